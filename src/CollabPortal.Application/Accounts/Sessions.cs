using System.Globalization;
using CollabPortal.Application.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// The sign-ins that are alive, kept in the database (accounts.user_token) and not in the cookie alone: a copied cookie is worth
/// nothing after sign-out, on any node. A session ends at the latest 24 hours after sign-in.
/// </summary>
public sealed class Sessions(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Longest life of a session, however busy (ASVS 7.3.2).</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

#pragma warning disable CA1309 // translated to SQL, where the database's C.UTF-8 compares by code point

    private const string Kind = "portal-session";

    /// <summary>Opens a session for an account and forgets its outlived ones.</summary>
    /// <returns>The session's id, for the sign-in ticket.</returns>
    public async Task<string> OpenAsync(Guid userId, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var oldest = Stamp(clock.GetUtcNow() - Longest);
        await db.Set<IdentityUserToken<Guid>>()
            .Where(t => t.UserId == userId && t.LoginProvider == Kind && string.Compare(t.Value, oldest) < 0)
            .ExecuteDeleteAsync(ct);
        var id = Guid.CreateVersion7().ToString("N");
        db.Add(new IdentityUserToken<Guid> { UserId = userId, LoginProvider = Kind, Name = id, Value = Stamp(clock.GetUtcNow()) });
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>Whether the session still stands: opened less than 24 hours ago, account not locked, same security stamp.</summary>
    public async Task<bool> StandsAsync(Guid userId, string sessionId, string stamp, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var oldest = Stamp(now - Longest);
        return await db.Users.AnyAsync(
            u => u.Id == userId && u.SecurityStamp == stamp && (u.LockoutEnd == null || u.LockoutEnd <= now)
                && db.Set<IdentityUserToken<Guid>>().Any(t =>
                    t.UserId == userId && t.LoginProvider == Kind && t.Name == sessionId && string.Compare(t.Value, oldest) >= 0),
            ct);
    }

    /// <summary>Ends one session. Ending it twice is no error.</summary>
    public async Task CloseAsync(Guid userId, string sessionId, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<IdentityUserToken<Guid>>()
            .Where(t => t.UserId == userId && t.LoginProvider == Kind && t.Name == sessionId)
            .ExecuteDeleteAsync(ct);
    }

    // Fixed-width text, so that the database can compare it.
    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
