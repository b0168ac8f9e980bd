using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Accounts;

/// <summary>A key that was just made; it is never shown again.</summary>
public sealed record IssuedToken(Guid Id, string Key, DateTimeOffset ExpiresAt);

/// <summary>A key as its keeper sees it.</summary>
public sealed record TokenLine(Guid Id, string Account, string Scope, string Hint, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);

/// <summary>Keys for programs: made and revoked by the operator, looked up with every request that carries one.</summary>
public sealed class AccessTokens(OwnerContexts owner, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>What every key begins with, so that one that lies about is recognised.</summary>
    public const string Mark = "cpt_";

    /// <summary>Days that a key works unless said otherwise, and at most.</summary>
    public const int Days = 90, MostDays = 366;

    /// <summary>Problems: "account-unknown", "token-days", "token-scope", "not-allowed" (the account may not do what the scope is for).</summary>
    public async Task<Outcome<IssuedToken>> CreateAsync(string email, string scope, int days, CancellationToken ct = default)
    {
        if (days is < 1 or > MostDays) return new Problem("token-days", null, MostDays);
        if (scope != AccessToken.ImportScope) return new Problem("token-scope", null, AccessToken.ImportScope);
        await using var db = owner.Create();
        var address = email.Trim().ToUpperInvariant();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == address, ct) is not { } account) return new Problem("account-unknown");
        if (!account.Role.Allows(Permission.EnterRecords)) return new Problem("not-allowed");
        var key = Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var token = new AccessToken(account.Id, scope, Hash(key), key[^4..], clock.GetUtcNow(), clock.GetUtcNow().AddDays(days));
        db.Add(token);
        await db.SaveChangesAsync(ct);
        return new IssuedToken(token.Id, key, token.ExpiresAt);
    }

    /// <summary>Every key, the newest first.</summary>
    public async Task<IReadOnlyList<TokenLine>> ListAsync(CancellationToken ct = default)
    {
        await using var db = owner.Create();
        return await db.Set<AccessToken>().AsNoTracking().Join(db.Users, t => t.UserId, u => u.Id, (t, u) => new { t, u.Email })
            .OrderByDescending(x => x.t.CreatedAt).Select(x => new TokenLine(x.t.Id, x.Email ?? "", x.t.Scope, x.t.Hint, x.t.CreatedAt, x.t.ExpiresAt, x.t.RevokedAt)).ToListAsync(ct);
    }

    /// <summary>Ends a key at once; false where there is none of this id that still works.</summary>
    public async Task<bool> RevokeAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = owner.Create();
        var now = clock.GetUtcNow();
        return await db.Set<AccessToken>().Where(t => t.Id == id && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), ct) > 0;
    }

    /// <summary>Enters as the account of the key, as it is today. False where the key is unknown, ended, revoked, for something else, or its account locked.</summary>
    public async Task<bool> EnterAsync(CurrentUser user, string key, string scope, CancellationToken ct = default)
    {
        if (!key.StartsWith(Mark, StringComparison.Ordinal) || key.Length > 100) return false;
        var (hash, now) = (Hash(key), clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(ct);
        var account = await db.Set<AccessToken>().AsNoTracking()
            .Where(t => t.Hash == hash && t.Scope == scope && t.RevokedAt == null && t.ExpiresAt > now)
            .Join(db.Users.AsNoTracking(), t => t.UserId, u => u.Id, (_, u) => u).SingleOrDefaultAsync(ct);
        if (account is null || account.LockoutEnd > now) return false;
        user.Enter(account.Id, account.DisplayName, account.Role, account.InstitutionId, account.SecurityStamp);
        return true;
    }

    // The key is 256 random bits: a plain hash is as safe as a slow one, and the look-up by it leaks nothing.
    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
