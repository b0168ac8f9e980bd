using CollabPortal.Application;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Indicators;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>Names of parts, choices of indicators, values with their marks.</summary>
public sealed class SeriesWords(IStringLocalizer<AnalysisText> text, IStringLocalizer<IndicatorsText> indicators, IStringLocalizer<SharedText> shared, IndicatorNumbers numbers)
{
    /// <summary>Indicators that the register measures, policy indicators first.</summary>
    public static IReadOnlyList<Indicator> Measured => IndicatorCatalogue.WithMeasure;

    /// <summary>The heading under which an indicator stands in a list of choices: with a target, a statistic's group, worked out, or counted in the register alone.</summary>
    public string HeadingOf(string key) => IndicatorCatalogue.Find(key) switch
    {
        OfficialStatistic statistic => shared.Name(statistic.Group),
        { } indicator when IndicatorCatalogue.All.Contains(indicator) => text["Heading.Policy"],
        { } indicator when IndicatorCatalogue.Computed.Contains(indicator) => text["Heading.Computed"],
        _ => text["Heading.Register"],
    };

    /// <summary>The words of a part: the series' own, else those of its code.</summary>
    public string Part(SeriesBy by, string code, LocalText name)
    {
        if (name.Ja.Length > 0) return IndicatorNumbers.Say(name);
        if (by == SeriesBy.Group && Enum.TryParse<InstitutionGroup>(code, out var group)) return Group(group);
        if (by == SeriesBy.InstitutionKind) return shared["OrganisationKind." + code];
        if (by == SeriesBy.Prefecture && Components.Figures.PrefectureTiles.All.FirstOrDefault(t => t.Code.ToString(System.Globalization.CultureInfo.InvariantCulture) == code) is { Ja: not null } tile)
            return IndicatorNumbers.IsEnglish ? tile.En : tile.Ja;
        return code.Length == 0 ? text["Part.Unknown"] : code;
    }

    public string Group(InstitutionGroup group) => indicators["Group." + group];

    /// <summary>By what a series is divided.</summary>
    public string By(SeriesBy by) => shared.Name(by);

    /// <summary>The same inside a sentence.</summary>
    public string ByInSentence(SeriesBy by) => IndicatorNumbers.IsEnglish ? char.ToLowerInvariant(By(by)[0]) + By(by)[1..] : By(by);

    /// <summary>A figure with its unit, "withheld", or a dash where nothing is registered.</summary>
    public string Value(Indicator indicator, SeriesPoint? point) => point switch
    {
        null => indicators["Missing"],
        { IsSuppressed: true } => indicators["Suppressed"],
        { Value: { } value } => numbers.WithUnit(indicator.Unit, value) + (point.IsBelowLimits ? indicators["BelowLimits.Mark"].Value : ""),
        // Nothing is registered any more of what the public still reads.
        { Items: 0, IsBelowLimits: true } => indicators["Missing"] + indicators["BelowLimits.Mark"].Value,
        _ => indicators["None"],
    };

    /// <summary>The unit of a table of money: the indicator's own (億円, 百万円), or a smaller one where one of its values is small.</summary>
    public static YenScale ScaleOf(IndicatorUnit unit, IEnumerable<decimal?> values) => IndicatorNumbers.ScaleOf(unit, values, unit == IndicatorUnit.HundredMillionYen ? YenScale.Oku : YenScale.Million);

    /// <summary>An amount of yen, of which a table shows rounded parts.</summary>
    public static bool IsMoney(IndicatorUnit unit) => IndicatorNumbers.YenOf(unit, 0) is not null;

    /// <summary>A figure as it stands in a column: the same unit and as many decimals in each row.</summary>
    public string Cell(IndicatorUnit unit, decimal value, YenScale scale) => IndicatorNumbers.YenOf(unit, value) is { } yen ? numbers.Money(scale, yen) : numbers.WithUnit(unit, value);

    /// <summary>A change as it stands in a column.</summary>
    public string ChangeCell(IndicatorUnit unit, decimal change, YenScale scale) => (change == 0 ? "" : change < 0 ? "−" : "+") + Cell(unit, Math.Abs(change), scale);

    /// <summary>A figure of a column with its mark, "withheld", or a dash where nothing is registered.</summary>
    public string Cell(Indicator indicator, SeriesPoint? point, YenScale scale) => point is { IsSuppressed: false, Value: { } value }
        ? Cell(indicator.Unit, value, scale) + (point.IsBelowLimits ? indicators["BelowLimits.Mark"].Value : "") : Value(indicator, point);

    /// <summary>A change with its sign and unit.</summary>
    public string Change(IndicatorUnit unit, decimal change) =>
        change == 0 ? numbers.WithUnit(unit, change)
        // A movement of less than 1億円 has a digit more in 百万円.
        : (change < 0 ? "−" : "+") + (unit == IndicatorUnit.MillionYen && Math.Abs(change) < 100 ? Cell(unit, Math.Abs(change), ScaleOf(unit, [change])) : numbers.WithUnit(unit, Math.Abs(change)));

    /// <summary>What a step of the way down shows: value, change since the year beside it, official value.</summary>
    public string Lead(Application.Indicators.Analysis.DrillReport of, string here)
    {
        if (of is not { Year: { } year, Whole: { } whole }) return "";
        var lead = text["Explore.Lead", Year(year, whole.IsInProgress), here, Value(of.Indicator, whole)].Value;
        if (of is { Before: { Value: { } before } then, Since: { } since } && whole is { Value: { } now, IsInProgress: false })
            lead += indicators["Sentence.Gap"] + text["Explore.Since", numbers.Year(since), Change(of.Indicator.Unit, now - before) + (whole.IsBelowLimits || then.IsBelowLimits ? indicators["BelowLimits.Mark"].Value : "")];
        return of.Official is { } official ? lead + indicators["Sentence.Gap"] + text["Explore.Official", numbers.WithUnit(of.Indicator.Unit, official.Value)] : lead;
    }

    /// <summary>A year; one that is not over says so.</summary>
    public string Year(FiscalYear year, bool isRunning) => isRunning ? text["Year.Running", numbers.Year(year)] : numbers.Year(year);

    /// <summary>The sentence of a series' problem.</summary>
    public string Problem(Problem problem) => problem.Code switch
    {
        "series-by" => text["Problem.By"],
        _ => text["Problem.Other"],
    };
}
