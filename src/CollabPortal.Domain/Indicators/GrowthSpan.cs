using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>Average growth over two or more fiscal years of which only the ends are known.</summary>
/// <param name="After">The fiscal year of the earlier value; the growth is that of the years after it.</param>
/// <param name="To">The fiscal year of the later value.</param>
/// <param name="AnnualGrowth">Compound growth a year, as a fraction.</param>
public readonly record struct GrowthSpan(FiscalYear After, FiscalYear To, double AnnualGrowth)
{
    /// <summary>Every such span, in order of years; none across a break of the series, and none from nothing.</summary>
    public static IReadOnlyList<GrowthSpan> Of(IEnumerable<YearValue> values, IEnumerable<SeriesBreak> breaks)
    {
        var (known, cuts) = (values.OrderBy(v => v.Year).ToList(), breaks.Select(b => b.From).ToList());
        return [.. known.Zip(known.Skip(1)).Where(p => p.Second.Year.Year - p.First.Year.Year > 1 && !cuts.Exists(c => c > p.First.Year && c <= p.Second.Year))
            .Select(p => (p.First, p.Second, Growth: PolicyProgress.AnnualGrowth(p.First.Value, p.Second.Value, p.Second.Year.Year - p.First.Year.Year)))
            .Where(p => p.Growth is not null).Select(p => new GrowthSpan(p.First.Year, p.Second.Year, p.Growth!.Value))];
    }
}
