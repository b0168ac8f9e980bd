using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>Adds the cells of a fiscal year up by size band, by group and by prefecture, and withholds what is too small to show.</summary>
internal static class DashboardFold
{
    /// <param name="limits">Cells below these are not for everybody.</param>
    /// <param name="withhold">Leave them out; the ministry sees them, marked.</param>
    public static MeasuredJointResearch Fold(
        FiscalYear year, IReadOnlyList<FiscalYear> years, IReadOnlyList<DashboardCell> cells, IReadOnlyList<SizeBandRow> bands,
        IReadOnlyList<DashboardPlace> places, DisclosureLimits limits, bool withhold, bool isRunning)
    {
        var large = bands.Where(b => b.LowerYen >= DashboardQueries.LargeFromYen).Select(b => b.Id).ToHashSet();
        var byBand = Sums(cells, c => c.BandId, large, limits, withhold);
        var byGroup = Sums(cells, c => GroupSum.Of(c.Kind, c.Founder), large, limits, withhold);
        var byPrefecture = Sums(cells, c => c.Prefecture ?? 0, large, limits, withhold);
        var members = cells.GroupBy(c => GroupSum.Of(c.Kind, c.Founder)).ToDictionary(g => g.Key, g => g.Select(c => c.InstitutionId).Distinct().Count());
        var named = places.Where(p => byPrefecture.ContainsKey(p.Code))
            .Select(p => new PrefectureSum(p.Code, p.NameJa, p.NameEn, p.RegionId, p.RegionJa, p.RegionEn, byPrefecture[p.Code]));
        var unnamed = byPrefecture.TryGetValue(0, out var rest) ? [new PrefectureSum(null, "", "", null, "", "", rest)] : Array.Empty<PrefectureSum>();
        var sums = byBand.Values.Concat(byGroup.Values).Concat(byPrefecture.Values);
        return new MeasuredJointResearch(
            year, years, cells.Select(c => c.InstitutionId).Distinct().Count(), cells.Any(c => c.IsDemo), sums.Any(s => s.IsWithheld), isRunning,
            SumOf(cells, large),
            // A band without contracts is a true zero as soon as anything is registered for the year.
            [.. bands.Select(b => new BandSum(b.Id, b.LowerYen, b.UpperYen, byBand.GetValueOrDefault(b.Id) ?? new JointResearchSum(0, 0, 0)))],
            [.. Enum.GetValues<InstitutionGroup>().Where(byGroup.ContainsKey).Select(g => new GroupSum(g, members[g], byGroup[g]))],
            [.. named, .. unnamed]);
    }

    private static Dictionary<TKey, JointResearchSum> Sums<TKey>(IReadOnlyList<DashboardCell> cells, Func<DashboardCell, TKey> key, HashSet<short> large, DisclosureLimits limits, bool withhold)
        where TKey : notnull
    {
        var groups = cells.GroupBy(key).ToDictionary(g => g.Key, g => g.ToList());
        var sums = groups.ToDictionary(g => g.Key, g => SumOf(g.Value, large));
        var hidden = groups.Where(g => !limits.AllowShowing(ConcentrationOf(g.Value))).Select(g => g.Key).ToHashSet();
        // One withheld cell alone could be worked back from the total: its smallest neighbour goes too.
        if (hidden.Count == 1 && sums.Keys.Where(k => !hidden.Contains(k)).MinBy(k => sums[k].Contracts) is { } second) hidden.Add(second);
        foreach (var cell in hidden) sums[cell] = withhold ? JointResearchSum.Withheld : sums[cell] with { IsBelowLimits = true };
        return sums;
    }

    private static Concentration ConcentrationOf(List<DashboardCell> cells) =>
        new(cells.Sum(c => (long)c.Contracts), cells.Max(c => c.Partners), cells.Sum(c => c.ReceivedYen), cells.Sum(c => c.TopPartnerYen));

    private static JointResearchSum SumOf(IReadOnlyList<DashboardCell> cells, HashSet<short> large) =>
        new(cells.Sum(c => c.Contracts), cells.Where(c => large.Contains(c.BandId)).Sum(c => c.Contracts), cells.Sum(c => c.ReceivedYen));
}
