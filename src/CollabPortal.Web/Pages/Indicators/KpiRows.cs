using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Makes the rows of the dashboard out of the indicators' sheets.</summary>
public sealed class KpiRows(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers, TargetCharts charts, KpiFacts facts)
{
    public KpiRowModel Of(IndicatorSheet sheet, IndicatorSheet? subTarget = null)
    {
        var (unit, target, progress) = (sheet.Indicator.Unit, sheet.Target, sheet.Progress);
        var path = PathProgress(sheet);
        return new KpiRowModel
        {
            Key = sheet.Indicator.Key,
            Name = IndicatorNumbers.Say(sheet.Indicator.Name),
            Goal = text["Kpi.Goal", target.BaselineYear.Year, target.Deadline.Year, IndicatorNumbers.Multiplier(target.Multiplier)],
            Status = Status(progress),
            StatusText = StatusText(progress),
            Verdict = Verdict(progress),
            Value = progress.Latest is { } latest ? numbers.Large(unit, latest.Value).Value + numbers.Changed(sheet.Latest) : text["Missing"],
            Unit = progress.Latest is { } valued ? numbers.Large(unit, valued.Value).Unit : "",
            ValueNote = progress.Latest is { } known ? text[IsSecondary(sheet.Latest) ? "Kpi.ValueNote.Secondary" : "Kpi.ValueNote", known.Year.Year] : "",
            Levels =
            [
                new(text["Kpi.Target"], numbers.WithUnit(unit, target.Value)),
                new(text["Kpi.Baseline"], numbers.WithUnit(unit, target.BaselineValue)),
                new(text["Kpi.Ratio"], progress.RatioToBaseline is { } ratio ? numbers.Times(ratio) : text["None"]),
            ],
            Progress = progress.Progress,
            ProgressText = progress.Progress is { } p ? IndicatorNumbers.Percent(p) : "",
            ProgressLabel = text["Kpi.Progress"],
            PathProgress = path,
            PathText = path is { } mark ? text["Kpi.PathMark", IndicatorNumbers.Percent(mark)] : "",
            ProgressSummary = progress.Progress is not { } done ? ""
                : path is { } at ? text["Kpi.ProgressSummary", IndicatorNumbers.Percent(done), IndicatorNumbers.Percent(at)]
                : text["Kpi.ProgressOnly", IndicatorNumbers.Percent(done)],
            Growth = Growth(sheet),
            Chart = charts.Row(sheet),
            Measured = charts.Measured(sheet),
            MeasuredHeading = MeasuredHeading(sheet),
            MeasuredNote = sheet.Measured.Count == 0 ? text[sheet.Report.Measured.Count == 0 ? "Kpi.MeasuredNone" : "Kpi.MeasuredWithheld"] : text["Kpi.MeasuredNote", Coverage(sheet)],
            Facts = facts.Of(sheet),
            FactsText = text["Kpi.Facts"],
            MeasuredText = text["Kpi.MeasuredFold"],
            SubTarget = subTarget is null ? null : SubTarget(subTarget),
        };
    }

    /// <summary>How far the required path is at the latest value's fiscal year, as progress; null without a value or baseline.</summary>
    public static double? PathProgress(IndicatorSheet sheet) =>
        sheet.Progress.Latest is { } latest && sheet.Target.RequiredAt(latest.Year) is { } required
            ? (required - (double)sheet.Target.BaselineValue) / (double)(sheet.Target.Value - sheet.Target.BaselineValue) : null;

    /// <summary>The verdict once the deadline's own value is known, till then where the latest value stands to the path.</summary>
    public static StatusKind Status(PolicyProgress progress) => progress switch
    {
        { Verdict: TargetVerdict.Reached } => StatusKind.Good,
        { Verdict: TargetVerdict.Missed } => StatusKind.Bad,
        { Status: ProgressStatus.OnTrack } => StatusKind.Good,
        { Status: ProgressStatus.Behind } => StatusKind.Bad,
        _ => StatusKind.Hold,
    };

