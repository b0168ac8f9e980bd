using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>One account in the administrator's list.</summary>
public sealed record AccountLine(Guid Id, string DisplayName, string Email, PortalRole Role, string? InstitutionName, bool IsLocked);

/// <summary>Reads accounts for the administrator; nobody else gets any.</summary>
public sealed class AccountQueries(IDbContextFactory<PortalDb> contexts, CurrentUser user, TimeProvider clock)
{
    /// <summary>The most accounts that the list shows.</summary>
    public const int Limit = 500;

    /// <summary>Accounts by institution and name; empty for anybody who may not manage accounts.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.ManageAccounts)) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        return await (
            from account in db.Users
            join organisation in db.Organisations on account.InstitutionId equals (Guid?)organisation.Id into institutions
            from institution in institutions.DefaultIfEmpty()
            orderby account.Role, account.DisplayName
            select new AccountLine(
                account.Id, account.DisplayName, account.Email ?? "", account.Role, institution == null ? null : institution.NameJa,
                account.LockoutEnd != null && account.LockoutEnd > now)).Take(Limit).ToListAsync(ct);
    }
}
