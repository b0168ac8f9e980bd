using System.Linq.Expressions;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// What an administrator does with accounts: invite, change, lock, unlock, send a new link. A change of role, institution or lock ends
/// the account's sessions at once. Nobody locks or demotes oneself, so a portal never loses its last administrator.
/// </summary>
public sealed class AccountDesk(CurrentUser keeper, Access access, IDbContextFactory<PortalDb> contexts, Invitations invitations, DemoMode demo)
{
    // The six accounts whose password is published must stay as the sign-in page says.
    private const string DemoDomain = "@demo.example";

    /// <summary>Makes an account without a password, and the link by which its owner sets one.</summary>
    /// <returns>The link, or problems by field: "required", "too-long", "address-wrong", "address-taken", "not-an-institution", "not-a-company", in a demo "company-real".</returns>
    public async Task<Outcome<Invitation>> InviteAsync(AccountTerms terms, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.ManageAccounts, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var problems = await CheckAsync(db, terms, null, ct);
        if (problems.Count > 0) return Outcome<Invitation>.Failed(problems);
        var user = new PortalUser { IsDemo = demo.IsOn, LockoutEnabled = true };
        Write(user, terms);
        db.Users.Add(user);
        var invitation = await invitations.IssueAsync(db, user.Id, ct);
        await db.SaveChangesAsync(ct);
        return invitation;
    }

    /// <summary>Changes name, address, role or institution; the account's sessions end.</summary>
    public Task<Outcome<Guid>> ChangeAsync(Guid id, string stamp, AccountTerms terms, CancellationToken ct = default) => TouchAsync(id, stamp, async (db, user) =>
    {
        if (user.Id == keeper.UserId && terms.Role != PortalRole.Admin) return [new Problem("own-account", nameof(terms.Role))];
        var problems = await CheckAsync(db, terms, user.Id, ct);
        if (problems.Count == 0) Write(user, terms);
        return problems;
    }, ct);

    /// <summary>Keeps the account out, from now on, until it is unlocked.</summary>
    public Task<Outcome<Guid>> LockAsync(Guid id, string stamp, CancellationToken ct = default) => TouchAsync(id, stamp, (_, user) =>
    {
        if (user.Id == keeper.UserId) return Task.FromResult<IReadOnlyList<Problem>>([new Problem("own-account")]);
        user.LockoutEnd = DateTimeOffset.MaxValue;
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }, ct);

    /// <summary>Lets the account in again, also where wrong passwords had locked it for minutes.</summary>
    public Task<Outcome<Guid>> UnlockAsync(Guid id, string stamp, CancellationToken ct = default) => TouchAsync(id, stamp, (_, user) =>
    {
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        return Task.FromResult<IReadOnlyList<Problem>>([]);
    }, ct);

    /// <summary>For whoever lost the device: the password alone opens the account again, until its owner sets up a new one.</summary>
    public Task<Outcome<Guid>> ClearSecondStepAsync(Guid id, string stamp, CancellationToken ct = default) => TouchAsync(id, stamp, async (db, user) =>
    {
        user.TwoFactorEnabled = false;
        // The lost device must not open the account once the second step is set up again: Identity's own key and codes go.
        var keys = await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == user.Id && t.LoginProvider == "[AspNetUserStore]").ToListAsync(ct);
        db.RemoveRange(keys);
        return [];
    }, ct);

    /// <summary>A new link to set the password; an older one stops working. The present password works until the link is used.</summary>
    public async Task<Outcome<Invitation>> NewLinkAsync(Guid id, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.ManageAccounts, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user) return new Problem("not-found");
        if (IsPublished(user)) return new Problem("account-demo");
        if (user.IsLockedByKeeper()) return new Problem("account-locked");
        var invitation = await invitations.IssueAsync(db, id, ct);
        await db.SaveChangesAsync(ct);
        return invitation;
    }

    private async Task<Outcome<Guid>> TouchAsync(Guid id, string stamp, Func<PortalDb, PortalUser, Task<IReadOnlyList<Problem>>> verb, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.ManageAccounts, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } user) return new Problem("not-found");
        if (IsPublished(user)) return new Problem("account-demo");
        if (user.ConcurrencyStamp != stamp) return new Problem("stale-version");
        var problems = await verb(db, user);
        if (problems.Count > 0) return Outcome<Guid>.Failed(problems);
        // One's own session goes on: the keeper saw what was changed.
        if (user.Id != keeper.UserId) user.SecurityStamp = Invitations.NewStamp();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("stale-version");
        }

        return user.Id;
    }

    private bool IsPublished(PortalUser user) => demo.IsOn && user.Email?.EndsWith(DemoDomain, StringComparison.OrdinalIgnoreCase) == true && user.PasswordHash is not null;

    private async Task<IReadOnlyList<Problem>> CheckAsync(PortalDb db, AccountTerms terms, Guid? self, CancellationToken ct)
    {
        var problems = new List<Problem>();
        var (email, name) = (terms.Email?.Trim() ?? "", terms.DisplayName?.Trim() ?? "");
        if (name.Length == 0) problems.Add(new Problem("required", nameof(terms.DisplayName)));
        else if (name.Length > AccountTerms.LongestName) problems.Add(new Problem("too-long", nameof(terms.DisplayName), AccountTerms.LongestName));
        if (email.Length == 0) problems.Add(new Problem("required", nameof(terms.Email)));
        else if (!AccountAddress.IsWellFormed(email)) problems.Add(new Problem("address-wrong", nameof(terms.Email)));
        else if (await db.Users.AnyAsync(SameAddress(email, self), ct)) problems.Add(new Problem("address-taken", nameof(terms.Email)));
        if (await OrganisationFaultAsync(db, terms, ct) is { } fault) problems.Add(new Problem(fault, nameof(terms.InstitutionId)));
        return problems;
    }

    private async Task<string?> OrganisationFaultAsync(PortalDb db, AccountTerms terms, CancellationToken ct)
    {
        if (!terms.Role.NeedsInstitution() && !terms.Role.SpeaksForCompany()) return null;
        if (terms.InstitutionId is not { } organisation) return terms.Role.NeedsInstitution() ? "required" : null;
        var found = await db.Organisations.Where(o => o.Id == organisation).Select(o => new { o.Kind, o.IsDemo }).SingleOrDefaultAsync(ct);
        if (terms.Role.NeedsInstitution()) return found is not null && OrganisationKinds.IsInstitution(found.Kind) ? null : "not-an-institution";
        if (found is null || !OrganisationKinds.Askers.Contains(found.Kind)) return "not-a-company";
        // Everybody can be administrator of a demo: nobody may speak for a company that exists.
        return demo.IsOn && !found.IsDemo ? "company-real" : null;
    }

    private static Expression<Func<PortalUser, bool>> SameAddress(string email, Guid? self)
    {
        var normalised = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
        return u => (u.NormalizedEmail == normalised || u.NormalizedUserName == normalised) && u.Id != self;
    }

    private static void Write(PortalUser user, AccountTerms terms)
    {
        var email = terms.Email!.Trim();
        var normalised = new UpperInvariantLookupNormalizer().NormalizeEmail(email);
        (user.Email, user.UserName, user.NormalizedEmail, user.NormalizedUserName) = (email, email, normalised, normalised);
        (user.DisplayName, user.Role) = (terms.DisplayName!.Trim(), terms.Role);
        user.InstitutionId = terms.Role.NeedsInstitution() || terms.Role.SpeaksForCompany() ? terms.InstitutionId : null;
        user.SecurityStamp ??= Invitations.NewStamp();
    }
}
