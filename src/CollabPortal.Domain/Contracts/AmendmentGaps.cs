using CollabPortal.Domain.Contracts.Pricing;

namespace CollabPortal.Domain.Contracts;

/// <summary>Where an amendment would leave money out of step, in yen. Shown to who proposes it and to who decides.</summary>
/// <param name="ExcessYen">By how much the money expected exceeds the agreed total; above zero an approval needs a reason.</param>
/// <param name="UnplannedYen">Agreed, but neither planned nor received; zero where nothing is planned at all.</param>
/// <param name="ItemsYen">Fixed total of the price items where it is not the agreed total; null where it is, or without items in cash.</param>
public readonly record struct AmendmentGaps(long ExcessYen, long UnplannedYen, long? ItemsYen)
{
    public bool Any => ExcessYen > 0 || UnplannedYen > 0 || ItemsYen is not null;

    /// <param name="terms">What is proposed.</param>
    /// <param name="standing">Price items as they are, kept where the amendment leaves them alone.</param>
    /// <param name="receipts">All money of the contract; its plan gives way to the proposed one.</param>
    public static AmendmentGaps Of(AmendmentTerms terms, IEnumerable<PriceItemTerms> standing, IEnumerable<ReceiptTerms> receipts)
    {
        if (terms.AgreedYen is not { } agreed) return default;
        ReceiptTerms[] cash = [.. terms.Planned.Select(p => p with { State = ReceiptState.Planned }), .. receipts.Where(r => r.State == ReceiptState.Received)];
        var gap = ResearchContract.GapYen(agreed, cash.Select(r => (r.FiscalYear, r.State, r.DirectYen + r.IndirectYen)));
        var items = (terms.PriceItems ?? [.. standing]).Where(i => !i.InKind && !i.Kind.IsContingent()).ToList();
        return new AmendmentGaps(
            Math.Max(0, -gap), terms.Planned.Count > 0 ? Math.Max(0, gap) : 0, items.Count > 0 && PriceTotals.Of(items).FixedYen is var total && total != agreed ? total : null);
    }
}
