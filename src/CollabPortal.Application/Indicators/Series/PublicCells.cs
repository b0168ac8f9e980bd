using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// Which cells of a fiscal year everybody may see, worked out over all that is public together: joint research by place, band, field and partner;
/// licences by place; of other series the totals of the nation, and company investment by kind. Everything else is not public.
/// </summary>
internal sealed partial class PublicCells
{
    /// <summary>The population whose joint research is public by band, field and partner.</summary>
    internal const string DividedPopulation = "universities";

    internal const string Joint = "joint-research", Licences = "patent-licences", Investment = "company-investment", Large = "large-joint-research", Commissioned = "commissioned-research";

    /// <summary>Series that are counted from contracts; what is public of them follows from them alone.</summary>
    internal static readonly string[] OfContracts = [Joint, Investment, Large, Commissioned, "clinical-trials", "private-contracts", "research-contracts"];

    private static readonly (string Series, string Dim, string Population)[] Added =
        [(Joint, "band", DividedPopulation), (Joint, "band", "rd"), (Joint, "field", DividedPopulation), (Joint, "field", "rd"), (Commissioned, "band", "all")];

    private readonly HashSet<(string Series, string Population, string Scope, string Place)> places = [];
    private readonly HashSet<(string Series, Guid Institution)> institutions = [];
    private readonly HashSet<(string Series, string Dim, string Key)> cuts = [];
    private readonly HashSet<(string Series, Guid Institution, string Dim, string Key)> institutionCuts = [];
    private readonly HashSet<(string Series, Guid Institution)> withoutBandAmounts = [];
    private HashSet<(string Series, Guid Institution, string Dim, string Key)> young = [];
    private PublicCells? remaining;

    internal bool Place(string series, string population, string scope, string place) => places.Contains((series, population, scope, place)) || remaining is { } more && more.Place(series, population, scope, place);

    internal bool Institution(string series, Guid institution) => institutions.Contains((series, institution)) || remaining is { } more && more.Institution(series, institution);

    /// <summary>Of the nation.</summary>
    internal bool Cut(string series, string dim, string key) => cuts.Contains((series, dim, key)) || remaining is { } more && more.Cut(series, dim, key);

    /// <summary>Of joint or commissioned research at one institution.</summary>
    internal bool InstitutionCut(string series, Guid institution, string dim, string key) => series == Large && dim == "band"
        ? !mixed.Contains(institution) && InstitutionCut(Joint, institution, dim, key) : institutionCuts.Contains((series, institution, dim, key));

    /// <summary>Whether the amounts of an institution's joint or commissioned research by size band are told too, where the contracts are.</summary>
    internal bool BandAmounts(string series, Guid institution) => !withoutBandAmounts.Contains((series, institution));

    /// <summary>These, which are of contracts, with those of everything else.</summary>
    internal PublicCells With(PublicCells ofOthers)
    {
        var both = (PublicCells)MemberwiseClone();
        both.remaining = ofOthers;
        return both;
    }

    /// <summary>Works out some fiscal years; a year without figures has nothing public.</summary>
    /// <param name="contracts">The series of contracts, or all others.</param>
    internal static async Task<Dictionary<FiscalYear, PublicCells>> LoadAsync(PortalDb db, IReadOnlyList<FiscalYear> years, bool contracts, CancellationToken ct)
    {
        var own = contracts
            ? await db.PublicFigures.AsNoTracking().Where(f => years.Contains(f.FiscalYear) && ((f.Series == Joint && (f.Dim == "" || f.Dim == "band" || f.Dim == "field")) || (f.Series == Commissioned && (f.Dim == "" || f.Dim == "band"))
                || (f.Series == Large && f.Dim == ""))).ToListAsync(ct)
            : await db.PublicFigures.AsNoTracking().Where(f => years.Contains(f.FiscalYear) && f.Series == Licences && f.Dim == "").ToListAsync(ct);
        string[] nation = ["", "band", "field", "partner-kind", "kind"];
        var sums = await db.PublicPlaceFigures.AsNoTracking()
            .Where(f => years.Contains(f.FiscalYear) && f.Scope == "nation" && nation.Contains(f.Dim) && OfContracts.Contains(f.Series) == contracts).ToListAsync(ct);
        var where = (await db.Set<InstitutionPlaceRow>().AsNoTracking().ToListAsync(ct)).ToLookup(p => p.InstitutionId);
        var bands = await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var settings = await Disclosure.SettingsAsync(db, ct);
        var youngParts = contracts ? (await PublicStates.YoungAsync(db, Joint, years, ct)).Select(p => (Series: Joint, Part: p)).Concat((await PublicStates.YoungAsync(db, Commissioned, years, ct)).Select(p => (Series: Commissioned, Part: p))).ToLookup(p => p.Part.Year) : null;
        var payers = contracts ? await JointResearchPayers.OfAsync(db, own, ct) : [];
        var (ownOf, sumsOf) = (own.ToLookup(f => f.FiscalYear), sums.ToLookup(f => f.FiscalYear));
        return years.ToDictionary(y => y, y =>
        {
            var (cells, limits) = (new PublicCells { young = youngParts?[y].Select(p => (p.Series, p.Part.Institution, p.Part.Dim, p.Part.Key)).ToHashSet() ?? [] }, Disclosure.LimitsIn(y, settings));
            if (contracts) cells.BuildContracts([.. ownOf[y]], [.. sumsOf[y]], where, bands, limits, payers);
            else cells.BuildOthers([.. ownOf[y]], [.. sumsOf[y]], where, bands, limits);
            return cells;
        });
    }

