using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Figures and sentences of the official joint research series of 大学等, newest published value of each year.</summary>
public sealed class JointResearchFigures(IStringLocalizer<IndicatorsText> text, IndicatorNumbers numbers)
{
    /// <summary>First fiscal year with the division at ¥10m.</summary>
    public const int FirstYear = 2016;

    /// <summary>Bars by size of contract, or null where nothing is registered.</summary>
    public StackedBarsModel? Bars(IReadOnlyList<OfficialJointResearchYear> years)
    {
        if (Ends(years) is not var (first, last)) return null;
        var (large, total) = Parts(last);
        var labelled = years.Count > 0 && years[^1] != last ? numbers.Year(last.Year) : "";
        return new StackedBarsModel
        {
            Summary = text["Joint.Summary", first.Year.Year, Oku(first.AmountOku), last.Year.Year, Oku(last.AmountOku), Oku(first.LargeOku), Oku(last.LargeOku)],
            Bars = [.. years.Select(y => new StackedBar(y.Year.Year, (double?)y.LargeOku, (double?)y.AmountOku, y.Restated is null ? "" : text["Restated.Mark"]))],
            Format = numbers.OkuOrBillion,
            LowerLabel = text["Joint.Large"],
            LowerNote = text["Joint.PartNote", numbers.OkuWithUnit(large), IndicatorNumbers.Percent(large / total)],
            UpperLabel = text["Joint.Small"],
            UpperNote = text["Joint.PartNote", numbers.OkuWithUnit(total - large), IndicatorNumbers.Percent(1 - (large / total))],
            LabelYear = last.Year.Year,
            LabelNote = labelled,
        };
    }

    /// <summary>From the first to the last year, or null where nothing is registered.</summary>
    public WaterfallModel? Waterfall(IReadOnlyList<OfficialJointResearchYear> years)
    {
        if (Ends(years) is not var (first, last)) return null;
        var (from, to) = ((double)first.AmountOku!.Value, (double)last.AmountOku!.Value);
        var large = (double)(last.LargeOku!.Value - first.LargeOku!.Value);
        return new WaterfallModel
        {
            Summary = text["Joint.WaterSummary", first.Year.Year, Oku(first.AmountOku), numbers.OkuWithUnit(large), numbers.OkuWithUnit(to - from - large), last.Year.Year, Oku(last.AmountOku)],
            From = from,
            FirstChange = large,
            SecondChange = to - from - large,
            Labels = [[numbers.Year(first.Year)], Lines("Joint.LargeLines"), Lines("Joint.SmallLines"), [numbers.Year(last.Year)]],
            Format = numbers.OkuOrBillion,
        };
    }

    public string Heading(IReadOnlyList<OfficialJointResearchYear> years) => Ends(years) is var (_, last)
        ? text["Joint.Heading", IndicatorNumbers.Percent(Parts(last).Large / Parts(last).Whole), last.Year.Year] : text["Joint.Title"];

    /// <summary>The fiscal years of which only the whole is registered (grey bars), or null where every whole is divided.</summary>
    public string? Undivided(IReadOnlyList<OfficialJointResearchYear> years) => years.Where(y => y.IsUndivided).Select(y => numbers.Year(y.Year)).ToList() is { Count: > 0 } grey
        ? text["Joint.Undivided", string.Join(text["List.Separator"], grey)].Value : null;

    public string WaterfallHeading(IReadOnlyList<OfficialJointResearchYear> years) => Ends(years) is var (first, last)
        ? text["Joint.WaterHeading", LargeShareOfGrowth(first, last)] : text["Joint.Title"];

    public string WaterfallUnit(IReadOnlyList<OfficialJointResearchYear> years) => Ends(years) is var (first, last)
        ? text["Joint.WaterUnit", first.Year.Year, last.Year.Year] : "";

    /// <summary>The sentence of the section.</summary>
    public string Lead(IReadOnlyList<OfficialJointResearchYear> years) => Ends(years) is var (first, last)
        ? text["Joint.Lead", first.Year.Year, last.Year.Year, numbers.OkuWithUnit((double)(last.AmountOku!.Value - first.AmountOku!.Value)), LargeShareOfGrowth(first, last)]
        : text["Joint.Missing"];

