using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>Whether an account can be used.</summary>
public enum AccountState
{
    Open,

    /// <summary>Its owner has not set a password yet.</summary>
    Invited,

    /// <summary>Too many wrong passwords; opens by itself after minutes.</summary>
    Paused,

    /// <summary>Kept out by an administrator.</summary>
    Locked,
}

/// <summary>One account as the administrator sees it.</summary>
/// <param name="Stamp">Names what was seen when it is changed.</param>
public sealed record AccountLine(
    Guid Id, string DisplayName, string Email, PortalRole Role, Guid? InstitutionId, OrganisationLabel? Institution, AccountState State, bool HasSecondStep, string Stamp);

/// <summary>Filters of the list of accounts.</summary>
public sealed record AccountFilter : ListFilter
{
    public PortalRole? Role { get; init; }
}

/// <summary>Reads accounts for the administrator; nobody else gets any.</summary>
public sealed class AccountQueries(IDbContextFactory<PortalDb> contexts, CurrentUser user, TimeProvider clock)
{
    /// <summary>Accounts by role and name. Words look in name, address and the institution's names.</summary>
    public async Task<ListPage<AccountLine>> ListAsync(AccountFilter filter, CancellationToken ct = default)
    {
        if (!user.May(Permission.ManageAccounts)) return new ListPage<AccountLine>([], 0, 1, ListFilter.Size);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var accounts = db.Users.AsNoTracking();
        if (filter.Role is { } role) accounts = accounts.Where(u => u.Role == role);
        if (filter.Pattern is { } pattern)
        {
            var named = db.Organisations.Named(filter.Text);
            accounts = accounts.Where(u => EF.Functions.ILike(u.DisplayName, pattern, @"\") || EF.Functions.ILike(u.Email!, pattern, @"\")
                || named.Any(o => o.Id == u.InstitutionId));
        }

        var page = await accounts.OrderBy(u => u.Role).ThenBy(u => u.DisplayName).ThenBy(u => u.Id).PageAsync(filter, ct);
        var labels = await db.LabelsAsync(page.Items.Select(u => u.InstitutionId).OfType<Guid>(), ct);
        return page.Select(u => Line(u, labels));
    }

    /// <summary>Null where there is none, or where the person asking keeps no accounts.</summary>
    public async Task<AccountLine?> FindAsync(Guid id, CancellationToken ct = default)
    {
        if (!user.May(Permission.ManageAccounts)) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } account) return null;
        return Line(account, await db.LabelsAsync(account.InstitutionId is { } institution ? [institution] : [], ct));
    }

    private AccountLine Line(PortalUser u, IReadOnlyDictionary<Guid, OrganisationLabel> labels)
    {
        var state = u.IsLockedByKeeper() ? AccountState.Locked
            : u.LockoutEnd > clock.GetUtcNow() ? AccountState.Paused
            : u.PasswordHash is null ? AccountState.Invited : AccountState.Open;
        var label = u.InstitutionId is { } institution ? labels.GetValueOrDefault(institution) : null;
        return new AccountLine(u.Id, u.DisplayName, u.Email ?? "", u.Role, u.InstitutionId, label, state, u.TwoFactorEnabled, u.ConcurrencyStamp ?? "");
    }
}
