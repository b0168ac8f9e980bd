using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>
/// Writes figures for the screen: money in 億円 (Japanese) or billions (English), counts with thousands commas, fractions as
/// per cent. Rounding happens here and nowhere else.
/// </summary>
public sealed class IndicatorNumbers(IStringLocalizer<IndicatorsText> text)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public static bool IsEnglish => Culture.TwoLetterISOLanguageName == "en";

    /// <summary>The words of the page's language.</summary>
    public static string Say(LocalText words) => words.For(IsEnglish ? "en" : "ja");

    /// <summary>A value of the indicator's unit without the unit.</summary>
    public string Value(IndicatorUnit unit, double value) => unit switch
    {
        IndicatorUnit.MillionYen => OkuOrBillion(value / 100),
        IndicatorUnit.HundredMillionYen => OkuOrBillion(value),
        IndicatorUnit.Share => (value * 100).ToString("0.0", Culture),
        IndicatorUnit.YenPerYen => value.ToString("#,0.00", Culture),
        _ => value.ToString("#,0", Culture),
    };

    public string Value(IndicatorUnit unit, decimal value) => Value(unit, (double)value);

    /// <summary>The unit as it follows a large number.</summary>
    public string Unit(IndicatorUnit unit) => text["Unit." + unit];

    /// <summary>A large number with its unit after it; money in English is written in one piece, as in every sentence beside it: ¥120.9bn.</summary>
    public (string Value, string Unit) Large(IndicatorUnit unit, decimal value) =>
        IsEnglish && (unit is IndicatorUnit.MillionYen or IndicatorUnit.HundredMillionYen or IndicatorUnit.ThousandYen) ? (WithUnit(unit, value), "") : (Value(unit, value), Unit(unit));

    /// <summary>A value as it stands in a column, without the unit: as many decimals in every row.</summary>
    public string Column(IndicatorUnit unit, double value) => unit switch
    {
        IndicatorUnit.MillionYen => (value / (IsEnglish ? 1_000 : 100)).ToString(IsEnglish ? "#,0.00" : "#,0.0", Culture),
        IndicatorUnit.HundredMillionYen => (value / (IsEnglish ? 10 : 1)).ToString(IsEnglish ? "#,0.00" : "#,0.0", Culture),
        _ => Value(unit, value),
    };

    /// <summary>The same with the unit, smaller where the column holds small amounts.</summary>
    public string ColumnWithUnit(IndicatorUnit unit, decimal value, YenScale scale = YenScale.Oku) =>
        scale != YenScale.Oku && YenOf(unit, value) is { } yen ? Money(scale, yen) : text["WithUnit." + unit, Column(unit, (double)value)];

    /// <summary>The same in a column whose heading says the unit: only a smaller one is written.</summary>
    public string Column(IndicatorUnit unit, decimal value, YenScale scale) => scale != YenScale.Oku && YenOf(unit, value) is { } yen ? Money(scale, yen) : Column(unit, (double)value);

    public string WithUnit(IndicatorUnit unit, decimal value) => WithUnit(unit, (double)value);

    public string WithUnit(IndicatorUnit unit, double value) => SmallYen(unit, value) is { } yen ? Money(ScaleOf([yen]), yen) : text["WithUnit." + unit, Value(unit, value)];

    /// <summary>A value in the unit of the sources (million yen), to the digit, for tables; without the unit.</summary>
    public static string Exact(decimal value) => value.ToString("#,0.##", Culture);

    /// <summary>A value in the unit of the sources, to the digit.</summary>
    /// <remarks>English has no 億: ¥138.6bn has every digit of 1,386 億円.</remarks>
    public string ExactWithUnit(IndicatorUnit unit, decimal value) =>
        IsEnglish && unit == IndicatorUnit.HundredMillionYen ? text["WithUnit." + unit, (value / 10).ToString("#,0.0##", Culture)]
        // Worked out, with any number of digits: so many that a revision shows.
        : text["ExactUnit." + unit, unit == IndicatorUnit.YenPerYen ? value.ToString("#,0.00##", Culture) : Exact(value)];

    /// <summary>Two values of which one replaced the other, with so many digits that they differ; null where not even six do it.</summary>
    public (string Before, string After)? Apart(IndicatorUnit unit, decimal before, decimal after)
    {
        var (was, now) = (WithUnit(unit, before), WithUnit(unit, after));
        for (var digits = 1; was == now; digits++)
        {
            if (digits > 6) return null;
            (was, now) = (Digits(unit, before, digits), Digits(unit, after, digits));
        }

        return (was, now);
    }

    private string Digits(IndicatorUnit unit, decimal value, int digits)
    {
        string Written(decimal v) => v.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), Culture);
        return unit switch
        {
            IndicatorUnit.Share => text["WithUnit.Share", Written(value * 100)],
            IndicatorUnit.HundredMillionYen when IsEnglish => text["WithUnit.HundredMillionYen", Written(value / 10)],
            _ => text["ExactUnit." + unit, Written(value)],
        };
    }

    /// <summary>An amount given in 億円, as 億円 or billions, without the unit.</summary>
    public string OkuOrBillion(double oku) => IsEnglish ? (oku / 10).ToString("#,0.0", Culture) : Oku(oku);

    /// <summary>An amount given in 億円 with its unit.</summary>
    public string OkuWithUnit(double oku) => SmallYen(IndicatorUnit.HundredMillionYen, oku) is { } yen ? Money(ScaleOf([yen]), yen) : text["Number.OkuYen", OkuOrBillion(oku)];

    /// <summary>The unit of a column of amounts in yen, <paramref name="largest"/> or a smaller one.</summary>
    public static YenScale ScaleOf(IEnumerable<decimal> yen, YenScale largest = YenScale.Oku) => YenScales.Of(yen, largest, IsEnglish);

    /// <summary>Yen in a column's unit, with it: one decimal in every row.</summary>
    public string Money(YenScale scale, decimal yen) => text["Money." + scale, (yen / YenScales.Size(scale, IsEnglish)).ToString("#,0.0", Culture)];

    /// <summary>Yen of a value in the unit of an indicator; null where it is none of money in 百万円 or 億円.</summary>
    public static decimal? YenOf(IndicatorUnit unit, decimal value) => unit switch
    {
        IndicatorUnit.MillionYen => value * 1_000_000,
        IndicatorUnit.HundredMillionYen => value * 100_000_000,
        _ => null,
    };

    /// <summary>The unit of a column of an indicator's values; 億円 or billions where none is small, or where it is no money.</summary>
    public static YenScale ScaleOf(IndicatorUnit unit, IEnumerable<decimal?> values, YenScale largest = YenScale.Oku) =>
        ScaleOf(values.OfType<decimal>().Select(v => YenOf(unit, v)).OfType<decimal>(), largest);

    /// <summary>Whole yen as 億円 or billions with the unit.</summary>
    public string Yen(long yen) => OkuWithUnit(yen / 1e8);

    /// <summary>The edge of a size band: 万円 up to a 億円, then 億円; millions in English.</summary>
    public string Edge(long yen) => IsEnglish
        ? "¥" + (yen / 1e6).ToString("#,0.##", Culture) + "m"
        : yen >= 100_000_000 ? text["Number.OkuYen", (yen / 1e8).ToString("#,0.##", Culture)]
        : text["Yen.Man", (yen / 1e4).ToString("#,0.##", Culture)];

    public static string Count(double value) => value.ToString("#,0", Culture);

    /// <summary>A fraction as per cent with one decimal, everywhere the same, so that a heading and its table never differ.</summary>
    public static string Percent(double fraction) => (fraction * 100).ToString("0.0", Culture).Replace('-', '−') + "%";

    /// <summary>A change as per cent with its sign.</summary>
    public static string Change(double fraction) => fraction == 0 ? Percent(0) : (fraction < 0 ? "−" : "+") + Moved(Math.Abs(fraction));

    /// <summary>Yearly growth, or a dash where it cannot be said.</summary>
    public string Growth(double? fraction) => fraction is { } f ? text["Number.PerYear", Percent(f)] : text["None"];

    /// <summary>The growth that is still needed; where the latest value is at the target already, that: a target passed needs no fall.</summary>
    public string NeededGrowth(PolicyProgress progress, double? needed) => IsPassed(progress, needed) ? text["Needed.Reached"] : Growth(needed);

    /// <summary>The growth that pages show as needed; once there is a verdict, with the years from the baseline to the deadline.</summary>
    public string Needed(PolicyProgress progress)
    {
        var growth = NeededGrowth(progress, progress.NeededAnnualGrowth);
        return progress.IsNeededFromBaseline ? text["Needed.FromBaseline", growth, Years(progress.Target.BaselineYear, progress.Target.Deadline)] : growth;
    }

    /// <summary>From which value to the deadline growth is needed: the latest, or the baseline once there is a verdict.</summary>
    public string NeededFrom(PolicyProgress progress) => progress.IsNeededFromBaseline || progress.Latest is not { } latest
        ? text["Needed.From.Baseline", Years(progress.Target.BaselineYear, progress.Target.Deadline)] : text["Needed.From.Latest", Years(latest.Year, progress.Target.Deadline)];

    /// <summary>Growth is needed no more: the latest value is at the target or above it.</summary>
    public static bool IsPassed(PolicyProgress progress, double? needed) => needed is <= 0 && progress.Latest is { } latest && latest.Value >= progress.Target.Value;

    /// <summary>What follows a value wherever it is shown that a later release changed; empty for all others.</summary>
    public string Changed(OfficialFigure? figure) => figure?.ChangedFrom is null ? "" : text["Restated.Mark"];

    /// <summary>The releases of values, for the foot of a file: the one, or how many there are with the newest; null where there is no value.</summary>
    public string? Releases(IEnumerable<OfficialFigure> figures)
    {
        // Of a release whose day nobody knows, the year that it tells of says how new it is.
        var releases = figures.GroupBy(f => f.Release).Select(r => (Of: r.First(), Day: r.First().PublishedOn ?? new DateOnly(r.Max(f => f.Year.Year) + 1, 4, 1))).OrderBy(r => r.Day).ToList();
        return releases.Count == 0 ? null : releases.Count == 1 ? Say(releases[0].Of.ReleaseText) : text["Releases.Several", releases.Count, Say(releases[^1].Of.ReleaseText), string.Join(text["List.Separator"], releases[..^1].Select(r => Say(r.Of.ReleaseText)))];
    }

    /// <summary>Yearly growth inside a sentence.</summary>
    public string GrowthInSentence(double fraction) => text["Number.PerYear.Sentence", Percent(fraction)];

    public string Times(double ratio) => text["Number.Times", ratio.ToString("0.00", Culture)];

    /// <summary>A multiplier of policy: 3, 1.5.</summary>
    public static string Multiplier(decimal multiplier) => multiplier.ToString("0.##", Culture);

    public string Year(FiscalYear year) => text["Year", year.Year];

    public string Years(FiscalYear start, FiscalYear end) => text["Years", start.Year, end.Year];

    // What moved does not read as nothing: 0.02%, 0.001% at the least.
    private static string Moved(double size) => size >= 0.0005 ? Percent(size) : Math.Max(size * 100, 0.001).ToString("0.0##", Culture) + "%";

    // What would read as 0.0億円 or ¥0.0bn.
    private static decimal? SmallYen(IndicatorUnit unit, double value) =>
        value != 0 && Math.Abs(value) < 1_000 && YenOf(unit, (decimal)value) is { } yen && ScaleOf([yen]) != YenScale.Oku ? yen : null;

    private static string Oku(double oku) => oku.ToString(oku is 0 or <= -10 or >= 10 ? "#,0" : "#,0.0", Culture);
}
