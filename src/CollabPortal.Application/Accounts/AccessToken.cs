namespace CollabPortal.Application.Accounts;

/// <summary>
/// A key by which a program acts for an account, within a scope and until a day. Only its hash is stored; the key is shown once.
/// </summary>
public sealed class AccessToken
{
    /// <summary>The scope of sending files of records.</summary>
    public const string ImportScope = "import";

    private AccessToken()
    {
    }

    internal AccessToken(Guid userId, string scope, string hash, string hint, DateTimeOffset createdAt, DateTimeOffset expiresAt) =>
        (Id, UserId, Scope, Hash, Hint, CreatedAt, ExpiresAt) = (Guid.CreateVersion7(), userId, scope, hash, hint, createdAt, expiresAt);

    public Guid Id { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>What it may be used for; <see cref="ImportScope"/>.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>SHA-256 of the key, in hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The last four characters, by which people tell their keys apart.</summary>
    public string Hint { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; internal set; }
}