    public string StatusText(PolicyProgress progress) => text[progress switch
    {
        { Verdict: TargetVerdict.Reached } => "Kpi.Reached",
        { Verdict: TargetVerdict.Missed } => "Kpi.Missed",
        { Status: ProgressStatus.OnTrack } => "Kpi.OnTrack",
        { Status: ProgressStatus.Behind } => "Kpi.Behind",
        _ => "Kpi.NoStatus",
    }];

    /// <summary>The verdict at the deadline in words.</summary>
    public string Verdict(PolicyProgress progress) => text["Verdict." + progress.Verdict, progress.Target.Deadline.Year];

    /// <summary>Every source of the value is somebody else's account of what the publisher said.</summary>
    public static bool IsSecondary(OfficialFigure? figure) => figure is { Source.Entries: [_, ..] entries } && entries.All(e => e.IsSecondary);

    private List<LabelledValue> Growth(IndicatorSheet sheet)
    {
        var (target, progress) = (sheet.Target, sheet.Progress);
        if (progress.Latest is not { } latest) return [];
        var rows = new List<LabelledValue>();
        if (progress.NeededAnnualGrowth is { } required)
            rows.Add(new(text["Kpi.Required"], numbers.NeededGrowth(progress, required), numbers.NeededFrom(progress)));
        if (progress.ObservedAnnualGrowth is { } observed) rows.Add(new(text["Kpi.Observed"], numbers.Growth(observed), numbers.Years(target.BaselineYear, latest.Year) + (sheet.GrowsAcrossPublishers ? text["Kpi.Across"].Value : "")));
        if (progress.Best is { } best) rows.Add(new(text[progress.Steps.Count > 1 ? "Kpi.Best" : "Kpi.OnlyStep"], IndicatorNumbers.Change(best.Growth), numbers.Year(best.Year)));
        var year = numbers.Year(target.Deadline);
        if (progress.ProjectedValue is { } projected)
        {
            rows.Add(new(text["Kpi.Projected"], numbers.WithUnit(sheet.Indicator.Unit, projected),
                latest.Year.Year - target.BaselineYear.Year == 1 ? text["Kpi.Projected.OneYear", year] : year));
        }

        return rows;
    }

    private string MeasuredHeading(IndicatorSheet sheet)
    {
        if (sheet.Measured.MaxBy(m => m.Year) is not { } last) return text["Chart.Measured"];
        return text[sheet.IsDemo ? "Kpi.MeasuredHeadingDemo" : "Kpi.MeasuredHeading",
            text["Kpi.MeasuredLatest", last.Year.Year, numbers.WithUnit(sheet.Indicator.Unit, last.Value!.Value) + (last.IsBelowLimits ? text["BelowLimits.Mark"].Value : "")].Value];
    }

    private string Coverage(IndicatorSheet sheet)
    {
        if (sheet.Measured.Where(m => m.Coverage is not null).MaxBy(m => m.Year) is not { Coverage: { } coverage } covered) return text["Kpi.CoverageNone"];
        return text["Kpi.Coverage", IndicatorNumbers.Percent(coverage) + (covered.IsBelowLimits ? text["BelowLimits.Mark"].Value : ""), covered.Year.Year];
    }

    private SubTargetRow SubTarget(IndicatorSheet sheet)
    {
        var (unit, target) = (sheet.Indicator.Unit, sheet.Target);
        var where = sheet.Progress.Latest is not { } latest ? StatusText(sheet.Progress)
            : text["Kpi.SubTargetValue", latest.Year.Year, numbers.WithUnit(unit, latest.Value), numbers.WithUnit(unit, target.Value), target.Deadline.Year, StatusText(sheet.Progress)].Value;
        // The high point tells the latest value already.
        if (facts.HighPoint(sheet) is { } first)
            where = first + text["Sentence.Gap"] + text["Kpi.SubTargetAfter", numbers.WithUnit(unit, target.Value), target.Deadline.Year, StatusText(sheet.Progress)];
        if (IsSecondary(sheet.Latest)) where += text["Kpi.SubTargetSecondary"];
        return new SubTargetRow(text["Kpi.SubTarget"], IndicatorNumbers.Say(sheet.Indicator.Name), "/indicators/" + sheet.Indicator.Key, where);
    }
}