    private void BuildOthers(
        IReadOnlyList<FigureRow> own, IReadOnlyList<PlaceFigureRow> nation, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits)
    {
        var totals = nation.Where(f => f.Dim.Length == 0).ToList();
        ShowPlaces(Licences, own, where, limits, bands, [], mayShowNation: true);
        foreach (var series in totals.Select(t => t.Series).Distinct().Where(s => s is not Licences)) ShowTotals(series, totals, [], limits);
    }

    private void BuildContracts(
        IReadOnlyList<FigureRow> own, IReadOnlyList<PlaceFigureRow> nation, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits,
        Dictionary<(Guid Institution, FiscalYear Year), IReadOnlyDictionary<int, long>> payers)
    {
        var totals = nation.Where(f => f.Dim.Length == 0).ToList();
        var kinds = KindsShown(nation, limits, isJointShown: true);
        ShowPlaces(Joint, own, where, limits, bands, payers, mayShowNation: kinds.GetValueOrDefault("JointResearch", true));
        // The same sum stands among the kinds: withheld here, it is withheld there.
        if (kinds.GetValueOrDefault("JointResearch") && !Place(Joint, "all", "nation", "")) kinds = KindsShown(nation, limits, isJointShown: false);
        if (kinds.GetValueOrDefault("CommissionedResearch", true)) ShowCommissioned(own, where, bands, limits);
        ShowLarge(own, where, bands, limits);
        ShowCuts(own, nation, totals, where, bands, limits);
        foreach (var (series, dim, population) in Added) ShowSums(series, dim, population, own, where);
        // With some bands shown, the number of large contracts would give the hidden one of two bands away.
        if (cuts.Any(c => c is (Joint, "band", _)) && nation.Any(f => f is { Series: Joint, Dim: "band", Population: DividedPopulation, Items: > 0 } && !cuts.Contains((Joint, "band", f.Key)) && IsLarge(bands, f.Key)))
            places.RemoveWhere(p => p.Series == Large);
        ShowRest("rd", own, where, bands);
        foreach (var series in totals.Select(t => t.Series).Distinct().Where(s => s is not Joint and not Large)) ShowTotals(series, totals, kinds, limits);
    }

    private void ShowCuts(
        IReadOnlyList<FigureRow> own, IReadOnlyList<PlaceFigureRow> nation, List<PlaceFigureRow> totals, ILookup<Guid, InstitutionPlaceRow> where, IReadOnlyList<SizeBandRow> bands,
        SuppressionLimits limits)
    {
        // Divisions by the fact are public of universities etc. only, as the official statistics are: two populations would tell their difference.
        if (!Place(Joint, DividedPopulation, "nation", "")) return;
        var universities = own.Where(f => f.Series == Joint && where[f.InstitutionId].Any(p => p.Population == DividedPopulation)).ToLookup(f => f.InstitutionId);
        var total = Facts(totals.First(t => t.Series == Joint && t.Population == DividedPopulation));
        foreach (var dim in (string[])["band", "field", "partner-kind"])
        {
            var parts = nation.Where(f => f.Series == Joint && f.Dim == dim && f.Population == DividedPopulation).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
            if (dim != "partner-kind" && !parts.TrueForAll(p => HidesEnough(universities, dim, p.Key, limits))) continue;
            var shown = Suppression.Apply([.. parts.Select(p => Cell(p, dim, bands))], total, limits);
            if (shown.Amounts) continue; // the nation's bands are told with their amounts or not at all
            for (var i = 0; i < parts.Count; i++)
                if (!shown.Cells[i] && !shown.Total) cuts.Add((Joint, dim, parts[i].Key));
        }
    }

