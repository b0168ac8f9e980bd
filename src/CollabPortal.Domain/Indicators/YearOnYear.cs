using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>Growth from one fiscal year to the next, as a fraction. Only where both years are known and may be compared.</summary>
/// <param name="Year">The later year.</param>
/// <param name="Growth">Value ÷ value of the year before − 1.</param>
public readonly record struct YearOnYear(FiscalYear Year, double Growth)
{
    /// <summary>Every step that can be told, in order of years; none across a break of the series, and none from nothing.</summary>
    public static IReadOnlyList<YearOnYear> Of(IEnumerable<YearValue> values, IEnumerable<SeriesBreak> breaks)
    {
        var known = values.ToDictionary(v => v.Year, v => v.Value);
        var cut = breaks.Select(b => b.From).ToHashSet();
        return [.. known.Keys.Order().Where(y => !cut.Contains(y) && known.TryGetValue(y.Previous, out var before) && before > 0)
            .Select(y => new YearOnYear(y, ((double)known[y] / (double)known[y.Previous]) - 1))];
    }
}
