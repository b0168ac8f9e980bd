using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Demo;

/// <summary>
/// What lies on the desks of the two demo offices today: drafts, contracts waiting for approval, returned ones with their
/// comment, contracts that end within 90 days, and an amendment to decide. Dates count from the day of making.
/// </summary>
internal sealed class DemoWorkList(DemoOrganisations organisations, DemoPeople people, ContractMaker maker, DemoCalendar calendar)
{
    private readonly Dice dice = new("work-list"), recorded = new("work-list-recorded");
    private int made;

    public List<ContractRow> Contracts { get; } = [];

    public List<AmendmentRow> Amendments { get; } = [];

    public List<AuditRow> History { get; } = [];

    public DemoWorkList Make()
    {
        var first = InstitutionList.Of(InstitutionList.First);
        var (battery, energy, heavy) = (organisations.Companies[0], organisations.Companies[1], organisations.Companies[2]);
        Ending(first, battery, 12, 18_200_000);
        Ending(first, energy, 34, 4_550_000);
        var extended = Ending(first, heavy, 61, 2_600_000);
        Ending(first, organisations.Companies[7], 84, 0);
        Amend(extended, "試験装置の納入が遅れたため、期間を6か月延ばす（架空）");
        Submit(first, battery, 1, 13_000_000);
        Submit(first, organisations.Companies[11], 3, 1_300_000);
        Submit(first, organisations.Companies[23], 8, 6_500_000);
        Return(first, energy, 5, 3_900_000, "成功基準に期限と数値を書き足してください。間接経費は30%で計算し直してください。");
        Return(first, organisations.Companies[31], 15, 650_000, "相手方の分担が読み取れません。契約書の別紙に合わせて目標を直してください。");
        Draft(first, heavy, 0, hasGoal: true);
        Draft(first, organisations.Companies[17], 2, hasGoal: false);
        Draft(first, null, 9, hasGoal: false);
        var second = InstitutionList.Of(InstitutionList.Second);
        Ending(second, organisations.Companies[5], 25, 5_200_000);
        Ending(second, organisations.Companies[9], 70, 1_950_000);
        Submit(second, organisations.Companies[13], 2, 2_600_000);
        Return(second, organisations.Companies[19], 6, 1_040_000, "契約期間の終わりが会計年度をまたいでいます。年度ごとの受入額に分けてください。");
        Draft(second, organisations.Companies[21], 1, hasGoal: true);
        Draft(second, organisations.Companies[3], 4, hasGoal: false);
        return this;
    }

    private ContractRow Ending(DemoInstitution institution, DemoPartner partner, int days, long yearly)
    {
        var ends = calendar.Today.AddDays(days);
        var contract = Begin(institution, partner, ends.AddYears(-2).AddDays(1), ends, yearly);
        var approved = contract.StartsOn!.Value.AddDays(-6);
        Entered(contract, approved.AddDays(-9));
        contract.Submitted = (contract.EnteredBy, DemoCalendar.Office(approved.AddDays(-4), dice));
        contract.Approved = (DemoAccounts.Approver, DemoCalendar.Office(approved, dice));
        contract.ChangedAt = contract.Approved.Value.At;
        contract.Status = ContractStatus.Active;
        Tell(contract, contract.Submitted.Value, "Draft", "Submitted");
        Tell(contract, contract.Approved.Value, "Submitted", "Active");
        foreach (var receipt in contract.Receipts) Came(contract, receipt);
        return contract;
    }

    private void Submit(DemoInstitution institution, DemoPartner partner, int daysAgo, long yearly)
    {
        var contract = Coming(institution, partner, yearly);
        Entered(contract, calendar.Today.AddDays(-daysAgo - 3));
        contract.Submitted = (contract.EnteredBy, DemoCalendar.Office(calendar.Today.AddDays(-daysAgo), dice));
        contract.ChangedAt = contract.Submitted.Value.At;
        contract.Status = ContractStatus.Submitted;
        Tell(contract, contract.Submitted.Value, "Draft", "Submitted");
    }

    private void Return(DemoInstitution institution, DemoPartner partner, int daysAgo, long yearly, string comment)
    {
        Submit(institution, partner, daysAgo + 2, yearly);
        var contract = Contracts[^1];
        contract.Returned = (DemoAccounts.Approver, DemoCalendar.Office(calendar.Today.AddDays(-daysAgo), dice), comment);
        contract.ChangedAt = contract.Returned.Value.At;
        contract.Status = ContractStatus.Returned;
        Tell(contract, (contract.Returned.Value.By, contract.Returned.Value.At), "Submitted", "Returned");
    }

    private void Draft(DemoInstitution institution, DemoPartner? partner, int daysAgo, bool hasGoal)
    {
        var contract = Coming(institution, partner, partner is null ? null : 1_950_000);
        if (!hasGoal) (contract.Goal, contract.SuccessCriterion) = (null, null);
        if (partner is null) (contract.StartsOn, contract.EndsOn, contract.Number) = (null, null, null);
        Entered(contract, calendar.Today.AddDays(-daysAgo - 1));
        contract.Status = ContractStatus.Draft;
    }

