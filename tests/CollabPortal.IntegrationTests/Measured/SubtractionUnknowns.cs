using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>The unknowns of a fiscal year: every part of every kind that an institution has, those without contracts as well.</summary>
internal sealed class Unknowns
{
    private readonly List<(Guid Institution, string Kind, string Part, bool Large, int Contracts)> all = [];
    private readonly ILookup<Guid, InstitutionPlaceRow> places;
    private static readonly string[] Kinds = ["JointResearch", "CommissionedResearch", "ClinicalTrial", "AcademicConsulting"];

    private readonly string dim;

    internal Unknowns(IReadOnlyList<SubtractionAttack.Fact> facts, string dim, ILookup<Guid, InstitutionPlaceRow> places)
    {
        (this.dim, this.places) = (dim, places);
        string[] parts = dim == "band" ? [.. Enumerable.Range(0, 8).Select(b => $"{b}")] : [.. facts.Select(Part).Distinct()];
        foreach (var own in facts.Select(f => f.Institution).Distinct().SelectMany(i => Kinds.Select(k => (Key: (Institution: i, Kind: k), Of: facts.Where(f => f.Institution == i && f.Kind == k)))))
        {
            var there = own.Of.GroupBy(f => (Part: Part(f), f.Large)).ToDictionary(g => g.Key, g => g.Count());
            foreach (var part in parts)
            {
                foreach (var large in (bool[])[false, true])
                {
                    var contracts = there.GetValueOrDefault((part, large));
                    // A band is large or small; only foreign money of R&D corporations is both.
                    if (contracts == 0 && ((large && own.Key.Kind != "JointResearch") || (dim == "band" && large != (own.Key.Kind == "JointResearch" && IsLarge(own.Key.Institution, part))))) continue;
                    all.Add((own.Key.Institution, own.Key.Kind, part, large, contracts));
                }
            }
        }

        Institutions = [.. facts.Select(f => f.Institution.ToString()).Distinct()];
        Parts = [.. parts];

        string Part(SubtractionAttack.Fact f) => dim switch { "band" => f.Band, "field" => f.Field, _ => f.Partner };
    }

    /// <summary>Edges of the bands are those of the register; the first that is large.</summary>
    private const string FirstLarge = "5";

    internal int Count => all.Count;

    private IReadOnlyList<string> Institutions { get; }

    private IReadOnlyList<string> Parts { get; }

    internal IReadOnlyList<string> PartsOf(SeriesBy by) => by == SeriesBy.Institution ? Institutions : Parts;

    internal int Contracts(int[] cell) => cell.Sum(i => all[i].Contracts);

    internal int[] Of(Guid institution, string kind, string? part) => Where(c => c.Institution == institution && c.Kind == kind && (part is null || c.Part == part));

    /// <summary>The unknowns of which a cell of the API is the sum; null where these unknowns cannot say it.</summary>
    internal int[]? Of(SeriesRequest request, string? part) => Of(IndicatorCatalogue.Find(request.Key)!.Measure!, request, part);

    internal int[]? DivisorOf(SeriesRequest request, string? part) =>
        IndicatorCatalogue.Find(request.Key)!.Measure is { Divisor: { } divisor } measure ? Of(divisor with { Population = measure.Population }, request, part) : null;

    private int[]? Of(Measure measure, SeriesRequest request, string? part)
    {
        var series = measure.Series[0];
        var population = SeriesCells.CodeOf(measure.Population);
        if (measure.Part is { } only && SeriesCuts.CodeOf(only.By) != dim) return null;
        return Where(c =>
            (request.Institution is null || c.Institution == request.Institution)
            && (measure.Part is not { } of || of.Keys.Contains(c.Part))
            && series switch
            {
                "joint-research" => c.Kind == "JointResearch",
                "large-joint-research" => c.Large,
                "commissioned-research" => c.Kind == "CommissionedResearch",
                "clinical-trials" => c.Kind == "ClinicalTrial",
                _ => true,
            }
            && places[c.Institution].Any(p => p.Population == population && (part is null || request.By == SeriesBy.Nation || !SeriesCuts.IsPlace(request.By)
                ? p.Scope == "nation" : request.By == SeriesBy.Institution ? c.Institution.ToString() == part : p.Scope == SeriesCuts.CodeOf(request.By) && p.Place == part))
            && (part is null || SeriesCuts.IsPlace(request.By) || (request.By == SeriesBy.Kind ? c.Kind == part : c.Part == part)));
    }

    private int[] Where(Func<(Guid Institution, string Kind, string Part, bool Large, int Contracts), bool> belongs) =>
        [.. Enumerable.Range(0, all.Count).Where(i => belongs(all[i]))];

    private bool IsLarge(Guid institution, string band) =>
        string.CompareOrdinal(band, FirstLarge) >= 0 && places[institution].Any(p => p.Population is "universities" or "rd");
}

/// <summary>Sums that are told, solved modulo a prime: what follows from them.</summary>
internal sealed class Equations(int unknowns)
{
    private const long Prime = 2_147_483_647;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<int[]> rows = [];
    private List<(int Pivot, long[] Row)>? solved;
    private bool[] single = [];

    internal int Told => rows.Count;

    internal void Tell(int[] cell)
    {
        if (cell.Length > 0 && seen.Add(string.Join(',', cell))) rows.Add(cell);
    }

    internal bool Follows(int[] cell)
    {
        solved ??= Solve();
        var row = RowOf(cell);
        foreach (var (pivot, r) in solved) Subtract(row, r, row[pivot]);
        return row.All(x => x == 0);
    }

    // What is told by itself is taken out first; the rest is small.
    private List<(int Pivot, long[] Row)> Solve()
    {
        single = new bool[unknowns];
        for (var more = true; more;)
        {
            more = false;
            foreach (var left in rows.Select(r => r.Where(i => !single[i]).ToArray()).Where(r => r.Length == 1)) more = single[left[0]] = true;
        }

        var known = new List<(int Pivot, long[] Row)>();
        foreach (var cell in rows)
        {
            var row = RowOf(cell);
            foreach (var (at, r) in known) Subtract(row, r, row[at]);
            var pivot = Array.FindIndex(row, x => x != 0);
            if (pivot < 0) continue;
            var inverse = (long)System.Numerics.BigInteger.ModPow(row[pivot], Prime - 2, Prime);
            for (var i = 0; i < row.Length; i++) row[i] = row[i] * inverse % Prime;
            known.Add((pivot, row));
        }

        return known;
    }

    private long[] RowOf(int[] cell)
    {
        var row = new long[unknowns];
        foreach (var i in cell.Where(i => !single[i])) row[i] = 1;
        return row;
    }

    private static void Subtract(long[] from, long[] row, long times)
    {
        if (times == 0) return;
        for (var i = 0; i < from.Length; i++)
            if (row[i] != 0) from[i] = (from[i] + ((Prime - times) * row[i])) % Prime;
    }
}
