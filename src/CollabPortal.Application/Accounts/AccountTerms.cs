using CollabPortal.Domain.Accounts;

namespace CollabPortal.Application.Accounts;

/// <summary>What an administrator says of an account.</summary>
/// <param name="Email">Address to sign in with, up to 254 characters.</param>
/// <param name="DisplayName">What others see, up to 100 characters.</param>
/// <param name="InstitutionId">Required for liaison and approver. For a company account the company it speaks for, null where it is not known yet. Ignored for all others.</param>
public sealed record AccountTerms(string? Email, string? DisplayName, PortalRole Role, Guid? InstitutionId)
{
    /// <summary>Longest name in characters.</summary>
    public const int LongestName = 100;
}

/// <summary>A link by which the owner of an account sets the password: works once, until it expires. Shown once, stored as a hash.</summary>
/// <param name="Key">The secret part of the link.</param>
public sealed record Invitation(Guid AccountId, string Key, DateTimeOffset ExpiresAt);
