using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>An indicator's report that has a target, with the questions that a page asks of it. Official and measured values stay apart.</summary>
/// <param name="LastYearOver">The last fiscal year that is over; what is measured after it is not complete.</param>
public sealed record IndicatorSheet(IndicatorReport Report, PolicyTarget Target, PolicyProgress Progress, FiscalYear LastYearOver)
{
    public Indicator Indicator => Report.Indicator;

    public IReadOnlyList<PartReport> Parts => Report.Parts;

    public bool IsDemo => Report.IsDemo;

    /// <summary>The newest release's value of each fiscal year, in order.</summary>
    public IReadOnlyList<OfficialFigure> Newest { get; } = Report.Official;

    /// <summary>Measured figures of complete fiscal years that this reader may see, in order of years.</summary>
    public IReadOnlyList<MeasuredFigure> Measured { get; } = [.. Report.Measured.Where(m => m.Value is not null && m.Year <= LastYearOver).OrderBy(m => m.Year)];

    /// <summary>The official value that the progress speaks of.</summary>
    public OfficialFigure? Latest => Progress.Latest is { } latest ? Newest.LastOrDefault(o => o.Year == latest.Year) : null;

    /// <summary>The observed growth, from the baseline to the latest value, is one between values of two publishers.</summary>
    public bool GrowsAcrossPublishers => Latest is { } latest && Newest.FirstOrDefault(o => o.Year == Target.BaselineYear) is { } first && latest.IsOfOtherPublisher(first);

    /// <summary>The official value of the baseline year, where somebody else published it than the latest one; else null.</summary>
    public OfficialFigure? BaselineOfOther => GrowsAcrossPublishers ? Newest.First(o => o.Year == Target.BaselineYear) : null;

    /// <summary>Every official value that the full chart is drawn of: the wholes, the parts that they are divided into, and the first part where the whole is not known.</summary>
    public IEnumerable<OfficialFigure> Drawn => Newest.Concat(Parts.SelectMany((p, i) => p.Official.Where(o => IsDrawn(i, o))));

    // As TargetCharts draws them: parts of a whole that they do not make up are not drawn, and the second part never by itself.
    private bool IsDrawn(int part, OfficialFigure of) => Newest.FirstOrDefault(o => o.Year == of.Year) is { } whole ? Divided(whole) is not null : part == 0;

    /// <summary>The report as a sheet; null where no target is registered.</summary>
    public static IndicatorSheet? Of(IndicatorReport report, FiscalYear lastYearOver) =>
        report is { Target: { } target, Progress: { } progress } ? new IndicatorSheet(report, target, progress, lastYearOver) : null;

    /// <summary>The value of a part of the population in a fiscal year, or null.</summary>
    public OfficialFigure? Part(int index, FiscalYear year) =>
        index < Parts.Count ? Parts[index].Official.LastOrDefault(o => o.Year == year) : null;

    /// <summary>Both parts of an official value, where they are known and make it up; else null: no part of it is told apart.</summary>
    public (decimal Lower, decimal Upper)? Divided(OfficialFigure whole) =>
        Part(0, whole.Year) is { } lower && Part(1, whole.Year) is { } upper && lower.Value + upper.Value == whole.Value ? (lower.Value, upper.Value) : null;

    /// <summary>Both parts of an official value, where they are known and do not make it up; else null.</summary>
    public (OfficialFigure Lower, OfficialFigure Upper)? Differing(OfficialFigure whole) =>
        Part(0, whole.Year) is { } lower && Part(1, whole.Year) is { } upper && lower.Value + upper.Value != whole.Value ? (lower, upper) : null;

    /// <summary>
    /// Fiscal years in which the first part alone was at or above the target while the whole is not known: a fact to tell,
    /// not a verdict (domain.md §3b).
    /// </summary>
    public IReadOnlyList<OfficialFigure> PartAloneAboveTarget() => Parts.Count == 0
        ? []
        : [.. Parts[0].Official.Where(o => o.Value >= Target.Value && Newest.All(n => n.Year != o.Year)).OrderBy(o => o.Year)];
}
