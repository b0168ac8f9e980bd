using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CollabPortal.Domain.Accounts;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Contracts;

/// <summary>Contracts over HTTP: the guard against other sites, versions by ETag, refusals as problem documents.</summary>
public class ContractApiTests(PortalHost portal) : IClassFixture<PortalHost>
{
    private static readonly Uri Contracts = new("/api/v1/contracts", UriKind.Relative);

    [Fact]
    public async Task Nobody_without_a_sign_in_gets_anything()
    {
        using var visitor = portal.Client();
        using var answer = await visitor.GetAsync(Contracts);
        var problem = await ShouldBeAsync(answer, HttpStatusCode.Unauthorized, "signed-out");
        (problem.GetProperty("title").GetString(), problem.GetProperty("detail").GetString()!.Contains("サインイン", StringComparison.Ordinal)).Should().Be(("Not signed in", true));
    }

    [Fact]
    public async Task Another_site_cannot_write_since_it_cannot_send_the_header()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        officer.DefaultRequestHeaders.Remove("X-Requested-With");
        using var answer = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "題目" });
        await ShouldBeAsync(answer, HttpStatusCode.Forbidden, "header-missing");
    }

    [Fact]
    public async Task A_draft_is_made_read_and_changed_on_the_version_that_was_read()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "題目" });
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        var address = made.Headers.Location!;
        using var read = await officer.GetAsync(address);
        read.Headers.ETag!.Tag.Should().Be("\"1\"");

        using var blind = await officer.PutAsJsonAsync(address, new { kind = "JointResearch", title = "版なし" });
        await ShouldBeAsync(blind, HttpStatusCode.PreconditionRequired, "if-match-missing");
        using var changed = await PutAsync(officer, address, "\"1\"", new { kind = "JointResearch", title = "改題" });
        changed.Headers.ETag!.Tag.Should().Be("\"2\"");
        using var stale = await PutAsync(officer, address, "\"1\"", new { kind = "JointResearch", title = "古い版から" });
        var problem = await ShouldBeAsync(stale, HttpStatusCode.Conflict, "stale-version");
        problem.GetProperty("current").GetProperty("title").GetString().Should().Be("改題", "both versions can be shown");
        problem.GetProperty("title").GetString().Should().Contain("先に保存");
    }

    [Fact]
    public async Task Price_items_are_read_and_written_with_the_contract()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "対価", priceItems = new object[] { new { kind = "Direct", yen = 3_000_000 }, new { kind = "Material", yen = 5, inKind = true, note = "試料" } } });
        var document = await officer.GetFromJsonAsync<JsonElement>(made.Headers.Location!);
        document.GetProperty("priceItems").EnumerateArray().Select(i => (i.GetProperty("kind").GetString(), i.GetProperty("yen").GetInt64(), i.GetProperty("inKind").GetBoolean()))
            .Should().Equal(("Direct", 3_000_000L, false), ("Material", 5L, true));
        document.GetProperty("agreedYen").GetInt64().Should().Be(3_000_000, "the fixed total of the items is the agreed total");
        using var changed = await PutAsync(officer, made.Headers.Location!, "\"1\"", new { kind = "JointResearch", title = "改題" });
        (await officer.GetFromJsonAsync<JsonElement>(made.Headers.Location!)).GetProperty("priceItems").GetArrayLength().Should().Be(2, "left out, they stay");
        using var wrong = await PutAsync(officer, made.Headers.Location!, "\"2\"", new { kind = "JointResearch", title = "改題", priceItems = new[] { new { kind = "Direct", yen = -1 } } });
        await ShouldBeAsync(wrong, HttpStatusCode.UnprocessableEntity, "amount-negative");
    }

    [Fact]
    public async Task Refusals_name_their_fields_in_the_language_asked_for()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "ClinicalTrial", title = "題目だけ" });
        using var request = new HttpRequestMessage(HttpMethod.Post, made.Headers.Location + "/submit?lang=en");
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"1\""));
        using var answer = await officer.SendAsync(request);
        var problem = await ShouldBeAsync(answer, HttpStatusCode.UnprocessableEntity, "required-to-submit");
        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name)
            .Should().BeEquivalentTo("number", "parties", "startsOn", "endsOn", "goal", "successCriterion");
        problem.GetProperty("title").GetString().Should().MatchRegex("^[ -~’]+$", "English was asked for");
    }

    [Theory]
    [InlineData("""{"kind":"JointResearch","titel":"x"}""")]
    [InlineData("""{"kind":"Unknown","title":"x"}""")]
    [InlineData("""{"kind":0,"title":"x"}""")]
    [InlineData("""{"kind":"JointResearch","title":null}""")]
    [InlineData("""{"kind":"JointResearch","title":"x","parties":null}""")]
    [InlineData("""{"kind":"JointResearch","title":"x","agreedYen":"10"}""")]
    [InlineData("not json")]
    [InlineData("null")]
    public async Task A_body_that_is_not_a_contract_is_refused_and_nothing_is_guessed(string body)
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        using var answer = await officer.PostAsync(Contracts, content);
        await ShouldBeAsync(answer, HttpStatusCode.BadRequest, "body-invalid");
    }

    [Fact]
    public async Task Roles_without_a_register_are_not_let_in_and_the_ministry_does_not_write()
    {
        using var company = await ClientAsync(PortalRole.Company);
        using var refused = await company.GetAsync(Contracts);
        await ShouldBeAsync(refused, HttpStatusCode.Forbidden, "not-allowed");
        using var ministry = await ClientAsync(PortalRole.Ministry);
        (await ministry.GetAsync(Contracts)).StatusCode.Should().Be(HttpStatusCode.OK);
        using var write = await ministry.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "題目" });
        await ShouldBeAsync(write, HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task The_list_comes_as_csv_with_its_filters()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "=SUM(A1)", agreedYen = 0 });
        await officer.PostAsJsonAsync(Contracts, new { kind = "ClinicalTrial", title = "治験" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/contracts?kind=JointResearch");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await officer.SendAsync(request);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(2);
        lines[1].Should().Contain("'=SUM(A1)", "a title is never a formula").And.Contain(",0,,", "zero is agreed, nothing is received");
    }

    [Fact]
    public async Task A_file_for_people_has_words_and_one_for_programs_has_codes()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "=1+1" });
        made.StatusCode.Should().Be(HttpStatusCode.Created);

        var people = await officer.GetStringAsync(new Uri("/api/v1/contracts?format=csv", UriKind.Relative));
        (await officer.GetByteArrayAsync(new Uri("/api/v1/contracts?format=csv", UriKind.Relative))).Should().StartWith([0xEF, 0xBB, 0xBF]);
        people.Should().Contain("研究題目").And.Contain("共同研究").And.Contain("下書き").And.NotContain("JointResearch");
        people.Should().Contain("'=1+1", "no cell starts a formula");
        var english = await officer.GetStringAsync(new Uri("/api/v1/contracts?format=csv&lang=en", UriKind.Relative));
        english.Should().Contain("Joint research").And.NotContain("共同研究");
        using var asked = new HttpRequestMessage(HttpMethod.Get, Contracts) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/csv") } } };
        using var programs = await officer.SendAsync(asked);
        (await programs.Content.ReadAsStringAsync()).Should().Contain("agreed_yen").And.Contain("JointResearch");
    }

    [Theory]
    [InlineData("/api/v1/contracts?fiscalYear=soon")]
    [InlineData("/api/v1/contracts?fy=20266&format=csv")]
    [InlineData("/dashboard/joint-research.csv?fy=last")]
    [InlineData("/dashboard/joint-research.csv?fiscalYear=1200")]
    [InlineData("/dashboard/joint-research.csv?by=colour")]
    public async Task A_wrong_year_or_division_is_refused_with_what_is_right(string address)
    {
        using var ministry = await ClientAsync(PortalRole.Ministry);
        using var answer = await ministry.GetAsync(new Uri(address, UriKind.Relative));
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().Should().Contain("must be");
    }

    [Fact]
    public async Task The_short_name_of_the_year_filters_like_the_long_one()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "年度", startsOn = "2024-04-01", endsOn = "2025-03-31" });
        made.EnsureSuccessStatusCode();
        foreach (var (query, found) in new[] { ("fiscalYear=2024", 1), ("fy=2024", 1), ("fy=2023", 0), ("fy=R6", 1) })
            (await officer.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/contracts?" + query, UriKind.Relative))).GetProperty("total").GetInt32().Should().Be(found, query);
    }

    [Fact]
    public async Task Clauses_and_facts_go_in_and_come_out_and_stay_when_left_out()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new
        {
            kind = "JointResearch",
            title = "題目",
            clauses = new { patentCosts = "ByShare", publicFunds = new[] { new { scheme = "制度", yen = 0 } } },
            facts = new { doctoralStudents = 0, members = new[] { new { name = "架空 花子", role = "CoInvestigator", effortPercent = 20 } }, exportCheck = new { state = "Cleared", by = "室" } },
        });
        made.StatusCode.Should().Be(HttpStatusCode.Created);
        using var changed = await PutAsync(officer, made.Headers.Location!, "\"1\"", new { kind = "JointResearch", title = "改題" });
        changed.EnsureSuccessStatusCode();
        var read = await officer.GetFromJsonAsync<JsonElement>(made.Headers.Location);
        read.GetProperty("clauses").GetProperty("publicFunds")[0].GetProperty("yen").GetInt64().Should().Be(0);
        var facts = read.GetProperty("facts");
        (facts.GetProperty("doctoralStudents").GetInt32(), facts.GetProperty("internships").ValueKind).Should().Be((0, JsonValueKind.Null));
        facts.GetProperty("members")[0].GetProperty("effortPercent").GetInt32().Should().Be(20);
        using var wrong = await PutAsync(officer, made.Headers.Location!, "\"2\"", new { kind = "JointResearch", title = "x", facts = new { investigatorEffortPercent = 120 } });
        await ShouldBeAsync(wrong, HttpStatusCode.UnprocessableEntity, "effort-range");
        using var early = await PutAsync(officer, new Uri(made.Headers.Location + "/outcome", UriKind.Relative), "\"2\"", new { goal = "Reached", use = "InUse" });
        await ShouldBeAsync(early, HttpStatusCode.Conflict, "contract-not-ended");
    }

    [Fact]
    public async Task An_attachment_goes_in_as_a_body_and_comes_out_as_a_download_only()
    {
        using var officer = await ClientAsync(PortalRole.Liaison);
        using var stranger = await ClientAsync(PortalRole.Liaison);
        using var made = await officer.PostAsJsonAsync(Contracts, new { kind = "JointResearch", title = "題目" });
        var files = new Uri(made.Headers.Location + "/attachments", UriKind.Relative);
        using var html = new ByteArrayContent("<script>"u8.ToArray());
        using var refused = await officer.PostAsync(new Uri(files + "?name=x.html", UriKind.Relative), html);
        await ShouldBeAsync(refused, HttpStatusCode.UnprocessableEntity, "attachment-type");
        using var large = new ByteArrayContent(new byte[(20 * 1_048_576) + 1]);
        using var tooLarge = await officer.PostAsync(new Uri(files + "?name=x.txt", UriKind.Relative), large);
        await ShouldBeAsync(tooLarge, HttpStatusCode.RequestEntityTooLarge, "attachment-too-large");

        using var body = new ByteArrayContent("甲,乙"u8.ToArray());
        using var stored = await officer.PostAsync(new Uri(files + "?kind=Report&name=" + Uri.EscapeDataString("表.csv"), UriKind.Relative), body);
        stored.StatusCode.Should().Be(HttpStatusCode.Created);
        using var file = await officer.GetAsync(stored.Headers.Location);
        (await file.Content.ReadAsStringAsync()).Should().Be("甲,乙");
        file.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        file.Content.Headers.ContentDisposition.FileNameStar.Should().Be("表.csv");
        file.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        file.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("sandbox");
        file.Headers.CacheControl!.NoStore.Should().BeTrue();
        using var others = await stranger.GetAsync(stored.Headers.Location);
        await ShouldBeAsync(others, HttpStatusCode.NotFound, "not-found");
        (await stranger.GetFromJsonAsync<JsonElement>(files)).GetArrayLength().Should().Be(0);
        using var another = new ByteArrayContent("x"u8.ToArray());
        using var foreign = await stranger.PostAsync(new Uri(files + "?name=x.txt", UriKind.Relative), another);
        await ShouldBeAsync(foreign, HttpStatusCode.NotFound, "not-found");
        using var form = new MultipartFormDataContent { { new ByteArrayContent("x"u8.ToArray()), "file", "x.txt" } };
        using var unguarded = await officer.PostAsync(new Uri(made.Headers.Location!.ToString().Replace("/api/v1", "", StringComparison.Ordinal) + "/attachments", UriKind.Relative), form);
        unguarded.StatusCode.Should().Be(HttpStatusCode.BadRequest, "the page's form carries a token that no other site knows");
    }

    private static async Task<JsonElement> ShouldBeAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("code").GetString().Should().Be(code);
        return problem;
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, Uri address, string version, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue(version));
        return client.SendAsync(request);
    }

    private Task<HttpClient> ClientAsync(PortalRole role) => portal.ClientAsync(role);
}
