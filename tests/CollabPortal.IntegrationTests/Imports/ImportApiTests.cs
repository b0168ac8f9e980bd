using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Imports;

/// <summary>Files over HTTP: with a key, with the cookie, and through the page's form into the background.</summary>
public class ImportApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private const string Password = "Import-Test-2026-Long", Header = "契約番号,契約の種類,題目,相手方の名称";

    [Fact]
    public async Task A_key_lets_a_program_send_files_for_its_own_institution_until_it_is_revoked()
    {
        var (email, institution) = await AccountAsync();
        var partner = await portal.Database.OrganisationAsync(OrganisationKind.Company, "鍵の会社" + Guid.NewGuid().ToString("N"));
        await using var scope = portal.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<AccessTokens>();
        (await tokens.CreateAsync("nobody@portal.example", "import", 30)).Problems[0].Code.Should().Be("account-unknown");
        (await tokens.CreateAsync(email, "everything", 30)).Problems[0].Code.Should().Be("token-scope");
        (await tokens.CreateAsync(email, "import", 0)).Problems[0].Code.Should().Be("token-days");
        var key = (await tokens.CreateAsync(email, "import", 30)).Value;
        await using (var db = portal.Database.AsOwner())
            (await db.Set<AccessToken>().SingleAsync(t => t.Id == key.Id)).Hash.Should().NotContain(key.Key).And.HaveLength(64);

        using var program = portal.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Key);
        using var unused = await program.PostAsync(Path("?dryRun=true"), Body($"{Header},社内の備考\nK-1,共同研究,題目,{partner.NameJa},メモ"));
        (await unused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unusedHeadings").EnumerateArray().Select(h => h.GetString()).Should().Equal("社内の備考");
        using var dry = await program.PostAsync(Path("?dryRun=true"), Body($"{Header}\nK-1,共同研究,題目,{partner.NameJa}\nK-2,飲み会,題目,知らない会社"));
        dry.StatusCode.Should().Be(HttpStatusCode.OK);
        var report = await dry.Content.ReadFromJsonAsync<JsonElement>();
        report.GetProperty("written").GetBoolean().Should().BeFalse();
        report.GetProperty("counts").GetProperty("new").GetInt32().Should().Be(1);
        report.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString()).Should().BeEquivalentTo(["import-choice-unknown", "import-partner-unknown"]);
        var first = report.GetProperty("problems")[0];
        (first.GetProperty("row").GetInt32(), first.GetProperty("heading").GetString(), first.GetProperty("message").GetProperty("en").GetString()!.Length > 0).Should().Be((3, "契約の種類", true));

        var preview = report.GetProperty("preview").EnumerateArray().Select(p => (p.GetProperty("class").GetString(), p.GetProperty("row").GetInt32(), p.GetProperty("key").GetString())).ToList();
        preview.Should().Equal(("New", 2, "K-1"), ("Error", 3, "K-2"));
        using var bare = await program.PostAsync(Path("?dryRun=true&preview=0"), Body($"{Header}\nK-1,共同研究,題目,{partner.NameJa}"));
        (await bare.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("preview").GetArrayLength().Should().Be(0);
        using var alike = await program.PostAsync(Path("?dryRun=true"), Body($"{Header}\nK-1,共同研究,題目,（株）{partner.NameJa}東京支店"));
        var candidates = (await alike.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("unknownPartners")[0];
        (candidates.GetProperty("candidates")[0].GetProperty("id").GetGuid(), candidates.GetProperty("remedy").GetProperty("ja").GetString()!.Length > 0).Should().Be((partner.Id, true));

        using var form = new MultipartFormDataContent { { new StringContent($"{Header}\nK-1,共同研究,題目,{partner.NameJa}"), "file", "list.csv" } };
        using var parts = await program.PostAsync(Path(""), form);
        parts.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        var told = await parts.Content.ReadFromJsonAsync<JsonElement>();
        told.GetProperty("code").GetString().Should().Be("import-multipart");
        told.GetProperty("message").GetProperty("ja").GetString().Should().Contain("本文");

        using var bad = await program.PostAsync(Path(""), Body($"{Header}\nK-1,共同研究,題目,{partner.NameJa}\nK-2,飲み会,題目,知らない会社"));
        bad.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        using var sent = await program.PostAsync(Path("?goodOnly=true&fileName=list.csv"), Body($"{Header}\nK-1,共同研究,題目,{partner.NameJa}\nK-2,飲み会,題目,知らない会社"));
        sent.StatusCode.Should().Be(HttpStatusCode.OK);
        var run = (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetGuid();
        await using (var db = portal.Database.AsOwner())
        {
            (await db.Contracts.SingleAsync(c => c.InstitutionId == institution)).Number.Should().Be("K-1");
            (await db.Set<ImportRun>().SingleAsync(r => r.Id == run)).Should().Match<ImportRun>(r => r.FileName == "list.csv" && r.BadRows == 1);
        }

        // The key opens nothing else, and nothing once it is revoked or the account is locked.
        using var other = await program.GetAsync(new Uri("/api/v1/contracts", UriKind.Relative));
        other.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await tokens.RevokeAsync(key.Id)).Should().BeTrue();
        using var revoked = await program.PostAsync(Path(""), Body(Header + "\n"));
        revoked.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("locked")]
    [InlineData("made up")]
    [InlineData("none")]
    public async Task A_key_that_does_not_work_is_answered_401(string how)
    {
        var (email, institution) = await AccountAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var key = (await scope.ServiceProvider.GetRequiredService<AccessTokens>().CreateAsync(email, "import", 1)).Value.Key;
        await using (var db = portal.Database.AsOwner())
        {
            if (how == "locked") (await db.Users.SingleAsync(u => u.Email == email)).LockoutEnd = DateTimeOffset.MaxValue;
            await db.SaveChangesAsync();
            if (how == "expired") await db.Set<AccessToken>().Where(t => t.UserId == db.Users.Single(u => u.Email == email).Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.ExpiresAt, portal.Clock.Now));
        }

        using var program = portal.Client();
        if (how != "none") program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", how == "made up" ? "cpt_" + new string('x', 43) : key);
        using var answer = await program.PostAsync(Path(""), Body($"{Header}\nK-1,共同研究,題目,"));
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await using var after = portal.Database.AsOwner();
        (await after.Contracts.CountAsync(c => c.InstitutionId == institution)).Should().Be(0);
    }

    [Fact]
    public async Task With_the_cookie_the_header_is_needed_and_a_ministry_account_sends_nothing()
    {
        var (email, _) = await AccountAsync();
        using var officer = portal.Client();
        await officer.SignInAsync(email, Password);
        using var bare = await officer.PostAsync(Path(""), Body($"{Header}\nK-1,共同研究,題目,"));
        bare.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        officer.DefaultRequestHeaders.Add("X-Requested-With", "CollabPortal");
        using var sent = await officer.PostAsync(Path(""), Body($"{Header}\nK-1,共同研究,題目,"));
        sent.StatusCode.Should().Be(HttpStatusCode.OK);
        using var broken = await officer.PostAsync(Path(""), new ByteArrayContent(BadFiles.Make("truncated xlsx")));
        broken.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await broken.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be("file-truncated");

        var (ministry, _) = await AccountAsync(PortalRole.Ministry);
        using var analyst = portal.Client();
        await analyst.SignInAsync(ministry, Password);
        analyst.DefaultRequestHeaders.Add("X-Requested-With", "CollabPortal");
        using var refused = await analyst.PostAsync(Path(""), Body($"{Header}\nK-1,共同研究,題目,"));
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_pages_form_streams_a_file_in_and_refuses_one_without_its_token()
    {
        var (email, institution) = await AccountAsync();
        using var officer = portal.Client();
        await officer.SignInAsync(email, Password);
        var page = await officer.GetStringAsync(new Uri("/imports/new", UriKind.Relative));
        var token = System.Text.RegularExpressions.Regex.Matches(page, "name=\"__RequestVerificationToken\"[^>]*value=\"(?<v>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))[^1].Groups["v"].Value;

        async Task<HttpResponseMessage> SendAsync(bool trusted, byte[] bytes)
        {
            using var form = new MultipartFormDataContent();
            if (trusted) form.Add(new StringContent(WebUtility.HtmlDecode(token)), "__RequestVerificationToken");
            form.Add(new StringContent("contracts"), "kind");
            form.Add(new ByteArrayContent(bytes), "file", "一覧.csv");
            return await officer.PostAsync(new Uri("/imports/upload", UriKind.Relative), form);
        }

        using var forged = await SendAsync(false, Encoding.UTF8.GetBytes($"{Header}\nK-1,共同研究,題目,"));
        forged.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var encrypted = await SendAsync(true, BadFiles.Make("encrypted xlsx"));
        encrypted.Headers.Location!.ToString().Should().Be("/imports/new?problem=file-encrypted");
        using var sent = await SendAsync(true, Encoding.UTF8.GetBytes($"{Header}\nK-1,共同研究,題目,"));
        sent.Headers.Location!.ToString().Should().MatchRegex("^/imports/[0-9a-f-]{36}$");
        await using var db = portal.Database.AsOwner();
        (await db.Set<ImportRun>().SingleAsync(r => r.InstitutionId == institution)).FileName.Should().Be("一覧.csv");

        var (stranger, _) = await AccountAsync();
        using var other = portal.Client();
        await other.SignInAsync(stranger, Password);
        using var file = await other.GetAsync(new Uri(sent.Headers.Location + "/bad-rows.csv", UriKind.Relative));
        file.StatusCode.Should().Be(HttpStatusCode.NotFound);
        using var own = await other.GetAsync(new Uri("/imports/templates/contracts.xlsx", UriKind.Relative));
        await using (var book = await own.Content.ReadAsStreamAsync())
        {
            using var zip = new System.IO.Compression.ZipArchive(book);
            using var notes = new StreamReader(zip.GetEntry("xl/worksheets/sheet2.xml")!.Open());
            (await notes.ReadToEndAsync()).Should().Contain("受入額とは");
        }

        own.Content.Headers.ContentType!.MediaType.Should().Contain("spreadsheetml");
    }

    [Fact]
    public async Task The_api_is_described()
    {
        using var client = portal.Client();
        var document = await client.GetFromJsonAsync<JsonElement>(new Uri("/openapi/v1.json", UriKind.Relative));
        document.GetProperty("paths").GetProperty("/api/v1/imports/{kind}").GetProperty("post").GetProperty("operationId").GetString().Should().Be("importFile");
    }

    private static Uri Path(string query) => new("/api/v1/imports/contracts" + query, UriKind.Relative);

    private static StringContent Body(string csv) => new(csv, Encoding.UTF8, "text/csv");

    private async Task<(string Email, Guid Institution)> AccountAsync(PortalRole role = PortalRole.Liaison)
    {
        var institution = await portal.Database.OrganisationAsync(OrganisationKind.University, "鍵の大学" + Guid.NewGuid().ToString("N"));
        var email = Guid.NewGuid().ToString("N") + "@import.example";
        var account = new PortalUser
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = "担当",
            Role = role,
            InstitutionId = role.NeedsInstitution() ? institution.Id : null,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        };
        account.PasswordHash = new PasswordHasher<PortalUser>().HashPassword(account, Password);
        await using var db = portal.Database.AsOwner();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return (email, institution.Id);
    }
}
