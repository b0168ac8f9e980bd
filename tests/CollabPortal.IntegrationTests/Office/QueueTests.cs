using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Work;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Office;

/// <summary>Each person's queue holds what they must do, and many are done at once without bending a rule.</summary>
public class QueueTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_person_sees_what_they_must_do_and_what_waits_for_whom()
    {
        var world = await OfficeWorld.NewAsync(database);
        var (officer, colleague, approver) = (world.Officer, world.Colleague, world.Approver);
        var unfinished = await officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "Q-1") with { Goal = null });
        var ready = await officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "Q-2"));
        var sent = await officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "Q-3"));
        var back = await officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "Q-4"));
        await approver.Contracts.ReturnAsync(back.Id, back.Version, "期限を書いてください。");
        var approversOwn = await approver.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "Q-5"));
        database.Clock.Now = database.Clock.Now.AddDays(3);

        var mine = await officer.Queue.ReadAsync();
        mine.Finish.Should().ContainSingle(l => l.Id == unfinished.Id).Which.Missing.Should().Equal("Goal");
        mine.Submit.Should().ContainSingle(l => l.Id == ready.Id);
        mine.Mend.Should().ContainSingle(l => l.Id == back.Id).Which.Comment.Should().Be("期限を書いてください。");
        mine.Decide.Should().BeEmpty("an officer approves nothing");
        mine.Waiting.Select(l => l.Id).Should().BeEquivalentTo([sent.Id, approversOwn.Id]);
        mine.Waiting.Should().OnlyContain(l => l.Days == 3 && l.For == null);

        var theirs = await approver.Queue.ReadAsync();
        theirs.Decide.Should().ContainSingle().Which.Id.Should().Be(sent.Id, "nobody approves what they entered");
        theirs.Waiting.Should().Contain(l => l.Id == back.Id && l.For == "Liaison").And.Contain(l => l.Id == approversOwn.Id && l.For == null);
        theirs.Mend.Should().BeEmpty();
        (await colleague.Queue.ReadAsync()).Mend.Should().BeEmpty("what a colleague entered is theirs to mend");
        (await colleague.Queue.ReadAsync()).Waiting.Should().Contain(l => l.Id == back.Id);
    }

    [Fact]
    public async Task Many_are_approved_at_once_each_by_its_own_rules()
    {
        var world = await OfficeWorld.NewAsync(database);
        var good = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "B-1"));
        var own = await world.Approver.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "B-2"));
        var stale = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "B-3"));
        BatchItem[] items = [new(good.Id, good.Version, "1"), new(own.Id, own.Version, "2"), new(stale.Id, stale.Version - 1, "3")];
        var results = await world.Approver.Batch.ApproveAsync(items);
        results.Select(r => r.Done ? null : r.Problems[0].Code).Should().Equal(null, "two-person-rule", "stale-version");
        (await world.Officer.Queries.FindAsync(good.Id))!.Status.Should().Be(ContractStatus.Active);
        (await world.Officer.Queries.FindAsync(own.Id))!.Status.Should().Be(ContractStatus.Submitted);
        (await world.Officer.Batch.ApproveAsync([new(stale.Id, stale.Version, "3")]))[0].Problems[0].Code.Should().Be("not-allowed");
        (await world.Approver.Batch.ReturnAsync([new(stale.Id, stale.Version, "3")], " "))[0].Problems[0].Code.Should().Be("comment-required");
        (await world.Approver.Batch.ReturnAsync([new(stale.Id, stale.Version, "3")], "直してください。"))[0].Done.Should().BeTrue();

        var lacking = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "B-4") with { Goal = null, Number = null });
        var submitted = await world.Officer.Batch.SubmitAsync([new(lacking.Id, lacking.Version, "4")]);
        submitted[0].Problems.Select(p => p.Field).Should().Equal("Number", "Goal");
    }

    [Fact]
    public async Task Receipts_above_the_agreed_total_reach_the_approver_and_are_approved_with_a_reason()
    {
        var world = await OfficeWorld.NewAsync(database);
        var good = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "E-1"));
        var over = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "E-2") with { AgreedYen = 5_000_000 });
        (await world.Approver.Queue.ReadAsync()).Decide.Select(l => (l.Id, l.ExcessYen)).Should().BeEquivalentTo([(good.Id, 0L), (over.Id, 3_000_000L)]);
        (await world.Approver.Queries.FindAsync(over.Id))!.ExcessYen.Should().Be(3_000_000);
        BatchItem[] items = [new(good.Id, good.Version, "1"), new(over.Id, over.Version, "2")];
        (await world.Approver.Batch.ApproveAsync(items)).Select(r => r.Done ? null : r.Problems[0].Code).Should().Equal(null, "excess-reason-required");
        (await world.Approver.Batch.ApproveAsync([items[1]], "追加分は覚書による"))[0].Done.Should().BeTrue();
        (await world.Officer.Queries.FindAsync(over.Id))!.ApprovalReason.Should().Be("追加分は覚書による");
        (await world.Officer.Queries.FindAsync(good.Id))!.ApprovalReason.Should().BeNull();
    }

    [Fact]
    public async Task Money_outside_the_period_is_submitted_with_a_reason_that_the_approver_reads()
    {
        var world = await OfficeWorld.NewAsync(database);
        var terms = OfficeDesk.Terms(world.Company.Id, "O-1");
        var draft = (await world.Officer.Contracts.CreateDraftAsync(terms with { Receipts = [.. terms.Receipts, new ReceiptTerms(2040, ReceiptState.Planned, null, 0, 0, 1)] })).Value;
        (await world.Officer.Batch.SubmitAsync([new(draft.Id, draft.Version, "1")]))[0].Problems.Single().Code.Should().Be("outside-reason-required");
        (await world.Officer.Contracts.SubmitAsync(draft.Id, draft.Version, "覚書による")).Problems.Should().BeEmpty();
        var line = (await world.Approver.Queue.ReadAsync()).Decide.Single();
        (line.OutsideReason, line.Gaps.OutsideYears.Single()).Should().Be(("覚書による", 2040));
        (await world.Approver.Queries.FindAsync(draft.Id))!.Terms.OutsideReason.Should().Be("覚書による");
    }

    [Fact]
    public async Task An_amendment_is_withdrawn_by_who_proposed_it_and_by_nobody_else()
    {
        var world = await OfficeWorld.NewAsync(database);
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "W-1"));
        var approved = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value;
        var terms = new AmendmentTerms { Title = "題目", StartsOn = new DateOnly(2026, 4, 1), EndsOn = new DateOnly(2028, 3, 31), Goal = "診断する", SuccessCriterion = "誤差3%以内", AgreedYen = 8_000_000 };
        var proposal = (await world.Officer.Contracts.ProposeAmendmentAsync(sent.Id, approved.Version, terms, "延長")).Value;
        var open = (await world.Officer.Queries.FindAsync(sent.Id))!.Amendments.Single();
        open.MayWithdraw.Should().BeTrue();
        (await world.Colleague.Queries.FindAsync(sent.Id))!.Amendments.Single().MayWithdraw.Should().BeFalse();
        (await world.Colleague.Contracts.WithdrawAmendmentAsync(open.Id, open.Version)).Problems.Single().Code.Should().Be("not-yours");
        (await world.Officer.Contracts.WithdrawAmendmentAsync(open.Id, open.Version)).Ok.Should().BeTrue();
        var view = (await world.Officer.Queries.FindAsync(sent.Id))!;
        (view.Amendments.Single().Status, view.Terms.EndsOn, view.May.Amend).Should().Be((AmendmentStatus.Withdrawn, new DateOnly(2027, 3, 31), true));
        (await world.Approver.Queue.ReadAsync()).DecideAmendments.Should().BeEmpty();
        (await world.Officer.Contracts.WithdrawAmendmentAsync(open.Id, open.Version + 1)).Problems.Single().Code.Should().Be("amendment-decided");
        (await world.Officer.Contracts.ProposeAmendmentAsync(sent.Id, proposal.Version, terms, "延長")).Ok.Should().BeTrue("another one may be proposed");
    }

    [Fact]
    public async Task An_approver_is_not_offered_to_submit_what_somebody_else_enters()
    {
        var world = await OfficeWorld.NewAsync(database);
        var draft = await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "W-1"));
        (await world.Approver.Queries.FindAsync(draft.Id))!.May.Should().Match<ContractActs>(a => !a.Submit && a.WaitsForEnterer && !a.Decide);
        (await world.Colleague.Queries.FindAsync(draft.Id))!.May.Should().Match<ContractActs>(a => a.Submit && !a.WaitsForEnterer);
        var sent = (await world.Officer.Contracts.SubmitAsync(draft.Id, draft.Version)).Value;
        (await world.Approver.Queries.FindAsync(sent.Id))!.May.Should().Match<ContractActs>(a => a.Decide && !a.Edit && !a.Submit);
        await world.Approver.Contracts.ReturnAsync(sent.Id, sent.Version, "期限を書いてください。");
        (await world.Approver.Queries.FindAsync(sent.Id))!.May.Should().Match<ContractActs>(a => a.WaitsForEnterer && !a.Submit);
    }

    [Fact]
    public async Task A_prepared_year_waits_in_the_approvers_queue_and_in_nobody_elses()
    {
        var world = await OfficeWorld.NewAsync(database);
        await using (var db = database.AsOwner())
        {
            var year = new YearLock(world.University.Id, new FiscalYear(2024), JapanTime.Today(database.Clock));
            year.Prepare(world.Officer.User.UserId!.Value, database.Clock.Now.AddDays(-3));
            var own = new YearLock(world.University.Id, new FiscalYear(2023), JapanTime.Today(database.Clock));
            own.Prepare(world.Approver.User.UserId!.Value, database.Clock.Now);
            db.AddRange(year, own);
            await db.SaveChangesAsync();
        }

        (await world.Approver.Queue.ReadAsync()).Years.Should().Equal(new YearToLock(2024, "Liaison", 3));
        (await world.Officer.Queue.ReadAsync()).Years.Should().BeEmpty();
    }

    [Fact]
    public async Task The_ministry_finds_contracts_by_the_institution_that_keeps_them()
    {
        var (one, other) = (await OfficeWorld.NewAsync(database), await OfficeWorld.NewAsync(database));
        foreach (var world in (OfficeWorld[])[one, other])
        {
            var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "I-1"));
            await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version);
        }

        var ministry = await OfficeDesk.OfAsync(database, PortalRole.Ministry, null);
        (await ministry.Queries.ListAsync(new ContractFilter { Institution = one.University.NameJa })).Items.Should().ContainSingle()
            .Which.Institution.Ja.Should().Be(one.University.NameJa);
        (await ministry.Queries.ListAsync(new ContractFilter { Institution = "ない名前の大学" })).Total.Should().Be(0);
    }

    [Fact]
    public async Task Deadlines_tell_ends_missing_money_confidentiality_and_follow_ups()
    {
        var world = await OfficeWorld.NewAsync(database);
        var today = JapanTime.Today(database.Clock);
        async Task<Guid> ActiveAsync(ContractTerms terms)
        {
            var sent = await world.Officer.SubmittedAsync(terms);
            (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Ok.Should().BeTrue();
            return sent.Id;
        }

        var terms = OfficeDesk.Terms(world.Company.Id, "T-1") with { Receipts = [] };
        var ending = await ActiveAsync(terms with { EndsOn = today.AddDays(40) });
        var overdue = await ActiveAsync(terms with { Number = "T-2", StartsOn = new DateOnly(2025, 4, 1), Receipts = [new ReceiptTerms(2025, ReceiptState.Planned, null, 100, 20)] });
        var secret = await ActiveAsync(terms with { Number = "T-3", Clauses = new ClauseTerms { ConfidentialUntil = today.AddDays(10) } });
        var ended = await ActiveAsync(terms with { Number = "T-4", StartsOn = today.AddYears(-2), EndsOn = today.AddYears(-1) });
        (await world.Officer.Contracts.CompleteAsync(ended, (await world.Officer.Queries.FindAsync(ended))!.Version, today.AddYears(-1).AddDays(5))).Ok.Should().BeTrue();

        var found = await world.Officer.Deadlines.ReadAsync();
        found.Select(d => (d.Kind, d.Id)).Should().BeEquivalentTo([
            (DeadlineKind.Ending, ending), (DeadlineKind.ReceiptOverdue, overdue), (DeadlineKind.ConfidentialityEnding, secret), (DeadlineKind.FollowUp, ended)]);
        found.Should().BeInAscendingOrder(d => d.On);
        found.Single(d => d.Kind == DeadlineKind.ReceiptOverdue).Yen.Should().Be(120);
        found.Single(d => d.Kind == DeadlineKind.Ending).Days.Should().Be(40);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 90, true)]
    [InlineData(0, 91, false)]
    [InlineData(0, -1, false)]
    [InlineData(1, 30, true)]
    [InlineData(1, 31, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, -300, true)]
    [InlineData(3, -400, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, -366, false)]
    public async Task An_end_is_told_from_90_days_before_and_a_follow_up_from_30_days_before_until_a_year_after(int years, int days, bool told)
    {
        var world = await OfficeWorld.NewAsync(database);
        var today = JapanTime.Today(database.Clock);
        var due = today.AddDays(days);
        var ends = due.AddYears(-years);
        // The day of a follow-up is so many years after the end.
        var terms = OfficeDesk.Terms(world.Company.Id, "E-1") with { StartsOn = ends.AddYears(-1), EndsOn = ends, Receipts = [], AgreedYen = null };
        var sent = await world.Officer.SubmittedAsync(terms);
        var approved = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value;
        if (years > 0) (await world.Officer.Contracts.CompleteAsync(sent.Id, approved.Version, ends)).Ok.Should().BeTrue();
        var found = await world.Officer.Deadlines.ReadAsync();
        (DeadlineKind, int)[] wanted = told ? [(years == 0 ? DeadlineKind.Ending : DeadlineKind.FollowUp, days)] : [];
        found.Select(d => (d.Kind, d.Days)).Should().Equal(wanted);
    }

    [Fact]
    public async Task The_ministry_sees_how_far_each_institution_is_and_nobody_else_does()
    {
        var world = await OfficeWorld.NewAsync(database);
        var sent = await world.Officer.SubmittedAsync(OfficeDesk.Terms(world.Company.Id, "P-1"));
        var approved = (await world.Approver.Contracts.ApproveAsync(sent.Id, sent.Version)).Value;
        await world.Officer.DraftAsync(OfficeDesk.Terms(world.Company.Id, "P-2"));
        var ministry = await OfficeDesk.OfAsync(database, PortalRole.Ministry, null);
        async Task<InstitutionProgress> RowAsync() => (await ministry.Progress.ReadAsync(new FiscalYear(2026))).Single(r => r.Id == world.University.Id);
        (await RowAsync()).Should().Match<InstitutionProgress>(r => r.Running == 1 && r.WithReceipt == 0 && r.Share == 0 && r.ApprovedInYear == 1);
        await world.Officer.Contracts.RecordReceiptAsync(approved.Id, approved.Version, new ReceiptTerms(0, ReceiptState.Received, new DateOnly(2026, 6, 1), 10, 1));
        (await RowAsync()).Should().Match<InstitutionProgress>(r => r.WithReceipt == 1 && r.Share == 100);
        (await world.Officer.Progress.ReadAsync(new FiscalYear(2026))).Should().BeEmpty();
    }
}