    // Institutions by themselves; then sums over places as far as they do not give hidden ones away.
    private void ShowPlaces(
        string series, IReadOnlyList<FigureRow> own, ILookup<Guid, InstitutionPlaceRow> where, SuppressionLimits limits, IReadOnlyList<SizeBandRow> bands,
        Dictionary<(Guid Institution, FiscalYear Year), IReadOnlyDictionary<int, long>> payers, bool mayShowNation)
    {
        var rows = own.Where(f => f.Series == series && f.Dim.Length == 0).OrderBy(f => f.InstitutionId).ToList();
        var ofInstitution = own.Where(f => f.Series == series && f.Dim.Length > 0).ToLookup(f => f.InstitutionId);
        var shown = rows.ConvertAll(r => series == Joint ? ShowInstitution(r, ofInstitution, bands, limits) : !Suppression.IsSensitive(Facts(r), limits));
        var facts = rows.ConvertAll(Facts);
        var paid = rows.ConvertAll(r => payers.GetValueOrDefault((r.InstitutionId, r.FiscalYear)));
        var members = PlacesOf(series, rows.ConvertAll(r => r.InstitutionId), where);
        var withheld = members.Where(m => !mayShowNation && m.Place is { Population: "all", Scope: "nation" }).Select(m => m.Of).ToList();
        var nations = members.Where(m => m.Place.Scope == "nation" && !withheld.Contains(m.Of)).Select(m => m.Of).ToList();
        foreach (var i in LinkedSums.HiddenForWholes(facts, shown, nations, limits, paid))
        {
            shown[i] = false;
            institutionCuts.RemoveWhere(c => c.Series == series && c.Institution == rows[i].InstitutionId);
        }

        for (var i = 0; i < rows.Count; i++)
            if (shown[i]) institutions.Add((series, rows[i].InstitutionId));
        var linked = new LinkedSums(facts, shown, limits, paid);
        linked.Keep(withheld, always: true);
        foreach (var (place, _) in Allowed(linked, members.FindAll(m => !withheld.Contains(m.Of)))) places.Add((series, place.Population, place.Scope, place.Place));
        // Where institutions tell all of it the kinds' sum has to go instead.
        if (withheld.Exists(linked.Follows)) places.Remove((Investment, "all", "nation", ""));
    }

    // Nobody can ask for the others: joint research is measured of universities etc. and of R&D corporations, the whole stands among the kinds.
    private static bool IsAsked(string series, InstitutionPlaceRow place) =>
        place.Population == "all" ? series != Joint || place.Scope == "nation" : place.Population is DividedPopulation or "rd" && series is Joint or Large;

    private static bool IsLarge(IReadOnlyList<SizeBandRow> bands, string key) => bands.Any(b => $"{b.Id}" == key && b.LowerYen >= DashboardQueries.LargeFromYen);

    private static int Rank(string population, string scope) =>
        (population switch { "all" => 0, "universities" => 1, "rd" => 2, _ => 3 }) + (scope switch { "nation" => 0, "group" => 10, "institution-kind" => 20, "region" => 30, _ => 40 });

    // Bands and fields of an institution together with their total.
    private bool ShowInstitution(FigureRow total, ILookup<Guid, FigureRow> own, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits)
    {
        var (byBand, byField) = (own[total.InstitutionId].Where(f => f.Dim == "band").ToDictionary(f => f.Key, Facts), own[total.InstitutionId].Where(f => f.Dim == "field")
            .OrderBy(f => f.Key.Length == 0).ThenBy(f => f.Key, StringComparer.Ordinal).ToList());
        var hidden = Suppression.ApplyAll(
            [
                [.. bands.Select(b => new BreakdownCell(byBand.GetValueOrDefault($"{b.Id}", new CellFacts(0, 0, 0, 0)), b.LowerYen, b.UpperYen - 1) { IsWithheld = young.Contains((Joint, total.InstitutionId, "band", $"{b.Id}")) })],
                [.. byField.Select(f => new BreakdownCell(Facts(f)) { IsWithheld = young.Contains((Joint, total.InstitutionId, "field", f.Key)) })],
            ],
            Facts(total), limits);
        if (hidden[0].Amounts) withoutBandAmounts.Add((Joint, total.InstitutionId));
        for (var i = 0; i < bands.Count; i++)
            if (!hidden[0].Cells[i]) institutionCuts.Add((Joint, total.InstitutionId, "band", $"{bands[i].Id}"));
        for (var i = 0; i < byField.Count; i++)
            if (!hidden[1].Cells[i]) institutionCuts.Add((Joint, total.InstitutionId, "field", byField[i].Key));
        return !hidden[0].Total;
    }

    // The nation's cell less the institutions' shown ones: what is left must be no secret, and of two institutions at least that hide their whole breakdown.
    // Who hides a part of it only leaves sums that combine with those of the nation.
    private bool HidesEnough(ILookup<Guid, FigureRow> own, string dim, string key, SuppressionLimits limits)
    {
        var rest = own.SelectMany(i => i).Where(f => f.Dim == dim && f.Key == key && f.Items > 0 && !InstitutionCut(Joint, f.InstitutionId, dim, key)).ToList();
        return rest.Count == 0 || (rest.Count > 1 && !Suppression.IsSensitive(LinkedSums.Bound(rest.Select(Facts)), limits)
            && rest.TrueForAll(r => !own[r.InstitutionId].Any(f => f.Dim == dim && InstitutionCut(Joint, r.InstitutionId, dim, f.Key))));
    }

