using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>A region and the JIS codes of its prefectures.</summary>
public sealed record SearchRegion(int Id, Region Region, IReadOnlyList<int> Prefectures);

/// <summary>The closed lists that forms and filters offer.</summary>
public sealed class Classifications(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The 47 prefectures by JIS code; empty before reference data is loaded.</summary>
    public async Task<IReadOnlyList<Prefecture>> PrefecturesAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Prefectures.AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct);
    }

    /// <summary>The regions with their prefectures.</summary>
    public async Task<IReadOnlyList<SearchRegion>> RegionsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var prefectures = (await db.Prefectures.AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct)).ToLookup(p => p.RegionId, p => p.Code);
        return [.. (await db.Regions.AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct)).Select(r => new SearchRegion(r.Id, r, [.. prefectures[r.Id]]))];
    }

    /// <summary>The 大区分 "A" to "K".</summary>
    public async Task<IReadOnlyList<ResearchField>> FieldsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ResearchFields.AsNoTracking().Where(f => f.Level == 1).OrderBy(f => f.Code).ToListAsync(ct);
    }
}
