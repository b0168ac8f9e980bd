using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// Measured series divided by band, partner, kind, field or place: the one reader of the cubes for pages, API and CSV.
/// The ministry sees every cell, marked where it is small; an institution all of its own; everybody else what <see cref="PublicCells"/> allows.
/// </summary>
public sealed class SeriesQueries(IDbContextFactory<PortalDb> contexts, IndicatorService indicators, PublicCellIndex index, CurrentUser user, TimeProvider clock)
{
    private static readonly FiscalYear First = new(1950);

    /// <summary>
    /// The series, or problems: "series-key" (no such indicator, or the register does not measure it; arguments: the key, all keys),
    /// "series-by" (arguments: the divisions it has), "series-filter" (that narrowing is not there; arguments: what there is), "series-band" (no such
    /// band; arguments: the bands there are), "series-part" (no such part; arguments: the division, its parts), "series-institution" (no institution has that id).
    /// </summary>
    public async Task<Outcome<SeriesReport>> FindAsync(SeriesRequest request, CancellationToken ct = default)
    {
        if (IndicatorCatalogue.Find(request.Key) is not { Measure: { } measure } indicator)
            return new Problem("series-key", nameof(SeriesRequest.Key), request.Key, string.Join(", ", IndicatorCatalogue.WithMeasure.Select(i => i.Key)));
        if (!measure.AllCuts.Contains(request.By)) return new Problem("series-by", nameof(SeriesRequest.By), string.Join(", ", measure.AllCuts.Select(SeriesCuts.CodeOf)));
        if (request.Narrowing is { } narrowing && (!SeriesCuts.IsPlace(request.By) || !measure.Cuts.Contains(narrowing.By) || measure.Divisor is not null))
            return new Problem("series-filter", nameof(SeriesRequest.Band), "by=" + string.Join(", ", measure.AllCuts.Where(SeriesCuts.IsPlace).Select(SeriesCuts.CodeOf)));

        var current = FiscalYear.Current(clock);
        var (from, to) = (request.From ?? First, request.To is { } last && last < current ? last : current);
        await using var db = await contexts.OpenContextAsync(ct);
        // An empty answer to a band or an institution that does not exist would read as nothing registered.
        if (request.Band is { } size && await db.SizeBands.Select(b => b.Id).OrderBy(b => b).ToListAsync(ct) is var bands && !bands.Contains(size))
            return new Problem("series-band", nameof(SeriesRequest.Band), string.Join(", ", bands));
        if (request is { Band: null, Part: { } wanted } && await KeysAsync(db, measure, wanted.By, ct) is var keys && !keys.Contains(wanted.Key))
            return new Problem("series-part", nameof(SeriesRequest.Part), SeriesCuts.CodeOf(wanted.By), string.Join(", ", keys.Where(k => k.Length > 0)));
        if (request.Institution is { } asked && !await db.Organisations.AnyAsync(o => o.Id == asked && OrganisationKinds.Institutions.Contains(o.Kind), ct)) return new Problem("series-institution", nameof(SeriesRequest.Institution));
        var sees = user.May(Permission.ViewEveryInstitution) || (request.Institution is { } own && own == user.InstitutionId);
        var lines = await CellsAsync(db, measure, request, request.By, from, to, !sees, ct);
        var total = request.By == SeriesBy.Nation ? lines : await CellsAsync(db, measure, request, SeriesBy.Nation, from, to, !sees, ct);
        var only = request.Part is not null ? [] : OnlyParts(request.By, lines, total).ToList();
        // What this reader sees and the public reads otherwise: held back, or a zero.
        IReadOnlyList<FiscalYear> held = sees ? [.. (await PublicCellIndex.HeldYearsAsync(db, ct)).Where(y => y >= from && y <= to)] : [];
        var unlike = await UnlikeAsync(total, SeriesBy.Nation);
        var unlikeParts = request.By == SeriesBy.Nation ? unlike : await UnlikeAsync(lines, request.By);
        (IReadOnlyDictionary<FiscalYear, PublicCells>? Cells, IReadOnlySet<FiscalYear>? Held) states = (null, null);
        if (indicator.IsSuppressible) states = await index.WithHeldAsync(db, from, to, ct);
        var (open, waiting) = states;
        // One researcher of one university is a person whom colleagues know: where people are counted, only the nation is public.
        var persons = indicator.Unit == IndicatorUnit.Persons;
        var hides = !sees && (open is not null || persons || (request.Part is not null && request.By != SeriesBy.Nation));
        var official = await OfficialAsync(request, ct);
        var ofMoney = IsMoney(measure) || (measure.Divisor is { } divides && IsMoney(divides));

        var whole = LineOf("", indicator.Name, total, official.ToDictionary(o => o.Year, o => o.Value), await ToldElsewhereAsync(request, from, to, ct), unlike);
        // A part that is alone in its year is the whole, and is told as the whole is: hidden beside it, it would only seem to be hidden.
        var alone = only.Where(p => whole.In(p.Year) is { IsSuppressed: false, IsBelowLimits: false }).ToHashSet();
        var codes = lines.Select(c => c.Cell.Line).Concat(unlikeParts.Gone.Select(g => g.Line)).Distinct().ToList();
        var names = await SeriesNames.LoadAsync(db, request.By, codes, ct);
        var byLine = lines.ToLookup(c => c.Cell.Line);
        List<SeriesLine> parts = request.By == SeriesBy.Nation ? [] :
            [.. codes.OrderBy(names.RankOf).ThenBy(c => c, StringComparer.Ordinal).Select(c => LineOf(c, names.NameOf(c), [.. byLine[c]], [], alone, unlikeParts))];
        if (hides)
        {
            var known = await PublicRows.YearsAsync(db, measure, from, to, ct);
            var others = (await PublicRows.PlacesAsync(db, measure, request, ct)).Select(p => new SeriesLine(p, names.NameOf(p), []));
            foreach (var (code, year) in PublicRows.EmptyBands(request, parts, names.Codes, open).Where(b => parts.Find(l => l.Code == b.Code)?.In(b.Year) is null).ToList())
            {
                var had = parts.Find(l => l.Code == code) ?? new SeriesLine(code, names.NameOf(code), []);
                parts = [.. parts.Where(l => l.Code != code), had with { Points = [.. had.Points.Append(new SeriesPoint(year, null, null, IsSuppressed: true, IsInProgress: year == current)).OrderBy(p => p.Year)] }];
            }

            whole = PublicRows.Whole(whole, request, measure, known, current);
            parts = [.. PublicRows.Parts(parts, whole, request, known, [.. others], current).OrderBy(l => names.RankOf(l.Code)).ThenBy(l => l.Code, StringComparer.Ordinal)];
        }

        var points = parts.Append(whole).SelectMany(l => l.Points).ToList();
        var years = points.Count == 0 ? [] : Enumerable.Range(points.Min(p => p.Year.Year), points.Max(p => p.Year.Year) - points.Min(p => p.Year.Year) + 1).Select(y => new FiscalYear(y)).ToList();
        return new SeriesReport(
            indicator, request, whole, parts, years, !sees && waiting is not null && years.Exists(waiting.Contains) ? null : clock.GetUtcNow(), points.Exists(p => p.IsSuppressed) || (hides && request.By != SeriesBy.Nation && parts.Count == 0 && whole.Points.Count > 0), points.Exists(p => p.IsBelowLimits),
            await db.Organisations.AnyAsync(o => o.IsDemo, ct))
        { Official = official };

        // With the zeros, which join what is counted.
        async Task<HeldBack.Otherwise> UnlikeAsync(List<(SeriesCell Cell, bool IsDivisor)> live, SeriesBy by)
        {
            if (!sees) return HeldBack.Otherwise.Nothing;
            var (marked, gone) = await HeldBack.OfAsync(measure, live, held, (first, last) => CellsAsync(db, measure, request, by, first, last, asPublic: true, ct));
            var zeros = await HeldBack.ZerosAsync(db, measure, request, by, from, to, live, ct);
            live.AddRange(zeros.Select(z => (z, false)));
            var filled = zeros.Select(z => (z.Line, z.Year)).ToHashSet();
            return new([.. marked, .. filled], [.. gone.Except(filled)]);
        }

        // What is gone is a point without a value: missing is not zero.
        SeriesLine LineOf(string code, LocalText name, List<(SeriesCell Cell, bool IsDivisor)> cells, Dictionary<FiscalYear, decimal> published, HashSet<(FiscalYear, bool)> told, HeldBack.Otherwise unlike) => new(code, name,
            [.. cells.GroupBy(c => c.Cell.Year).Where(y => y.Any(c => !c.IsDivisor)).Select(y => Point(y.Key, [.. y], published, told, unlike.Marked.Contains((code, y.Key))))
                .Concat(unlike.Gone.Where(g => g.Line == code).Select(g => new SeriesPoint(g.Year, null, 0, IsBelowLimits: true, IsInProgress: g.Year == current))).OrderBy(p => p.Year)]);

        SeriesPoint Point(FiscalYear year, List<(SeriesCell Cell, bool IsDivisor)> cells, Dictionary<FiscalYear, decimal> published, HashSet<(FiscalYear, bool)> told, bool isUnlike)
        {
            var isPublic = !isUnlike && cells.TrueForAll(c => told.Contains((year, c.IsDivisor))
                || (open is null ? (!persons || c.Cell is { Institution: null, Scope: "nation" }) && (request.Part is null || request.By == SeriesBy.Nation) : IsPublic(open.GetValueOrDefault(year), c.Cell, request, ofMoney)));
            var isOwn = cells.TrueForAll(c => c.Cell.Institution is { } at && at == user.InstitutionId);
            if (!sees && !isPublic && !isOwn) return new SeriesPoint(year, null, null, IsSuppressed: true, IsInProgress: year == current);
            var amount = cells.Where(c => !c.IsDivisor).Sum(c => Amount(measure, c.Cell));
            var divisor = measure.Divisor is { } by ? cells.Where(c => c.IsDivisor).Sum(c => Amount(by, c.Cell)) : 1;
            decimal? value = divisor == 0 ? null : indicator.FromMeasured(amount / divisor);
            double? coverage = indicator.HasCoverage && value is { } v && published.TryGetValue(year, out var o) && o > 0 ? (double)v / (double)o : null;
            return new SeriesPoint(year, value, cells.Where(c => !c.IsDivisor).Sum(c => c.Cell.Items), coverage, IsBelowLimits: !isPublic, IsInProgress: year == current);
        }
    }

