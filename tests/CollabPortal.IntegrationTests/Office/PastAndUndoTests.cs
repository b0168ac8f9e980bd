using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>The audit trail shows a record as it was on a day, and brings a deleted one back.</summary>
public class PastAndUndoTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // Two saves of one record never fall into one instant; a test's clock stands still unless it is moved.
    private void Pass() => database.Clock.Now = database.Clock.Now.AddSeconds(1);

    [Fact]
    public async Task A_contract_shows_as_it_was_on_any_day()
    {
        var world = await OfficeWorld.NewAsync(database);
        var day = JapanTime.Today(database.Clock);
        var terms = OfficeDesk.Terms(world.Company.Id, "A-1") with { PriceItems = [new PriceItemTerms(PriceItemKind.Direct, 6_000_000), new PriceItemTerms(PriceItemKind.Indirect, 2_000_000)], Clauses = new ClauseTerms { DataTerms = "初め" }, Facts = new FactTerms { Keywords = ["電池"], Members = [new MemberTerms("担当", MemberRole.Support)] } };
        var draft = await world.Officer.DraftAsync(terms);
        database.Clock.Now = database.Clock.Now.AddDays(2);
        var changed = (await world.Officer.Contracts.ChangeAsync(draft.Id, draft.Version, terms with
        {
            Title = "界面の寿命予測",
            PriceItems = [new PriceItemTerms(PriceItemKind.Direct, 9_000_000)],
            Parties = [.. terms.Parties, new PartyTerms((await OfficeWorld.NewAsync(database)).Company.Id, PartyRole.Partner)],
            Receipts = [new ReceiptTerms(2026, ReceiptState.Planned, null, 9_000_000, 0)],
            Clauses = new ClauseTerms { DataTerms = "後" },
            Facts = new FactTerms { Keywords = ["電池", "寿命"] },
        })).Value;
        database.Clock.Now = database.Clock.Now.AddDays(2);
        await world.Officer.Contracts.SubmitAsync(changed.Id, changed.Version);

        (await world.Officer.Queries.OnDayAsync(draft.Id, day.AddDays(-1)))!.View.Should().BeNull("it did not exist yet");
        var first = (await world.Officer.Queries.OnDayAsync(draft.Id, day))!;
        first.KnownFrom.Should().BeNull("its history is whole");
        first.View!.Terms.Should().Match<ContractTerms>(t => t.Title == "界面の劣化診断" && t.AgreedYen == 8_000_000 && t.Parties.Count == 1);
        (first.View.Terms.Clauses!.DataTerms, first.View.Terms.Facts!.Members.Single().Name, first.View.Terms.Facts.Keywords.Count).Should().Be(("初め", "担当", 1));
        first.View.Receipts.Should().ContainSingle().Which.Terms.IndirectYen.Should().Be(2_000_000);
        first.View.PriceItems.Select(i => i.Yen).Should().Equal(6_000_000, 2_000_000);
        var second = (await world.Officer.Queries.OnDayAsync(draft.Id, day.AddDays(3)))!.View!;
        (second.Terms.Clauses!.DataTerms, second.Terms.Facts!.Members.Count).Should().Be(("後", 0));
        second.PriceItems.Should().ContainSingle().Which.Yen.Should().Be(9_000_000);
        (second.Terms.Title, second.Status, second.Parties.Count).Should().Be(("界面の寿命予測", ContractStatus.Draft, 2));
        (await world.Officer.Queries.OnDayAsync(draft.Id, day.AddDays(400)))!.View!.Status.Should().Be(ContractStatus.Submitted);
        var stranger = await OfficeWorld.NewAsync(database);
        (await stranger.Officer.Queries.OnDayAsync(draft.Id, day)).Should().BeNull();
        (await world.Officer.Queries.FindAsync(draft.Id))!.Terms.Title.Should().Be("界面の寿命予測", "looking back changes nothing");
    }

    [Fact]
    public async Task Money_and_status_of_later_days_do_not_stand_in_the_past_of_a_record_without_history()
    {
        var world = await OfficeWorld.NewAsync(database);
        var day = JapanTime.Today(database.Clock);
        var terms = OfficeDesk.Terms(world.Company.Id, "P-1") with
        {
            StartsOn = day.AddDays(-300),
            EndsOn = day.AddDays(-10),
            Receipts = [],
        };
        Guid id;
        await using (var db = database.AsOwner())
        {
            var old = database.Clock.Now.AddDays(-310);
            var contract = ResearchContract.Draft(world.Officer.User.InstitutionId!.Value, terms, Guid.NewGuid(), old);
            contract.Submit(Guid.NewGuid(), old);
            contract.Approve(Guid.NewGuid(), old.AddDays(15), day.AddDays(-295), "予定どおり");
            foreach (var (ago, yen) in new[] { (250, 5_000_000L), (20, 3_000_000L) })
                contract.RecordReceipt(new ReceiptTerms(0, ReceiptState.Received, day.AddDays(-ago), yen, 0), database.Clock.Now.AddDays(-ago));
            contract.Complete(day.AddDays(-10), database.Clock.Now);
            db.Contracts.Add(contract);
            await db.SaveChangesAsync();
            id = contract.Id;
            await db.AuditEntries.Where(e => e.SubjectId == id).ExecuteDeleteAsync();
        }

        async Task<(ContractStatus, int, DateOnly?)> OnAsync(int days) =>
            (await world.Officer.Queries.OnDayAsync(id, day.AddDays(days)))!.View is var view ? (view!.Status, view.Receipts.Count, view.EndedOn) : default;
        (await OnAsync(0)).Should().Be((ContractStatus.Completed, 2, day.AddDays(-10)));
        (await OnAsync(-30)).Should().Be((ContractStatus.Active, 1, null));
        (await OnAsync(-299)).Should().Be((ContractStatus.Submitted, 0, null), "it was approved later");
    }

    [Fact]
    public async Task A_deleted_draft_comes_back_whole_under_its_old_id()
    {
        var world = await OfficeWorld.NewAsync(database);
        var terms = OfficeDesk.Terms(world.Company.Id, "U-1") with { PriceItems = [new PriceItemTerms(PriceItemKind.Direct, 8_000_000, Note: "内訳")], Clauses = new ClauseTerms { DataTerms = "条件" }, Facts = new FactTerms { Members = [new MemberTerms("担当", MemberRole.Support)] } };
        var draft = await world.Officer.DraftAsync(terms);
        Pass();
        (await world.Officer.Contracts.DeleteDraftAsync(draft.Id, draft.Version)).Ok.Should().BeTrue();
        Pass();
        (await world.Officer.Queries.FindAsync(draft.Id)).Should().BeNull();
        (await world.Colleague.Deleted.ListAsync()).Should().ContainSingle().Which.Name.Should().Be(terms.Title);
        var stranger = await OfficeWorld.NewAsync(database);
        (await stranger.Officer.Deleted.ListAsync()).Should().BeEmpty();
        (await stranger.Officer.Deleted.RestoreAsync(draft.Id)).Problems[0].Code.Should().Be("not-found");

        (await world.Colleague.Deleted.RestoreAsync(draft.Id)).Value.Should().Be(draft.Id);
        var back = (await world.Officer.Queries.FindAsync(draft.Id))!;
        back.Terms.Should().BeEquivalentTo(terms, options => options.Excluding(t => t.Receipts).Excluding(t => t.Clauses).Excluding(t => t.Facts).Excluding(t => t.PriceItems));
        back.PriceItems.Should().Equal(terms.PriceItems);
        (back.Terms.Clauses!.DataTerms, back.Terms.Facts!.Members.Single().Name).Should().Be(("条件", "担当"));
        back.Terms.Receipts.Should().ContainSingle().Which.DirectYen.Should().Be(6_000_000);
        (await world.Officer.Deleted.ListAsync()).Should().BeEmpty();
        (await world.Officer.Deleted.RestoreAsync(draft.Id)).Problems[0].Code.Should().Be("not-found", "it is there already");
        Pass();
        (await world.Officer.Contracts.DeleteDraftAsync(draft.Id, back.Version)).Ok.Should().BeTrue("and it can be deleted again");
        (await world.Officer.Deleted.ListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_number_that_was_given_away_meanwhile_stops_the_undo_and_so_does_time()
    {
        var world = await OfficeWorld.NewAsync(database);
        var draft = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "U-2"));
        Pass();
        await world.Officer.Contracts.DeleteDraftAsync(draft.Id, draft.Version);
        await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "U-2"));
        (await world.Officer.Deleted.RestoreAsync(draft.Id)).Problems[0].Should().Match<Application.Problem>(p => p.Code == "number-taken" && p.Field == "Number");
        database.Clock.Now = database.Clock.Now.AddDays(31);
        (await world.Officer.Deleted.RestoreAsync(draft.Id)).Problems[0].Code.Should().Be("undo-too-old");
        (await world.Officer.Deleted.ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Records_of_the_thin_registers_come_back_too()
    {
        var world = await OfficeWorld.NewAsync(database);
        var startup = new Startup(world.University.Id, new StartupTerms { NameJa = "復活テック", FoundedYear = 2020, Types = [default] });
        await using (var db = database.As(world.Officer.User))
        {
            db.Add(startup);
            await db.SaveChangesAsync();
            Pass();
            db.Remove(startup);
            await db.SaveChangesAsync();
        }

        (await world.Officer.Deleted.ListAsync()).Should().ContainSingle().Which.Name.Should().Be("復活テック");
        (await world.Officer.Deleted.RestoreAsync(startup.Id)).Ok.Should().BeTrue();
        await using var after = database.As(world.Officer.User);
        var back = await after.Startups.FindAsync(startup.Id);
        (back!.NameJa, back.FoundedYear).Should().Be(("復活テック", 2020));
    }
}
