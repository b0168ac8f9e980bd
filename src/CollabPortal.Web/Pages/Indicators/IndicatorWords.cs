using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>The sentences and key figures of an indicator's own page.</summary>
public sealed class IndicatorWords(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers, KpiRows rows, KpiFacts facts)
{
    /// <summary>Where the indicator stands, where it would go, and what is not known.</summary>
    public string Lead(IndicatorSheet sheet)
    {
        var (unit, target, progress) = (sheet.Indicator.Unit, sheet.Target, sheet.Progress);
        if (progress.Latest is not { } latest) return text["Detail.LeadNone"];
        var sentences = new List<string>();
        var judged = progress.Verdict is TargetVerdict.Reached or TargetVerdict.Missed ? sheet.Newest.LastOrDefault(o => o.Year == target.Deadline) : null;
        if (judged is not null) sentences.Add(text["Detail.Lead" + progress.Verdict, target.Deadline.Year, numbers.WithUnit(unit, judged.Value), numbers.WithUnit(unit, target.Value)]);
        if (facts.ForLead(sheet) is { } fact) sentences.Add(fact);
        // The verdict has said value and target; only a value of a later year is still to be told.
        if (judged is not null)
        {
            if (latest.Year > target.Deadline) sentences.Add(text["Detail.LeadSince", latest.Year.Year, numbers.WithUnit(unit, latest.Value)]);
        }
        else if (target.RequiredAt(latest.Year) is { } required)
        {
            sentences.Add(text["Detail.LeadStatus", latest.Year.Year, numbers.WithUnit(unit, latest.Value), numbers.WithUnit(unit, required),
                text[progress.Status == ProgressStatus.OnTrack ? "Detail.Above" : "Detail.Below"].Value]);
        }
        if (progress.ProjectedValue is { } projected) sentences.Add(text["Detail.LeadProjection", target.Deadline.Year, numbers.WithUnit(unit, projected)]);
        if (progress.Verdict == TargetVerdict.Unknown) sentences.Add(text["Detail.LeadUnknown", target.Deadline.Year]);
        return string.Join(text["Sentence.Gap"], sentences);
    }

    /// <summary>Latest value, target, growth needed, status.</summary>
    public IReadOnlyList<KeyFigure> Keys(IndicatorSheet sheet)
    {
        var (unit, target, progress) = (sheet.Indicator.Unit, sheet.Target, sheet.Progress);
        var latest = progress.Latest is not { } known
            ? new KeyFigure(text["Detail.Key.Latest"], text["Missing"], "", [])
            : new KeyFigure(text["Detail.Key.Latest"], numbers.Large(unit, known.Value).Value + numbers.Changed(sheet.Latest), numbers.Large(unit, known.Value).Unit,
                [numbers.Year(known.Year), text["Detail.Key.Ratio", numbers.Times(progress.RatioToBaseline!.Value), IndicatorNumbers.Percent(progress.Progress!.Value)]]);
        var goal = new KeyFigure(text["Detail.Key.Target"], numbers.Large(unit, target.Value).Value, numbers.Large(unit, target.Value).Unit,
            [text["Detail.Key.Base", target.BaselineYear.Year, numbers.WithUnit(unit, target.BaselineValue), IndicatorNumbers.Multiplier(target.Multiplier)], text["Detail.Key.Deadline", target.Deadline.Year]]);
        var growth = progress.NeededAnnualGrowth is not { } required
            ? new KeyFigure(text["Detail.Key.Required"], text["None"], "", [])
            : IndicatorNumbers.IsPassed(progress, required) ? new KeyFigure(text["Detail.Key.Required"], text["Needed.Reached"], "", Observed(sheet))
            : new KeyFigure(text["Detail.Key.Required"], IndicatorNumbers.Percent(required)[..^1], text["Detail.Key.PerYearUnit"], [numbers.NeededFrom(progress), .. Observed(sheet)], Before: text["Detail.Key.PerYearBefore"]);
        var status = new KeyFigure(text["Detail.Key.Status"], rows.StatusText(progress), "", [rows.Verdict(progress)], KpiRows.Status(progress));
        return [latest, goal, growth, status];
    }

    /// <summary>What the lines of the chart mean.</summary>
    public string ChartNote(IndicatorSheet sheet)
    {
        var path = numbers.GrowthInSentence(sheet.Target.PathGrowth);
        if (sheet.Progress is not { ObservedAnnualGrowth: { } observed, ProjectedValue: { } projected, Latest: { } latest }) return text["Detail.ChartNoteShort", path];
        var note = text["Detail.ChartNote", path, numbers.GrowthInSentence(observed)].Value;
        // The chart draws the projection up to the target only, so that the scale stays that of the values.
        return latest.Value < sheet.Target.Value && projected > (double)sheet.Target.Value
            ? note + text["Sentence.Gap"] + text["Detail.ChartNoteCut", sheet.Target.Deadline.Year, numbers.WithUnit(sheet.Indicator.Unit, projected)] : note;
    }

    private List<string> Observed(IndicatorSheet sheet) =>
        sheet.Progress is { ObservedAnnualGrowth: { } observed, Latest: { } latest }
            ? [text["Detail.Key.Observed", numbers.GrowthInSentence(observed)], numbers.Years(sheet.Target.BaselineYear, latest.Year) + (sheet.GrowsAcrossPublishers ? text["Kpi.Across"].Value : "")] : [];
}
