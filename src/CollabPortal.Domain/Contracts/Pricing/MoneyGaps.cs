using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// Where the money of a contract, or of a proposed amendment, is out of step, in yen. One rule for the contract's pages, for who proposes
/// and decides an amendment, and for the checks before a survey. It stops nothing, but an excess needs a reason where it is approved, and money outside
/// the period where it is submitted.
/// </summary>
/// <param name="ExcessYen">By how much the money expected exceeds the agreed total; above zero an approval needs a reason.</param>
/// <param name="UnplannedYen">Agreed, but neither planned nor received; zero where nothing is planned at all.</param>
/// <param name="ItemsYen">Fixed total of the price items where it is not the agreed total; null where it is, or without items in cash.</param>
public readonly record struct MoneyGaps(long ExcessYen, long UnplannedYen, long? ItemsYen)
{
    private readonly IReadOnlyList<int>? outside;

    /// <summary>
    /// Fiscal years that have money, planned or received, and that the contract does not touch, in order. The fiscal year after the last day is
    /// none of them: what is settled after the end (精算払い) comes then.
    /// </summary>
    public IReadOnlyList<int> OutsideYears
    {
        get => outside ?? [];
        init => outside = value.Count > 0 ? value : null;
    }

    public bool Any => ExcessYen > 0 || UnplannedYen > 0 || ItemsYen is not null || outside is not null;

    /// <param name="agreedYen">Agreed total; null where none is agreed, and then only the years can be out of step.</param>
    /// <param name="items">Every price item.</param>
    /// <param name="receipts">Plan and receipts.</param>
    /// <param name="startsOn">First day of the contract; null where it is not known.</param>
    /// <param name="endsOn">Last day of the contract; null where it is not known.</param>
    /// <param name="status">On a terminated contract money that did not come is no gap.</param>
    public static MoneyGaps Of(
        long? agreedYen, IEnumerable<PriceItemTerms> items, IReadOnlyCollection<ReceiptTerms> receipts, DateOnly? startsOn, DateOnly? endsOn, ContractStatus status = ContractStatus.Active)
    {
        int[] years = [.. YearsOutside(startsOn, endsOn, receipts.Where(r => r.State == ReceiptState.Received || status != ContractStatus.Terminated))];
        if (agreedYen is not { } agreed) return default(MoneyGaps) with { OutsideYears = years };
        var planned = status != ContractStatus.Terminated && receipts.Any(r => r.State == ReceiptState.Planned);
        var gap = ResearchContract.GapYen(agreed, receipts.Select(r => (r.FiscalYear, r.State, r.DirectYen + r.IndirectYen)));
        var cash = items.Where(i => !i.InKind && !i.Kind.IsContingent()).ToList();
        return new MoneyGaps(Math.Max(0, -gap), planned ? Math.Max(0, gap) : 0, cash.Count > 0 && PriceTotals.Of(cash).FixedYen is var total && total != agreed ? total : null) { OutsideYears = years };
    }

    /// <param name="terms">What is proposed.</param>
    /// <param name="standing">Price items as they are, kept where the amendment leaves them alone.</param>
    /// <param name="receipts">All money of the contract; its plan gives way to the proposed one.</param>
    public static MoneyGaps Of(AmendmentTerms terms, IEnumerable<PriceItemTerms> standing, IEnumerable<ReceiptTerms> receipts) =>
        Of(terms.AgreedYen, terms.PriceItems ?? [.. standing], [.. terms.Planned.Select(p => p with { State = ReceiptState.Planned }), .. receipts.Where(r => r.State == ReceiptState.Received)], terms.StartsOn, terms.EndsOn);

    /// <summary>The rule of <see cref="OutsideYears"/> for rows of money; rows without any and rows without a year say nothing.</summary>
    public static IEnumerable<int> YearsOutside(DateOnly? startsOn, DateOnly? endsOn, IEnumerable<ReceiptTerms> receipts) =>
        receipts.Where(r => r.DirectYen + r.IndirectYen + r.InKindYen > 0 && r.FiscalYear > 0).Select(r => r.FiscalYear).Distinct().Order()
            .Where(y => (startsOn is { } first && y < FiscalYear.Of(first).Year) || (endsOn is { } last && y > FiscalYear.Of(last).Next.Year));
}
