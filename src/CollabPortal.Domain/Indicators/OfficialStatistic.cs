using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>What an official statistic is about; the order in which the groups are shown.</summary>
public enum StatisticGroup
{
    JointResearch,
    Funds,
    Licences,
    Mobility,
    Startups,
    Structures,
}

/// <summary>
/// A published national series without a policy target, with the register's own count beside it where there is one (<see cref="Measures"/>).
/// </summary>
public sealed class OfficialStatistic(string series, StatisticGroup group, IndicatorUnit unit, LocalText name, LocalText definition, LocalText population) : Indicator
{
    /// <summary>The series' key with hyphens.</summary>
    public override string Key { get; } = series.Replace('_', '-');

    public StatisticGroup Group { get; } = group;

    public override LocalText Name { get; } = name;

    public override IndicatorUnit Unit { get; } = unit;

    public override int DefinitionVersion => 1;

    public override LocalText Population { get; } = population;

    public override LocalText Definition { get; } = definition;

    public override string OfficialSeries { get; } = series;

    public override Measure? Measure { get; } = Measures.BesideOfficial(series.Replace('_', '-'));

    // Persons who move between whole sectors and startups that exist are no secret of a partner.
    public override bool IsSuppressible => Group is not (StatisticGroup.Startups or StatisticGroup.Mobility) || Key.StartsWith("cross-appointments", StringComparison.Ordinal);

    public override IReadOnlyList<SeriesBreak> Breaks => SeriesBreaks;

    /// <summary>Set where values before and after a fiscal year cannot be compared.</summary>
    internal IReadOnlyList<SeriesBreak> SeriesBreaks { get; init; } = [];

    public override IReadOnlyList<string> RuleIds => Measure is null ? [] : Measure.Series[0].StartsWith("startups", StringComparison.Ordinal) || Group == StatisticGroup.Mobility ? [] : [CountingRules.ContractsThatCount, CountingRules.CashReceived];
}
