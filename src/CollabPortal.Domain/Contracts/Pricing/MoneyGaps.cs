namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// Where the money of a contract, or of a proposed amendment, is out of step, in yen. One rule for the contract's pages, for who proposes
/// and decides an amendment, and for the checks before a survey. It stops nothing; an excess needs a reason where it is approved.
/// </summary>
/// <param name="ExcessYen">By how much the money expected exceeds the agreed total; above zero an approval needs a reason.</param>
/// <param name="UnplannedYen">Agreed, but neither planned nor received; zero where nothing is planned at all.</param>
/// <param name="ItemsYen">Fixed total of the price items where it is not the agreed total; null where it is, or without items in cash.</param>
public readonly record struct MoneyGaps(long ExcessYen, long UnplannedYen, long? ItemsYen)
{
    public bool Any => ExcessYen > 0 || UnplannedYen > 0 || ItemsYen is not null;

    /// <param name="agreedYen">Agreed total; null where none is agreed, and then nothing can be out of step.</param>
    /// <param name="items">Every price item.</param>
    /// <param name="receipts">Plan and receipts.</param>
    /// <param name="status">On a terminated contract money that did not come is no gap.</param>
    public static MoneyGaps Of(long? agreedYen, IEnumerable<PriceItemTerms> items, IReadOnlyCollection<ReceiptTerms> receipts, ContractStatus status = ContractStatus.Active)
    {
        if (agreedYen is not { } agreed) return default;
        var planned = status != ContractStatus.Terminated && receipts.Any(r => r.State == ReceiptState.Planned);
        var gap = ResearchContract.GapYen(agreed, receipts.Select(r => (r.FiscalYear, r.State, r.DirectYen + r.IndirectYen)));
        var cash = items.Where(i => !i.InKind && !i.Kind.IsContingent()).ToList();
        return new MoneyGaps(Math.Max(0, -gap), planned ? Math.Max(0, gap) : 0, cash.Count > 0 && PriceTotals.Of(cash).FixedYen is var total && total != agreed ? total : null);
    }

    /// <param name="terms">What is proposed.</param>
    /// <param name="standing">Price items as they are, kept where the amendment leaves them alone.</param>
    /// <param name="receipts">All money of the contract; its plan gives way to the proposed one.</param>
    public static MoneyGaps Of(AmendmentTerms terms, IEnumerable<PriceItemTerms> standing, IEnumerable<ReceiptTerms> receipts) =>
        Of(terms.AgreedYen, terms.PriceItems ?? [.. standing], [.. terms.Planned.Select(p => p with { State = ReceiptState.Planned }), .. receipts.Where(r => r.State == ReceiptState.Received)]);
}
