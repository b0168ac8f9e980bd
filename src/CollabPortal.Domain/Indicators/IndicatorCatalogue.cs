namespace CollabPortal.Domain.Indicators;

/// <summary>All indicators, in the order in which they are shown. Keys are stable: the public API answers to them.</summary>
public static class IndicatorCatalogue
{
    public static IReadOnlyList<Indicator> All { get; } =
    [
        new CompanyInvestment(), new LargeJointResearch(), new PatentLicences(), new ResearcherMoves(),
        new ResearcherMovesOutOfUniversities(),
    ];

    /// <summary>The indicator of a key, or null.</summary>
    public static Indicator? Find(string key) => All.FirstOrDefault(i => string.Equals(i.Key, key, StringComparison.Ordinal));
}
