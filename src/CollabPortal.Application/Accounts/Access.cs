using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// Asked before every write: is the account still what the ticket says? A revoked right stops the next write (ASVS 8.3.2),
/// however long the circuit has been open.
/// </summary>
public sealed class Access(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Null when it may be done, else why not: "signed-out" or "not-allowed".</summary>
    public async Task<Problem?> DemandAsync(Permission permission, CancellationToken ct = default)
    {
        if (user.UserId is not { } id) return new Problem("signed-out");
        if (!user.May(permission)) return new Problem("not-allowed");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = await db.Users.AsNoTracking()
            .Where(u => u.Id == id)
            .Select(u => new { u.Role, u.InstitutionId, u.SecurityStamp, u.LockoutEnd })
            .SingleOrDefaultAsync(ct);
        if (account is null || account.SecurityStamp != user.Stamp || account.LockoutEnd > clock.GetUtcNow()) return new Problem("signed-out");
        if (!account.Role.Allows(permission)) return new Problem("not-allowed");
        if (account.Role.NeedsInstitution() && account.InstitutionId != user.InstitutionId) return new Problem("not-allowed");
        return null;
    }
}
