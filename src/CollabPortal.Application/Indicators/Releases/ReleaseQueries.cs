using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>Releases that were entered in the portal, for the ministry alone (row-level security).</summary>
public sealed class ReleaseQueries(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Those that wait first, then the latest.</summary>
    public async Task<IReadOnlyList<ReleaseProposal>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ReleaseProposal>().AsNoTracking().OrderByDescending(p => p.State == ReleaseState.Proposed).ThenByDescending(p => p.EnteredAt).Take(500).ToListAsync(ct);
    }

    /// <summary>Releases that a second person has to look at.</summary>
    public async Task<int> WaitingAsync(Guid? person, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ReleaseProposal>().CountAsync(p => p.State == ReleaseState.Proposed && p.EnteredBy != person, ct);
    }

    /// <summary>One with its comparison; null where it is unknown or not to be seen.</summary>
    public async Task<(ReleaseProposal Release, ReleaseComparison Comparison)?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ReleaseProposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } release) return null;
        return (release, await CompareAsync(db, release.Values, release.PublishedOn, release.State == ReleaseState.Published ? release : null, ct));
    }

    /// <summary>Values of a release of a day beside what stands; without a day as if it were the newest.</summary>
    internal async Task<ReleaseComparison> CompareAsync(IReadOnlyList<ProposedValue> values, DateOnly? day, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CompareAsync(db, values, day, null, ct);
    }

    /// <summary>The latest value of each series.</summary>
    internal async Task<IReadOnlyDictionary<string, decimal>> LatestAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = await (from value in db.OfficialValues.AsNoTracking()
                         join release in db.Releases on value.ReleaseId equals release.Id
                         select new { value.Series, value.FiscalYear, value.Value, release.Sequence }).ToListAsync(ct);
        return all.GroupBy(v => v.Series).ToDictionary(g => g.Key, g => g.OrderBy(v => v.FiscalYear).ThenBy(v => v.Sequence).Last().Value, StringComparer.Ordinal);
    }

    /// <summary>Against what stands, or, for a published one, against what stood when it was published.</summary>
    private async Task<ReleaseComparison> CompareAsync(PortalDb db, IReadOnlyList<ProposedValue> values, DateOnly? day, ReleaseProposal? published, CancellationToken ct)
    {
        var names = (await db.Sources.AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.Mark, SourceEntry.Of, StringComparer.Ordinal);
        var place = published is not null ? await db.Releases.Where(r => r.Id == published.NameEn).Select(r => r.Sequence).SingleAsync(ct)
            : day is not null ? await db.Database.SqlQuery<int>($"select coalesce(statistics.release_place({day.Value}), {int.MaxValue}) as \"Value\"").SingleAsync(ct) : int.MaxValue;
        // What came into the portal after it did not stand beside it then.
        var unknown = published is null ? [] : await db.Set<ReleaseProposal>().Where(p => p.State == ReleaseState.Published && (p.Id == published.Id || p.DecidedAt > published.DecidedAt)).Select(p => p.NameEn).ToListAsync(ct);
        var standing = await (from value in db.OfficialValues.AsNoTracking()
                              join release in db.Releases on value.ReleaseId equals release.Id
                              where !unknown.Contains(release.Id)
                              select new { value.Series, value.FiscalYear, value.Value, value.ReleaseId, release.Sequence }).ToListAsync(ct);
        var stood = standing.ConvertAll(s => new StandingValue(
            s.Series, s.FiscalYear.Year, s.Value, s.Sequence, names.TryGetValue(s.ReleaseId, out var name) ? name.Text : new LocalText(s.ReleaseId, s.ReleaseId),
            Publisher.Of(s.ReleaseId, name)));
        var targets = await NationalTargets.LoadAsync(db, ct);
        return ReleaseComparison.Of(values, stood, place) with { Targets = ReleaseComparison.EffectsOn(targets, values, stood, Horizon.At(clock), place) };
    }
}
