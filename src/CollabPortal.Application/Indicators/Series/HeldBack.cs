using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// Figures of this moment that everybody else reads as another, or not at all, though they are not below the limits (decision 26): the state of an institution's
/// year is held, or a zero stands where others read nothing. Whoever sees every cell finds them marked as not for publication.
/// </summary>
internal static class HeldBack
{
    /// <summary>Lines and years of which the public reads something else, and those of which nothing is registered any more while the public still reads something.</summary>
    internal sealed record Otherwise(HashSet<(string Line, FiscalYear Year)> Marked, HashSet<(string Line, FiscalYear Year)> Gone)
    {
        internal static Otherwise Nothing { get; } = new([], []);
    }

    /// <summary>Lines and years in which the public reads something else. What the public reads is looked up of the years alone in which anything is held.</summary>
    /// <param name="live">What the reader sees.</param>
    /// <param name="held">Years of which anything is held.</param>
    /// <param name="asPublic">The same division as everybody reads it, from one year to another.</param>
    internal static async Task<Otherwise> OfAsync(
        Measure measure, List<(SeriesCell Cell, bool IsDivisor)> live, IReadOnlyList<FiscalYear> held, Func<FiscalYear, FiscalYear, Task<List<(SeriesCell Cell, bool IsDivisor)>>> asPublic)
    {
        if (held.Count == 0) return Otherwise.Nothing;
        var (now, told) = (Sums(measure, live), Sums(measure, await asPublic(held.Min(), held.Max())));
        var counted = live.Where(c => !c.IsDivisor).Select(c => (c.Cell.Line, c.Cell.Year)).ToHashSet();
        return new(
            [.. now.Where(n => held.Contains(n.Key.Year) && (!told.TryGetValue(n.Key, out var of) || of != n.Value)).Select(n => n.Key)],
            [.. told.Where(t => held.Contains(t.Key.Year) && t.Value is not { Amount: 0, Items: 0 } && !counted.Contains(t.Key)).Select(t => t.Key)]);
    }

    /// <summary>
    /// Zero is not missing: where joint research is registered of which none is large, large contracts are 0. For readers who see every cell; what others find is a
    /// matter of <see cref="PublicRows"/>. Parts that are never large have no line.
    /// </summary>
    internal static async Task<List<SeriesCell>> ZerosAsync(
        PortalDb db, Measure measure, SeriesRequest request, SeriesBy by, FiscalYear from, FiscalYear to, List<(SeriesCell Cell, bool IsDivisor)> live, CancellationToken ct)
    {
        if (measure.Series is not [PublicCells.Large] || by == SeriesBy.Band) return [];
        var counted = live.Where(c => !c.IsDivisor).Select(c => (c.Cell.Line, c.Cell.Year)).ToHashSet();
        var lines = counted.Select(c => c.Line).ToHashSet(StringComparer.Ordinal);
        var joint = await SeriesCells.ReadAsync(db, Measures.JointContracts with { Population = measure.Population }, request, by, from, to, false, ct);
        return [.. joint.Where(c => c.Items > 0 && !counted.Contains((c.Line, c.Year)) && (by == SeriesBy.Nation || lines.Contains(c.Line))).DistinctBy(c => (c.Line, c.Year))
            .Select(c => c with { Series = PublicCells.Large, Value = 0, Items = 0, MoneyYen = 0, IndirectYen = 0, Partners = 0, TopPartnerYen = 0 })];
    }

    private static Dictionary<(string Line, FiscalYear Year), (decimal Amount, decimal Divisor, long Items)> Sums(Measure measure, List<(SeriesCell Cell, bool IsDivisor)> cells) =>
        cells.GroupBy(c => (c.Cell.Line, c.Cell.Year)).ToDictionary(g => g.Key, g => (
            g.Where(c => !c.IsDivisor).Sum(c => SeriesQueries.Amount(measure, c.Cell)),
            g.Where(c => c.IsDivisor).Sum(c => SeriesQueries.Amount(measure.Divisor!, c.Cell)), g.Where(c => !c.IsDivisor).Sum(c => c.Cell.Items)));
}