    // Where a division that adds up has one part only, whose numbers are the whole's; numerators and divisors each by themselves.
    private static IEnumerable<(FiscalYear Year, bool IsDivisor)> OnlyParts(SeriesBy by, List<(SeriesCell Cell, bool IsDivisor)> lines, List<(SeriesCell Cell, bool IsDivisor)> total)
    {
        if (by is SeriesBy.Nation or SeriesBy.StartupType or SeriesBy.PartnerSector) return [];
        var whole = total.ToLookup(c => (c.Cell.Year, c.IsDivisor));
        return lines.GroupBy(c => (c.Cell.Year, c.IsDivisor)).Where(y => y.Select(c => c.Cell.Line).Distinct().Count() == 1 && Sums(y) == Sums(whole[y.Key])).Select(y => y.Key);

        static (decimal, long, decimal, decimal) Sums(IEnumerable<(SeriesCell Cell, bool IsDivisor)> cells) =>
            cells.Aggregate((Value: 0m, Items: 0L, Money: 0m, Indirect: 0m), (s, c) => (s.Value + c.Cell.Value, s.Items + c.Cell.Items, s.Money + c.Cell.MoneyYen, s.Indirect + c.Cell.IndirectYen));
    }

    // The parts of a division that facts are counted in, whatever the year.
    private static async Task<List<string>> KeysAsync(PortalDb db, Measure measure, SeriesBy by, CancellationToken ct)
    {
        var (series, dim) = (measure.AllSeries.ToList(), SeriesCuts.CodeOf(by));
        return await db.PlaceFigures.Where(f => series.Contains(f.Series) && f.Dim == dim && f.Scope == "nation").Select(f => f.Key).Distinct().OrderBy(k => k).ToListAsync(ct);
    }

