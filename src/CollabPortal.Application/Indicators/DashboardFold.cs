using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators;

/// <summary>Puts the cells of a fiscal year together by size band, by group and by prefecture, and withholds what is not public.</summary>
internal static class DashboardFold
{
    /// <param name="isPublic">Whether everybody may see a place, or with a band that part of it.</param>
    /// <param name="seesAll">The reader is the ministry: what is not public is marked; from others it is withheld.</param>
    /// <param name="listed">Groups and prefectures in which an institution of the population is, by scope: readers outside the ministry find a row of each, so that none
    /// tells by being there that it holds something. Null: those that have cells.</param>
    public static MeasuredJointResearch Fold(
        FiscalYear year, IReadOnlyList<FiscalYear> years, IReadOnlyList<DashboardCell> cells, bool isDemo, IReadOnlyList<SizeBandRow> bands,
        IReadOnlyList<DashboardPlace> places, Func<string, string, string?, bool> isPublic, bool seesAll, bool isRunning, ILookup<string, string>? listed = null)
    {
        var large = bands.Where(b => b.LowerYen >= DashboardQueries.LargeFromYen).Select(b => b.Id).ToHashSet();
        var divided = cells.Where(c => c.Band is not null).ToLookup(c => (c.Scope, c.Place));
        var whole = cells.Where(c => c.Band is null).ToLookup(c => c.Scope);
        var byBand = divided[("nation", "")].ToDictionary(c => short.Parse(c.Band!, CultureInfo.InvariantCulture), c => SumOf(c));
        var byGroup = whole["group"].ToDictionary(c => Enum.Parse<InstitutionGroup>(c.Place), c => (c.Institutions, Sum: SumOf(c)));
        var byPrefecture = whole["prefecture"].ToDictionary(c => c.Place.Length == 0 ? 0 : int.Parse(c.Place, CultureInfo.InvariantCulture), SumOf);
        if (listed is not null && !seesAll)
        {
            if (!Complete(byGroup.Values.Select(g => g.Sum)))
                foreach (var place in listed["group"]) byGroup.TryAdd(Enum.Parse<InstitutionGroup>(place), (0, JointResearchSum.Withheld));
            if (!Complete(byPrefecture.Values))
                foreach (var place in listed["prefecture"]) byPrefecture.TryAdd(place.Length == 0 ? 0 : int.Parse(place, CultureInfo.InvariantCulture), JointResearchSum.Withheld);
        }

        var named = places.Where(p => byPrefecture.ContainsKey(p.Code))
            .Select(p => new PrefectureSum(p.Code, p.NameJa, p.NameEn, p.RegionId, p.RegionJa, p.RegionEn, byPrefecture[p.Code]));
        var unnamed = byPrefecture.TryGetValue(0, out var rest) ? [new PrefectureSum(null, "", "", null, "", "", rest)] : Array.Empty<PrefectureSum>();
        // A band without contracts is a true zero where any band is told, and tells nothing where none is.
        var empty = seesAll || byBand.Values.Any(s => !s.IsWithheld) ? new JointResearchSum(0, 0, 0) : JointResearchSum.Withheld;
        var data = new MeasuredJointResearch(
            year, years, whole["nation"].Sum(c => c.Institutions), isDemo, false, isRunning, whole["nation"].Select(SumOf).FirstOrDefault() ?? new JointResearchSum(0, 0, 0),
            [.. bands.Select(b => new BandSum(b.Id, b.LowerYen, b.UpperYen, byBand.GetValueOrDefault(b.Id) ?? empty))],
            [.. Enum.GetValues<InstitutionGroup>().Where(byGroup.ContainsKey).Select(g => new GroupSum(g, byGroup[g].Institutions, byGroup[g].Sum))],
            [.. named, .. unnamed]);
        return data with { IsSuppressed = data.Sums.Any(s => s.IsWithheld) };

        // What is told adds up to the nation: everything else is nothing.
        bool Complete(IEnumerable<JointResearchSum> sums) => whole["nation"].Select(SumOf).FirstOrDefault() is { IsWithheld: false } nation && sums.Where(s => !s.IsWithheld).Sum(s => s.Contracts) == nation.Contracts;

        bool IsLarge(DashboardCell cell) => large.Contains(short.Parse(cell.Band!, CultureInfo.InvariantCulture));

        JointResearchSum SumOf(DashboardCell cell)
        {
            var shown = isPublic(cell.Scope, cell.Place, cell.Band);
            if (!shown && !seesAll) return JointResearchSum.Withheld;
            if (cell.Band is not null) return new((int)cell.Contracts, IsLarge(cell) ? (int)cell.Contracts : 0, cell.ReceivedYen, IsBelowLimits: !shown);
            if (cell.Contracts == 0) return new(0, 0, 0, IsBelowLimits: true) { IsLargeBelowLimits = true, IsGone = true };
            // Two divisions at once, by place and by size, are for the ministry.
            var parts = divided[(cell.Scope, cell.Place)].Where(IsLarge).ToList();
            var told = shown && cell.Scope == "nation" && parts.TrueForAll(c => isPublic(c.Scope, c.Place, c.Band));
            return new((int)cell.Contracts, told || seesAll ? (int)parts.Sum(c => c.Contracts) : null, cell.ReceivedYen, IsBelowLimits: !shown) { IsLargeBelowLimits = !told };
        }
    }
}
