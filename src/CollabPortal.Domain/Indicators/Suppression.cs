namespace CollabPortal.Domain.Indicators;

/// <summary>
/// Statistical disclosure control of published figures. Contracts and amount of a cell are hidden together. The guarantee for
/// one breakdown with its total: for every hidden cell there is another table that agrees with everything shown, with the
/// edges of the size bands and with the rule that empty cells are hidden only where all cells are, in which the cell has
/// another number of contracts; and one in which a sensitive cell's amount differs by at least
/// <see cref="SuppressionLimits.MinDoubt"/>. Where a part of the cells is hidden, their sum could itself be shown, and even who knows
/// how many contracts each holds finds no amount nearer than that the most is <see cref="SuppressionLimits.MinSpread"/> times the least
/// (decision 26). Not covered: what an attacker knows from elsewhere, such as a partner of its own contracts.
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
    /// Hides the sensitive cells of a breakdown, and further ones until the total does not give them away. Where that is not
    /// enough all cells, the empty ones too; where the total is sensitive, or is still not safe to show, the total as well.
    /// </summary>
    /// <param name="cells">The cells that add up to the total.</param>
    /// <param name="total">The total's own facts; partners do not add up.</param>
    /// <param name="limits">The limits in force.</param>
    public static HiddenCells Apply(IReadOnlyList<BreakdownCell> cells, CellFacts total, SuppressionLimits limits)
    {
        var all = cells.Select(_ => true).ToArray();
        if (IsSensitive(total, limits)) return new HiddenCells(all, true);
        var hidden = cells.Select(c => c.IsWithheld || IsSensitive(c.Facts, limits)).ToArray();
        while (hidden.Contains(true) && !IsProtected(cells, hidden, limits))
        {
            if (NextToHide(cells, hidden, limits) is { } next) hidden[next] = true;
            else return new HiddenCells(all, !IsProtected(cells, all, limits));
        }

        return new HiddenCells(hidden, false) { Amounts = hidden.Contains(true) && HasEdges(cells) };
    }

    /// <summary>The edges of size bands tell a hidden amount together with the amounts beside it, so of these the contracts alone are told.</summary>
    private static bool HasEdges(IReadOnlyList<BreakdownCell> cells) => cells.Any(c => c.HighestYen is not null || c.LowestYen > 0);

    /// <summary>
    /// Several breakdowns of one total (by band, by field): the total is hidden everywhere as soon as one needs it hidden, and
    /// then nothing is left from which it could be added up.
    /// </summary>
    public static IReadOnlyList<HiddenCells> ApplyAll(IReadOnlyList<IReadOnlyList<BreakdownCell>> breakdowns, CellFacts total, SuppressionLimits limits)
    {
        var hidden = breakdowns.Select(cells => Apply(cells, total, limits)).ToList();
        return hidden.TrueForAll(h => !h.Total) ? hidden : [.. breakdowns.Select(cells => new HiddenCells([.. cells.Select(_ => true)], true))];
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

    /// <summary>The total is shown, so the hidden cells' sum is known: is each of them uncertain all the same?</summary>
    private static bool IsProtected(IReadOnlyList<BreakdownCell> cells, bool[] hidden, SuppressionLimits limits)
    {
        var unknown = cells.Where((_, i) => hidden[i]).ToList();
        var mayBeEmpty = unknown.Count == cells.Count;
        // With all of them hidden no more is known than the total, which was looked at by itself.
        if (!mayBeEmpty && (IsSensitive(LinkedSums.Bound(unknown.Select(c => c.Facts)), limits) || !StaysWide(cells, hidden, limits))) return false;
        return Enumerable.Range(0, unknown.Count).All(i =>
            unknown[i].Facts.Contracts == 0 || (HasAnotherCount(i, unknown, mayBeEmpty) && HasAnotherAmount(unknown[i], unknown, limits)));
    }

    // One contract more in this hidden cell and one less in another, or the reverse, the amounts still possible within the bands.
    private static bool HasAnotherCount(int cell, List<BreakdownCell> unknown, bool mayBeEmpty)
    {
        var money = unknown.Sum(c => (decimal)c.Facts.Yen);
        return Enumerable.Range(0, unknown.Count).Any(other => other != cell && (MayMove(cell, other) || MayMove(other, cell)));

        bool MayMove(int from, int to)
        {
            var counts = unknown.Select((c, i) => c.Facts.Contracts + (i == to ? 1 : i == from ? -1 : 0)).ToList();
            return counts[from] >= (mayBeEmpty ? 0 : 1)
                && counts.Select((n, i) => n * (decimal)unknown[i].LowestYen).Sum() <= money
                && (counts.Where((n, i) => n > 0 && unknown[i].HighestYen is null).Any()
                    || money <= counts.Select((n, i) => n * (decimal)(unknown[i].HighestYen ?? 0)).Sum());
        }
    }

    /// <summary>
    /// Between which amounts a hidden cell lies for somebody who knows the total, how many contracts every cell has, the edges, and the amounts of what
    /// is shown where they are told.
    /// </summary>
    private static bool StaysWide(IReadOnlyList<BreakdownCell> cells, bool[] hidden, SuppressionLimits limits)
    {
        var uncertain = HasEdges(cells) ? cells : [.. cells.Where((_, i) => hidden[i])];
        var money = uncertain.Sum(c => (decimal)c.Facts.Yen);
        return Enumerable.Range(0, cells.Count).Where(i => hidden[i] && cells[i].Facts.Yen > 0).All(i =>
        {
            var (cell, others) = (cells[i], uncertain.Where(c => !ReferenceEquals(c, cells[i])).ToList());
            var least = Math.Max(Least(cell), others.Exists(o => Most(o) is null) ? 0 : money - others.Sum(o => Most(o)!.Value));
            var most = Math.Min(Most(cell) ?? money, money - others.Sum(Least));
            return most >= least * limits.MinSpread;
        });

        static decimal Least(BreakdownCell c) => (decimal)c.LowestYen * c.Facts.Contracts;

        static decimal? Most(BreakdownCell c) => c.Facts.Contracts == 0 ? 0 : c.HighestYen * (decimal)c.Facts.Contracts;
    }

    // Money moved between this cell and the other hidden ones, within the bands.
    private static bool HasAnotherAmount(BreakdownCell cell, List<BreakdownCell> unknown, SuppressionLimits limits)
    {
        if (cell.HighestYen == 0) return true;
        var step = IsSensitive(cell.Facts, limits) ? Math.Max(1, decimal.Ceiling(cell.Facts.Yen * limits.MinDoubt)) : 1;
        var others = unknown.Where(o => !ReferenceEquals(o, cell)).ToList();
        return (Down(cell) >= step && others.Sum(Up) >= step) || (Up(cell) >= step && others.Sum(Down) >= step);

        static decimal Down(BreakdownCell c) => c.Facts.Yen - ((decimal)c.LowestYen * c.Facts.Contracts);

        static decimal Up(BreakdownCell c) =>
            c.Facts.Contracts == 0 ? 0 : c.HighestYen is { } most ? ((decimal)most * c.Facts.Contracts) - c.Facts.Yen : long.MaxValue;
    }
}
