using CollabPortal.Domain.Indicators;
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

    /// <summary>A release published later has a value of this year: it stays the current one, and this one stands beside it in the history alone.</summary>
    Older,
}

/// <summary>A value of a release beside what stood before it.</summary>
/// <param name="Before">The newest earlier release's value of the same year, of an older release the value that stays; null where there is none.</param>
/// <param name="BeforeRelease">That release.</param>
/// <param name="YearBefore">The newest value of the fiscal year before.</param>
/// <param name="IsStriking">Restated by more than a tenth, or less than two thirds or more than one and a half times the year before, or 0: worth a second look.</param>
public sealed record ComparedValue(
    OfficialSeries Series, FiscalYear Year, decimal Value, string Precision, string? Note, ValueChange Change,
    decimal? Before, LocalText? BeforeRelease, decimal? YearBefore, bool IsStriking)
{
    /// <summary>Who published the value before; null where there is none.</summary>
    public Publisher? BeforePublisher { get; init; }
}

/// <summary>What a release does to a policy target: where its indicator stood and where it would stand.</summary>
public sealed record TargetEffect(Indicator Indicator, PolicyProgress Before, PolicyProgress After);

/// <summary>A release beside the last one: every value, and series that the last one had and this one has not.</summary>
public sealed record ReleaseComparison(IReadOnlyList<ComparedValue> Values, LocalText? Last, IReadOnlyList<OfficialSeries> Missing)
{
    /// <summary>Publisher of the newest release that each series of this one stands in so far.</summary>
    public IReadOnlyDictionary<OfficialSeries, Publisher> Standing { get; init; } = new Dictionary<OfficialSeries, Publisher>();

    /// <summary>Policy targets whose latest value or needed growth would change.</summary>
    public IReadOnlyList<TargetEffect> Targets { get; init; } = [];

    /// <summary>Wholes that are less than a part of them alone in the same fiscal year or the one before or after: seldom true.</summary>
    public IReadOnlyList<(KnownValue Whole, KnownValue Part)> BelowParts { get; init; } = [];

    /// <summary>Wholes whose parts are all known in the year and add up to something else.</summary>
    public IReadOnlyList<(KnownValue Whole, IReadOnlyList<KnownValue> Parts)> UnequalParts { get; init; } = [];

    /// <summary>
    /// Series whose values so far are of another publisher than a release of this name and address, or of which it would replace another publisher's
    /// value; empty while nothing tells who publishes it.
    /// </summary>
    public IReadOnlyList<(OfficialSeries Series, Publisher Publisher)> OfOthers(string? nameJa, string? nameEn, string? address) =>
        Publisher.Of(nameEn, nameJa, address) is not { } own ? []
        : [.. Standing.Select(s => (Series: s.Key, Publisher: s.Value))
            .Concat(Values.Where(v => v is { Change: ValueChange.Restated or ValueChange.Same, BeforePublisher: not null }).Select(v => (v.Series, Publisher: v.BeforePublisher!)))
            .Where(s => s.Publisher != own).Distinct()];

    /// <summary>How many values are of a kind.</summary>
    public int Count(ValueChange change) => Values.Count(v => v.Change == change);

    /// <summary>Values of 0 that did not stand so before: nothing was counted, or nothing is known?</summary>
    public IReadOnlyList<ComparedValue> Zeros => [.. Values.Where(v => v is { Value: 0, Change: not ValueChange.Same })];

    /// <summary>How many want a second look.</summary>
    public int Striking => Values.Count(v => v.IsStriking);

