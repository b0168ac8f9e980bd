using System.Security.Claims;
using CollabPortal.Domain.Accounts;

namespace CollabPortal.Application.Accounts;

/// <summary>
/// Who is asking, in this request or circuit. Filled at the door (middleware, circuit handler) from the sign-in ticket; nothing
/// else may set it. Reads go by it through row-level security; writes ask <see cref="Access"/> too.
/// </summary>
public sealed class CurrentUser
{
    /// <summary>Claim types of the sign-in ticket.</summary>
    public const string RoleClaim = "portal:role", InstitutionClaim = "portal:institution", NameClaim = "portal:name", StampClaim = "portal:stamp";

    public Guid? UserId { get; private set; }

    public string? DisplayName { get; private set; }

    public PortalRole? Role { get; private set; }

    public Guid? InstitutionId { get; private set; }

    /// <summary>Security stamp at sign-in.</summary>
    public string? Stamp { get; private set; }

    public bool IsSignedIn => UserId is not null;

    /// <summary>The scope that row-level security knows: what rows a connection of this user may touch.</summary>
    public string Scope => Role switch
    {
        PortalRole.Liaison or PortalRole.Approver => "institution",
        PortalRole.Ministry => "ministry",
        PortalRole.Company => "company",
        PortalRole.Admin => "admin",
        _ => "public",
    };

    public bool May(Permission permission) => Role is { } role && role.Allows(permission);

    /// <summary>Takes the user out of a validated sign-in ticket. An unsigned or incomplete one is a visitor.</summary>
    public void Enter(ClaimsPrincipal? principal)
    {
        Leave();
        if (principal?.Identity?.IsAuthenticated != true) return;
        if (!Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return;
        if (!Enum.TryParse<PortalRole>(principal.FindFirstValue(RoleClaim), out var role)) return;
        Enter(id, principal.FindFirstValue(NameClaim) ?? "", role,
            Guid.TryParse(principal.FindFirstValue(InstitutionClaim), out var institution) ? institution : null,
            principal.FindFirstValue(StampClaim));
    }

    /// <summary>Enters as somebody named outright: verbs, jobs and tests.</summary>
    public void Enter(Guid id, string displayName, PortalRole role, Guid? institutionId, string? stamp)
    {
        UserId = id;
        DisplayName = displayName;
        Role = role;
        InstitutionId = role.NeedsInstitution() ? institutionId : null;
        Stamp = stamp;
    }

    private void Leave() => (UserId, DisplayName, Role, InstitutionId, Stamp) = (null, null, null, null, null);
}
