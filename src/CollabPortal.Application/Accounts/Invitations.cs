using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabPortal.Application.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// Links by which people set their own passwords, so that no administrator ever knows one. One link an account, the newest; its hash
/// and end stand in accounts.user_token.
/// </summary>
public sealed class Invitations(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private const string Kind = "portal-invitation", Name = "link";

    /// <summary>Whether the link works now.</summary>
    public async Task<bool> StandsAsync(Guid accountId, string key, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await FindAsync(db, accountId, key, ct) is not null;
    }

    /// <summary>Sets the password of the account, ends its sessions and uses the link up.</summary>
    /// <returns>The account's id, "link-wrong" (unknown, used or expired link, locked account) or a code of <see cref="PasswordRules"/>.</returns>
    public async Task<Outcome<Guid>> AcceptAsync(Guid accountId, string key, string password, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await FindAsync(db, accountId, key, ct) is not { } found) return new Problem("link-wrong");
        var (user, link) = found;
        if (PasswordRules.Fault(user, password) is { } fault) return new Problem(fault, null, PasswordRules.Shortest, PasswordRules.Longest);
        user.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(user, password);
        (user.SecurityStamp, user.ConcurrencyStamp, user.AccessFailedCount, user.EmailConfirmed) = (NewStamp(), Guid.NewGuid().ToString(), 0, true);
        user.LockoutEnd = null;
        db.Remove(link);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Used twice at once: one of them set the password.
            return new Problem("link-wrong");
        }

        return user.Id;
    }

    /// <summary>A stamp that no ticket has: every session of the account ends with it.</summary>
    internal static string NewStamp() => Guid.NewGuid().ToString("N").ToUpperInvariant();

    /// <summary>Puts a new link in the place of an old one; saved with the context.</summary>
    internal async Task<Invitation> IssueAsync(PortalDb db, Guid accountId, CancellationToken ct)
    {
        var tokens = db.Set<IdentityUserToken<Guid>>();
        if (await tokens.SingleOrDefaultAsync(t => t.UserId == accountId && t.LoginProvider == Kind && t.Name == Name, ct) is not { } link)
        {
            link = new IdentityUserToken<Guid> { UserId = accountId, LoginProvider = Kind, Name = Name };
            tokens.Add(link);
        }

        var invitation = new Invitation(accountId, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow() + Life);
        link.Value = invitation.ExpiresAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + "." + Hash(invitation.Key);
        return invitation;
    }

    private async Task<(PortalUser User, IdentityUserToken<Guid> Link)?> FindAsync(PortalDb db, Guid accountId, string key, CancellationToken ct)
    {
        var link = await db.Set<IdentityUserToken<Guid>>().SingleOrDefaultAsync(t => t.UserId == accountId && t.LoginProvider == Kind && t.Name == Name, ct);
        if (link?.Value?.Split('.') is not [var end, var hash]) return null;
        var now = clock.GetUtcNow();
        if (long.Parse(end, CultureInfo.InvariantCulture) <= now.ToUnixTimeSeconds()) return null;
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(key)))) return null;
        var user = await db.Users.SingleAsync(u => u.Id == accountId, ct);
        return user.IsLockedByKeeper() ? null : (user, link);
    }

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
