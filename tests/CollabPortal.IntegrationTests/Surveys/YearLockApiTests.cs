using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Surveys;

/// <summary>The lock through the API and the files: refused with 409, let through by the header with a reason; sheets for their own institution only.</summary>
public class YearLockApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Password = "Survey-Api-Test-2026";

    [Fact]
    public async Task Approving_money_of_a_locked_year_needs_the_header_and_leaves_a_restatement()
    {
        var institution = await portal.Database.OrganisationAsync(OrganisationKind.University, "年度末大学" + Guid.NewGuid());
        var company = await portal.Database.OrganisationAsync(OrganisationKind.Company, "年度末社" + Guid.NewGuid());
        using var officer = await ClientAsync(PortalRole.Liaison, institution.Id);
        using var approver = await ClientAsync(PortalRole.Approver, institution.Id);
        using var made = await officer.PostAsJsonAsync(new Uri("/api/v1/contracts", UriKind.Relative), new
        {
            kind = "JointResearch",
            title = "遅れて登録した契約",
            number = "遅-1",
            startsOn = "2025-04-01",
            endsOn = "2026-03-31",
            goal = "目的",
            successCriterion = "基準",
            parties = new[] { new { organisationId = company.Id, role = "Partner" } },
            receipts = new[] { new { state = "Received", receivedOn = "2025-06-01", directYen = 12_000_000 } },
        });
        made.StatusCode.Should().Be(HttpStatusCode.Created, await made.Content.ReadAsStringAsync());
        var address = made.Headers.Location!;
        using var submitted = await ActAsync(officer, address + "/submit", "\"1\"");
        submitted.StatusCode.Should().Be(HttpStatusCode.OK, await submitted.Content.ReadAsStringAsync());
        await LockAsync(institution.Id);

        using var refused = await ActAsync(approver, address + "/approve", "\"2\"");
        refused.StatusCode.Should().Be(HttpStatusCode.Conflict, await refused.Content.ReadAsStringAsync());
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be("year-locked");
        using var approved = await ActAsync(approver, address + "/approve", "\"2\"", "登録の遅れ");
        approved.StatusCode.Should().Be(HttpStatusCode.OK);

        var receipt = (await officer.GetFromJsonAsync<JsonElement>(address)).GetProperty("receipts")[0].GetProperty("id").GetGuid();
        using var blank = await SendAsync(officer, HttpMethod.Put, $"{address}/receipts/{receipt}", "\"3\"", new { receivedOn = "2025-06-01", directYen = 1_200_000, reason = " " });
        blank.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await blank.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be("reason-required");
        using var corrected = await SendAsync(officer, HttpMethod.Put, $"{address}/receipts/{receipt}", "\"3\"", new { receivedOn = "2025-06-01", directYen = 1_200_000, reason = "桁の誤り" });
        corrected.StatusCode.Should().Be(HttpStatusCode.OK, await corrected.Content.ReadAsStringAsync());
        corrected.Headers.ETag!.Tag.Should().Be("\"4\"");
        using var cancelled = await SendAsync(officer, HttpMethod.Post, $"{address}/receipts/{receipt}/cancel", "\"4\"", new { reason = "他の契約の入金" });
        cancelled.StatusCode.Should().Be(HttpStatusCode.OK, await cancelled.Content.ReadAsStringAsync());
        using var recorded = await SendAsync(officer, HttpMethod.Post, $"{address}/receipts", "\"5\"", new { receivedOn = "2026-04-01", directYen = 12_000_000 });
        recorded.StatusCode.Should().Be(HttpStatusCode.OK, await recorded.Content.ReadAsStringAsync());
        using var back = await SendAsync(officer, HttpMethod.Post, $"{address}/receipts", "\"6\"", new { receivedOn = "2025-06-01", directYen = 12_000_000 }, "再び登録");
        back.StatusCode.Should().Be(HttpStatusCode.OK, await back.Content.ReadAsStringAsync());

        using var ministry = await ClientAsync(PortalRole.Ministry, null);
        var csv = await ministry.GetStringAsync(new Uri("/restatements.csv?fiscalYear=2025", UriKind.Relative));
        csv.Should().Contain("登録の遅れ").And.Contain("桁の誤り").And.Contain("他の契約の入金").And.Contain("large-joint-research,").And.Contain(institution.NameJa);
        using var stranger = await ClientAsync(PortalRole.Liaison, (await portal.Database.OrganisationAsync(OrganisationKind.University, "他大学" + Guid.NewGuid())).Id);
        (await stranger.GetStringAsync(new Uri("/restatements.csv", UriKind.Relative))).Should().NotContain("登録の遅れ");
        var sheet = await officer.GetStringAsync(new Uri("/surveys/2025/mext.csv", UriKind.Relative));
        sheet.Should().Contain("joint-research.companies.yen,\"民間企業との共同研究、受入額\"".Replace("\"", "", StringComparison.Ordinal)).And.Contain("12000000").And.StartWith("調査,機関,年度,").And.Contain("円").And.NotContain("Locked");
        (await officer.GetStringAsync(new Uri("/surveys/2025/mext.csv?lang=en", UriKind.Relative))).Should().StartWith("Survey,Institution,Fiscal year,");
        (await officer.GetStringAsync(new Uri("/surveys/2025/mext.csv?header=codes", UriKind.Relative))).Should().StartWith("survey,institution,fiscal_year,").And.Contain("Locked");
        (await stranger.GetStringAsync(new Uri("/surveys/2025/mext.csv", UriKind.Relative))).Should().NotContain("12000000");
    }

    [Theory]
    [InlineData("/surveys/2025/mext.xlsx", PortalRole.Liaison, HttpStatusCode.OK)]
    [InlineData("/surveys/2025/cao-rd.csv", PortalRole.Liaison, HttpStatusCode.NotFound)]
    [InlineData("/surveys/soon/mext.csv", PortalRole.Liaison, HttpStatusCode.BadRequest)]
    [InlineData("/restatements.csv?fy=soon", PortalRole.Ministry, HttpStatusCode.BadRequest)]
    [InlineData("/surveys/2025/mext.csv", PortalRole.Ministry, HttpStatusCode.Forbidden)]
    [InlineData("/restatements.csv", PortalRole.Company, HttpStatusCode.Forbidden)]
    public async Task Files_answer_by_role_and_address(string address, PortalRole role, HttpStatusCode status)
    {
        var institution = role.NeedsInstitution() ? (Guid?)(await portal.Database.OrganisationAsync(OrganisationKind.University, "大学" + Guid.NewGuid())).Id : null;
        using var client = await ClientAsync(role, institution);
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.Should().Be(status);
    }

    private async Task LockAsync(Guid institution)
    {
        await using var db = portal.Database.AsOwner();
        var year = new YearLock(institution, new FiscalYear(2025), JapanTime.Today(portal.Clock));
        year.Prepare(Guid.NewGuid(), portal.Clock.Now);
        year.Lock(Guid.NewGuid(), portal.Clock.Now, findings: 0, seen: true);
        db.YearLocks.Add(year);
        await db.SaveChangesAsync();
        (await db.LockedFigures.CountAsync(f => f.InstitutionId == institution)).Should().Be(0, "nothing was approved yet");
    }

    private static Task<HttpResponseMessage> ActAsync(HttpClient client, string address, string version, string? reason = null) =>
        SendAsync(client, HttpMethod.Post, address, version, null, reason);

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string address, string version, object? body, string? reason = null)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(body);
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        if (reason is not null) request.Headers.Add("X-Restatement-Reason", Uri.EscapeDataString(reason));
        return client.SendAsync(request);
    }

    private async Task<HttpClient> ClientAsync(PortalRole role, Guid? institution)
    {
        var email = $"{Guid.NewGuid():N}@surveys.example";
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
