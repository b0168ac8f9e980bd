using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>
/// 候補リスト of a company account. Kept as saved views of the account (accounts.saved_view: row-level security by person), one an
/// institution, so that no institution and no colleague can see it.
/// </summary>
public sealed class Shortlist(CurrentUser user, Access access, SavedViews views, IDbContextFactory<PortalDb> contexts)
{
    private const string List = "/shortlist";

    /// <summary>Ids of the institutions, in the order of adding. Empty for anybody but a company.</summary>
    public async Task<IReadOnlyList<OrganisationLabel>> ReadAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AskInstitutions)) return [];
        Guid[] ids = [.. (await views.OfAsync(List, ct)).OrderBy(v => v.SavedAt).Select(v => Guid.TryParse(v.Name, out var id) ? id : Guid.Empty)];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var labels = await db.LabelsAsync(ids, ct);
        return [.. ids.Where(labels.ContainsKey).Select(id => labels[id])];
    }

    /// <summary>Problems: "not-allowed", "not-found", "too-many-views".</summary>
    public async Task<Outcome<Guid>> AddAsync(Guid institution, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == institution && OrganisationKinds.Institutions.Contains(o.Kind), ct)) return new Problem("not-found");
        return await views.SaveAsync(List, institution.ToString(), "", ct);
    }

    public async Task RemoveAsync(Guid institution, CancellationToken ct = default)
    {
        var name = institution.ToString();
        foreach (var view in (await views.OfAsync(List, ct)).Where(v => v.Name == name)) await views.DeleteAsync(view.Id, ct);
    }
}
