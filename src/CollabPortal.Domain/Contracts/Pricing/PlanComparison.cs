using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>Plan and receipts of one fiscal year, cash in whole yen. Missing is not zero.</summary>
/// <param name="Year">The fiscal year.</param>
/// <param name="PlannedYen">Null where nothing is planned.</param>
/// <param name="ReceivedYen">Null where nothing came.</param>
/// <param name="OverdueYen">What should have come by the end of the fiscal year and did not; 0 where nothing is overdue.</param>
public readonly record struct PlanRow(FiscalYear Year, long? PlannedYen, long? ReceivedYen, long OverdueYen)
{
    /// <summary>Planned and not received; 0 where all of it came or nothing is planned.</summary>
    public long OpenYen => Math.Max(0, -(DifferenceYen ?? 0));

    /// <summary>Received less planned; null without a plan.</summary>
    public long? DifferenceYen => PlannedYen is { } planned ? (ReceivedYen ?? 0) - planned : null;
}

/// <summary>受入の予実: what was planned beside what came, by fiscal year.</summary>
public static class PlanComparison
{
    /// <summary>
    /// One row a fiscal year that has a plan or a receipt, in order. A plan names a fiscal year and no day, so money is overdue
    /// from the first day after that year (1 April), and only on contracts that count.
    /// </summary>
    public static IReadOnlyList<PlanRow> Of(IEnumerable<ReceiptTerms> receipts, ContractStatus status, DateOnly today) =>
    [
        .. receipts.GroupBy(r => new FiscalYear(r.FiscalYear)).OrderBy(g => g.Key).Select(g =>
        {
            var (planned, received) = (Sum(g, ReceiptState.Planned), Sum(g, ReceiptState.Received));
            var late = status.Counts() && g.Key.End < today ? Math.Max(0, (planned ?? 0) - (received ?? 0)) : 0;
            return new PlanRow(g.Key, planned, received, late);
        }),
    ];

    private static long? Sum(IEnumerable<ReceiptTerms> receipts, ReceiptState state)
    {
        var those = receipts.Where(r => r.State == state).ToList();
        return those.Count == 0 ? null : those.Sum(r => r.DirectYen + r.IndirectYen);
    }
}
