using System.Text.Json.Serialization;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>An indicator with its target, official and measured values and progress, all in one unit.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">Name in Japanese and English.</param>
/// <param name="Unit">The unit of every value below: million_yen, contracts, cases, persons, share, yen_per_yen …</param>
/// <param name="Target">The nation's target; null where there is none.</param>
/// <param name="Official">Official values, of each fiscal year the one of the newest release; years without a known value are left out.</param>
/// <param name="Measured">Counted in the portal's register; years without facts are left out.</param>
/// <param name="Progress">Official values against the target.</param>
public sealed record IndicatorJson(
    string Key, LocalText Name, string Unit, TargetJson? Target, IReadOnlyList<OfficialValueJson> Official,
    IReadOnlyList<MeasuredValueJson> Measured, ProgressJson? Progress)
{
    /// <summary>Rises whenever what is counted changes.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>What is counted.</summary>
    public required LocalText Definition { get; init; }

    /// <summary>Who is counted.</summary>
    public required LocalText Population { get; init; }

    /// <summary>The published series that official values are of; left out where no publication has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OfficialSeries { get; init; }

    /// <summary>Fiscal years from which on values are not comparable with earlier ones.</summary>
    public required IReadOnlyList<SeriesBreakJson> Breaks { get; init; }

    /// <summary>True where the register holds fictitious records; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Demo { get; init; }

    /// <summary>What would have to be known for an official value and is not; left out where nothing is missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalText? Missing { get; init; }

    /// <summary>Why values are withheld; left out where none is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalText? SuppressedBecause { get; init; }

    /// <summary>With knownOn: releases left out because it is not known whether they were published by then; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LocalText>? UndatedReleases { get; init; }

    internal static IndicatorJson Of(IndicatorReport report) => new(
        report.Indicator.Key, report.Indicator.Name, IndicatorUnits.CodeOf(report.Indicator.Unit),
        report.Target is { } t ? new TargetJson(t.BaselineYear.Year, t.BaselineValue, t.Multiplier, t.Deadline.Year, t.Value) { Source = report.TargetSource?.Text, SourceUrl = report.TargetSource?.Address } : null,
        [.. report.Official.Select(OfficialValueJson.Of)],
        [.. report.Measured.Select(m => new MeasuredValueJson(m.Year.Year, m.Value, m.Coverage) { Suppressed = m.IsSuppressed, NotForPublication = m.IsBelowLimits, YearInProgress = m.IsInProgress })],
        report.Progress is { } p ? ProgressJson.Of(p) : null)
    {
        DefinitionVersion = report.Indicator.DefinitionVersion,
        Definition = report.Indicator.Definition,
        Population = report.Indicator.Population,
        OfficialSeries = report.Indicator.OfficialSeries.Length > 0 ? report.Indicator.OfficialSeries : null,
        Breaks = [.. report.Indicator.Breaks.Select(b => new SeriesBreakJson(b.From.Year, b.Note))],
        Demo = report.IsDemo,
        Missing = report.Official.Count == 0 ? report.Indicator.Missing : null,
        SuppressedBecause = report.Measured.Any(m => m.IsSuppressed) ? DisclosureWords.Withheld : null,
        UndatedReleases = report.UndatedReleases.Count > 0 ? report.UndatedReleases : null,
    };
}

/// <summary>A policy target: baseline value × multiplier, by the end of a fiscal year.</summary>
public sealed record TargetJson(int BaselineFiscalYear, decimal BaselineValue, decimal Multiplier, int DeadlineFiscalYear, decimal Value)
{
    /// <summary>The document that sets it.</summary>
    public LocalText? Source { get; init; }

    /// <summary>Address of the document, or null where none is known.</summary>
    public string? SourceUrl { get; init; }
}

/// <summary>A published value.</summary>
/// <param name="FiscalYear">April of this year to March of the next.</param>
/// <param name="Value">As published, in the indicator's unit.</param>
/// <param name="Release">The publication it stands in.</param>
/// <param name="Precision">exact, or computed from other published figures.</param>
/// <param name="Source">Where it was found, in words.</param>
/// <param name="Note">What a reader must know of it, or null.</param>
public sealed record OfficialValueJson(int FiscalYear, decimal Value, string Release, string Precision, string Source, string? Note)
{
    /// <summary>The release in Japanese.</summary>
    public string? ReleaseJa { get; init; }

