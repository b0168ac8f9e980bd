using CollabPortal.Domain.Indicators.Measured;

namespace CollabPortal.Domain.Indicators;

/// <summary>All indicators, in the order in which they are shown. Keys are stable: the public API answers to them.</summary>
public static class IndicatorCatalogue
{
    /// <remarks>Those with a policy target. <see cref="OfficialStatistics"/> has the published series without one.</remarks>
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new CompanyInvestment(), new LargeJointResearch(), new PatentLicences(), new ResearcherMoves(),
        new ResearcherMovesOutOfUniversities(),
    ];

    /// <summary>Counted in the register without an official series beside them.</summary>
    public static IReadOnlyList<Indicator> RegisterOnly { get; } =
    [
        new JointResearchLargeShare(),
        new SmeShare(),
        new CommissionedResearchCount(),
        new CommissionedResearchAmount(),
        new ClinicalTrialsCount(),
        new ClinicalTrialsAmount(),
        new IndirectCostRatio(),
        new LicenceIncome(),
        new PatentsFiled(),
        new PatentsHeld(),
        new CrossAppointments(),
        new OutcomesReached(),
        new DoctoralStudents(),
    ];

    /// <summary>Worked out of published series; none of them stands in a publication.</summary>
    public static IReadOnlyList<Indicator> Computed { get; } = [new PrivateYenPerPublicYen(), new ReceiptsPerResearcher()];

    /// <summary>Every indicator that the register measures.</summary>
    public static IReadOnlyList<Indicator> WithMeasure { get; } = [.. All.Concat(OfficialStatistics.All).Concat(Computed).Concat(RegisterOnly).Where(i => i.Measure is not null)];

    /// <summary>The indicator or official statistic of a key, or null.</summary>
    public static Indicator? Find(string key) =>
        All.Concat(Computed).Concat(RegisterOnly).FirstOrDefault(i => string.Equals(i.Key, key, StringComparison.Ordinal)) ?? OfficialStatistics.Find(key);
}
