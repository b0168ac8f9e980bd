namespace CollabPortal.Application.Accounts;

/// <summary>What passes for an e-mail address to sign in with; whether it exists, only its owner knows.</summary>
internal static class AccountAddress
{
    /// <summary>Longest address in characters (RFC 5321).</summary>
    internal const int Longest = 254;

    internal static bool IsWellFormed(string address) =>
        address.Length <= Longest && !address.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && address.Split('@') is [{ Length: > 0 }, { Length: > 2 } domain] && domain.Contains('.', StringComparison.Ordinal);
}