    // Company investment divided by kind ties the totals of joint research, commissioned research and trials together. Where joint research is
    // withheld for its places' sake, the largest other kind goes with it: a small one would leave the sum known all but exactly. Commissioned research
    // comes last: institutions tell theirs.
    private Dictionary<string, bool> KindsShown(IReadOnlyList<PlaceFigureRow> nation, SuppressionLimits limits, bool isJointShown)
    {
        cuts.RemoveWhere(c => c is (Investment, "kind", _));
        places.Remove((Investment, "all", "nation", ""));
        var parts = nation.Where(f => f is { Series: Investment, Dim: "kind", Population: "all" }).OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        if (nation.FirstOrDefault(f => f is { Series: Investment, Dim: "", Population: "all" }) is not { } total || parts.Count == 0) return [];
        var largest = parts.Where(p => p.Key != "JointResearch").OrderBy(p => p.Key == "CommissionedResearch").ThenByDescending(p => p.MoneyYen).FirstOrDefault()?.Key;
        var joint = parts.FindIndex(p => p.Key == "JointResearch");
        var hidden = Hidden(isJointShown ? [] : ["JointResearch", largest]);
        // Institutions tell their joint research: it protects another kind badly, so a larger one is tried for it.
        if (isJointShown && joint >= 0 && hidden.Cells[joint] && Hidden([largest]) is { Total: false } other && !other.Cells[joint]) hidden = other;
        for (var i = 0; i < parts.Count; i++)
            if (!hidden.Cells[i]) cuts.Add((Investment, "kind", parts[i].Key));
        if (!hidden.Total) places.Add((Investment, "all", "nation", ""));
        return parts.Select((p, i) => (p.Key, Shown: !hidden.Cells[i])).ToDictionary(p => p.Key, p => p.Shown, StringComparer.Ordinal);

        HiddenCells Hidden(string?[] withheld) => Suppression.Apply([.. parts.Select(p => new BreakdownCell(Facts(p)) { IsWithheld = withheld.Contains(p.Key) })], Facts(total), limits);
    }

    private void ShowTotals(string series, List<PlaceFigureRow> totals, Dictionary<string, bool> kinds, SuppressionLimits limits)
    {
        var whole = totals.Find(t => t.Series == series && t.Population == "all");
        if (whole is null || Suppression.IsSensitive(Facts(whole), limits)) return;
        var tied = series switch
        {
            Investment => kinds.Count > 0, // decided with its kinds
            Commissioned => !kinds.GetValueOrDefault("CommissionedResearch", true),
            "clinical-trials" => !kinds.GetValueOrDefault("ClinicalTrial", true),
            "private-contracts" => kinds.ContainsValue(false),
            "research-contracts" => !LeavesEnough(totals, whole, "private-contracts", limits),
            "licence-income" => !LeavesEnough(totals, whole, "licence-income-companies", limits),
            _ => false,
        };
        if (tied) return;
        places.Add((series, "all", "nation", ""));
        // Of the others together as well, or the difference tells about them.
        foreach (var part in totals.Where(t => t.Series == series && t.Population != "all" && !Suppression.IsSensitive(Facts(t), limits)))
        {
            var others = totals.Where(t => t.Series == series && t.Population is "universities" or "rd").Sum(t => t.Items);
            var rest = whole.Items - part.Items;
            if ((rest == 0 || rest >= limits.MinContracts) && (whole.Items - others is var outside && (outside == 0 || outside >= limits.MinContracts)) && part.Population != "national-universities")
                places.Add((series, part.Population, "nation", ""));
        }
    }

    private static bool LeavesEnough(List<PlaceFigureRow> totals, PlaceFigureRow whole, string part, SuppressionLimits limits) =>
        totals.Find(t => t.Series == part && t.Population == "all") is not { } less || whole.Items - less.Items is 0 || whole.Items - less.Items >= limits.MinContracts;

    private static BreakdownCell Cell(PlaceFigureRow row, string dim, IReadOnlyList<SizeBandRow> bands) =>
        dim == "band" && bands.FirstOrDefault(b => $"{b.Id}" == row.Key) is { } band ? new(Facts(row), band.LowerYen, band.UpperYen - 1) : new(Facts(row));

    private static CellFacts Facts(FigureRow f) => new(f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen);

    private static CellFacts Facts(PlaceFigureRow f) => new((int)f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen);
}
