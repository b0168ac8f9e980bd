using CollabPortal.Application.Audit;
using CollabPortal.Web.Components.Entry;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CollabPortal.UnitTests.Screens;

/// <summary>The history of the smaller registers: labels of the form, names of list values, nothing that only a machine reads.</summary>
public class RecordChangesTests
{
    private static readonly StringLocalizer<SharedText> Words =
        new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Fact]
    public void Changed_fields_stand_under_their_labels_and_the_rest_is_left_out()
    {
        var step = new HistoryStep(DateTimeOffset.UnixEpoch, "x",
        [
            new HistoryAct("PatentRight", Guid.NewGuid(), "Changed",
                [new("Title", "触媒", "電極"), new("Status", "Applied", "Granted"), new("Secret", "a", "b"), new("OpenForLicensing", "false", "true"), new("Holder", null, Guid.NewGuid().ToString())]),
            new HistoryAct("LicenceIncome", Guid.NewGuid(), "Created", [new("Title", null, "x")]),
        ]);
        var lines = new RecordChanges(Words, field => field == "Secret" ? null : "L" + field).Lines(step).ToList();
        lines.Select(l => l.Name).Should().Equal("LTitle", "LStatus", "LOpenForLicensing", "LHolder");
        lines[0].Should().Be(("LTitle", "触媒", "電極"));
        lines[1].Now.Should().Be(Words["PatentStatus.Granted"].Value).And.NotBe("Granted");
        lines[3].Now.Should().BeNull("an id tells nobody anything");
    }

    [Fact]
    public void A_record_of_any_day_is_told_by_what_it_said_differently()
    {
        var id = Guid.NewGuid();
        HistoryStep Step(int day, string action, params HistoryField[] fields) => new(new DateTimeOffset(2026, 4, day, 3, 0, 0, TimeSpan.Zero), "x", [new HistoryAct("PatentRight", id, action, fields)]);
        HistoryStep[] steps =
        [
            Step(20, "Changed", new("Title", "二番目", "三番目"), new("Secret", "a", "b"), new("Note", "一時", "前と同じ")),
            Step(10, "Changed", new("Title", "最初", "二番目"), new("Status", "Applied", "Granted"), new("Note", "前と同じ", "一時")),
            Step(5, "Created", new HistoryField("Title", null, "最初")),
        ];
        var changes = new RecordChanges(Words, field => field == "Secret" ? null : "L" + field);
        changes.On(steps, id, new DateOnly(2026, 4, 4)).Should().BeNull("it was entered on the fifth");
        changes.On(steps, id, new DateOnly(2026, 4, 9))!.Should().Equal(
            ("LTitle", "最初", "三番目"), ("LStatus", Words["PatentStatus.Applied"].Value, Words["PatentStatus.Granted"].Value));
        changes.On(steps, id, new DateOnly(2026, 4, 10))!.Should().Equal(("LTitle", "二番目", "三番目"), ("LNote", "一時", "前と同じ"));
        changes.On(steps, id, new DateOnly(2026, 4, 20))!.Should().BeEmpty("it says what it says now");

        // Deleted and brought back: between its first entry and the delete it was there.
        HistoryStep[] back = [Step(16, "Created", new HistoryField("Title", null, "x")), Step(15, "Deleted", new HistoryField("Title", "x", null)), .. steps[1..]];
        changes.On(back, id, new DateOnly(2026, 4, 12)).Should().NotBeNull();
    }

    [Fact]
    public void A_list_of_choices_is_told_in_their_words() =>
        new RecordChanges(Words, field => field).Value("Startup", "Types", "[\"Student\"]").Should().Be(Words["StartupType.Student"].Value).And.NotBe("Student");
}
