using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// What is told of institutions in further series, beside the nation's sums that everybody knows: commissioned research, and large joint research, which
/// is a sum of size bands. What is hidden in such a sum is never one institution, and could be told as one cell (decision 27).
/// </summary>
internal sealed partial class PublicCells
{
    private readonly HashSet<(string Population, string Scope, string Place)> withoutPlaceAmounts = [];
    private readonly HashSet<(string Series, string Population, string Dim, string Key)> addedUp = [], addedUpMoney = [];
    private readonly HashSet<Guid> mixed = [];

    /// <summary>Whether the amount of a place's large contracts is told where their number is.</summary>
    internal bool LargeAmounts(string population, string scope, string place) => !withoutPlaceAmounts.Contains((population, scope, place));

    /// <summary>Whether a part of the nation is the sum of parts that institutions tell.</summary>
    internal bool Sum(string series, string population, string dim, string key, bool ofMoney) => (series, dim, population) switch
    {
        (Large, "band", DividedPopulation) => Cut(Joint, dim, key) || Sum(Joint, population, dim, key, ofMoney),
        (Large, "band", "rd") => mixed.Count == 0 && Sum(Joint, population, dim, key, ofMoney),
        (Large, "band", "all") => mixed.Count == 0 && Sum(Large, DividedPopulation, dim, key, ofMoney) && Sum(Large, "rd", dim, key, ofMoney),
        _ => (ofMoney ? addedUpMoney : addedUp).Contains((series, population, dim, key)),
    };

    // What every institution tells anybody can add up.
    private void ShowSums(string series, string dim, string population, IReadOnlyList<FigureRow> own, ILookup<Guid, InstitutionPlaceRow> where)
    {
        var rows = own.Where(f => f.Series == series && where[f.InstitutionId].Any(p => p.Population == population)).ToList();
        var (all, parts) = (rows.FindAll(f => f.Dim.Length == 0).ConvertAll(f => f.InstitutionId), rows.FindAll(f => f.Dim == dim).ToLookup(f => f.Key, f => f.InstitutionId));
        var telling = institutionCuts.Where(c => c.Series == series && c.Dim == dim).Select(c => c.Institution).ToHashSet();
        if (!all.TrueForAll(telling.Contains)) return;
        foreach (var part in parts.Where(p => p.All(i => InstitutionCut(series, i, dim, p.Key))))
        {
            addedUp.Add((series, population, dim, part.Key));
            if (dim != "band" || all.TrueForAll(i => BandAmounts(series, i))) addedUpMoney.Add((series, population, dim, part.Key));
        }
    }

    // The last band that is left follows from the whole; of the large ones and of the others, where the number of large ones is told and is that of their bands.
    private void ShowRest(string population, IReadOnlyList<FigureRow> own, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands)
    {
        if (!Place(Joint, population, "nation", "")) return;
        var rows = own.Where(f => where[f.InstitutionId].Any(p => p.Population == population)).ToList();
        var parts = rows.Where(f => f is { Series: Joint, Dim: "band", Items: > 0 }).ToLookup(f => (f.Key, Large: IsLarge(bands, f.Key)), f => f.Items);
        var inTwo = Place(Large, population, "nation", "") && rows.Where(f => f.Series == Large).Sum(f => f.Items) == parts.Where(p => p.Key.Large).Sum(p => p.Sum());
        foreach (var half in parts.Select(p => p.Key).Where(p => !addedUp.Contains((Joint, population, "band", p.Key))).ToLookup(p => inTwo && p.Large, p => p.Key))
            if (half.ToList() is [var last]) addedUp.Add((Joint, population, "band", last));
    }

