using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>A liaison officer of a university of their own, and a company to work with, in a portal that will be killed.</summary>
public static class SurvivalAccount
{
    public const string Partner = "不死株式会社";

    public static async Task EnterAsync(PortalProcess portal, string email, string password)
    {
        await using var cluster = await portal.AttachAsync();
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        await using var db = new OwnerContexts(sources, TimeProvider.System).Create();
        var university = new Organisation(OrganisationKind.University, "不死大学", OrganisationSource.Entered);
        var account = new PortalUser
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = "書き手",
            Role = PortalRole.Liaison,
            InstitutionId = university.Id,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        account.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(account, password);
        var partner = new Organisation(OrganisationKind.Company, Partner, OrganisationSource.Entered);
        partner.IndexAs(SearchText.Normalise(Partner));
        db.Organisations.AddRange(university, partner);
        db.Users.Add(account);
        await db.SaveChangesAsync();
    }
}