    // A group's or prefecture's own series is the nation's part of that name: what is told there is told here.
    private async Task<HashSet<(FiscalYear, bool)>> ToldElsewhereAsync(SeriesRequest request, FiscalYear from, FiscalYear to, CancellationToken ct)
    {
        if (request is not { Institution: null, Narrowing: null, Places: [var (by, code)] }) return [];
        var found = await FindAsync(new SeriesRequest(request.Key, by, from, to), ct);
        return found is { Ok: true, Value: { } nation } && nation.Lines.FirstOrDefault(l => l.Code == code) is { } line
            ? [.. line.Points.Where(p => p is { IsSuppressed: false, IsBelowLimits: false }).SelectMany(p => new[] { (p.Year, false), (p.Year, true) })] : [];
    }

    /// <summary>Whether everybody may see the nation's series by size band, as far as no single contract is told: of joint research only.</summary>
    public static bool BandsArePublic(string key) => IndicatorCatalogue.Find(key) is { Measure.Series: [PublicCells.Joint] };

    // Numerator and divisor, cell by cell; both decide whether a quotient may be shown.
    private static async Task<List<(SeriesCell Cell, bool IsDivisor)>> CellsAsync(
        PortalDb db, Measure measure, SeriesRequest request, SeriesBy by, FiscalYear from, FiscalYear to, bool asPublic, CancellationToken ct)
    {
        var cells = (await SeriesCells.ReadAsync(db, measure, request, by, from, to, asPublic, ct)).ConvertAll(c => (c, false));
        if (measure.Divisor is { } divisor)
            cells.AddRange((await SeriesCells.ReadAsync(db, divisor with { Population = measure.Population }, request, by, from, to, asPublic, ct)).Select(c => (c, true)));
        return cells;
    }

