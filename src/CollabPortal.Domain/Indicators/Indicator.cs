using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>
/// What an indicator counts and how it is to be read. One small class each; pages, API, CSV and charts are generic over
/// them. Adding one is a class here, a line in <see cref="IndicatorCatalogue"/>, a paragraph in docs/indicators.md and a
/// test.
/// </summary>
public abstract class Indicator
{
    /// <summary>Stable key, kebab-case; also the series key of the measured values.</summary>
    public abstract string Key { get; }

    public abstract LocalText Name { get; }

    /// <summary>The one unit of target, official and measured values of this indicator.</summary>
    public abstract IndicatorUnit Unit { get; }

    /// <summary>Version of the definition; rises whenever what is counted changes.</summary>
    public abstract int DefinitionVersion { get; }

    /// <summary>Who is counted: payers and receivers, sectors, kinds of organisation.</summary>
    public abstract LocalText Population { get; }

    /// <summary>What is counted.</summary>
    public abstract LocalText Definition { get; }

    /// <summary>Key of the official series that this indicator stands beside (official_series.csv).</summary>
    /// <remarks>Empty where no publication has one.</remarks>
    public abstract string OfficialSeries { get; }

    /// <summary>How the official value is worked out of published series where none publishes it; null elsewhere.</summary>
    public virtual OfficialFormula? Formula => null;

    /// <summary>What would have to be known and is not: said where the values would stand. Null where nothing is missing.</summary>
    public virtual LocalText? Missing => null;

    /// <summary>
    /// Whether measured ÷ official tells how much of what is published the register holds: of sums and counts. Of a ratio it would only
    /// tell how far two ratios are apart.
    /// </summary>
    public bool HasCoverage => Unit is not (IndicatorUnit.Share or IndicatorUnit.YenPerYen) && Formula is null && Measure is { Divisor: null };

    /// <summary>How the register measures it; null where it does not.</summary>
    public virtual Measure? Measure => null;

    /// <summary>Official series of a part of the population, which may be known for years in which the whole is not.</summary>
    public virtual IReadOnlyList<IndicatorPart> Parts => [];

    /// <summary>Fiscal years from which on published values cannot be compared with earlier ones. What the register measures is counted alike throughout.</summary>
    public virtual IReadOnlyList<SeriesBreak> Breaks => [];

    /// <summary>The first fiscal year with which a year's value can be compared: that of the last break up to it. Null where none lies before it.</summary>
    public FiscalYear? ComparableFrom(FiscalYear year) => Breaks.Where(b => b.From <= year).Select(b => (FiscalYear?)b.From).Max();

    /// <summary>Ids of the counting rules of the measured series, shown beside the figure (<see cref="CountingRules"/>).</summary>
    public abstract IReadOnlyList<string> RuleIds { get; }

    /// <summary>
    /// Whether measured values come from contracts with companies and are withheld from the public where a single partner
    /// could be read out of them. Counts of persons moving between whole sectors are not.
    /// </summary>
    public virtual bool IsSuppressible => true;

    /// <summary>
    /// Turns a measured value (whole yen, contracts, pairs, persons, or a quotient of them) into this indicator's unit, unrounded.
    /// This is the only place where the two meet.
    /// </summary>
    public decimal FromMeasured(decimal measured) => measured / Unit switch
    {
        IndicatorUnit.MillionYen => 1_000_000m,
        IndicatorUnit.HundredMillionYen => 100_000_000m,
        IndicatorUnit.ThousandYen => 1_000m,
        _ => 1m,
    };
}

/// <summary>The unit of an indicator.</summary>
public enum IndicatorUnit
{
    MillionYen,
    Contracts,
    Cases,
    Persons,
    HundredMillionYen,
    ThousandYen,
    Companies,
    Bodies,

    /// <summary>A fraction: 0.329 is 32.9 %.</summary>
    Share,

    /// <summary>Yen beside each yen of another kind.</summary>
    YenPerYen,
}

/// <summary>An official value that is worked out of values of other series of the same fiscal year.</summary>
/// <param name="Series">The series that it needs, all of them.</param>
/// <param name="Of">The value from theirs, in their order and units; null where it cannot be said.</param>
public sealed record OfficialFormula(IReadOnlyList<string> Series, Func<IReadOnlyList<decimal>, decimal?> Of)
{
    /// <summary>Series of <see cref="Series"/> that stand in no publication of the portal yet, but may be entered.</summary>
    public IReadOnlyList<NeededSeries> Needed { get; init; } = [];
}

/// <summary>A published series that no indicator shows by itself.</summary>
public sealed record NeededSeries(string Series, LocalText Name, IndicatorUnit Unit);

/// <summary>A part of an indicator's population with an official series of its own.</summary>
public sealed record IndicatorPart(string OfficialSeries, LocalText Name);

/// <summary>From this fiscal year on values are not comparable with earlier ones.</summary>
public sealed record SeriesBreak(FiscalYear From, LocalText Note);

/// <summary>Names of the units in data (official_series.csv, API).</summary>
public static class IndicatorUnits
{
    /// <summary>snake_case, as in the official series.</summary>
    public static string CodeOf(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.MillionYen => "million_yen",
        IndicatorUnit.Contracts => "contracts",
        IndicatorUnit.Cases => "cases",
        IndicatorUnit.HundredMillionYen => "hundred_million_yen",
        IndicatorUnit.ThousandYen => "thousand_yen",
        IndicatorUnit.Companies => "companies",
        IndicatorUnit.Bodies => "bodies",
        IndicatorUnit.Share => "share",
        IndicatorUnit.YenPerYen => "yen_per_yen",
        _ => "persons",
    };
}
