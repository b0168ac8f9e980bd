using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Makes the target charts of an indicator out of its sheet, in the language of the page.</summary>
public sealed class TargetCharts(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers)
{
    /// <summary>The chart of a dashboard row: the whole population alone, from the baseline to the deadline.</summary>
    public TargetChartModel Row(IndicatorSheet sheet)
    {
        var breaks = sheet.Indicator.Breaks.Where(b => b.From >= sheet.Target.BaselineYear.Previous).ToList();
        var first = Math.Min(sheet.Target.BaselineYear.Year, breaks.Count > 0 ? breaks[0].From.Year : int.MaxValue);
        var last = Math.Max(sheet.Target.Deadline.Year, sheet.Latest?.Year.Year ?? 0);
        return Model(sheet, first, last, full: false);
    }

    /// <summary>The chart of the detail page: every official year, parts of the population, measured series and projection.</summary>
    public TargetChartModel Full(IndicatorSheet sheet)
    {
        var years = sheet.Newest.Select(o => o.Year.Year).Concat(sheet.Measured.Select(m => m.Year.Year)).Append(sheet.Target.BaselineYear.Year).Append(sheet.Target.Deadline.Year).ToList();
        return Model(sheet, years.Min(), years.Max(), full: true);
    }

    /// <summary>The measured series by itself, or null where nothing is registered.</summary>
    public MeasuredLineModel? Measured(IndicatorSheet sheet)
    {
        if (sheet.Measured.Count == 0) return null;
        var unit = sheet.Indicator.Unit;
        return new MeasuredLineModel(
            MeasuredName(sheet) + text["List.Separator"] + MeasuredWords(sheet), Points(sheet), v => numbers.Value(unit, v), text["Year"].Value);
    }

    private TargetChartModel Model(IndicatorSheet sheet, int first, int last, bool full)
    {
        var (unit, target, progress) = (sheet.Indicator.Unit, sheet.Target, sheet.Progress);
        return new TargetChartModel
        {
            Summary = Summary(sheet, full),
            FirstYear = first,
            LastYear = last,
            Official = [.. Enumerable.Range(first, last - first + 1).Select(y => Bar(sheet, new FiscalYear(y), full)).OfType<OfficialBar>()],
            Target = new TargetLine(target.BaselineYear.Year, (double)target.BaselineValue, target.Deadline.Year, (double)target.Value),
            Projection = full && progress is { Latest: { } latest, ObservedAnnualGrowth: { } growth } && latest.Year < target.Deadline
                ? new ProjectionLine(latest.Year.Year, (double)latest.Value, growth) : null,
            Breaks = [.. sheet.Indicator.Breaks.Where(b => b.From.Year >= first).Select(b => new BreakMark(b.From.Year, text["Chart.Break", b.From.Year], text["Chart.BreakShort", b.From.Year]))],
            Measured = full ? Points(sheet) : [],
            Text = Words(sheet),
            HasParts = sheet.Parts.Count > 1,
            Format = v => numbers.Value(unit, v),
        };
    }

    private OfficialBar? Bar(IndicatorSheet sheet, FiscalYear year, bool full)
    {
        var whole = sheet.Newest.FirstOrDefault(o => o.Year == year);
        var lower = sheet.Part(0, year);
        if (whole is null && (lower is null || !full)) return null;
        var parts = whole is null ? null : sheet.Divided(whole);
        return new OfficialBar(
            year.Year, (double?)whole?.Value, (double?)(whole is null ? lower!.Value : parts?.Lower), (double?)(whole is null ? sheet.Part(1, year)?.Value : parts?.Upper), (whole ?? lower)!.Precision == "computed", numbers.Changed(whole ?? lower))
        { PartsDiffer = whole is not null && sheet.Differing(whole) is not null };
    }

    private List<YearPoint> Points(IndicatorSheet sheet) => [.. sheet.Measured.OrderBy(m => m.Year).Select(m => new YearPoint(m.Year.Year, (double)m.Value!.Value, Mark(m)))];

    // What may not be published carries its mark wherever it is written.
    private string Mark(MeasuredFigure figure) => figure.IsBelowLimits ? text["BelowLimits.Mark"] : "";

    private TargetChartText Words(IndicatorSheet sheet) => new()
    {
        Target = text["Chart.Target", numbers.WithUnit(sheet.Indicator.Unit, sheet.Target.Value)],
        Path = text["Chart.Path"],
        Projection = text["Chart.Projection"],
        Deadline = text["Chart.Deadline", sheet.Target.Deadline.Year],
        Missing = text["Chart.Missing"],
        Measured = MeasuredName(sheet),
        PartKnown = sheet.Parts.Count > 0 ? text["Chart.PartKnown", IndicatorNumbers.Say(sheet.Parts[0].Part.Name)] : "",
        PartMissing = sheet.Parts.Count > 1 ? text["Chart.PartMissing", IndicatorNumbers.Say(sheet.Parts[1].Part.Name)] : "",
        LowerPart = sheet.Parts.Count > 0 ? IndicatorNumbers.Say(sheet.Parts[0].Part.Name) : "",
        UpperPart = sheet.Parts.Count > 1 ? IndicatorNumbers.Say(sheet.Parts[1].Part.Name) : "",
        About = text["Chart.About"],
        LastYear = text["Year"].Value,
        YearAxis = text["YearAxis"],
    };

    private string MeasuredName(IndicatorSheet sheet) => text[sheet.IsDemo ? "Chart.MeasuredDemo" : "Chart.Measured"];

    private string Summary(IndicatorSheet sheet, bool full)
    {
        var (name, unit, target) = (IndicatorNumbers.Say(sheet.Indicator.Name), sheet.Indicator.Unit, sheet.Target);
        var goal = numbers.WithUnit(unit, target.Value);
        var values = string.Join(text["List.Separator"], sheet.Newest.Select(o => text["Fact.YearValue", o.Year.Year, numbers.WithUnit(unit, o.Value) + numbers.Changed(o)].Value));
        var official = sheet.Newest.Count == 0
            ? text["Chart.SummaryNone", name, goal, target.Deadline.Year].Value
            : text["Chart.Summary", name, values, goal, target.Deadline.Year].Value;
        return full && sheet.Measured.Count > 0 ? official + text["Sentence.Gap"] + text["Chart.SummaryMeasured", MeasuredWords(sheet)] : official;
    }

    private string MeasuredWords(IndicatorSheet sheet)
    {
        string Say(MeasuredFigure m) => text["Fact.YearValue", m.Year.Year, numbers.WithUnit(sheet.Indicator.Unit, m.Value!.Value) + Mark(m)];
        var ordered = sheet.Measured.OrderBy(m => m.Year).ToList();
        return ordered.Count == 1 ? Say(ordered[0]) : text["Chart.FromTo", Say(ordered[0]), Say(ordered[^1])];
    }
}
