using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// The company that a company account speaks for. An administrator says it when the person is let in, never the account itself: an
/// institution that is asked must be able to rely on who asks (decision 24).
/// </summary>
public sealed class AccountCompany(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Null for other roles, and while nobody has said it.</summary>
    public async Task<OrganisationLabel?> FindAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AskInstitutions)) return null;
        await using var db = await contexts.OpenContextAsync(ct);
        return await IdAsync(db, ct) is { } id ? (await db.LabelsAsync([id], ct)).GetValueOrDefault(id) : null;
    }

    /// <summary>Name of the organisation that the account speaks for, an institution or a company; null where nobody has said it.</summary>
    internal async Task<string?> NameAsync(PortalDb db, CancellationToken ct) =>
        (user.InstitutionId ?? await IdAsync(db, ct)) is { } id ? (await db.LabelsAsync([id], ct)).GetValueOrDefault(id)?.Name.Ja : null;

    // From the account as it is now: the ticket of the session may be older.
    internal Task<Guid?> IdAsync(PortalDb db, CancellationToken ct) =>
        db.Users.AsNoTracking().Where(u => u.Id == user.UserId && u.Role == PortalRole.Company).Select(u => u.InstitutionId).SingleOrDefaultAsync(ct);
}
