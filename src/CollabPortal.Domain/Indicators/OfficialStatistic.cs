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
/// A published national series without a policy target. The register measures nothing beside it yet, so that it has official values only;
/// an indicator that gets measured values becomes a class of its own under the same key.
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

    public override IReadOnlyList<SeriesBreak> Breaks => SeriesBreaks;

    /// <summary>Set where values before and after a fiscal year cannot be compared.</summary>
    internal IReadOnlyList<SeriesBreak> SeriesBreaks { get; init; } = [];

    public override IReadOnlyList<string> RuleIds => [];
}
