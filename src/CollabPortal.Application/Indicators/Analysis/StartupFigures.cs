using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>Measured stock and flow of one fiscal year.</summary>
/// <param name="Start">Firms at its beginning.</param>
/// <param name="Founded">Founded in it (MEXT's rule for unknown months).</param>
/// <param name="Ended">Closed, merged or acquired, or no longer qualifying in it.</param>
public sealed record StartupYear(FiscalYear Year, int Start, int Founded, int Ended)
{
    public int End => Start + Founded - Ended;
}

/// <summary>The official surveys' step from one stock to the next, from published values alone.</summary>
/// <param name="Published">The published stock of the year.</param>
public sealed record OfficialStockFlow(FiscalYear Year, StockFlow Flow, decimal Published)
{
    /// <summary>What the flow gives is what was published.</summary>
    public bool Holds => Flow.End == Published;
}

/// <summary>University startups: official stock, its identity where all parts are published, and what the register knows.</summary>
/// <param name="Stock">Published numbers of existing firms by survey.</param>
/// <param name="Identities">Years of which every part of the identity is published.</param>
/// <param name="Years">Measured, newest last.</param>
/// <param name="Survival">Measured survival by age.</param>
/// <param name="Undated">Firms that ended on a day nobody wrote down: in no year's flow, and not in survival.</param>
public sealed record StartupReport(
    IndicatorReport Stock, IReadOnlyList<OfficialStockFlow> Identities, IReadOnlyList<StartupYear> Years, IReadOnlyList<SurvivalPoint> Survival, int Firms, int Undated, bool IsDemo);

/// <summary>Startups for the ministry.</summary>
public sealed class StartupFigures(IDbContextFactory<PortalDb> contexts, IndicatorService indicators, CurrentUser user, TimeProvider clock)
{
    /// <summary>Measured years shown.</summary>
    public const int YearsShown = 15;

    private const int OldestAge = 20;

    /// <summary>The figures, or "not-allowed" for anybody but the ministry.</summary>
    public async Task<Outcome<StartupReport>> FindAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.ViewEveryInstitution)) return new Problem("not-allowed");
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Startups.AsNoTracking().ToListAsync(ct);
        // Two parents may each have written the same firm down.
        var firms = rows.GroupBy(s => s.CorporateNumber ?? s.Id.ToString()).Select(g => g.First()).ToList();
        var dated = firms.Where(s => !HasEnded(s) || s.StatusSince is not null).ToList();
        var current = FiscalYear.Current(clock);
        var lives = dated.ConvertAll(s => new StartupLife(s.FoundedYear, HasEnded(s) ? s.StatusSince!.Value.Year : null));
        var stock = (await indicators.FindAsync("startups-existing", ct: ct))!;
        return new StartupReport(
            stock, await IdentitiesAsync(stock, ct), Flows(dated, current), Survival.ByAge(lives, JapanTime.Today(clock).Year, OldestAge), firms.Count, firms.Count - dated.Count,
            await db.Organisations.AnyAsync(o => o.IsDemo, ct));
    }

    private static bool HasEnded(Startup startup) => startup.Status is StartupStatus.Closed or StartupStatus.MergedOrAcquired or StartupStatus.NoLongerQualifying;

    private static List<StartupYear> Flows(List<Startup> firms, FiscalYear current)
    {
        var years = new List<StartupYear>();
        for (var year = new FiscalYear(current.Year - YearsShown); year < current; year = year.Next)
        {
            var start = firms.Count(s => s.FoundedIn < year && !(HasEnded(s) && FiscalYear.Of(s.StatusSince!.Value) < year));
            years.Add(new StartupYear(year, start, firms.Count(s => s.FoundedIn == year), firms.Count(s => HasEnded(s) && FiscalYear.Of(s.StatusSince!.Value) == year)));
        }

        return firms.Count == 0 ? [] : years;
    }

    private async Task<IReadOnlyList<OfficialStockFlow>> IdentitiesAsync(IndicatorReport stock, CancellationToken ct)
    {
        var parts = new Dictionary<string, Dictionary<FiscalYear, decimal>>(StringComparer.Ordinal);
        foreach (var key in new[] { "startups-new-in-survey", "startups-newly-found", "startups-closed", "startups-no-longer-qualifying" })
            parts[key] = (await indicators.FindAsync(key, ct: ct))?.Official.ToDictionary(o => o.Year, o => o.Value) ?? [];
        var published = stock.Official.ToDictionary(o => o.Year, o => o.Value);
        return [.. published.Keys.Where(y => published.ContainsKey(y.Previous) && parts.Values.All(p => p.ContainsKey(y))).Order()
            .Select(y => new OfficialStockFlow(y, new StockFlow((int)published[y.Previous], Part("startups-new-in-survey", y), Part("startups-newly-found", y), Part("startups-closed", y), Part("startups-no-longer-qualifying", y)), published[y]))];

        int Part(string key, FiscalYear year) => (int)parts[key][year];
    }
}
