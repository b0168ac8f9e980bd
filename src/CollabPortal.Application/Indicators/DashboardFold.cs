using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>Adds the cells of a fiscal year up by size band, by group and by prefecture, and withholds what is too small to show.</summary>
internal static class DashboardFold
{
    /// <param name="limits">Cells below these are not for everybody.</param>
    /// <param name="withhold">Leave them out; the ministry sees them, marked.</param>
    public static MeasuredJointResearch Fold(
        FiscalYear year, IReadOnlyList<FiscalYear> years, IReadOnlyList<DashboardCell> cells, bool isDemo, IReadOnlyList<SizeBandRow> bands,
        IReadOnlyList<DashboardPlace> places, DisclosureLimits limits, bool withhold, bool isRunning)
    {
        var large = bands.Where(b => b.LowerYen >= DashboardQueries.LargeFromYen).Select(b => b.Id).ToHashSet();
        var divided = cells.Where(c => c.Band is not null).ToLookup(c => c.Scope);
        var whole = cells.Where(c => c.Band is null).ToLookup(c => c.Scope);
        List<DashboardCell> nation = [.. divided["nation"]];
        var byBand = Sums(nation, BandOf, large, limits, withhold);
        var byGroup = Sums(divided["group"], c => Enum.Parse<InstitutionGroup>(c.Place), large, limits, withhold);
        var byPrefecture = Sums(divided["prefecture"], c => c.Place.Length == 0 ? 0 : int.Parse(c.Place, CultureInfo.InvariantCulture), large, limits, withhold);
        var members = whole["group"].ToDictionary(c => Enum.Parse<InstitutionGroup>(c.Place), c => c.Institutions);
        var named = places.Where(p => byPrefecture.ContainsKey(p.Code))
            .Select(p => new PrefectureSum(p.Code, p.NameJa, p.NameEn, p.RegionId, p.RegionJa, p.RegionEn, byPrefecture[p.Code]));
        var unnamed = byPrefecture.TryGetValue(0, out var rest) ? [new PrefectureSum(null, "", "", null, "", "", rest)] : Array.Empty<PrefectureSum>();
        var sums = byBand.Values.Concat(byGroup.Values).Concat(byPrefecture.Values);
        return new MeasuredJointResearch(
            year, years, whole["nation"].Sum(c => c.Institutions), isDemo, sums.Any(s => s.IsWithheld), isRunning,
            SumOf(nation, large),
            // A band without contracts is a true zero as soon as anything is registered for the year.
            [.. bands.Select(b => new BandSum(b.Id, b.LowerYen, b.UpperYen, byBand.GetValueOrDefault(b.Id) ?? new JointResearchSum(0, 0, 0)))],
            [.. Enum.GetValues<InstitutionGroup>().Where(byGroup.ContainsKey).Select(g => new GroupSum(g, members.GetValueOrDefault(g), byGroup[g]))],
            [.. named, .. unnamed]);
    }

    private static short BandOf(DashboardCell cell) => short.Parse(cell.Band!, CultureInfo.InvariantCulture);

    private static Dictionary<TKey, JointResearchSum> Sums<TKey>(IEnumerable<DashboardCell> cells, Func<DashboardCell, TKey> key, HashSet<short> large, DisclosureLimits limits, bool withhold)
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
        new(cells.Sum(c => c.Contracts), cells.Max(c => c.Partners), cells.Sum(c => c.ReceivedYen), cells.Sum(c => c.TopPartnerYen));

    private static JointResearchSum SumOf(IReadOnlyList<DashboardCell> cells, HashSet<short> large) =>
        new((int)cells.Sum(c => c.Contracts), (int)cells.Where(c => large.Contains(BandOf(c))).Sum(c => c.Contracts), cells.Sum(c => c.ReceivedYen));
}
