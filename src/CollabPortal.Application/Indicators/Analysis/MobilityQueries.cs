using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>Persons from one sector to another; null: not registered, which is not 0.</summary>
public sealed record SectorFlow(Sector From, Sector To, decimal? Persons);

/// <summary>The six flows between the three sectors in one fiscal year.</summary>
/// <param name="Total">All flows together as published, or added up where measured; null where not known.</param>
public sealed record SectorMatrix(IReadOnlyList<SectorFlow> Flows, decimal? Total)
{
    /// <summary>The official values that it is made of, one of each release and source; empty where measured.</summary>
    public IReadOnlyList<OfficialFigure> Sources { get; init; } = [];

    /// <summary>Persons whose way is known.</summary>
    public decimal Known => Flows.Sum(f => f.Persons ?? 0);


    /// <summary>What the total says beyond the flows that are known; null where nothing is left over or no total is known.</summary>
    public decimal? Undivided => Total is { } total && Flows.Any(f => f.Persons is null) ? total - Flows.Sum(f => f.Persons ?? 0) : null;

    /// <summary>All who left a sector for another; null where one of its ways is not known.</summary>
    public decimal? From(Sector sector) => SumOf(f => f.From == sector);

    /// <summary>All who came to a sector from another; null where one of its ways is not known.</summary>
    public decimal? To(Sector sector) => SumOf(f => f.To == sector);

    private decimal? SumOf(Func<SectorFlow, bool> which) => Flows.Where(which).ToList() is { Count: > 0 } ways && ways.TrueForAll(f => f.Persons is not null) ? ways.Sum(f => f.Persons) : null;

    public decimal? Of(Sector from, Sector to) => Flows.FirstOrDefault(f => f.From == from && f.To == to)?.Persons;
}

/// <summary>Moves of researchers in one fiscal year.</summary>
/// <param name="Years">Fiscal years with an official or a measured value, newest first.</param>
/// <param name="Measured">From the register's moves; null where nothing is registered, or this reader may not see all of it.</param>
public sealed record MobilityReport(FiscalYear Year, IReadOnlyList<FiscalYear> Years, SectorMatrix? Official, SectorMatrix? Measured, bool SeesMeasured, bool IsRunning, bool IsDemo)
{
    /// <summary>Releases left out of a look at the past because nobody knows whether they were out by then.</summary>
    public IReadOnlyList<LocalText> Undated { get; init; } = [];
}

/// <summary>Mobility between sectors: official pairs beside the register's moves, never added.</summary>
public sealed class MobilityQueries(IDbContextFactory<PortalDb> contexts, IndicatorService indicators, CurrentUser user, TimeProvider clock)
{
    private static readonly Sector[] Sectors = [Sector.University, Sector.Company, Sector.PublicOrNonprofit];

    private static readonly Dictionary<(Sector, Sector), string> Published = new()
    {
        [(Sector.University, Sector.Company)] = "moves-university-to-company",
        [(Sector.University, Sector.PublicOrNonprofit)] = "moves-university-to-public",
        [(Sector.PublicOrNonprofit, Sector.University)] = "moves-public-to-university",
    };

    /// <summary>Without a year the newest with data that is over, official or measured; null where nothing at all is known.</summary>
    /// <param name="knownOn">Official values as they were known on this day; null: now.</param>
    public async Task<MobilityReport?> FindAsync(FiscalYear? asked, DateOnly? knownOn = null, CancellationToken ct = default)
    {
        var undated = new List<LocalText>();
        var official = new Dictionary<(Sector, Sector), Dictionary<FiscalYear, OfficialFigure>>();
        foreach (var (pair, key) in Published) official[pair] = await ValuesAsync(key);
        var totals = await ValuesAsync("researcher-moves");
        var measured = user.May(Permission.ViewEveryInstitution) ? await MeasuredAsync(ct) : [];
        var current = FiscalYear.Current(clock);
        var published = official.Values.SelectMany(v => v.Keys).Concat(totals.Keys).Distinct().OrderDescending().ToList();
        var years = published.Concat(measured.Select(m => m.Year)).Where(y => y <= current).Distinct().OrderDescending().ToList();
        if (years.Count == 0) return null;
        var year = asked is { } wanted && years.Contains(wanted) ? wanted : years.Find(y => y < current) is { Year: > 0 } over ? over : years[0];
        var flows = Pairs(p => official.TryGetValue(p, out var values) && values.TryGetValue(year, out var persons) ? persons.Value : null);
        decimal? total = totals.TryGetValue(year, out var whole) ? whole.Value : null;
        List<OfficialFigure> used = [.. official.Values.Append(totals).Select(v => v.GetValueOrDefault(year)).OfType<OfficialFigure>().DistinctBy(f => (f.Release, f.Source.Marks))];
        var here = measured.Where(m => m.Year == year).ToList();
        await using var db = await contexts.OpenContextAsync(ct);
        return new MobilityReport(year, years,
            total is null && flows.All(f => f.Persons is null) ? null : new SectorMatrix(flows, total) { Sources = used },
            here.Count == 0 ? null : new SectorMatrix(Pairs(p => here.Where(m => (m.From, m.To) == p).Sum(m => m.Persons)), here.Sum(m => m.Persons)),
            user.May(Permission.ViewEveryInstitution), year >= current, await db.Organisations.AnyAsync(o => o.IsDemo, ct))
        { Undated = [.. undated.Distinct()] };

        async Task<Dictionary<FiscalYear, OfficialFigure>> ValuesAsync(string key)
        {
            if (await indicators.FindAsync(key, knownOn: knownOn, ct: ct) is not { } report) return [];
            undated.AddRange(report.UndatedReleases);
            return report.Official.ToDictionary(o => o.Year);
        }
    }

    private static IReadOnlyList<SectorFlow> Pairs(Func<(Sector, Sector), decimal?> persons) =>
        [.. from a in Sectors from b in Sectors where a != b select new SectorFlow(a, b, persons((a, b)))];

    // KPI 4's rule (statistics.counted_moves): what a sender wrote down counts only where the receiver keeps no register here.
    private async Task<List<CountedMoves>> MeasuredAsync(CancellationToken ct)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var keepers = Enum.GetValues<OrganisationKind>().Where(OrganisationKinds.IsInstitution).ToList();
        return await (
            from m in db.Moves.AsNoTracking()
            join o in db.Organisations on m.ReceivingOrganisationId equals o.Id
            where m.FromSector != m.ToSector && (m.ReceivingOrganisationId == m.InstitutionId || !keepers.Contains(o.Kind))
            group m by new { m.FiscalYear, m.FromSector, m.ToSector } into g
            select new CountedMoves(g.Key.FiscalYear, g.Key.FromSector, g.Key.ToSector, g.Sum(m => m.Persons))).ToListAsync(ct);
    }

    private sealed record CountedMoves(FiscalYear Year, Sector From, Sector To, int Persons);
}
