namespace CollabPortal.Domain.Contracts.Pricing;

/// <summary>
/// What the items of a price add up to, in whole yen. Cash that is owed in any case makes the agreed total; in kind and the
/// success fee stand apart.
/// </summary>
/// <param name="DirectCostYen">直接経費 alone, the base of the indirect-cost ratio.</param>
/// <param name="IndirectYen">間接経費.</param>
/// <param name="ValueYen">Items that price researchers and results, without the success fee.</param>
/// <param name="ContingentYen">成功報酬.</param>
/// <param name="InKindYen">Everything in kind.</param>
public readonly record struct PriceTotals(long DirectCostYen, long IndirectYen, long ValueYen, long ContingentYen, long InKindYen)
{
    /// <summary>契約額: cash that is owed in any case.</summary>
    public long FixedYen => DirectCostYen + IndirectYen + ValueYen;

    /// <summary>
    /// The direct side of a plan. Receipts know two columns, direct and indirect; what prices value is no overhead of the
    /// institution and so stands with direct cost (docs/decisions/0009).
    /// </summary>
    public long DirectSideYen => DirectCostYen + ValueYen;

    /// <summary>
    /// 間接経費率 = indirect ÷ direct (the official definition, domain.md §3), in percent. Value items are in neither.
    /// Null where there is no direct cost.
    /// </summary>
    public decimal? IndirectPercent => DirectCostYen == 0 ? null : 100m * IndirectYen / DirectCostYen;

    public static PriceTotals Of(IEnumerable<PriceItemTerms> items)
    {
        long direct = 0, indirect = 0, value = 0, contingent = 0, inKind = 0;
        foreach (var item in items)
        {
            if (item.Kind.IsContingent()) contingent += item.Yen;
            else if (item.InKind) inKind += item.Yen;
            else if (item.Kind == PriceItemKind.Direct) direct += item.Yen;
            else if (item.Kind == PriceItemKind.Indirect) indirect += item.Yen;
            else value += item.Yen;
        }

        return new PriceTotals(direct, indirect, value, contingent, inKind);
    }
}
