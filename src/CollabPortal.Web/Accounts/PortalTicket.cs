using System.Globalization;
using System.Security.Claims;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Web.Accounts;

/// <summary>What the sign-in ticket says about an account: id, name, role, institution (with its name, for the top bar), stamp.</summary>
public sealed class PortalTicket(IDbContextFactory<PortalDb> contexts) : IUserClaimsPrincipalFactory<PortalUser>
{
    /// <summary>Claim type of the session's id (<see cref="Sessions"/>); added at sign-in.</summary>
    public const string SessionClaim = "portal:session";

    private const string InstitutionJa = "portal:institution-ja", InstitutionEn = "portal:institution-en";

    public async Task<ClaimsPrincipal> CreateAsync(PortalUser user)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(CurrentUser.NameClaim, user.DisplayName),
            new(CurrentUser.RoleClaim, user.Role.ToString()),
            new(CurrentUser.StampClaim, user.SecurityStamp ?? ""),
        };
        if (user.InstitutionId is { } id)
        {
            claims.Add(new Claim(CurrentUser.InstitutionClaim, id.ToString()));
            await using var db = await contexts.CreateDbContextAsync();
            var names = await db.Organisations.AsNoTracking().Where(o => o.Id == id).Select(o => new { o.NameJa, o.NameEn }).SingleOrDefaultAsync();
            if (names is not null) claims.AddRange([new Claim(InstitutionJa, names.NameJa), new Claim(InstitutionEn, names.NameEn ?? names.NameJa)]);
        }
        return new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, CurrentUser.NameClaim, CurrentUser.RoleClaim));
    }

    /// <summary>Name of the user's institution in the language of the screen; null without one.</summary>
    public static string? InstitutionName(ClaimsPrincipal user) =>
        user.FindFirstValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? InstitutionEn : InstitutionJa);

    /// <summary>Account, session and stamp of a ticket; null when it is not a whole ticket of this portal.</summary>
    public static (Guid User, string Session, string Stamp)? Of(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && principal!.FindFirstValue(SessionClaim) is { Length: > 0 } session
        && principal.FindFirstValue(CurrentUser.StampClaim) is { Length: > 0 } stamp
            ? (id, session, stamp)
            : null;
}
