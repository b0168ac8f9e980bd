using CollabPortal.Application.Audit;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>What nobody has confirmed does not stand in the sheets; a second person may refuse it, and then it goes back.</summary>
public class RefusedRestatementTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Yen = "joint-research.companies.yen";
    private static readonly FiscalYear Year = new(2025);
    private static readonly ReceiptTerms March = new(0, ReceiptState.Received, new DateOnly(2026, 3, 1), 2_000_000, 0);

    [Fact]
    public async Task Until_it_is_confirmed_the_sheet_keeps_the_locked_figure_and_names_the_new_one()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract.Id);

        var waits = await office.CellAsync(Year, "mext", Yen);
        (waits.Value, waits.Registered, waits.Locked, waits.Restated).Should().Be((9_000_000, 11_000_000, 9_000_000, RestatedState.Waiting));
        var large = await office.CellAsync(Year, "mext", "large-joint-research");
        (large.Value, large.Registered, large.Locked).Should().Be((null, 1, null), "nothing registered is not 0");
        var band = await office.CellAsync(Year, "mext", "joint-research.band-4.count");
        (band.Value, band.Registered).Should().Be((1, null), "a figure that went away stands until somebody confirms it");
        (await office.Liaison.Surveys.CellAsync(Year, Yen))!.Cell.Value.Should().Be(9_000_000);
        (await office.Liaison.Surveys.SheetAsync(Year.Next, "mext"))!.Cells.Single(c => c.Item.Key == Yen).LastYear.Should().Be(9_000_000);

        var change = (await office.Approver.Restatements.WaitingAsync(Year)).Single();
        (await office.Approver.Desk.ConfirmAsync(change)).Should().BeNull();
        var stands = await office.CellAsync(Year, "mext", Yen);
        (stands.Value, stands.Locked, stands.Restated).Should().Be((11_000_000, 9_000_000, RestatedState.Confirmed));
        (await office.CellAsync(Year, "mext", "joint-research.band-4.count")).Value.Should().BeNull();
        (await HistoryAsync(office, contract.Id)).Should().Contain(a => a.Entity == "Restatement" && a.Fields[0].Name == "ConfirmedBy");
    }

    [Fact]
    public async Task A_refusal_puts_the_receipt_back_and_tells_who_made_the_change()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract.Id);
        var change = (await office.Approver.Restatements.WaitingAsync(Year)).Single();
        (await office.Approver.Desk.RefuseAsync(change, " ")).Problems.Single().Code.Should().Be("comment-required");
        (await office.Liaison.Desk.RefuseAsync(change, "自分の")).Problems.Single().Code.Should().Be("not-allowed");
        (await office.Approver.Desk.RefuseAsync(change, "別の契約の入金です")).Value.Should().BeTrue();

        var cell = await office.CellAsync(Year, "mext", Yen);
        (cell.Value, cell.Registered, cell.Restated).Should().Be((9_000_000, 9_000_000, null), "the record is as it was locked");
        (await ReceiptsAsync(contract.Id)).Should().ContainSingle().Which.DirectYen.Should().Be(9_000_000);
        var told = (await office.Liaison.Queue.ReadAsync()).OwnRestated.Should().ContainSingle().Which;
        (told.Refused!.Person, told.Refused.Comment, told.Refused.TakenBack).Should().Be(("Approver", "別の契約の入金です", true));
        (await office.Liaison.Work.OfContractAsync(contract.Id)).Should().ContainSingle(r => r.Refused != null);
        (await office.Approver.Queue.ReadAsync()).OwnRestated.Should().BeEmpty("what an approver put back waits for nobody");
        (await office.Liaison.Surveys.YearAsync(Year))!.YearEnd.Unconfirmed.Should().Be(0);
        var history = await HistoryAsync(office, contract.Id);
        history.Should().Contain(a => a.Entity == "Restatement" && a.Fields[0].Now == "別の契約の入金です");
        history.Should().Contain(a => a.Entity == "FiscalYearReceipt" && a.Action == "Deleted");
        (await (await Office.MinistryAsync(database)).RestatedAsync(new RestatementFilter { Year = Year })).Where(r => change.Ids.Contains(r.Id))
            .Should().NotBeEmpty().And.OnlyContain(r => r.Refuser == "Approver" && r.SettledAt != null && r.ConfirmedAt == null);
        (await office.Approver.Desk.ConfirmAsync(change))!.Code.Should().Be("restatement-not-confirmed");
    }

    [Fact]
    public async Task A_contract_of_a_past_day_tells_the_changes_of_locked_years_as_they_stood_then()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract.Id);
        var refused = (await office.Approver.Restatements.WaitingAsync(Year)).Single();
        (await office.Approver.Desk.RefuseAsync(refused, "別の契約の入金です")).Value.Should().BeTrue();
        await RecordAsync(office.Liaison, contract.Id);
        var confirmed = (await office.Approver.Restatements.WaitingAsync(Year)).Single();
        (await office.Approver.Desk.ConfirmAsync(confirmed)).Should().BeNull();
        var today = JapanTime.Today(database.Clock);
        DateTimeOffset Noon(int days) => JapanTime.StartOf(today.AddDays(days)).AddHours(12);
        await using (var db = database.AsOwner())
        {
            await db.Restatements.Where(r => refused.Ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.At, Noon(-20)).SetProperty(r => r.RefusedAt, Noon(-10)).SetProperty(r => r.SettledAt, Noon(-10)));
            await db.Restatements.Where(r => confirmed.Ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.At, Noon(-8)).SetProperty(r => r.ConfirmedAt, Noon(-4)));
        }

        async Task<string> OnAsync(int days) => string.Join(" ", (await office.Liaison.Work.OfContractAsync(contract.Id, today.AddDays(days))).Select(r => $"{(r.Refused is null ? "waits" : "refused")}:{r.Days}"));
        (await OnAsync(-21)).Should().BeEmpty("nothing had been changed");
        (await OnAsync(-20)).Should().Be("waits:0");
        (await OnAsync(-11)).Should().Be("waits:9", "the refusal came later");
        (await OnAsync(-10)).Should().Be("refused:0");
        (await OnAsync(-5)).Should().Be("refused:5 waits:3");
        (await OnAsync(-4)).Should().Be("refused:6", "it was confirmed on that day");
        (await office.Liaison.Work.OfContractAsync(contract.Id)).Should().ContainSingle(r => r.Refused != null);
    }

    [Fact]
    public async Task A_refused_correction_and_a_refused_cancelling_bring_the_receipt_back()
    {
        var (office, contract) = await LockedAsync();
        var receipt = contract.Receipts.Single().Id;
        (await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, await VersionAsync(contract.Id), receipt, March with { DirectYen = 900_000 }, "桁の誤り")).Problems.Should().BeEmpty();
        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(), "通帳は9,000,000円")).Value.Should().BeTrue();
        var back = (await ReceiptsAsync(contract.Id)).Single();
        (back.Id, back.DirectYen, back.ReceivedOn).Should().Be((receipt, 9_000_000, new DateOnly(2025, 6, 1)));

        (await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, await VersionAsync(contract.Id), receipt, null, "来ていない")).Problems.Should().BeEmpty();
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(9_000_000);
        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(), "来ている")).Value.Should().BeTrue();
        (await ReceiptsAsync(contract.Id)).Single().DirectYen.Should().Be(9_000_000);
        (await office.CellAsync(Year, "mext", Yen)).Restated.Should().BeNull();
    }

    [Fact]
    public async Task What_cannot_be_put_back_stays_out_of_the_sheet_until_the_record_is_put_right()
    {
        var (office, _) = await LockedAsync();
        office.Liaison.Reason.Text = "登録の漏れ";
        var id = (await office.Liaison.Startups.CreateAsync(new StartupTerms { NameJa = "架空漏れ", Types = [StartupType.Student], FoundedYear = 2025, FoundedMonth = 7 })).Value;
        (await office.Approver.Desk.RefuseAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single(), "別の大学のもの")).Value.Should().BeFalse();
        var cell = await office.CellAsync(Year, "mext", "startups.founded.count");
        (cell.Value, cell.Registered, cell.Restated).Should().Be((null, 1, RestatedState.Refused));
        (await office.Liaison.Queue.ReadAsync()).OwnRestated.Single().Refused!.TakenBack.Should().BeFalse();
        office.Liaison.Reason.Text = "指摘による削除";
        (await office.Liaison.Startups.DeleteAsync(id, 1)).Problems.Should().BeEmpty();
        (await office.CellAsync(Year, "mext", "startups.founded.count")).Restated.Should().BeNull();
        (await office.Liaison.Queue.ReadAsync()).OwnRestated.Single().Refused!.TakenBack.Should().BeTrue();
        (await office.Approver.Restatements.WaitingAsync(Year)).Should().BeEmpty("what is back where it stood waits for nobody");
    }

    [Fact]
    public async Task Somebody_elses_later_step_is_not_taken_back_with_a_refused_one()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract.Id);
        var second = new Person(database, await database.AccountAsync(PortalRole.Liaison, office.Institution.Id));
        var march = (await ReceiptsAsync(contract.Id)).Single(r => r.DirectYen == 2_000_000).Id;
        (await second.Contracts.CorrectReceiptAsync(contract.Id, await VersionAsync(contract.Id), march, March with { DirectYen = 3_000_000 }, "額の誤り")).Problems.Should().BeEmpty();
        var first = (await office.Approver.Restatements.WaitingAsync(Year)).First(c => c.First.Reason == "記録漏れ");
        (await office.Approver.Desk.RefuseAsync(first, "別の契約")).Value.Should().BeFalse();
        (await ReceiptsAsync(contract.Id)).Sum(r => r.DirectYen).Should().Be(12_000_000);
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(9_000_000);
        // Who confirms the later step confirms the figure as it now is.
        (await office.Approver.Desk.ConfirmAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single())).Should().BeNull();
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(12_000_000);
    }

    [Fact]
    public async Task Of_two_changes_of_one_contract_the_refused_one_goes_back_and_the_other_still_waits()
    {
        var (office, contract) = await LockedAsync();
        // To the band above and back below by the next one: in that figure both cancel out.
        await RecordAsync(office.Liaison, contract.Id);
        var receipt = contract.Receipts.Single().Id;
        (await office.Liaison.Contracts.CorrectReceiptAsync(contract.Id, await VersionAsync(contract.Id), receipt, March with { ReceivedOn = new DateOnly(2025, 6, 1), DirectYen = 7_500_000 }, "桁の誤り")).Problems.Should().BeEmpty();
        (await office.CellAsync(Year, "mext", "large-joint-research")).Restated.Should().BeNull("it is where it was");
        var second = (await office.Approver.Restatements.WaitingAsync(Year)).Single(c => c.First.Reason == "桁の誤り");
        (await office.Approver.Desk.RefuseAsync(second, "通帳は9,000,000円")).Value.Should().BeTrue();
        (await office.Approver.Restatements.WaitingAsync(Year)).Should().ContainSingle().Which.First.Reason.Should().Be("記録漏れ");
        (await office.Approver.Queue.ReadAsync()).OwnRestated.Should().BeEmpty();
        var cell = await office.CellAsync(Year, "mext", "large-joint-research");
        (cell.Value, cell.Registered, cell.Restated).Should().Be((null, 1, RestatedState.Waiting));
        (await office.Approver.Desk.ConfirmAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single())).Should().BeNull();
        (await office.ValueAsync(Year, "mext", Yen)).Should().Be(11_000_000);
    }

    [Fact]
    public async Task Who_waits_sees_who_can_confirm_and_that_nobody_can()
    {
        var (office, contract) = await LockedAsync();
        await RecordAsync(office.Liaison, contract.Id);
        var own = (await office.Liaison.Queue.ReadAsync()).OwnRestated.Should().ContainSingle().Which;
        (own.IsOwn, own.Refused, own.Records.Single().Number).Should().Be((true, null, contract.Number));
        own.Confirmers.Should().Equal("Approver");
        (await office.Approver.Queue.ReadAsync()).Restated.Should().ContainSingle(r => !r.IsOwn && r.Address.Contains("fiscalYear=2025"));
        (await office.Approver.Desk.ConfirmAsync((await office.Approver.Restatements.WaitingAsync(Year)).Single())).Should().BeNull();

        await RecordAsync(office.Approver, contract.Id);
        var alone = (await office.Approver.Queue.ReadAsync()).OwnRestated.Should().ContainSingle().Which;
        alone.Confirmers.Should().BeEmpty("the only approver made it");
        var second = new Person(database, await database.AccountAsync(PortalRole.Approver, office.Institution.Id));
        (await office.Approver.Queue.ReadAsync()).OwnRestated.Single().Confirmers.Should().HaveCount(1);
        (await second.Queue.ReadAsync()).Restated.Should().ContainSingle();
        (await (await Office.OfAsync(database)).Liaison.Work.OfContractAsync(contract.Id)).Should().BeEmpty("it is another institution's");
    }

    private async Task<(Office Office, ResearchContract Contract)> LockedAsync()
    {
        var office = await Office.OfAsync(database);
        var contract = await office.ContractAsync(9_000_000, new DateOnly(2025, 6, 1));
        await office.LockAsync(Year);
        return (office, contract);
    }

    private async Task RecordAsync(Person person, Guid contract)
    {
        person.Reason.Text = "記録漏れ";
        (await person.Contracts.RecordReceiptAsync(contract, await VersionAsync(contract), March)).Problems.Should().BeEmpty();
        person.Reason.Text = null;
    }

    private static async Task<IReadOnlyList<HistoryAct>> HistoryAsync(Office office, Guid contract) =>
        [.. (await new AuditQueries(office.Liaison.Contexts).HistoryAsync(contract)).SelectMany(s => s.Acts)];

    private async Task<int> VersionAsync(Guid contract)
    {
        await using var db = database.AsOwner();
        return await db.Contracts.Where(c => c.Id == contract).Select(c => c.Version).SingleAsync();
    }

    private async Task<List<FiscalYearReceipt>> ReceiptsAsync(Guid contract)
    {
        await using var db = database.AsOwner();
        return await db.Receipts.AsNoTracking().Where(r => r.ContractId == contract).ToListAsync();
    }
}
