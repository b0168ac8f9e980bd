using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>
/// Measured stock and flow of one survey year, which ends on METI's day, 31 October of the fiscal year: so its end is the stock that the indicator counts.
/// </summary>
/// <param name="Start">Firms on 31 October of the year before.</param>
/// <param name="Founded">Founded since; an unknown month counts as before the day.</param>
/// <param name="Ended">Closed, merged or acquired, or no longer qualifying since.</param>
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
    /// <param name="knownOn">Official values as they were known on this day; null: now.</param>
    public async Task<Outcome<StartupReport>> FindAsync(DateOnly? knownOn = null, CancellationToken ct = default)
    {
        if (!user.May(Permission.ViewEveryInstitution)) return new Problem("not-allowed");
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Startups.AsNoTracking().ToListAsync(ct);
        // Two parents may each have written the same firm down.
        var firms = rows.GroupBy(s => s.CorporateNumber ?? s.Id.ToString()).Select(g => g.First()).ToList();
        var dated = firms.Where(s => !HasEnded(s) || s.StatusSince is not null).ToList();
        var lives = dated.ConvertAll(s => new StartupLife(s.FoundedYear, HasEnded(s) ? s.StatusSince!.Value.Year : null));
        var stock = (await indicators.FindAsync("startups-existing", knownOn: knownOn, ct: ct))!;
        return new StartupReport(
            stock, await IdentitiesAsync(stock, knownOn, ct), Flows(dated, EndedSurveyYear(JapanTime.Today(clock))), Survival.ByAge(lives, JapanTime.Today(clock).Year, OldestAge), firms.Count, firms.Count - dated.Count,
            await db.Organisations.AnyAsync(o => o.IsDemo, ct));
    }

    private static bool HasEnded(Startup startup) => startup.Status is StartupStatus.Closed or StartupStatus.MergedOrAcquired or StartupStatus.NoLongerQualifying;

    /// <summary>The newest survey year that is over: its 31 October has passed.</summary>
    internal static FiscalYear EndedSurveyYear(DateOnly today) => new(today.Month > 10 ? today.Year : today.Year - 1);

    private static List<StartupYear> Flows(List<Startup> firms, FiscalYear last)
    {
        var years = new List<StartupYear>();
        for (var year = new FiscalYear(last.Year - YearsShown + 1); year <= last; year = year.Next)
        {
            var start = firms.Count(s => FoundedBy(s) < year.Year && !(HasEnded(s) && EndedBy(s) < year.Year));
            years.Add(new StartupYear(year, start, firms.Count(s => FoundedBy(s) == year.Year), firms.Count(s => HasEnded(s) && EndedBy(s) == year.Year)));
        }

        return firms.Count == 0 ? [] : years;
    }

    // The first 31 October on which it existed, and the first on which it no longer did (statistics.thin_figures counts the same).
    private static int FoundedBy(Startup startup) => startup.FoundedMonth > 10 ? startup.FoundedYear + 1 : startup.FoundedYear;

    private static int EndedBy(Startup startup) => startup.StatusSince!.Value.AddMonths(2).Year;

    private async Task<IReadOnlyList<OfficialStockFlow>> IdentitiesAsync(IndicatorReport stock, DateOnly? knownOn, CancellationToken ct)
    {
        var parts = new Dictionary<string, Dictionary<FiscalYear, decimal>>(StringComparer.Ordinal);
        foreach (var key in new[] { "startups-new-in-survey", "startups-newly-found", "startups-closed", "startups-no-longer-qualifying" })
            parts[key] = (await indicators.FindAsync(key, knownOn: knownOn, ct: ct))?.Official.ToDictionary(o => o.Year, o => o.Value) ?? [];
        var published = stock.Official.ToDictionary(o => o.Year, o => o.Value);
        return [.. published.Keys.Where(y => published.ContainsKey(y.Previous) && parts.Values.All(p => p.ContainsKey(y))).Order()
            .Select(y => new OfficialStockFlow(y, new StockFlow((int)published[y.Previous], Part("startups-new-in-survey", y), Part("startups-newly-found", y), Part("startups-closed", y), Part("startups-no-longer-qualifying", y)), published[y]))];

        int Part(string key, FiscalYear year) => (int)parts[key][year];
    }
}
