using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>What is typed is kept for its person, duplicates are seen, views of lists are private.</summary>
public class EntryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Typed_text_is_kept_for_its_person_alone_and_goes_when_dropped()
    {
        var world = await OfficeWorld.NewAsync(database);
        var form = Guid.CreateVersion7();
        (await world.Officer.Entries.KeepAsync(form, null, 0, """{"Title":"","StartsOn":"令和"}""")).Ok.Should().BeTrue();
        (await world.Officer.Entries.KeepAsync(form, null, 0, """{"Title":"","StartsOn":"令和8年"}""")).Ok.Should().BeTrue();
        (await world.Officer.Entries.AllAsync()).Single().Text.Should().Contain("令和8年").And.NotContain("\"令和\"");
        (await world.Colleague.Entries.AllAsync()).Should().BeEmpty("nobody else of the office sees what is not saved");
        (await world.Colleague.Entries.KeepAsync(form, null, 0, "{}").ContinueWith(t => t.IsFaulted)).Should().BeTrue("and nobody writes over it");

        var next = Guid.CreateVersion7();
        await world.Officer.Entries.TakeOverAsync(form, next);
        (await world.Officer.Entries.KeepAsync(form, null, 0, """{"Title":"古いタブ"}""")).Ok.Should().BeTrue();
        await world.Officer.Entries.DropAsync(form);
        (await world.Officer.Entries.AllAsync()).Single().Id.Should().Be(next, "a form that was taken over writes apart");
        await world.Officer.Entries.DropAsync(next);
        (await world.Officer.Entries.AllAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Typed_text_of_a_contract_goes_with_it_and_the_ministry_keeps_none()
    {
        var world = await OfficeWorld.NewAsync(database);
        var draft = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "K-1"));
        await world.Officer.Entries.KeepAsync(Guid.CreateVersion7(), draft.Id, draft.Version, "{}");
        (await world.Officer.Entries.LatestAsync(draft.Id))!.BaseVersion.Should().Be(draft.Version);
        (await world.Officer.Contracts.DeleteDraftAsync(draft.Id, draft.Version)).Ok.Should().BeTrue();
        (await world.Officer.Entries.LatestAsync(draft.Id)).Should().BeNull();
        var ministry = await OfficeDesk.OfAsync(database, Domain.Accounts.PortalRole.Ministry, null);
        (await ministry.Entries.KeepAsync(Guid.CreateVersion7(), null, 0, "{}")).Problems[0].Code.Should().Be("not-allowed");
    }

    [Fact]
    public async Task Several_typed_texts_stand_beside_each_other_and_the_draft_that_holds_one_forgets_it_in_the_same_save()
    {
        var world = await OfficeWorld.NewAsync(database);
        Guid first = Guid.CreateVersion7(), second = Guid.CreateVersion7();
        await world.Officer.Entries.KeepAsync(first, null, 0, """{"Number":"先"}""");
        await world.Officer.Entries.KeepAsync(second, null, 0, """{"Number":"後"}""");
        (await world.Officer.Entries.AllAsync()).Select(e => e.Id).Should().BeEquivalentTo([first, second]);
        (await world.Colleague.Entries.AllAsync()).Should().BeEmpty();

        (await world.Officer.Contracts.CreateDraftAsync(new ContractTerms(), [new(second, null)])).Ok.Should().BeFalse("a contract has a title");
        (await world.Officer.Entries.AllAsync()).Should().HaveCount(2, "what was not saved is still kept");
        (await world.Colleague.Contracts.CreateDraftAsync(OfficeDesk.Terms(world.Company.Id, "H-1"), [new(first, null)])).Ok.Should().BeTrue();
        (await world.Officer.Contracts.CreateDraftAsync(OfficeDesk.Terms(world.Company.Id, "H-2"), [new(second, null)])).Ok.Should().BeTrue();
        (await world.Officer.Entries.AllAsync()).Should().ContainSingle("nobody forgets what another typed").Which.Id.Should().Be(first);
    }

    [Fact]
    public async Task What_another_tab_typed_on_since_it_was_read_is_neither_dropped_nor_forgotten()
    {
        var world = await OfficeWorld.NewAsync(database);
        var form = Guid.CreateVersion7();
        await world.Officer.Entries.KeepAsync(form, null, 0, """{"Goal":"先"}""");
        var read = (await world.Officer.Entries.AllAsync()).Single();
        database.Clock.Now += TimeSpan.FromSeconds(2);
        await world.Officer.Entries.KeepAsync(form, null, 0, """{"Goal":"先、その続き"}""");

        (await world.Officer.Contracts.CreateDraftAsync(OfficeDesk.Terms(world.Company.Id, "T-1"), [new(form, read.SavedAt)])).Ok.Should().BeTrue();
        (await world.Officer.Entries.DropAsync(form, read.SavedAt)).Should().BeFalse();
        var kept = (await world.Officer.Entries.AllAsync()).Should().ContainSingle().Subject;
        kept.Text.Should().Contain("その続き");

        database.Clock.Now += TimeSpan.FromDays(Application.Contracts.Entry.TypedEntries.KeptDays + 1);
        (await world.Officer.Entries.AllAsync()).Should().BeEmpty("it is old");
        database.Clock.Now -= TimeSpan.FromDays(Application.Contracts.Entry.TypedEntries.KeptDays + 1);
    }

    [Fact]
    public async Task A_similar_contract_with_the_same_partner_and_time_is_found_and_no_other()
    {
        var world = await OfficeWorld.NewAsync(database);
        var terms = OfficeDesk.Terms(world.Company.Id, "D-1", "全固体電池の界面の劣化診断に関する研究");
        var first = await world.Officer.DraftAsync(terms);
        var again = terms with { Number = null, Title = "全固体電池　界面劣化の診断に関する研究" };
        (await world.Officer.Duplicates.FindAsync(again, null)).Should().ContainSingle().Which.Number.Should().Be("D-1");
        (await world.Officer.Duplicates.FindAsync(again, first.Id)).Should().BeEmpty("a contract is not its own duplicate");
        (await world.Officer.Duplicates.FindAsync(again with { StartsOn = new DateOnly(2027, 4, 1), EndsOn = null }, null)).Should().BeEmpty("the next period is another contract");
        (await world.Officer.Duplicates.FindAsync(again with { Title = "歩行計測による転倒予防" }, null)).Should().BeEmpty();
        (await world.Officer.Duplicates.FindAsync(again with { Parties = [] }, null)).Should().BeEmpty();
        var stranger = await OfficeWorld.NewAsync(database);
        (await stranger.Officer.Duplicates.FindAsync(again, null)).Should().BeEmpty("another institution's contracts are not told");
    }

    [Fact]
    public async Task Views_of_lists_are_private_named_and_replaced_by_name()
    {
        var world = await OfficeWorld.NewAsync(database);
        (await world.Officer.Views.SaveAsync("/contracts", " 実施中 ", "?status=Active")).Ok.Should().BeTrue();
        (await world.Officer.Views.SaveAsync("/contracts", "実施中", "status=Active&sort=end")).Ok.Should().BeTrue();
        var view = (await world.Officer.Views.OfAsync("/contracts")).Should().ContainSingle().Which;
        (view.Name, view.Query).Should().Be(("実施中", "status=Active&sort=end"));
        (await world.Colleague.Views.OfAsync("/contracts")).Should().BeEmpty();
        await world.Colleague.Views.DeleteAsync(view.Id);
        (await world.Officer.Views.OfAsync("/contracts")).Should().ContainSingle("nobody deletes another's view");
        (await world.Officer.Views.SaveAsync("/contracts", "  ", "")).Problems[0].Code.Should().Be("required");
        await world.Officer.Views.DeleteAsync(view.Id);
        (await world.Officer.Views.OfAsync("/contracts")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_next_contract_is_a_copy_that_can_be_stored()
    {
        var world = await OfficeWorld.NewAsync(database);
        var old = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "N-1"));
        var next = (await world.Officer.Queries.FindAsync(old.Id))!.Terms.Following();
        var stored = (await world.Officer.Queries.FindAsync((await world.Officer.DraftAsync(next)).Id))!.Terms;
        (stored.Number, stored.StartsOn, stored.EndsOn).Should().Be((null, new DateOnly(2027, 4, 1), new DateOnly(2028, 3, 31)));
        stored.Receipts.Should().ContainSingle().Which.Should().Match<ReceiptTerms>(r => r.FiscalYear == 2027 && r.State == ReceiptState.Planned && r.DirectYen == 6_000_000);
    }

    [Fact]
    public async Task A_copy_that_waits_names_its_source_in_the_list_on_its_page_and_in_its_history()
    {
        var world = await OfficeWorld.NewAsync(database);
        var old = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "N-2"));
        var terms = (await world.Officer.Queries.FindAsync(old.Id))!.Terms.Following();
        var copy = (await world.Officer.Contracts.CreateDraftAsync(terms, [], old.Id)).Value;

        async Task<string?> ListedAsync(Guid id) => (await world.Officer.Queries.ListAsync(new ContractFilter())).Items.Single(r => r.Id == id).CopyOf;
        (await world.Officer.Queries.FindAsync(copy.Id))!.CopiedFrom.Should().Be(new CopySource(old.Id, "N-2"));
        (await world.Officer.Queries.FindAsync(old.Id))!.CopiedFrom.Should().BeNull();
        (await ListedAsync(copy.Id)).Should().Be("N-2");
        (await ListedAsync(old.Id)).Should().BeNull();
        (await new AuditQueries(database.Contexts(world.Officer.User)).HistoryAsync(copy.Id)).SelectMany(s => s.Acts).SelectMany(a => a.Fields).Should().Contain(f => f.Name == AuditEntry.CopiedFrom && f.Now == "N-2");
        var then = (await world.Officer.Queries.OnDayAsync(copy.Id, JapanTime.Today(database.Clock)))!;
        (then.View!.Terms.Title, then.KnownFrom).Should().Be((terms.Title, null), "the source is no part of the record, and its history is whole");
        var numbered = (await world.Officer.Contracts.ChangeAsync(copy.Id, copy.Version, terms with { Number = "N-3" })).Value;
        (await ListedAsync(copy.Id)).Should().BeNull("it has a number of its own");
        (await world.Officer.Contracts.SubmitAsync(copy.Id, numbered.Version)).Ok.Should().BeTrue();
        (await world.Officer.Queries.FindAsync(copy.Id))!.CopiedFrom.Should().BeNull("it waits for nobody's typing any more");
        var stranger = await OfficeWorld.NewAsync(database);
        var foreign = (await stranger.Officer.Contracts.CreateDraftAsync(new ContractTerms { Title = "題目" }, [], old.Id)).Value;
        (await stranger.Officer.Queries.FindAsync(foreign.Id))!.CopiedFrom.Should().BeNull("nobody copies another institution's contract");
    }
}
