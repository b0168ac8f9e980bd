using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>Accounts of a running portal for tests over HTTP.</summary>
internal static class PortalAccounts
{
    private const string Password = "Portal-Account-Test-2026";

    /// <summary>A client signed in as a new account of this role, with an institution of its own where the role needs one.</summary>
    public static async Task<HttpClient> ClientAsync(this PortalHost portal, PortalRole role, Guid? institutionId = null)
    {
        var institution = institutionId ?? (role.NeedsInstitution() ? (await portal.Database.OrganisationAsync(OrganisationKind.University, "窓口大学" + Guid.NewGuid())).Id : null);
        var email = $"{Guid.NewGuid():N}@contracts.example";
        var account = new PortalUser
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = role.ToString(),
            Role = role,
            InstitutionId = institution,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        account.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(account, Password);
        await using (var db = portal.Database.AsOwner())
        {
            db.Users.Add(account);
            await db.SaveChangesAsync();
        }

        var client = portal.Client();
        await client.SignInAsync(email, Password);
        client.DefaultRequestHeaders.Add("X-Requested-With", "CollabPortal");
        return client;
    }
}
