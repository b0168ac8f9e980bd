using System.Text.Json.Serialization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>A measured series with what is needed to read it.</summary>
/// <param name="By">How it is divided.</param>
/// <param name="Unit">Of every value below.</param>
/// <param name="DefinitionVersion">Rises whenever what is counted changes.</param>
/// <param name="Source">Who counted.</param>
/// <param name="AsOf">When it was read; figures are those of this moment. Null where changes that are not yet public wait in one of the years: figures may then be those of before.</param>
/// <param name="Rules">Counting rules by id; docs/indicators.md says them in words.</param>
/// <param name="Breaks">Fiscal years from which on values are not comparable with earlier ones.</param>
/// <param name="Total">The whole.</param>
/// <param name="Parts">The parts; empty where the series is not divided.</param>
/// <param name="Official">Published values of the newest release, in the same unit; none where the series is narrowed.</param>
public sealed record SeriesJson(
    string Key, LocalText Name, string By, string Unit, int DefinitionVersion, LocalText Definition, LocalText Population, LocalText Source, DateTimeOffset? AsOf,
    IReadOnlyList<string> Rules, IReadOnlyList<SeriesBreakJson> Breaks, SeriesLineJson Total, IReadOnlyList<SeriesLineJson> Parts, IReadOnlyList<OfficialValueJson> Official)
{
    /// <summary>True where the register holds fictitious records; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Demo { get; init; }

    /// <summary>Why values are withheld; left out where none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalText? SuppressedBecause { get; init; }

    /// <summary>A part's code outside: never empty, as the total's is; "unknown" is the part whose division is not registered.</summary>
    internal static string CodeOf(string part) => part.Length == 0 ? "unknown" : part;

    internal static SeriesJson Of(SeriesReport report) => new(
        report.Indicator.Key, report.Indicator.Name, SeriesCuts.CodeOf(report.Request.By), IndicatorUnits.CodeOf(report.Indicator.Unit), report.Indicator.DefinitionVersion,
        report.Indicator.Definition, report.Indicator.Population,
        new LocalText("このポータルの登録簿（計測値）", "The register of this portal (measured)"), report.AsOf, report.Indicator.RuleIds,
        [.. report.Indicator.Breaks.Select(b => new SeriesBreakJson(b.From.Year, b.Note))],
        SeriesLineJson.Of(report.Total), [.. report.Lines.Select(l => SeriesLineJson.Of(l) with { Code = CodeOf(l.Code) })],
        [.. report.Official.Select(OfficialValueJson.Of)])
    { Demo = report.IsDemo, SuppressedBecause = report.IsSuppressed ? DisclosureWords.Withheld : null };
}

/// <summary>From this fiscal year on values are not comparable with earlier ones.</summary>
public sealed record SeriesBreakJson(int FromFiscalYear, LocalText Note);

/// <summary>One part of a series.</summary>
/// <param name="Code">Stable code; empty for the total, "unknown" for what is not registered.</param>
/// <param name="Values">Years without facts are left out, or are withheld where that there are none may not be told.</param>
public sealed record SeriesLineJson(string Code, LocalText Name, IReadOnlyList<SeriesValueJson> Values)
{
    internal static SeriesLineJson Of(SeriesLine line) => new(
        line.Code, line.Name,
        [.. line.Points.Select(p => new SeriesValueJson(p.Year.Year, p.Value, p.Items, p.Coverage) { Suppressed = p.IsSuppressed, NotForPublication = p.IsBelowLimits, YearInProgress = p.IsInProgress })]);
}

/// <summary>A figure of one fiscal year.</summary>
/// <param name="Value">In the indicator's unit; null where it is withheld, or a quotient has no divisor.</param>
/// <param name="Items">Contracts, rights or rows behind it.</param>
/// <param name="Coverage">Measured ÷ official value of the same year, of the undivided series; null of ratios.</param>
public sealed record SeriesValueJson(int FiscalYear, decimal? Value, long? Items, double? Coverage)
{
    /// <summary>True where the value is withheld because a single contract or partner could be read out of it; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Suppressed { get; init; }

    /// <summary>True where this reader sees what is withheld from others; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotForPublication { get; init; }

    /// <summary>True where the fiscal year is not over; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool YearInProgress { get; init; }
}