    private void Amend(ContractRow contract, string reason)
    {
        var terms = new AmendmentTerms
        {
            Title = contract.Title,
            StartsOn = contract.StartsOn,
            EndsOn = contract.EndsOn!.Value.AddMonths(6),
            Goal = contract.Goal,
            SuccessCriterion = contract.SuccessCriterion,
            AgreedYen = contract.AgreedYen,
            Planned = [.. contract.Receipts.Where(r => r.ReceivedOn is null).Select(r => new ReceiptTerms(r.FiscalYear, ReceiptState.Planned, null, r.DirectYen, r.IndirectYen, r.InKindYen, r.PayerId))],
        };
        var amendment = new AmendmentRow(Dice.Id("amendment", 0), contract.Id, contract.InstitutionId, terms, reason, contract.EnteredBy, DemoCalendar.Office(calendar.Today.AddDays(-2), dice));
        Amendments.Add(amendment);
        Tell(contract, nameof(ContractAmendment), amendment.Id, amendment.EnteredAt, new() { ["Status"] = [null, nameof(AmendmentStatus.Submitted)], ["Reason"] = [null, reason] });
    }

    private ContractRow Coming(DemoInstitution institution, DemoPartner? partner, long? yearly)
    {
        var month = calendar.Today.AddMonths(2);
        var starts = new DateOnly(month.Year, month.Month, 1);
        return Begin(institution, partner, starts, DemoCalendar.End(FiscalYear.Of(starts).Year + 1), yearly);
    }

    /// <param name="institution">Whose contract it is.</param>
    /// <param name="partner">Null: not entered yet.</param>
    /// <param name="starts">First day.</param>
    /// <param name="ends">Last day.</param>
    /// <param name="yearly">Cash a fiscal year, indirect cost of 30 % included; null for none entered.</param>
    private ContractRow Begin(DemoInstitution institution, DemoPartner? partner, DateOnly starts, DateOnly ends, long? yearly)
    {
        var year = FiscalYear.Of(starts).Year;
        var text = ResearchTexts.Write(dice, ContractKind.JointResearch, partner?.Fields ?? [], FiscalYear.Of(ends).Year);
        var contract = new ContractRow(Dice.Id("work", ++made), institution.Id, ContractKind.JointResearch, partner?.Id ?? Guid.Empty)
        {
            Number = $"{DemoContracts.Letter(ContractKind.JointResearch)}{year}-9{made:000}",
            Title = text.Title,
            Goal = text.Goal,
            SuccessCriterion = text.Criterion,
            FieldCode = text.Code,
            Investigator = people.Investigator(dice, institution.Id),
            StartsOn = starts,
            EndsOn = ends,
        };
        Contracts.Add(contract);
        if (yearly is not { } cash) return contract;
        for (var y = year; y <= FiscalYear.Of(ends).Year; y++)
        {
            var on = DemoCalendar.Later(starts, DemoCalendar.Start(y)).AddDays(30);
            maker.Receive(contract, y, DemoCalendar.Earlier(on, ends), cash * 10 / 13, cash - cash * 10 / 13);
        }

        contract.AgreedYen = contract.Receipts.Sum(r => r.DirectYen + r.IndirectYen);
        return contract;
    }

    private void Entered(ContractRow contract, DateOnly day)
    {
        contract.EnteredBy = contract.InstitutionId == InstitutionList.Of(InstitutionList.First).Id ? DemoAccounts.Liaison : DemoAccounts.SecondLiaison;
        contract.EnteredAt = contract.ChangedAt = DemoCalendar.Office(day, dice);
        Tell(contract, (contract.EnteredBy, contract.EnteredAt), null, "Draft");
    }

    // Money is recorded in the days after it came.
    private void Came(ContractRow contract, ReceiptRow receipt)
    {
        if (receipt.ReceivedOn is not { } on || on >= calendar.Today) return;
        Tell(contract, nameof(FiscalYearReceipt), receipt.Id, DemoCalendar.Office(DemoCalendar.Earlier(on.AddDays(2), calendar.Today.AddDays(-1)), recorded), new()
        {
            ["PayerId"] = [null, receipt.PayerId],
            ["FiscalYear"] = [null, receipt.FiscalYear],
            ["State"] = [null, nameof(ReceiptState.Received)],
            ["ReceivedOn"] = [null, on],
            ["DirectYen"] = [null, receipt.DirectYen],
            ["IndirectYen"] = [null, receipt.IndirectYen],
            ["InKindYen"] = [null, receipt.InKindYen],
        });
    }

    private void Tell(ContractRow contract, string entity, Guid part, DateTimeOffset at, Dictionary<string, object?[]> changes) =>
        History.Add(new AuditRow(Dice.Id("history", History.Count), at, contract.EnteredBy, DemoAccounts.NameOf(contract.EnteredBy), contract.InstitutionId, contract.Id, "Created", JsonSerializer.Serialize(changes, JsonColumn.Options))
        {
            Entity = entity,
            PartId = part,
        });

    private void Tell(ContractRow contract, (Guid By, DateTimeOffset At) step, string? from, string to)
    {
        var changes = new Dictionary<string, string?[]>(StringComparer.Ordinal) { ["Status"] = [from, to] };
        if (from is null) changes["Title"] = [null, contract.Title];
        History.Add(new AuditRow(Dice.Id("history", History.Count), step.At, step.By, DemoAccounts.NameOf(step.By), contract.InstitutionId, contract.Id,
            from is null ? "Created" : "Changed", JsonSerializer.Serialize(changes, JsonColumn.Options)));
    }
}
