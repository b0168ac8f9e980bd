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

    /// <summary>The indicator or official statistic of a key, or null.</summary>
    public static Indicator? Find(string key) => All.FirstOrDefault(i => string.Equals(i.Key, key, StringComparison.Ordinal)) ?? OfficialStatistics.Find(key);
}