    /// <param name="place">The release stands before those of this place and later; by default after all.</param>
    internal static ReleaseComparison Of(IReadOnlyList<ProposedValue> values, IReadOnlyList<StandingValue> all, int place = int.MaxValue)
    {
        var standing = all.Where(s => s.Sequence < place).ToList();
        var later = all.Where(s => s.Sequence >= place).GroupBy(s => (s.Series, s.Year)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Sequence)!);
        var newest = standing.GroupBy(s => (s.Series, s.Year)).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Sequence)!);
        var compared = values.Where(v => OfficialSeries.Find(v.Series) is not null).Select(value =>
        {
            var current = later.GetValueOrDefault((value.Series, value.FiscalYear));
            var before = current ?? newest.GetValueOrDefault((value.Series, value.FiscalYear));
            var yearBefore = values.FirstOrDefault(v => v.Series == value.Series && v.FiscalYear == value.FiscalYear - 1)?.Value
                ?? newest.GetValueOrDefault((value.Series, value.FiscalYear - 1))?.Value;
            var change = current is not null ? ValueChange.Older : before is null ? ValueChange.New : before.Value == value.Value ? ValueChange.Same : ValueChange.Restated;
            return new ComparedValue(OfficialSeries.Find(value.Series)!, new FiscalYear(value.FiscalYear), value.Value, value.Precision, value.Note, change,
                before?.Value, before?.Release, yearBefore, IsStriking(change, value.Value, before?.Value, yearBefore))
            {
                BeforePublisher = before?.Publisher,
            };
        }).OrderBy(v => OfficialSeries.All.ToList().IndexOf(v.Series)).ThenBy(v => v.Year).ToList();
        var series = values.Select(v => v.Series).ToHashSet(StringComparer.Ordinal);
        // The release that most of these series stand in: one series that another publisher had last does not make that one's release the one before.
        var last = standing.Where(s => series.Contains(s.Series)).GroupBy(s => s.Series).Select(g => g.MaxBy(s => s.Sequence)!)
            .GroupBy(s => s.Sequence).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => g.First()).FirstOrDefault();
        var missing = last is null ? [] : standing.Where(s => s.Sequence == last.Sequence && !series.Contains(s.Series))
            .Select(s => OfficialSeries.Find(s.Series)).OfType<OfficialSeries>().Distinct().ToList();
        var checks = new WholesAndParts(compared, newest);
        return new ReleaseComparison(compared, last?.Release, missing)
        {
            BelowParts = checks.BelowParts(),
            UnequalParts = checks.UnequalParts(),
            Standing = standing.Where(s => series.Contains(s.Series) && OfficialSeries.Find(s.Series) is not null).GroupBy(s => s.Series).Select(g => g.MaxBy(s => s.Sequence)!)
                .Where(s => s.Publisher is not null).ToDictionary(s => OfficialSeries.Find(s.Series)!, s => s.Publisher!),
        };
    }

    /// <summary>The targets' indicators evaluated with what stands and with what would stand; those alone that differ.</summary>
    internal static IReadOnlyList<TargetEffect> EffectsOn(
        IReadOnlyList<(Indicator Indicator, PolicyTarget Target)> targets, IReadOnlyList<ProposedValue> values, IReadOnlyList<StandingValue> standing, Horizon horizon, int place = int.MaxValue) =>
        [.. targets.Select(t =>
        {
            var before = standing.Where(s => s.Series == t.Indicator.OfficialSeries).GroupBy(s => s.Year).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Sequence)!.Value);
            var after = new Dictionary<int, decimal>(before);
            foreach (var value in values.Where(v => v.Series == t.Indicator.OfficialSeries && !standing.Any(s => s.Sequence >= place && s.Series == v.Series && s.Year == v.FiscalYear))) after[value.FiscalYear] = value.Value;
            return new TargetEffect(t.Indicator, Evaluate(before), Evaluate(after));

            PolicyProgress Evaluate(Dictionary<int, decimal> known) => PolicyProgress.Evaluate(t.Target, known.Select(k => new YearValue(new FiscalYear(k.Key), k.Value)), horizon, t.Indicator.Breaks);
        }).Where(e => e.Before.Latest != e.After.Latest || e.Before.RequiredAnnualGrowth != e.After.RequiredAnnualGrowth || e.Before.Verdict != e.After.Verdict)];

    private static bool IsStriking(ValueChange change, decimal value, decimal? before, decimal? yearBefore) => change switch
    {
        ValueChange.Restated => before is not { } b || Math.Abs(value - b) > Math.Abs(b) / 10,
        // What is not known is easily typed as 0.
        ValueChange.New => value == 0 || (yearBefore is { } y && (value < y * 2 / 3 || value > y * 3 / 2)),
        _ => false,
    };
}

/// <summary>An official value that stands in the portal.</summary>
internal sealed record StandingValue(string Series, int Year, decimal Value, int Sequence, LocalText Release, Publisher? Publisher = null);
