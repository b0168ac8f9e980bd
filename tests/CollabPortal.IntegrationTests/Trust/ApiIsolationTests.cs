using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;

namespace CollabPortal.IntegrationTests.Trust;

/// <summary>Institution B looks for A's contract through every route of the API that knows contracts, and finds nothing.</summary>
public class ApiIsolationTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Password = "Isolation-Test-2026-Long", Secret = "他機関に見えてはならない題目";

    [Fact]
    public async Task Another_institutions_contract_does_not_exist_for_B_nor_for_visitors()
    {
        var a = await portal.Database.OrganisationAsync(OrganisationKind.University, "甲大学");
        var b = await portal.Database.OrganisationAsync(OrganisationKind.University, "乙大学");
        using var officerA = await ClientAsync("a@isolation.example", PortalRole.Liaison, a.Id);
        using var officerB = await ClientAsync("b@isolation.example", PortalRole.Liaison, b.Id);
        using var approverB = await ClientAsync("b2@isolation.example", PortalRole.Approver, b.Id);
        using var ministry = await ClientAsync("m@isolation.example", PortalRole.Ministry, null);
        using var company = await ClientAsync("c@isolation.example", PortalRole.Company, null);
        using var visitor = portal.Client();

        using var created = await officerA.PostAsJsonAsync(new Uri("/api/v1/contracts", UriKind.Relative), new { kind = "JointResearch", title = Secret });
        created.StatusCode.Should().Be(HttpStatusCode.Created);
        var id = (await created.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        (await officerA.GetStringAsync(Path($"/api/v1/contracts/{id}"))).Should().Contain(Secret, "the test must be able to see what it hides");

        foreach (var (who, client) in new[] { ("B", officerB), ("B's approver", approverB), ("ministry, for a draft", ministry) })
        {
            using var read = await client.GetAsync(Path($"/api/v1/contracts/{id}"));
            read.StatusCode.Should().Be(HttpStatusCode.NotFound, who);
            (await client.GetStringAsync(Path("/api/v1/contracts"))).Should().NotContain(Secret, who);
            (await client.GetStringAsync(Path("/api/v1/contracts?q=" + Uri.EscapeDataString(Secret)))).Should().NotContain(id.ToString(), who);
        }

        foreach (var step in new[] { "submit", "approve", "return" })
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, Path($"/api/v1/contracts/{id}/{step}")) { Content = JsonContent.Create(new { comment = "x" }) };
            post.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await approverB.SendAsync(post);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound, step);
        }

        using var write = new HttpRequestMessage(HttpMethod.Put, Path($"/api/v1/contracts/{id}")) { Content = JsonContent.Create(new { kind = "JointResearch", title = "乗っ取り" }) };
        write.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var written = await officerB.SendAsync(write);
        written.StatusCode.Should().Be(HttpStatusCode.NotFound);

        foreach (var (client, status) in new[] { (visitor, HttpStatusCode.Unauthorized), (company, HttpStatusCode.Forbidden) })
        {
            using var read = await client.GetAsync(Path($"/api/v1/contracts/{id}"));
            read.StatusCode.Should().Be(status);
            read.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }
    }

    [Fact]
    public async Task A_revoked_right_stops_the_next_write()
    {
        var university = await portal.Database.OrganisationAsync(OrganisationKind.University, "丙大学");
        using var officer = await ClientAsync("revoked@isolation.example", PortalRole.Liaison, university.Id);
        await using (var db = portal.Database.AsOwner())
        {
            var account = db.Users.Single(u => u.Email == "revoked@isolation.example");
            account.Role = PortalRole.Company;
            account.InstitutionId = null;
            await db.SaveChangesAsync();
        }

        using var answer = await officer.PostAsJsonAsync(Path("/api/v1/contracts"), new { kind = "JointResearch", title = "もう書けない" });
        answer.StatusCode.Should().BeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized);
        await using var after = portal.Database.AsOwner();
        after.Contracts.Count(c => c.InstitutionId == university.Id).Should().Be(0);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private async Task<HttpClient> ClientAsync(string email, PortalRole role, Guid? institution)
    {
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
