using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>去年の契約を写す: the terms of a contract as a start for the one that follows it.</summary>
public static class ContractRenewal
{
    /// <summary>
    /// The same partners, goal and clauses for the period after: it begins on the day after the end and lasts as long, in whole
    /// months where the old period was whole months (1 April to 31 March stays so). The plan moves by the years between the two
    /// beginnings; without a plan, what was received becomes the plan. The number is new, and checks are made anew.
    /// </summary>
    public static ContractTerms Following(this ContractTerms old)
    {
        var (start, end) = Period(old.StartsOn, old.EndsOn);
        var years = start is { } next && old.StartsOn is { } before ? FiscalYear.Of(next).Year - FiscalYear.Of(before).Year : 1;
        return old with
        {
            Number = null,
            StartsOn = start,
            EndsOn = end,
            Receipts = Plan(old.Receipts, years),
            Clauses = old.Clauses is { ConfidentialUntil: { } until } clauses ? clauses with { ConfidentialUntil = until.AddYears(years) } : old.Clauses,
            Facts = old.Facts is { } facts ? facts with { ExportCheck = null, ConflictCheck = null } : null,
        };
    }

    private static (DateOnly? Start, DateOnly? End) Period(DateOnly? start, DateOnly? end)
    {
        if (end is not { } last) return (null, null);
        var next = last.AddDays(1);
        if (start is not { } first || first > last) return (next, null);
        var months = ((next.Year - first.Year) * 12) + next.Month - first.Month;
        return (next, next.Day == first.Day ? next.AddMonths(months).AddDays(-1) : next.AddDays(last.DayNumber - first.DayNumber));
    }

    private static IReadOnlyList<ReceiptTerms> Plan(IReadOnlyList<ReceiptTerms> receipts, int years)
    {
        var planned = receipts.Where(r => r.State == ReceiptState.Planned).ToList();
        var source = planned.Count > 0 ? planned : [.. receipts.Where(r => r.State == ReceiptState.Received)];
        return [.. source.GroupBy(r => (r.FiscalYear, r.PayerId)).OrderBy(g => g.Key.FiscalYear).Select(g => new ReceiptTerms(
            g.Key.FiscalYear + years, ReceiptState.Planned, null, g.Sum(r => r.DirectYen), g.Sum(r => r.IndirectYen), g.Sum(r => r.InKindYen), g.Key.PayerId))];
    }
}