    // The nation's sum is told in any case; where three more hidden institutions would not protect the others, none is told.
    private void ShowCommissioned(IReadOnlyList<FigureRow> own, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits)
    {
        var rows = own.Where(f => f.Series == Commissioned && f.Dim.Length == 0).OrderBy(f => f.InstitutionId).ToList();
        var byBand = own.Where(f => f is { Series: Commissioned, Dim: "band" }).ToLookup(f => f.InstitutionId);
        var hidden = rows.ConvertAll(r => Suppression.Apply(
            [.. bands.Select(b => new BreakdownCell(
                byBand[r.InstitutionId].Where(f => f.Key == $"{b.Id}").Select(Facts).FirstOrDefault() ?? new CellFacts(0, 0, 0, 0), b.LowerYen, b.UpperYen - 1)
                { IsWithheld = young.Contains((Commissioned, r.InstitutionId, "band", $"{b.Id}")) })],
            Facts(r), limits));
        var (facts, shown, all) = (rows.ConvertAll(Facts), hidden.ConvertAll(h => !h.Total), Enumerable.Range(0, rows.Count).ToList());
        foreach (var i in LinkedSums.HiddenForWholes(facts, shown, [all], limits)) shown[i] = false;
        var linked = new LinkedSums(facts, shown, limits);
        if (!linked.Allow(all)) return;
        foreach (var (place, _) in Allowed(linked, PlacesOf(Commissioned, rows.ConvertAll(r => r.InstitutionId), where))) places.Add((Commissioned, place.Population, place.Scope, place.Place));
        foreach (var i in all.Where(i => shown[i]))
        {
            institutions.Add((Commissioned, rows[i].InstitutionId));
            if (hidden[i].Amounts) withoutBandAmounts.Add((Commissioned, rows[i].InstitutionId));
            for (var b = 0; b < bands.Count; b++)
                if (!hidden[i].Cells[b]) institutionCuts.Add((Commissioned, rows[i].InstitutionId, "band", $"{bands[b].Id}"));
        }
    }

    // Places that somebody can ask for, with their institutions, the nation first.
    private static List<((string Population, string Scope, string Place) Place, List<int> Of)> PlacesOf(string series, List<Guid> institutions, ILookup<Guid, InstitutionPlaceRow> where) =>
        [.. institutions.SelectMany((id, i) => where[id].Where(p => IsAsked(series, p)).Select(p => (Place: p, Index: i)))
            .GroupBy(m => (m.Place.Population, m.Place.Scope, m.Place.Place), m => m.Index)
            .OrderBy(g => Rank(g.Key.Population, g.Key.Scope)).ThenBy(g => g.Key.Place, StringComparer.Ordinal).Select(g => (g.Key, g.ToList()))];

    // In their order; and what was refused and follows from the others all the same is no secret: one sum, one verdict.
    private static List<((string Population, string Scope, string Place) Place, List<int> Of)> Allowed(
        LinkedSums linked, List<((string Population, string Scope, string Place) Place, List<int> Of)> asked)
    {
        linked.Keep(asked.Select(m => m.Of));
        var told = asked.FindAll(m => linked.Allow(m.Of)).Select(m => m.Place).ToHashSet();
        return asked.FindAll(m => told.Contains(m.Place) || linked.Follows(m.Of));
    }

    /// <summary>One institution's joint research in two: large contracts, and the others.</summary>
    /// <param name="Told">Both follow from the bands that are told.</param>
    /// <param name="IsSum">The large ones are those of the large bands; not where an R&amp;D corporation has foreign money.</param>
    private sealed record Halves(Guid Institution, CellFacts Large, CellFacts Others, bool Told, bool Amounts, bool IsSum, bool HasSeveralBands);

