using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CollabPortal.IntegrationTests.Organisations;

/// <summary>GET /api/v1/institutions: what it finds, its shape, and what it refuses.</summary>
public class InstitutionApiTests(InstitutionWorld world) : IClassFixture<InstitutionWorld>
{
    private const string Path = "/api/v1/institutions";

    [Theory]
    [InlineData("みなと", "みなと総合大学")]
    [InlineData("ミナト", "みなと総合大学")]
    [InlineData("ﾐﾅﾄｿｳｺﾞｳ", "みなと総合大学")]
    [InlineData("ＭＩＮＡＴＯ univ", "みなと総合大学")]
    [InlineData("総合　みなと", "みなと総合大学")]
    [InlineData("国立大学法人みなと総合大学", "みなと総合大学")]
    [InlineData("F1141101", "みなと総合大学")]
    [InlineData("わんがん", "湾岸高等専門学校")]
    public async Task Finds_by_name_reading_english_and_number(string question, string expected)
    {
        using var answer = await JsonAsync(Path + "?q=" + Uri.EscapeDataString(question));
        Names(answer).Should().Equal(expected);
    }

    [Fact]
    public async Task Companies_are_no_institutions()
    {
        using var answer = await JsonAsync(Path + "?q=" + Uri.EscapeDataString("みなと電池"));
        answer.RootElement.GetProperty("total").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task Conditions_hold_together_and_the_counts_leave_their_own_out()
    {
        using var answer = await JsonAsync(Path + "?prefecture=14&kind=Kosen&page=");
        Names(answer).Should().Equal("湾岸高等専門学校");
        var facets = answer.RootElement.GetProperty("facets");
        facets.GetProperty("kinds").GetProperty("University").GetInt32().Should().Be(1, "the other kinds of the same prefecture are counted");
        facets.GetProperty("prefectures").GetProperty("1").GetInt32().Should().Be(1, "and the other prefectures of the same kind");
    }

    [Fact]
    public async Task A_field_finds_what_is_published_in_it_and_no_hidden_one()
    {
        using var shown = await JsonAsync(Path + "?field=D");
        Names(shown).Should().Equal("みなと総合大学");
        using var hidden = await JsonAsync(Path + "?field=J");
        Names(hidden).Should().BeEmpty();
    }

    [Fact]
    public async Task The_abolished_come_after_the_living_with_their_successor()
    {
        using var answer = await JsonAsync(Path + "?q=" + Uri.EscapeDataString("北嶺"));
        Names(answer).Should().Equal("北嶺工業大学", "北嶺高等専門学校");
        var old = answer.RootElement.GetProperty("institutions")[1];
        old.GetProperty("abolishedOn").GetString().Should().Be("2020-04-01");
        old.GetProperty("successors")[0].GetProperty("names").GetProperty("ja").GetString().Should().Be("北嶺工業大学");
    }

    [Fact]
    public async Task Hidden_figures_are_null_and_said_so_missing_ones_are_null_only_and_zero_is_zero()
    {
        using var answer = await JsonAsync($"{Path}/{world.Minato}");
        var figures = answer.RootElement.GetProperty("figures");
        var years = figures.GetProperty("jointResearch").EnumerateArray().ToDictionary(y => y.GetProperty("fiscalYear").GetInt32());
        years.Keys.Should().Equal(2021, 2022, 2023, 2024, 2025);
        (years[2025].GetProperty("contracts").GetInt32(), years[2025].GetProperty("yen").GetInt64()).Should().Be((20, 140_000_000));
        (Kind(years[2024].GetProperty("contracts")), years[2024].GetProperty("suppressed").GetBoolean()).Should().Be((JsonValueKind.Null, true));
        (Kind(years[2023].GetProperty("contracts")), years[2023].GetProperty("suppressed").GetBoolean()).Should().Be((JsonValueKind.Null, false));
        var bands = figures.GetProperty("jointResearchByBand").EnumerateArray().ToList();
        bands[3].GetProperty("contracts").GetInt32().Should().Be(0, "the year is registered and holds no such contract");
        bands[6].GetProperty("suppressed").GetBoolean().Should().BeTrue();
        bands.Count(b => b.GetProperty("suppressed").GetBoolean()).Should().BeGreaterThan(1, "one alone could be computed from the total");
    }

    [Fact]
    public async Task The_profile_is_found_by_mext_code_too_and_names_what_is_known()
    {
        using var answer = await JsonAsync($"{Path}/f114110100001");
        var root = answer.RootElement;
        root.GetProperty("id").GetGuid().Should().Be(world.Minato);
        root.GetProperty("names").GetProperty("en").GetString().Should().Be("Minato University");
        root.GetProperty("prefecture").GetProperty("en").GetString().Should().Be("Kanagawa");
        root.GetProperty("contact").GetProperty("nameJa").GetString().Should().Be("産学連携本部");
        root.GetProperty("demo").GetBoolean().Should().BeFalse();
    }

    [Theory]
    [InlineData("?prefecture=48", "prefecture")]
    [InlineData("?prefecture=東京", "prefecture")]
    [InlineData("?kind=Company", "kind")]
    [InlineData("?field=Z", "field")]
    [InlineData("?page=0", "page")]
    [InlineData("?page=1000000000000", "page")]
    public async Task A_wrong_parameter_gets_a_sentence(string query, string parameter)
    {
        using var answer = await world.Client().GetAsync(Path + query);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("errors").GetProperty(parameter)[0].GetString().Should().Contain(parameter);
    }

    [Fact]
    public async Task A_question_is_at_most_200_characters_long()
    {
        (await world.Client().GetAsync(Path + "?q=" + new string('a', 200))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await world.Client().GetAsync(Path + "?q=" + new string('a', 201))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("';--")]
    [InlineData("_")]
    [InlineData("\u0000")]
    [InlineData("〜・！")]
    [InlineData("<script>alert(1)</script>")]
    public async Task Strange_questions_are_answered(string question)
    {
        using var answer = await world.Client().GetAsync(Path + "?q=" + Uri.EscapeDataString(question));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("F999999999999")]
    [InlineData("x")]
    public async Task An_unknown_id_is_404_as_a_problem(string id)
    {
        using var answer = await world.Client().GetAsync($"{Path}/{id}");
        answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task A_company_has_no_public_profile() =>
        (await world.Client().GetAsync($"{Path}/{world.Company}")).StatusCode.Should().Be(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_same_answer_is_not_sent_twice()
    {
        using var first = await world.Client().GetAsync(Path);
        first.Headers.CacheControl!.Public.Should().BeTrue();
        using var again = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        (await world.Client().SendAsync(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Csv_is_for_spreadsheets()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Path}/{world.Minato}") { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/csv") } } };
        using var answer = await world.Client().SendAsync(request);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Take(3).Should().Equal(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        lines[0].Should().Be("institution_id,institution,figure,fiscal_year,key,items,yen,suppressed,demo");
        lines.Should().Contain($"{world.Minato},みなと総合大学,joint-research,2024,,,,true,false");
        lines.Should().Contain($"{world.Minato},みなと総合大学,joint-research,2025,,20,140000000,false,false");
    }

    private static JsonValueKind Kind(JsonElement element) => element.ValueKind;

    private static IEnumerable<string?> Names(JsonDocument answer) =>
        answer.RootElement.GetProperty("institutions").EnumerateArray().Select(i => i.GetProperty("names").GetProperty("ja").GetString());

    private async Task<JsonDocument> JsonAsync(string address)
    {
        using var answer = await world.Client().GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
    }
}
