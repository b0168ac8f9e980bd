namespace CollabPortal.Domain.Indicators;

/// <summary>When a figure may not be shown outside its institution (domain.md §3b). Limits are data: statistics.counting_setting.</summary>
/// <param name="MinContracts">Fewer contracts than this are hidden.</param>
/// <param name="MinPartners">Fewer distinct partners than this are hidden.</param>
/// <param name="MaxShare">One partner with more than this part of the money (0 to 1) hides the cell.</param>
public sealed record SuppressionLimits(int MinContracts = 3, int MinPartners = 3, decimal MaxShare = 0.75m)
{
    /// <summary>A hidden amount stays uncertain by at least this part of itself, so that "nearly exactly" is hidden as well.</summary>
    public decimal MinDoubt { get; init; } = 0.1m;

    /// <summary>The most that a hidden amount can be is at least so many times the least, for who knows all the rest.</summary>
    public decimal MinSpread { get; init; } = 1.5m;
}

/// <summary>What decides whether a figure may be shown.</summary>
/// <param name="Contracts">Contracts, or pairs of patent right and agreement; 0 is a known nothing.</param>
/// <param name="Yen">Cash behind them; 0 where no money is counted.</param>
/// <param name="Partners">Distinct partners.</param>
/// <param name="TopPartnerYen">The largest partner's part of <paramref name="Yen"/>.</param>
public sealed record CellFacts(int Contracts, long Yen, int Partners, long TopPartnerYen);

/// <summary>One cell of a breakdown, with what everybody knows about its contracts beforehand.</summary>
/// <param name="Facts">The true figures.</param>
/// <param name="LowestYen">No contract of this cell has less (lower edge of a size band).</param>
/// <param name="HighestYen">No contract of this cell has more; null is open. With 0 the amount is no secret.</param>
public sealed record BreakdownCell(CellFacts Facts, long LowestYen = 0, long? HighestYen = null)
{
    /// <summary>Hidden for a reason outside of this breakdown: the same sum is withheld elsewhere.</summary>
    public bool IsWithheld { get; init; }
}

/// <summary>Which cells of a breakdown are hidden, in their order, and whether the total is.</summary>
public sealed record HiddenCells(IReadOnlyList<bool> Cells, bool Total)
{
    /// <summary>Of the cells that are shown the amounts are not: the contracts alone are told.</summary>
    public bool Amounts { get; init; }
}