    internal static bool IsMoney(Measure measure) => measure.Of is not (MeasureOf.Items or MeasureOf.Value);

    internal static bool IsPublic(PublicCells? open, SeriesCell cell, SeriesRequest request, bool ofMoney)
    {
        if (open is null) return false;
        if (request.Narrowing is not null && request.By != SeriesBy.Nation) return false; // two divisions at once are for the ministry
        // Amounts by size band, and of large contracts, which are a sum of bands.
        if (cell.Institution is { } at && ofMoney && (cell.Dim == "band" || cell.Series == PublicCells.Large) && !open.BandAmounts(cell.Series == PublicCells.Large ? PublicCells.Joint : cell.Series, at)) return false;
        if (cell.Institution is { } institution)
            return cell.Dim.Length == 0 ? open.Institution(cell.Series, institution) : open.InstitutionCut(cell.Series, institution, cell.Dim, cell.Key);
        if (cell.Dim.Length == 0) return open.Place(cell.Series, cell.Population, cell.Scope, cell.Place) && !(ofMoney && cell.Series == PublicCells.Large && !open.LargeAmounts(cell.Population, cell.Scope, cell.Place));
        return cell.Scope == "nation" && ((cell.Population == (cell.Series == PublicCells.Joint ? PublicCells.DividedPopulation : "all") && open.Cut(cell.Series, cell.Dim, cell.Key)) || open.Sum(cell.Series, cell.Population, cell.Dim, cell.Key, ofMoney));
    }

    internal static decimal Amount(Measure measure, SeriesCell cell) => (measure.Less.Contains(cell.Series) ? -1 : 1) * measure.Of switch
    {
        MeasureOf.Value => cell.Value,
        MeasureOf.Items => cell.Items,
        MeasureOf.Money => cell.MoneyYen,
        MeasureOf.IndirectMoney => cell.IndirectYen,
        _ => cell.MoneyYen - cell.IndirectYen,
    };

    /// <summary>
    /// The series; of an indicator of which only publications know anything the official values alone, which nobody can divide or narrow ("series-unmeasured", argument: the key).
    /// </summary>
    public async Task<Outcome<SeriesReport>> WithOfficialAsync(SeriesRequest request, CancellationToken ct = default)
    {
        if (IndicatorCatalogue.Find(request.Key) is not { Measure: null } indicator) return await FindAsync(request, ct);
        if (request.By != SeriesBy.Nation || IsNarrowed(request)) return new Problem("series-unmeasured", nameof(SeriesRequest.By), request.Key);
        var official = await OfficialAsync(request, ct);
        return new SeriesReport(indicator, request, new SeriesLine("", indicator.Name, []), [], [.. official.Select(o => o.Year)], clock.GetUtcNow(), false, false, IsDemo: false) { Official = official };
    }

    private static bool IsNarrowed(SeriesRequest request) => request.Institution is not null || request.Places.Count > 0 || request.Narrowing is not null;

    private async Task<IReadOnlyList<OfficialFigure>> OfficialAsync(SeriesRequest request, CancellationToken ct) => IsNarrowed(request) ? []
        : [.. ((await indicators.FindAsync(request.Key, knownOn: request.KnownOn, ct: ct))?.Official ?? []).Where(o => !(o.Year < request.From) && !(o.Year > request.To))];
}
