using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// What a change of a contract's period leaves behind: money that lay within it and would not any more, received money by its day, a plan by its fiscal
/// year. Also of the year after the new end, which a plan or receipt of the old period does not mean as a settlement. One rule for who proposes and
/// decides an amendment and for a file; it stops nothing.
/// </summary>
public static class PeriodChange
{
    /// <param name="before">The period as it stands; a null end is open.</param>
    /// <param name="after">The period as it would be.</param>
    /// <param name="receipts">Plan and receipts as they would be.</param>
    /// <returns>By fiscal year and day; nothing where the period stays.</returns>
    public static IReadOnlyList<ReceiptTerms> LeftOutside((DateOnly? From, DateOnly? To) before, (DateOnly? From, DateOnly? To) after, IEnumerable<ReceiptTerms> receipts) =>
        before == after ? [] : [.. receipts.Where(r => r.DirectYen + r.IndirectYen + r.InKindYen > 0 && Within(r, before) && !Within(r, after)).OrderBy(r => r.FiscalYear).ThenBy(r => r.State).ThenBy(r => r.ReceivedOn)];

    private static bool Within(ReceiptTerms receipt, (DateOnly? From, DateOnly? To) period) => receipt is { State: ReceiptState.Received, ReceivedOn: { } day }
        ? !(day < period.From) && !(day > period.To)
        : !(period.From is { } from && receipt.FiscalYear < FiscalYear.Of(from).Year) && !(period.To is { } to && receipt.FiscalYear > FiscalYear.Of(to).Year);
}
