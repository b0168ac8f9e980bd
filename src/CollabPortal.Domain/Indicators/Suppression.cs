namespace CollabPortal.Domain.Indicators;

/// <summary>
/// Statistical disclosure control of published figures. Contracts and amount of a cell are hidden together. The guarantee for
/// one breakdown with its total: for every hidden cell there is another table that agrees with everything shown, with the
/// edges of the size bands and with the rule that a hidden cell is never empty, and in which the cell has another number of
/// contracts; and one in which a sensitive cell's amount differs by at least <see cref="SuppressionLimits.MinDoubt"/>.
/// Not covered: what an attacker knows from elsewhere, for example a partner of its own contracts.
/// </summary>
public static class Suppression
{
    /// <summary>Whether a figure by itself would tell about single contracts or partners. Nothing (0 contracts) tells nothing.</summary>
    public static bool IsSensitive(CellFacts facts, SuppressionLimits limits) =>
        facts.Contracts > 0
        && (facts.Contracts < limits.MinContracts
            || facts.Partners < limits.MinPartners
            || (facts.Yen > 0 && facts.TopPartnerYen > limits.MaxShare * facts.Yen));

    /// <summary>
    /// Hides the sensitive cells of a breakdown, and further ones until the total does not give them away; where that is not
    /// enough, the total.
    /// </summary>
    /// <param name="cells">The cells that add up to the total.</param>
    /// <param name="total">The total's own facts; partners do not add up.</param>
    /// <param name="limits">The limits in force.</param>
    /// <param name="hideTotal">The total is hidden in another breakdown of the same figures, so it must not be computable here.</param>
    public static HiddenCells Apply(IReadOnlyList<BreakdownCell> cells, CellFacts total, SuppressionLimits limits, bool hideTotal = false)
    {
        var hidden = cells.Select(c => IsSensitive(c.Facts, limits)).ToArray();
        var totalHidden = hideTotal || IsSensitive(total, limits);
        while (!totalHidden && hidden.Contains(true) && !IsProtected(cells, hidden, limits))
        {
            if (NextToHide(cells, hidden, limits) is { } next) hidden[next] = true;
            else totalHidden = true;
        }

        if (totalHidden && total.Contracts > 0 && !hidden.Contains(true) && Smallest(cells, hidden) is { } smallest) hidden[smallest] = true;
        return new HiddenCells(hidden, totalHidden);
    }

    /// <summary>
    /// Several breakdowns of one total (by band, by field): hides in each, and the total everywhere as soon as one needs it hidden.
    /// </summary>
    public static IReadOnlyList<HiddenCells> ApplyAll(IReadOnlyList<IReadOnlyList<BreakdownCell>> breakdowns, CellFacts total, SuppressionLimits limits)
    {
        var first = breakdowns.Select(cells => Apply(cells, total, limits)).ToList();
        return first.TrueForAll(h => !h.Total) ? first : [.. breakdowns.Select(cells => Apply(cells, total, limits, hideTotal: true))];
    }

    // The smallest cell that protects by itself; else the one with most money, to get on.
    private static int? NextToHide(IReadOnlyList<BreakdownCell> cells, bool[] hidden, SuppressionLimits limits)
    {
        var candidates = Enumerable.Range(0, cells.Count).Where(i => !hidden[i] && cells[i].Facts.Contracts > 0).ToList();
        if (candidates.Count == 0) return null;
        foreach (var i in candidates.OrderBy(i => cells[i].Facts.Contracts).ThenBy(i => cells[i].Facts.Yen))
        {
            var tried = (bool[])hidden.Clone();
            tried[i] = true;
            if (IsProtected(cells, tried, limits)) return i;
        }

        return candidates.OrderByDescending(i => cells[i].Facts.Yen).ThenByDescending(i => cells[i].Facts.Contracts).First();
    }

    private static int? Smallest(IReadOnlyList<BreakdownCell> cells, bool[] hidden)
    {
        var filled = Enumerable.Range(0, cells.Count).Where(i => !hidden[i] && cells[i].Facts.Contracts > 0).ToList();
        return filled.Count == 0 ? null : filled.MinBy(i => cells[i].Facts.Contracts);
    }

    /// <summary>The total is shown, so the hidden cells' sum is known: is each of them uncertain all the same?</summary>
    private static bool IsProtected(IReadOnlyList<BreakdownCell> cells, bool[] hidden, SuppressionLimits limits)
    {
        var unknown = cells.Where((_, i) => hidden[i]).ToList();
        return unknown.TrueForAll(cell => HasAnotherCount(cell, unknown) && HasAnotherAmount(cell, unknown, limits));
    }

    // One contract more in one hidden cell and one less in another, the amounts still possible within the bands.
    private static bool HasAnotherCount(BreakdownCell cell, List<BreakdownCell> unknown)
    {
        var money = unknown.Sum(c => (decimal)c.Facts.Yen);
        var least = unknown.Sum(c => (decimal)c.LowestYen * c.Facts.Contracts);
        var most = unknown.Exists(c => c.HighestYen is null) ? decimal.MaxValue : unknown.Sum(c => (decimal)c.HighestYen!.Value * c.Facts.Contracts);
        return unknown.Exists(other => !ReferenceEquals(other, cell) && (MayMove(cell, other) || MayMove(other, cell)));

        bool MayMove(BreakdownCell from, BreakdownCell to) =>
            from.Facts.Contracts > 1
            && least - from.LowestYen + to.LowestYen <= money
            && (most == decimal.MaxValue || money <= most - from.HighestYen!.Value + to.HighestYen!.Value);
    }

    // Money moved between this cell and the other hidden ones, within the bands.
    private static bool HasAnotherAmount(BreakdownCell cell, List<BreakdownCell> unknown, SuppressionLimits limits)
    {
        if (cell.HighestYen == 0) return true;
        var step = IsSensitive(cell.Facts, limits) ? Math.Max(1, decimal.Ceiling(cell.Facts.Yen * limits.MinDoubt)) : 1;
        var others = unknown.Where(o => !ReferenceEquals(o, cell)).ToList();
        return (Down(cell) >= step && Add(others, Up) >= step) || (Up(cell) >= step && Add(others, Down) >= step);

        static decimal Add(List<BreakdownCell> cells, Func<BreakdownCell, decimal> slack) =>
            cells.Aggregate(0m, (sum, c) => Math.Min(sum + slack(c), long.MaxValue));

        static decimal Down(BreakdownCell c) => c.Facts.Yen - ((decimal)c.LowestYen * c.Facts.Contracts);

        static decimal Up(BreakdownCell c) => c.HighestYen is { } most ? ((decimal)most * c.Facts.Contracts) - c.Facts.Yen : long.MaxValue;
    }
}
