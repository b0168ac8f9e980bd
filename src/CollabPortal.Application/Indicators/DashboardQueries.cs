using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators;

/// <summary>
/// What the dashboard shows below the policy indicators: joint research of 大学等 with companies, official and measured. Reads the
/// rollups, never the contracts; outside the ministry only what <see cref="PublicCells"/> allows is told.
/// </summary>
public sealed class DashboardQueries(IDbContextFactory<PortalDb> contexts, PublicCellIndex index, CurrentUser user, TimeProvider clock)
{
    /// <summary>Contracts from this edge on are large, whole yen (seed 004).</summary>
    public const long LargeFromYen = 10_000_000;

    // 大学等, as the official series beside it: only of them more than one division is public (PublicCells).
    private const string Population = PublicCells.DividedPopulation;

    private const string Amount = "joint_research_amount";
    private const string LargeAmount = "large_joint_research_amount";
    private const string Contracts = "joint_research_count";

    /// <summary>The official series shown.</summary>
    internal static readonly string[] OfficialSeries = [Amount, LargeAmount, Contracts];

    /// <summary>The official series of 大学等 with every fiscal year from <paramref name="since"/> to the last known one; gaps are rows with null.</summary>
    public async Task<IReadOnlyList<OfficialJointResearchYear>> OfficialAsync(FiscalYear since, CancellationToken ct = default) => (await KnownAsync(since, null, ct)).Years;

    /// <summary>The same as it was known on a day, by releases that were out then, with those of which nobody knows; without a day as it is known now.</summary>
    public async Task<(IReadOnlyList<OfficialJointResearchYear> Years, IReadOnlyList<LocalText> UndatedReleases)> KnownAsync(FiscalYear since, DateOnly? knownOn, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await (
            from value in db.OfficialValues.AsNoTracking()
            join release in db.Releases on value.ReleaseId equals release.Id
            where OfficialSeries.Contains(value.Series) && value.FiscalYear >= since
            orderby release.Sequence
            select new { value.Series, value.FiscalYear, value.Value, value.ReleaseId, value.Precision, release.Sequence, release.PublishedOn }).ToListAsync(ct);
        var ids = rows.Select(r => r.ReleaseId).Distinct().ToList();
        var names = await db.Sources.AsNoTracking().Where(s => ids.Contains(s.Mark)).ToDictionaryAsync(s => s.Mark, s => new LocalText(s.DescriptionJa, s.DescriptionEn ?? s.DescriptionJa), ct);
        List<LocalText> undated = [];
        if (knownOn is { } day && day <= JapanTime.Today(clock))
        {
            var days = await ReleaseDays.LoadAsync(db, ct);
            undated = [.. rows.Where(r => r.PublishedOn is null && !days.IsOut(r.Sequence, null, day)).Select(r => r.ReleaseId).Distinct().Select(NameOf)];
            rows.RemoveAll(r => !days.IsOut(r.Sequence, r.PublishedOn, day));
        }

        if (rows.Count == 0) return ([], undated);
        var years = new List<OfficialJointResearchYear>();
        for (var year = since; year <= rows.Max(r => r.FiscalYear); year = year.Next)
        {
            years.Add(new OfficialJointResearchYear(year, Of(Amount, year), Of(LargeAmount, year), Of(Contracts, year)));
        }
        return (years, undated);

        LocalText NameOf(string release) => names.GetValueOrDefault(release) ?? new LocalText(release, release);
        IReadOnlyList<ReleasedValue> Of(string series, FiscalYear year) =>
            [.. rows.Where(r => r.Series == series && r.FiscalYear == year).Select(r => new ReleasedValue(r.Value, NameOf(r.ReleaseId), r.Precision, r.ReleaseId))];
    }

