using CollabPortal.Application;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Pages.Events;
using CollabPortal.Web.Pages.Needs;

namespace CollabPortal.UnitTests.Screens;

/// <summary>A form says what is wrong when its field is left, and no longer when it is mended.</summary>
public sealed class FormProblemsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void A_field_that_was_left_with_something_wrong_says_so_before_any_save_and_an_untouched_one_is_silent()
    {
        var (draft, said) = (new NeedDraft(), new FormProblems());
        said.Open(draft);
        Told(said, draft).Should().BeEmpty("nobody has typed anything");
        draft.Person = new string('名', CompanyNeed.LongestPerson + 1);
        draft.Keywords = new string('語', CompanyNeed.LongestWord + 1);
        Told(said, draft).Should().BeEquivalentTo([("Person", "too-long"), ("Keywords", "seed-words")]);
        said.Standing(draft).Should().BeEmpty("the summary waits for the save");
        draft.Person = "架空 三郎";
        Told(said, draft).Should().Equal(("Keywords", "seed-words"));
        draft.Title = "題";
        said.Open(draft);
        draft.Title = " ";
        Told(said, draft).Should().Contain(("Title", "required"));
    }

    [Fact]
    public void What_a_save_was_refused_for_goes_when_its_field_is_mended_and_comes_back_when_it_is_wrong_otherwise()
    {
        var (draft, said) = (new NeedDraft { Title = new string('題', CompanyNeed.LongestTitle + 1) }, new FormProblems());
        said.Open(draft);
        said.Refuse([new Problem("required", "Sought"), .. draft.Faults()], draft);
        said.Standing(draft).Select(p => p.Field).Should().Equal("Sought", "Title");
        draft.Sought = "測り方";
        said.Standing(draft).Select(p => p.Field).Should().Equal("Title");
        draft.Title += "題";
        Told(said, draft).Should().Equal(("Title", "too-long"));
        draft.Title = "短い題";
        Told(said, draft).Should().BeEmpty();
        foreach (var field in new[] { "A", "B", "C", "D" }) draft.Fields.Add(field);
        Told(said, draft).Should().Equal(("Fields", "too-many"));
    }

    [Fact]
    public void An_event_says_all_that_is_wrong_with_its_days_and_addresses()
    {
        var (draft, said) = (new EventDraft { Title = "催し", Kind = EventKind.Fair }, new FormProblems());
        said.Open(draft);
        (draft.StartsOn, draft.EndsOn, draft.Link, draft.Capacity) = ("2026-12-02", "2026-12-01", "javascript:alert(1)", "0");
        Told(said, draft).Should().BeEquivalentTo([("EndsOn", "event-days"), ("Link", "event-link"), ("Capacity", "event-capacity")]);
        draft.StartsOn = "いつか";
        Told(said, draft).Should().Contain(("StartsOn", "date-invalid"));
        (draft.StartsOn, draft.EndsOn, draft.Link, draft.Capacity) = ("R8.12.2", "", "https://example.ac.jp/fair", "40");
        Told(said, draft).Should().BeEmpty();
    }

    private static IEnumerable<(string?, string)> Told(FormProblems said, NeedDraft draft) => said.All(draft, draft.Faults()).Select(p => (p.Field, p.Code));

    private static IEnumerable<(string?, string)> Told(FormProblems said, EventDraft draft) => said.All(draft, draft.Faults(Guid.NewGuid(), Today)).Select(p => (p.Field, p.Code));
}
