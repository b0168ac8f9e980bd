using System.Net;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Accounts;

/// <summary>An administrator invites somebody, who sets a password by the link and is stopped later; nobody else can do any of it.</summary>
public sealed class AccountDeskTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Password = "four words nobody guesses";

    [Fact]
    public async Task Invited_by_link_signs_in_and_is_out_once_stopped()
    {
        await using var scope = await KeeperAsync();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var institution = await portal.Database.OrganisationAsync(OrganisationKind.University, "試験大学");

        var invitation = (await desk.InviteAsync(new AccountTerms("new.officer@univ.example", "新任 担当", PortalRole.Liaison, institution.Id))).Value;
        using var client = portal.Client();
        await client.Invoking(c => c.SignInAsync("new.officer@univ.example", "")).Should().ThrowAsync<InvalidOperationException>("there is no password yet");
        var link = $"/account/welcome?account={invitation.AccountId}&key={invitation.Key}";
        using (var page = await client.GetAsync(new Uri(link, UriKind.Relative)))
        {
            page.StatusCode.Should().Be(HttpStatusCode.OK);
            page.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
            page.Headers.CacheControl!.NoStore.Should().BeTrue();
        }

        var links = scope.ServiceProvider.GetRequiredService<Invitations>();
        (await links.AcceptAsync(invitation.AccountId, invitation.Key, "short")).Problems.Single().Code.Should().Be("password-short");
        (await links.AcceptAsync(invitation.AccountId, invitation.Key + "0", Password)).Problems.Single().Code.Should().Be("link-wrong");
        (await links.AcceptAsync(invitation.AccountId, invitation.Key, Password)).Ok.Should().BeTrue();
        (await links.AcceptAsync(invitation.AccountId, invitation.Key, Password + " more")).Problems.Single().Code.Should().Be("link-wrong", "a link works once");
        using (var used = await client.GetAsync(new Uri(link, UriKind.Relative))) used.StatusCode.Should().Be(HttpStatusCode.Gone);

        await client.SignInAsync("NEW.officer@univ.example", Password);
        (await StatusAsync(client, "/contracts")).Should().Be(HttpStatusCode.OK);
        var line = (await scope.ServiceProvider.GetRequiredService<AccountQueries>().FindAsync(invitation.AccountId))!;
        line.State.Should().Be(AccountState.Open);
        (await desk.LockAsync(line.Id, line.Stamp)).Ok.Should().BeTrue();
        (await StatusAsync(client, "/contracts")).Should().Be(HttpStatusCode.Redirect, "a stopped account's session ends with the next request");
        await client.Invoking(c => c.SignInAsync("new.officer@univ.example", Password)).Should().ThrowAsync<InvalidOperationException>();
        (await desk.NewLinkAsync(line.Id)).Problems.Single().Code.Should().Be("account-locked");

        await using var db = portal.Database.AsOwner();
        (await db.AuditEntries.Where(e => e.EntityId == line.Id).Select(e => e.Action).ToListAsync()).Should().Contain(["Created", "Changed"]);
    }

    [Fact]
    public async Task A_company_account_speaks_for_the_company_that_the_administrator_says_and_for_no_institution()
    {
        await using var scope = await KeeperAsync();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var institution = await portal.Database.OrganisationAsync(OrganisationKind.University, "名乗られない大学");
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "名乗る社");
        (await desk.InviteAsync(new AccountTerms("asker@company.example", "研究 担当", PortalRole.Company, institution.Id))).Problems.Single().Should().BeEquivalentTo(new { Code = "not-a-company", Field = "InstitutionId" });
        var invited = (await desk.InviteAsync(new AccountTerms("asker@company.example", "研究 担当", PortalRole.Company, null))).Value;
        var accounts = scope.ServiceProvider.GetRequiredService<AccountQueries>();
        var line = (await accounts.FindAsync(invited.AccountId))!;
        line.Institution.Should().BeNull("it can be said later");
        (await desk.ChangeAsync(line.Id, line.Stamp, new AccountTerms(line.Email, line.DisplayName, PortalRole.Company, company.Id))).Ok.Should().BeTrue();
        (await accounts.FindAsync(line.Id))!.Institution!.Id.Should().Be(company.Id);
    }

    [Fact]
    public async Task A_link_ends_after_seven_days_and_a_newer_one_replaces_it()
    {
        await using var scope = await KeeperAsync();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var links = scope.ServiceProvider.GetRequiredService<Invitations>();
        var first = (await desk.InviteAsync(new AccountTerms("analyst@ministry.example", "分析 担当", PortalRole.Ministry, null))).Value;
        var second = (await desk.NewLinkAsync(first.AccountId)).Value;

        (await links.StandsAsync(first.AccountId, first.Key)).Should().BeFalse();
        (await links.StandsAsync(second.AccountId, second.Key)).Should().BeTrue();
        var before = portal.Clock.GetUtcNow();
        portal.Clock.Now = before + Invitations.Life;
        (await links.StandsAsync(second.AccountId, second.Key)).Should().BeFalse();
        portal.Clock.Now = before;
    }

    [Fact]
    public async Task Faults_are_named_by_field_and_store_nothing()
    {
        await using var scope = await KeeperAsync();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "試験会社");
        await using var db = portal.Database.AsOwner();
        var before = await db.Users.CountAsync();

        Codes(await desk.InviteAsync(new AccountTerms("nobody", " ", PortalRole.Liaison, null))).Should().Equal("required DisplayName", "address-wrong Email", "required InstitutionId");
        Codes(await desk.InviteAsync(new AccountTerms("a@b.example", "名", PortalRole.Approver, company.Id))).Should().Equal("not-an-institution InstitutionId");
        var keeper = scope.ServiceProvider.GetRequiredService<CurrentUser>();
        var own = (await scope.ServiceProvider.GetRequiredService<AccountQueries>().FindAsync(keeper.UserId!.Value))!;
        Codes(await desk.InviteAsync(new AccountTerms(own.Email.ToUpperInvariant(), "名", PortalRole.Company, null))).Should().Equal("address-taken Email");
        Codes(await desk.LockAsync(own.Id, own.Stamp)).Should().Equal("own-account ");
        Codes(await desk.ChangeAsync(own.Id, own.Stamp, new AccountTerms(own.Email, own.DisplayName, PortalRole.Company, null))).Should().Equal("own-account Role");
        Codes(await desk.ChangeAsync(own.Id, "older", new AccountTerms(own.Email, own.DisplayName, PortalRole.Admin, null))).Should().Equal("stale-version ");
        (await db.Users.CountAsync()).Should().Be(before);
    }

    [Theory]
    [InlineData(PortalRole.Liaison)]
    [InlineData(PortalRole.Approver)]
    [InlineData(PortalRole.Ministry)]
    [InlineData(PortalRole.Company)]
    public async Task Nobody_else_sees_or_changes_accounts(PortalRole role)
    {
        await using var scope = await AsAsync(role);
        var me = scope.ServiceProvider.GetRequiredService<CurrentUser>().UserId!.Value;

        (await scope.ServiceProvider.GetRequiredService<AccountQueries>().ListAsync(new AccountFilter())).Total.Should().Be(0);
        (await scope.ServiceProvider.GetRequiredService<AccountQueries>().FindAsync(me)).Should().BeNull();
        var desk = scope.ServiceProvider.GetRequiredService<AccountDesk>();
        Codes(await desk.InviteAsync(new AccountTerms("x@y.example", "名", PortalRole.Admin, null))).Should().Equal("not-allowed ");
        Codes(await desk.NewLinkAsync(me)).Should().Equal("not-allowed ");
        Codes(await desk.ChangeAsync(me, "", new AccountTerms("x@y.example", "名", PortalRole.Admin, null))).Should().Equal("not-allowed ");
    }

    private static IEnumerable<string> Codes<T>(Outcome<T> outcome) => outcome.Problems.Select(p => $"{p.Code} {p.Field}");

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private Task<AsyncServiceScope> KeeperAsync() => AsAsync(PortalRole.Admin);

    private async Task<AsyncServiceScope> AsAsync(PortalRole role)
    {
        var institution = role.NeedsInstitution() ? (await portal.Database.OrganisationAsync(OrganisationKind.University, "別の試験大学")).Id : (Guid?)null;
        var account = await portal.Database.AccountAsync(role, institution);
        var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Enter(account.UserId!.Value, "試験の管理者", role, institution, account.Stamp);
        return scope;
    }
}