    /// <summary>
    /// Measured joint research of a fiscal year; without one, of the newest that is over and has data. Null when the register
    /// has none at all.
    /// </summary>
    public async Task<MeasuredJointResearch?> MeasuredAsync(FiscalYear? asked, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var current = FiscalYear.Current(clock);
        var seesAll = user.May(Permission.ViewEveryInstitution);
        var figures = seesAll ? db.PlaceFigures : db.PublicPlaceFigures;
        var years = await figures
            .Where(f => f.Series == "joint-research" && f.Dim == "" && f.Scope == "nation" && f.Population == Population && f.FiscalYear <= current)
            .Select(f => f.FiscalYear).OrderByDescending(y => y).ToListAsync(ct);
        if (years.Count == 0) return null;
        var year = asked is { } wanted && years.Contains(wanted) ? wanted : years.Find(y => y < current) is { Year: > 0 } over ? over : years[0];

        var (readable, held) = await index.WithHeldAsync(db, year, year, ct);
        var (open, cells) = (readable[year], await CellsAsync(figures));
        // What everybody reads of a year of which something is held: whatever differs from it is not for publication (decision 26).
        var told = seesAll && held.Contains(year) ? (await CellsAsync(db.PublicPlaceFigures)).ToDictionary(CellOf) : null;
        // A size band whose last contract is gone is 0 for the ministry, while the public still reads the contract; of a place nothing is registered any more.
        if (told is not null)
            cells.AddRange(told.Values.Where(t => (t.Scope == "nation" || t.Band is null) && cells.TrueForAll(c => CellOf(c) != CellOf(t)))
                .Select(t => t with { Contracts = 0, ReceivedYen = 0, Partners = 0, TopPartnerYen = 0, Institutions = 0 }).ToList());
        var unlike = told is null ? [] : cells.Where(c => !told.TryGetValue(CellOf(c), out var t) || (t.Contracts, t.ReceivedYen) != (c.Contracts, c.ReceivedYen)).Select(CellOf).ToHashSet();
        var isDemo = await db.Organisations.AnyAsync(o => o.IsDemo, ct); // what is fictitious is marked whatever the setting
        var bands = await db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);
        var prefectures = await (
            from prefecture in db.Prefectures.AsNoTracking()
            join region in db.Regions on prefecture.RegionId equals region.Id
            orderby prefecture.Code
            select new DashboardPlace(prefecture.Code, prefecture.NameJa, prefecture.NameEn, region.Id, region.NameJa, region.NameEn)).ToListAsync(ct);
        var listed = seesAll ? null : (await db.Set<InstitutionPlaceRow>().AsNoTracking().Where(p => p.Population == Population && (p.Scope == "group" || p.Scope == "prefecture"))
            .Select(p => new { p.Scope, p.Place }).Distinct().ToListAsync(ct)).ToLookup(p => p.Scope, p => p.Place);
        return DashboardFold.Fold(year, years, cells, isDemo, bands, prefectures, IsPublic, seesAll, isRunning: year >= current, listed);

        bool IsPublic(string scope, string place, string? band) => !unlike.Contains((scope, place, band)) && (band is null
            ? open.Place(PublicCells.Joint, Population, scope, place) : scope == "nation" && open.Cut(PublicCells.Joint, "band", band));

        Task<List<DashboardCell>> CellsAsync(IQueryable<PlaceFigureRow> of) => of.AsNoTracking()
            .Where(f => f.Series == "joint-research" && (f.Dim == "band" || f.Dim == "") && f.Population == Population && f.FiscalYear == year && f.Items > 0
                && (f.Scope == "nation" || f.Scope == "group" || f.Scope == "prefecture"))
            .Select(f => new DashboardCell(f.Scope, f.Place, f.Dim == "" ? null : f.Key, f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen, f.Institutions)).ToListAsync(ct);

        static (string Scope, string Place, string? Band) CellOf(DashboardCell cell) => (cell.Scope, cell.Place, cell.Band);
    }
}

/// <summary>Contracts of a place in one size band, as the rollup holds them; its sums over bands where <paramref name="Band"/> is null.</summary>
/// <param name="Scope">nation, group or prefecture.</param>
/// <param name="Place">"" for the nation, a name of <see cref="InstitutionGroup"/>, or a prefecture's code, "" where it is not registered.</param>
internal sealed record DashboardCell(
    string Scope, string Place, string? Band, long Contracts, long ReceivedYen, int Partners, long TopPartnerYen, int Institutions);

/// <summary>A prefecture with its region.</summary>
internal sealed record DashboardPlace(int Code, string NameJa, string NameEn, int RegionId, string RegionJa, string RegionEn);
