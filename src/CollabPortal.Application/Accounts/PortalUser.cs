using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.Application.Accounts;

/// <summary>A local account. Its role and institution are read again on every write (see <see cref="Access"/>).</summary>
public sealed class PortalUser : IdentityUser<Guid>
{
    public PortalUser() => Id = Guid.CreateVersion7();

    /// <summary>What others see instead of the e-mail address.</summary>
    public string DisplayName { get; set; } = "";

    public PortalRole Role { get; set; }

    /// <summary>
    /// The organisation that the account acts for, as the administrator said: the institution of a liaison officer or approver, the
    /// company of a company account (null until it is said); null for all others.
    /// </summary>
    public Guid? InstitutionId { get; set; }

    /// <summary>A demo account, with a published password.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Locked by an administrator, for good; wrong passwords lock for minutes only.</summary>
    public bool IsLockedByKeeper() => LockoutEnd > DateTimeOffset.UnixEpoch.AddYears(1000);
}