    // The nation's numbers are told wherever that is safe: institutions hide their bands for their sake. The contracts that are not large are what the
    // nation's joint research leaves, so the same must hold of them.
    private void ShowLarge(IReadOnlyList<FigureRow> own, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits)
    {
        var ofBands = own.Where(f => f is { Series: Joint, Dim: "band" }).ToLookup(f => f.InstitutionId);
        var large = own.Where(f => f.Series == Large).ToDictionary(f => f.InstitutionId);
        var halves = own.Where(f => f is { Series: Joint, Dim: "" } && where[f.InstitutionId].Any(p => p.Population is DividedPopulation or "rd")).OrderBy(f => f.InstitutionId)
            .Select(f => HalvesOf(f, large.GetValueOrDefault(f.InstitutionId), [.. ofBands[f.InstitutionId].Where(b => b.Items > 0)], bands)).ToList();
        string[] populations = ["all", DividedPopulation, "rd"];
        var wholes = populations.Select(p => (Population: p, Of: Enumerable.Range(0, halves.Count).Where(i => where[halves[i].Institution].Any(w => w.Population == p)).ToList())).Where(w => w.Of.Count > 0).ToList();
        // Contracts; where foreign money makes the sum uncertain; amounts, which fewer bands tell. All of the large ones, and of the others.
        List<(Func<Halves, CellFacts> Facts, Func<Halves, bool> Told)> systems =
        [
            (h => h.Large, h => h.Told), (h => h.Large, h => h.Told && h.IsSum), (h => h.Large, h => h.Amounts),
            (h => h.Others, h => h.Told), (h => h.Others, h => h.Told && h.IsSum), (h => h.Others, h => h.Amounts),
        ];
        mixed.UnionWith(halves.Where(h => !h.IsSum).Select(h => h.Institution));
        var hidden = new HashSet<int>();
        foreach (var (facts, told) in systems)
        {
            foreach (var i in LinkedSums.HiddenForWholes(
                halves.ConvertAll(h => facts(h)), [.. halves.Select((h, i) => told(h) && !hidden.Contains(i))], [.. wholes.Select(w => w.Of)], limits, mayHide: halves.ConvertAll(h => h.HasSeveralBands)))
                hidden.Add(i);
        }

        var linked = systems.ConvertAll(s => new LinkedSums(halves.ConvertAll(h => s.Facts(h)), [.. halves.Select((h, i) => s.Told(h) && !hidden.Contains(i))], limits));
        foreach (var (population, of) in wholes.Where(w => Place(Joint, w.Population, "nation", "") && linked.TrueForAll(s => s.Allow(w.Of)))) places.Add((Large, population, "nation", ""));
        // A place's number is told where it follows from these and from institutions; the same sum has one verdict.
        foreach (var (place, of) in PlacesOf(Large, halves.ConvertAll(h => h.Institution), where).Where(p => p.Of.Exists(i => halves[i].Large.Contracts > 0) && linked[1].Follows(p.Of)))
        {
            places.Add((Large, place.Population, place.Scope, place.Place));
            if (!linked[2].Follows(of)) withoutPlaceAmounts.Add((place.Population, place.Scope, place.Place));
        }

        foreach (var i in hidden) institutionCuts.RemoveWhere(c => c.Series == Joint && c.Institution == halves[i].Institution && c.Dim == "band");
        for (var i = 0; i < halves.Count; i++)
            if (halves[i] is { Told: true, IsSum: true } && !hidden.Contains(i)) institutions.Add((Large, halves[i].Institution));
    }

    private Halves HalvesOf(FigureRow joint, FigureRow? large, List<FigureRow> bands, IReadOnlyList<SizeBandRow> sizes)
    {
        var (big, small) = (bands.FindAll(b => IsLarge(sizes, b.Key)), bands.FindAll(b => !IsLarge(sizes, b.Key)));
        var top = large is null ? new CellFacts(0, 0, 0, 0) : Facts(large);
        var rest = LinkedSums.Bound(small.Select(Facts));
        var others = new CellFacts(joint.Items - top.Contracts, joint.MoneyYen - top.Yen, rest.Partners, rest.TopPartnerYen + (joint.MoneyYen - top.Yen - rest.Yen));
        var told = Institution(Joint, joint.InstitutionId) && (AreTold(large: true) || AreTold(large: false));
        return new Halves(
            joint.InstitutionId, top, others, told, told && BandAmounts(Joint, joint.InstitutionId),
            big.Sum(b => b.Items) == top.Contracts && big.Sum(b => b.MoneyYen) == top.Yen && (large is null || large.Value == large.Items), bands.Count > 1);

        // Empty ones too: hidden with all others, nobody knows that they are.
        bool AreTold(bool large) => sizes.Where(b => IsLarge(sizes, $"{b.Id}") == large).All(b => InstitutionCut(Joint, joint.InstitutionId, "band", $"{b.Id}"));
    }
}
