using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Whether a contract of joint research is one of ¥10 million and more in some fiscal year.</summary>
public enum LargeCount
{
    No,

    /// <summary>It would be, if what is planned or agreed comes.</summary>
    IfPlanned,
    Yes,
}

/// <summary>What a contract's page works out of its money and days.</summary>
public static class ContractReckoning
{
    /// <summary>Years above which a period is worth a second look.</summary>
    public const int LongYears = 30;

    /// <summary>As figures.sql counts: by the cash received in one fiscal year. What an ended contract did not receive, it is not counted for.</summary>
    public static LargeCount Large(IReadOnlyCollection<ReceiptTerms> receipts, long? agreedYen, ContractStatus status)
    {
        var byYear = receipts.GroupBy(r => r.FiscalYear).Select(g => (Received: Cash(g, ReceiptState.Received), Planned: Cash(g, ReceiptState.Planned))).ToList();
        if (byYear.Exists(y => y.Received >= DashboardQueries.LargeFromYen)) return LargeCount.Yes;
        if (status is ContractStatus.Completed or ContractStatus.Terminated) return LargeCount.No;
        // Without a plan by year the agreed total may come in one.
        var planned = receipts.Any(r => r.State == ReceiptState.Planned) ? byYear.Exists(y => Math.Max(y.Planned, y.Received) >= DashboardQueries.LargeFromYen) : agreedYen >= DashboardQueries.LargeFromYen;
        return planned ? LargeCount.IfPlanned : LargeCount.No;
    }

    /// <summary>Planned money that has not come, cash of all fiscal years.</summary>
    public static long OpenPlan(IEnumerable<ReceiptTerms> receipts, ContractStatus status, DateOnly today) => PlanComparison.Of(receipts, status, today).Sum(r => r.OpenYen);

    /// <summary>By how much a contract ends before its last day: whole months, and days where it is less than one; null where it does not.</summary>
    public static (int Months, int Days)? Early(DateOnly day, DateOnly? lastDay)
    {
        if (lastDay is not { } last || day >= last) return null;
        var months = ((last.Year - day.Year) * 12) + last.Month - day.Month - (last.Day < day.Day ? 1 : 0);
        return (months, months > 0 ? 0 : last.DayNumber - day.DayNumber);
    }

    /// <summary>An end that cannot be: the contract has begun, and this day is before its first.</summary>
    public static bool EndsBeforeStart(DateOnly day, DateOnly? firstDay, ContractStatus status) => status == ContractStatus.Active && day < firstDay;

    /// <summary>The end of a contract that never began: approved, and given up before its first day.</summary>
    public static bool EndsUnbegun(DateOnly day, DateOnly? firstDay, ContractStatus status) => status == ContractStatus.Approved && day < firstDay;

    /// <summary>More is planned than was agreed, and it is the plan and not what came that makes the excess.</summary>
    public static bool PlanExceeds(IReadOnlyCollection<ReceiptTerms> receipts) => Cash(receipts, ReceiptState.Planned) > Cash(receipts, ReceiptState.Received);

    /// <summary>So long that a year may be mistyped: worth a second look, and no more.</summary>
    public static bool IsLong(DateOnly? firstDay, DateOnly? lastDay) => firstDay is { } first && lastDay is { } last && first.Year <= 9_000 && last >= first.AddYears(LongYears);

    /// <summary>What the state of a fiscal year of the plan is called: what did not come by the end of the contract is nothing to be expected any more.</summary>
    public static string PlanState(PlanRow row, ContractStatus status)
    {
        var ended = status is ContractStatus.Completed or ContractStatus.Terminated;
        return row switch
        {
            { OverdueYen: > 0 } => "Overdue",
            { PlannedYen: null } => "Unplanned",
            { DifferenceYen: > 0 } => "Above",
            { DifferenceYen: 0 } => "Come",
            { ReceivedYen: null } => ended ? "Ended" : "Expected",
            _ => ended ? "EndedPartly" : "Partly",
        };
    }

    private static long Cash(IEnumerable<ReceiptTerms> receipts, ReceiptState state) => receipts.Where(r => r.State == state).Sum(r => r.DirectYen + r.IndirectYen);
}
