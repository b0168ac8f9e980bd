using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>A case with the names it goes by.</summary>
public sealed record CaseView(ContractCase Case, OrganisationLabel Institution, IReadOnlyList<OrganisationLabel> Partners, bool IsDemo)
{
    /// <summary>Without an English title the Japanese one stands in both languages.</summary>
    public LocalText Title => new(Case.Title, Case.TitleEn ?? Case.Title);
}

/// <summary>Published cases, the same for every reader.</summary>
public sealed class CaseQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Null where there is none, or its consent was taken back.</summary>
    public async Task<CaseView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return (await ViewsAsync(db, await db.Cases.AsNoTracking().Where(c => c.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
    }

    /// <summary>An institution's cases, the newest first.</summary>
    public async Task<IReadOnlyList<CaseView>> OfAsync(Guid institution, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await ViewsAsync(db, await db.Cases.AsNoTracking().Where(c => c.InstitutionId == institution).OrderByDescending(c => c.RecordedOn).ThenBy(c => c.Id).Take(most).ToListAsync(ct), ct);
    }

    private static async Task<IReadOnlyList<CaseView>> ViewsAsync(PortalDb db, List<ContractCase> cases, CancellationToken ct)
    {
        var ids = cases.SelectMany(c => c.PartnerIds.Append(c.InstitutionId)).Distinct().ToList();
        var labels = await db.LabelsAsync(ids, ct);
        var demo = await db.Organisations.Where(o => ids.Contains(o.Id) && o.IsDemo).Select(o => o.Id).ToListAsync(ct);
        return [.. cases.Select(c => new CaseView(c, labels[c.InstitutionId], [.. c.PartnerIds.Where(labels.ContainsKey).Select(p => labels[p])], demo.Contains(c.InstitutionId)))];
    }
}
