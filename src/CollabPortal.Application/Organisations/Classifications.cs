using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>The closed lists that forms and filters offer.</summary>
public sealed class Classifications(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The 47 prefectures by JIS code; empty before reference data is loaded.</summary>
    public async Task<IReadOnlyList<Prefecture>> PrefecturesAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Prefectures.AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct);
    }

    /// <summary>The 大区分 "A" to "K".</summary>
    public async Task<IReadOnlyList<ResearchField>> FieldsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ResearchFields.AsNoTracking().Where(f => f.Level == 1).OrderBy(f => f.Code).ToListAsync(ct);
    }
}