    /// <summary>The source in Japanese.</summary>
    public string? SourceJa { get; init; }

    /// <summary>The note in Japanese, or null.</summary>
    public string? NoteJa { get; init; }

    /// <summary>Address of the source, or null where none is known.</summary>
    public string? SourceUrl { get; init; }

    internal static OfficialValueJson Of(OfficialFigure o) => new(o.Year.Year, o.Value, o.Release, o.Precision, o.Source.Text.En, o.Note?.En)
    { ReleaseJa = o.ReleaseText.Ja, SourceJa = o.Source.Text.Ja, NoteJa = o.Note?.Ja, SourceUrl = o.Source.Address };
}

/// <summary>A value counted in the portal's register.</summary>
/// <param name="FiscalYear">April of this year to March of the next.</param>
/// <param name="Value">In the indicator's unit; null where it is withheld.</param>
/// <param name="Coverage">Measured ÷ official value of the same year, as a fraction; null where there is none, and of ratios.</param>
public sealed record MeasuredValueJson(int FiscalYear, decimal? Value, double? Coverage)
{
    /// <summary>True where the value is withheld because a single company could be read out of it; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Suppressed { get; init; }

    /// <summary>True where this reader sees what is withheld from others; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NotForPublication { get; init; }

    /// <summary>True where the fiscal year is not over and the value is of a part of it; otherwise left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool YearInProgress { get; init; }
}

/// <summary>How far the official values have come. Fractions are unrounded; what cannot be said is null.</summary>
/// <param name="FiscalYear">Of the last known value.</param>
/// <param name="Value">The last known value.</param>
/// <param name="RatioToBaseline">Value ÷ baseline.</param>
/// <param name="Progress">(value − baseline) ÷ (target − baseline).</param>
/// <param name="ObservedAnnualGrowth">Compound growth a year from the baseline to the value.</param>
/// <param name="RequiredAnnualGrowth">Compound growth a year from the value to the target by the deadline.</param>
/// <param name="ProjectedValue">The value carried on at the observed growth to the deadline.</param>
/// <param name="BestAnnualGrowth">Most growth from one year to the next since the baseline, as far as neighbouring years are known.</param>
/// <param name="BestAnnualGrowthYear">The later of these two fiscal years.</param>
/// <param name="Status">on-track or behind, against the required path at the value's fiscal year.</param>
/// <param name="Verdict">open until the deadline's fiscal year is over; then reached or missed by that year's own value, else unknown.</param>
public sealed record ProgressJson(
    int? FiscalYear, decimal? Value, double? RatioToBaseline, double? Progress, double? ObservedAnnualGrowth, double? RequiredAnnualGrowth,
    double? ProjectedValue, double? BestAnnualGrowth, int? BestAnnualGrowthYear, string? Status, string Verdict)
{
    /// <summary>Growth a year that the pages call needed: the required one; once the deadline's own value is known, what the target asked for from its baseline on.</summary>
    public double? NeededAnnualGrowth { get; init; }

    internal static ProgressJson Of(PolicyProgress p) => new(
        p.Latest?.Year.Year, p.Latest?.Value, p.RatioToBaseline, p.Progress, p.ObservedAnnualGrowth, p.RequiredAnnualGrowth, p.ProjectedValue, p.Best?.Growth, p.Best?.Year.Year,
        StatusOf(p), VerdictOf(p))
    { NeededAnnualGrowth = p.NeededAnnualGrowth };

    /// <summary>on-track or behind, in JSON and CSV alike; null while no value is known.</summary>
    internal static string? StatusOf(PolicyProgress p) => p.Status switch { ProgressStatus.OnTrack => "on-track", ProgressStatus.Behind => "behind", _ => null };

    /// <summary>open, reached, missed or unknown, in JSON and CSV alike.</summary>
    internal static string VerdictOf(PolicyProgress p) => p.Verdict switch { TargetVerdict.Open => "open", TargetVerdict.Reached => "reached", TargetVerdict.Missed => "missed", _ => "unknown" };
}