    /// <summary>Number of contracts and mean, from the first to the last year.</summary>
    public string Counts(IReadOnlyList<OfficialJointResearchYear> years)
    {
        if (Ends(years) is not var (first, last) || first.Contracts is not { } from || last.Contracts is not { } to) return "";
        var (meanFrom, meanTo) = ((double)(first.AmountOku!.Value / from), (double)(last.AmountOku!.Value / to));
        return text["Joint.Counts",
            text["Number.Contracts", IndicatorNumbers.Count((double)from)].Value, text["Number.Contracts", IndicatorNumbers.Count((double)to)].Value,
            IndicatorNumbers.Change((double)(to / from) - 1), numbers.Edge((long)(meanFrom * 1e4 + 0.5) * 10_000), numbers.Edge((long)(meanTo * 1e4 + 0.5) * 10_000), IndicatorNumbers.Change((meanTo / meanFrom) - 1)];
    }

    /// <summary>A line for each year that a later release changed: both values with their releases.</summary>
    public IEnumerable<string> Restatements(IReadOnlyList<OfficialJointResearchYear> years) => years.Where(y => y.Restated is not null)
        .Select(y => numbers.Apart(IndicatorUnit.HundredMillionYen, y.Restated!.Value, y.AmountOku!.Value) is not var (before, after) ? null
            : text["Joint.Restated", y.Year.Year, before, IndicatorNumbers.Say(y.Restated.Release), after].Value).OfType<string>();

    /// <summary>The fiscal years of which a value is worked out from published ones, or null where every value is printed.</summary>
    public string? Computed(IReadOnlyList<OfficialJointResearchYear> years) => years.Where(y => y.All.Any(v => v.IsComputed)).Select(y => numbers.Year(y.Year)).ToList() is { Count: > 0 } computed
        ? text["Joint.Computed", string.Join(text["List.Separator"], computed)].Value : null;

    /// <summary>The same for paper, where there is no table to look into.</summary>
    public string? ComputedShort(IReadOnlyList<OfficialJointResearchYear> years) => years.Where(y => y.All.Any(v => v.IsComputed)).Select(y => numbers.Year(y.Year)).ToList() is { Count: > 0 } computed
        ? text["Joint.ComputedShort", string.Join(text["List.Separator"], computed)].Value : null;

    /// <summary>The first and the last release and how many there are.</summary>
    public string Releases(IReadOnlyList<OfficialJointResearchYear> years)
    {
        var releases = years.SelectMany(y => y.All).Select(v => IndicatorNumbers.Say(v.Release)).Distinct().ToList();
        return releases.Count == 0 ? text["Missing"] : text["Joint.Releases", releases[0], releases[^1], releases.Count];
    }

    /// <summary>The first and the last release that the values stand in and how many there are; the table names the release of each value.</summary>
    public string Source(IReadOnlyList<OfficialJointResearchYear> years)
    {
        var releases = years.SelectMany(y => y.All).Select(v => IndicatorNumbers.Say(v.Release)).Distinct().ToList();
        return releases.Count == 0 ? "" : text["Joint.Source", releases[0], releases[^1], releases.Count];
    }

    private static (OfficialJointResearchYear First, OfficialJointResearchYear Last)? Ends(IReadOnlyList<OfficialJointResearchYear> years)
    {
        var known = years.Where(y => y.AmountOku is > 0 && y.LargeOku is not null).ToList();
        return known.Count < 2 ? null : (known[0], known.FindLast(y => y.Divided is not null && y != known[0]) ?? known[^1]);
    }

    // Of one release where there is one with both: a part of an old release is no share of the whole of a newer one.
    private static (double Large, double Whole) Parts(OfficialJointResearchYear year) =>
        year.Divided is { } divided ? ((double)divided.Large, (double)divided.Amount) : ((double)year.LargeOku!.Value, (double)year.AmountOku!.Value);

    private static string LargeShareOfGrowth(OfficialJointResearchYear first, OfficialJointResearchYear last) =>
        IndicatorNumbers.Percent((double)((last.LargeOku!.Value - first.LargeOku!.Value) / (last.AmountOku!.Value - first.AmountOku!.Value)));

    private string Oku(decimal? value) => value is { } v ? numbers.OkuWithUnit((double)v) : text["Missing"];

    private string[] Lines(string key) => text[key].Value.Split('|');
}
