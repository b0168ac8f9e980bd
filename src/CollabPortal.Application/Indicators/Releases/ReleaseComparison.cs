using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>What a release does to a value that stood before.</summary>
public enum ValueChange
{
    /// <summary>The first value of this series and year.</summary>
    New,

    /// <summary>Another value stood for this year.</summary>
    Restated,

    /// <summary>The same value again.</summary>
    Same,
}

/// <summary>A value of a release beside what stood before it.</summary>
/// <param name="Before">The newest earlier release's value of the same year; null where there is none.</param>
/// <param name="BeforeRelease">That release.</param>
/// <param name="YearBefore">The newest value of the fiscal year before.</param>
/// <param name="IsStriking">Restated by more than a tenth, or less than half or more than twice the year before: worth a second look.</param>
public sealed record ComparedValue(
    OfficialSeries Series, FiscalYear Year, decimal Value, string Precision, string? Note, ValueChange Change,
    decimal? Before, LocalText? BeforeRelease, decimal? YearBefore, bool IsStriking);

/// <summary>A release beside the last one: every value, and series that the last one had and this one has not.</summary>
public sealed record ReleaseComparison(IReadOnlyList<ComparedValue> Values, LocalText? Last, IReadOnlyList<OfficialSeries> Missing)
{
    /// <summary>How many values are of a kind.</summary>
    public int Count(ValueChange change) => Values.Count(v => v.Change == change);

    /// <summary>How many want a second look.</summary>
    public int Striking => Values.Count(v => v.IsStriking);

    internal static ReleaseComparison Of(IReadOnlyList<ProposedValue> values, IReadOnlyList<StandingValue> standing)
    {
        var newest = standing.GroupBy(s => (s.Series, s.Year)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Sequence)!);
        var compared = values.Where(v => OfficialSeries.Find(v.Series) is not null).Select(value =>
        {
            var before = newest.GetValueOrDefault((value.Series, value.FiscalYear));
            var yearBefore = values.FirstOrDefault(v => v.Series == value.Series && v.FiscalYear == value.FiscalYear - 1)?.Value
                ?? newest.GetValueOrDefault((value.Series, value.FiscalYear - 1))?.Value;
            var change = before is null ? ValueChange.New : before.Value == value.Value ? ValueChange.Same : ValueChange.Restated;
            return new ComparedValue(OfficialSeries.Find(value.Series)!, new FiscalYear(value.FiscalYear), value.Value, value.Precision, value.Note, change,
                before?.Value, before?.Release, yearBefore, IsStriking(change, value.Value, before?.Value, yearBefore));
        }).OrderBy(v => OfficialSeries.All.ToList().IndexOf(v.Series)).ThenBy(v => v.Year).ToList();
        var series = values.Select(v => v.Series).ToHashSet(StringComparer.Ordinal);
        var last = standing.Where(s => series.Contains(s.Series)).MaxBy(s => s.Sequence);
        var missing = last is null ? [] : standing.Where(s => s.Sequence == last.Sequence && !series.Contains(s.Series))
            .Select(s => OfficialSeries.Find(s.Series)).OfType<OfficialSeries>().Distinct().ToList();
        return new ReleaseComparison(compared, last?.Release, missing);
    }

    private static bool IsStriking(ValueChange change, decimal value, decimal? before, decimal? yearBefore) => change switch
    {
        ValueChange.Restated => before is not { } b || Math.Abs(value - b) > Math.Abs(b) / 10,
        ValueChange.New => yearBefore is { } y && (value < y / 2 || value > y * 2),
        _ => false,
    };
}

/// <summary>An official value that stands in the portal.</summary>
internal sealed record StandingValue(string Series, int Year, decimal Value, int Sequence, LocalText Release);
