using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Organisations;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>The golden table of domain.md §4.1 through the public API, to the digit.</summary>
public sealed class IndicatorApiTests(IndicatorApiTests.Loaded loaded) : IClassFixture<IndicatorApiTests.Loaded>
{
    [Theory]
    [InlineData("company-investment", "million_yen", 345264, 1.0504, 0.025, 0.0504, 0.1106, 197640, "behind")]
    [InlineData("large-joint-research", "contracts", 1380, 1.4551, 0.455, 0.2063, 0.0657, 2564, "on-track")]
    [InlineData("patent-licences", "cases", 14784, 1.2045, 0.409, 0.0975, 0.0448, 18905, "on-track")]
    [InlineData("researcher-moves", "persons", 12180, 1.1027, 0.513, 0.0501, 0.0171, 14289, "on-track")]
    public async Task Golden_table_as_of_fiscal_year_2015(
        string key, string unit, int target, double ratio, double progress, double observed, double required, int projected, string status)
    {
        var json = await JsonAsync($"/api/v1/indicators/{key}?asOf=2015");
        json.GetProperty("unit").GetString().Should().Be(unit);
        json.GetProperty("target").GetProperty("value").GetRawText().Should().Be(target.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var p = json.GetProperty("progress");
        p.GetProperty("fiscalYear").GetInt32().Should().Be(2015);
        Math.Round(p.GetProperty("ratioToBaseline").GetDouble(), 4).Should().Be(ratio);
        Math.Round(p.GetProperty("progress").GetDouble(), 3).Should().Be(progress);
        Math.Round(p.GetProperty("observedAnnualGrowth").GetDouble(), 4).Should().Be(observed);
        Math.Round(p.GetProperty("requiredAnnualGrowth").GetDouble(), 4).Should().Be(required);
        Math.Round(p.GetProperty("projectedValue").GetDouble()).Should().Be(projected);
        p.GetProperty("status").GetString().Should().Be(status);
        p.GetProperty("verdict").GetString().Should().Be("open");
        json.GetProperty("official").EnumerateArray().Max(o => o.GetProperty("fiscalYear").GetInt32()).Should().Be(2015);
    }

    [Fact]
    public async Task Today_the_verdict_of_all_is_unknown()
    {
        var list = await JsonAsync("/api/v1/indicators");
        list.GetArrayLength().Should().Be(5);
        list.EnumerateArray().Select(i => i.GetProperty("progress").GetProperty("verdict").GetString()).Should().OnlyContain(v => v == "unknown");
        list.EnumerateArray().Select(i => i.GetProperty("progress").GetProperty("fiscalYear").GetInt32()).Should().Equal(2015, 2015, 2016, 2018, 2018);
    }

    [Fact]
    public async Task The_shape_is_what_the_contract_says()
    {
        var json = await JsonAsync("/api/v1/indicators/patent-licences");
        json.GetRawText().Should().Contain("特許権実施等の件数", "Japanese is not escaped");
        Names(json).Should().Equal("key", "name", "unit", "target", "official", "measured", "progress", "definitionVersion", "definition", "population", "officialSeries", "breaks");
        json.GetProperty("breaks")[0].GetProperty("fromFiscalYear").GetInt32().Should().Be(2012);
        Names(json.GetProperty("name")).Should().Equal("ja", "en");
        Names(json.GetProperty("target")).Should().Equal("baselineFiscalYear", "baselineValue", "multiplier", "deadlineFiscalYear", "value", "source", "sourceUrl");
        Names(json.GetProperty("official")[0]).Should().Equal("fiscalYear", "value", "release", "precision", "source", "note", "releaseJa", "sourceJa", "noteJa", "sourceUrl");
        Names(json.GetProperty("progress")).Should().Equal(
            "fiscalYear", "value", "ratioToBaseline", "progress", "observedAnnualGrowth", "requiredAnnualGrowth", "projectedValue", "bestAnnualGrowth", "bestAnnualGrowthYear", "status", "verdict", "neededAnnualGrowth");
        json.GetProperty("progress").GetProperty("ratioToBaseline").GetDouble().Should().Be(13832d / 9856d, "fractions are not rounded");
    }

    [Fact]
    public async Task A_year_that_is_not_over_behaves_as_now()
    {
        using var client = loaded.Host.Client();
        (await client.GetStringAsync("/api/v1/indicators?asOf=2026")).Should().Be(await client.GetStringAsync("/api/v1/indicators"));
        (await client.GetStringAsync("/api/v1/indicators?asOf=2040")).Should().Be(await client.GetStringAsync("/api/v1/indicators"));
    }

    [Theory]
    [InlineData("/api/v1/indicators?asOf=last", HttpStatusCode.BadRequest, "four-digit")]
    [InlineData("/api/v1/indicators?asOf=", HttpStatusCode.BadRequest, "four-digit")]
    [InlineData("/api/v1/indicators?asOf=2015&asOf=2016", HttpStatusCode.BadRequest, "four-digit")]
    [InlineData("/api/v1/indicators/patent-licences?asOf=-1", HttpStatusCode.BadRequest, "four-digit")]
    [InlineData("/api/v1/indicators/no-such", HttpStatusCode.NotFound, "company-investment")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "openapi")]
    public async Task Errors_are_problems_that_say_what_would_be_right(string address, HttpStatusCode status, string says)
    {
        using var client = loaded.Host.Client();
        using var answer = await client.GetAsync(address);
        answer.StatusCode.Should().Be(status);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        problem.GetProperty("detail").GetString().Should().Contain(says);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
    }

    [Fact]
    public async Task A_wrong_method_is_a_problem_too()
    {
        using var client = loaded.Host.Client();
        using var answer = await client.DeleteAsync("/api/v1/indicators");
        ((int)answer.StatusCode).Should().BeInRange(400, 499);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task Csv_has_a_byte_order_mark_and_one_row_a_value()
    {
        using var client = loaded.Host.Client();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var answer = await client.GetAsync("/api/v1/indicators/large-joint-research");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Take(3).Should().Equal(Encoding.UTF8.Preamble.ToArray());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().StartWith("key,name_ja,name_en,kind,fiscal_year,value,unit,").And.EndWith(",demo,note_ja,source_url,not_for_publication,comparable_from,definition_version");
        lines.Where(l => l.Contains(",official,", StringComparison.Ordinal)).Should().HaveCount(2).And.Contain(l => l.Contains(",2015,1004,contracts,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v1/indicators?colour=red", "kind")]
    [InlineData("/api/v1/indicators/large-joint-research/series?divide=field", "prefecture")]
    [InlineData("/api/v1/indicators/large-joint-research/series?by=colour", "partner-kind")]
    [InlineData("/api/v1/indicators/large-joint-research/series?group=Imperial", "National")]
    [InlineData("/api/v1/institutions?colour=red", "field")]
    [InlineData("/api/v1/indicators?lang=xx", "ja or en")]
    [InlineData("/api/v1/indicators/large-joint-research?lang=xx", "ja or en")]
    [InlineData("/api/v1/indicators/large-joint-research/series?from=abc", "from=2015")]
    [InlineData("/api/v1/indicators/large-joint-research/series?from=2020&to=2015", "must not be after")]
    [InlineData("/api/v1/indicators/large-joint-research/series?prefecture=tokyo", "1 to 47")]
    [InlineData("/api/v1/indicators/large-joint-research/series?format=xml", "json or csv")]
    [InlineData("/api/v1/indicators?kind=all&knownOn=abc", "yyyy-MM-dd")]
    public async Task What_is_not_understood_is_refused_with_what_could_stand_there(string address, string allowed)
    {
        using var client = loaded.Host.Client();
        using var answer = await client.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().Should().Contain(allowed);
    }

    [Fact]
    public async Task Metadata_beside_a_file_says_what_it_holds()
    {
        var said = await JsonAsync("/indicators/large-joint-research.json");
        said.GetProperty("csv").GetString().Should().EndWith("/indicators/large-joint-research.csv");
        said.GetProperty("view").GetString().Should().EndWith("/indicators/large-joint-research");
        said.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("name").GetString()).Should().Contain(["fiscal_year", "value", "unit"]);
        said.GetProperty("indicators")[0].GetProperty("key").GetString().Should().Be("large-joint-research");
        said.GetProperty("fiscalYears").EnumerateArray().Select(y => y.GetString()).Should().Contain("2015");
    }

    [Fact]
    public async Task The_document_shows_examples_of_series_and_releases()
    {
        var paths = (await JsonAsync("/openapi/v1.json")).GetProperty("paths");
        foreach (var path in (string[])["series", "releases"])
        {
            paths.GetProperty($"/api/v1/indicators/{{key}}/{path}").GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json")
                .GetProperty("example").GetProperty("key").GetString().Should().NotBeEmpty();
        }

        foreach (var (path, operation) in paths.EnumerateObject().Where(p => p.Name.StartsWith("/api/v1/indicators", StringComparison.Ordinal)).SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value))))
        {
            operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _).Should().BeTrue(path);
            operation.GetProperty("parameters").EnumerateArray().All(p => p.TryGetProperty("example", out _)).Should().BeTrue(path);
        }
    }

    [Fact]
    public async Task Every_key_of_the_catalogue_answers()
    {
        var all = await JsonAsync("/api/v1/indicators?kind=all");
        all.EnumerateArray().Select(i => i.GetProperty("key").GetString()).Should().BeEquivalentTo(
            IndicatorCatalogue.All.Concat(OfficialStatistics.All).Concat(IndicatorCatalogue.Computed).Concat(IndicatorCatalogue.RegisterOnly).Select(i => i.Key));
    }

    [Theory]
    [InlineData("/api/v1/indicators/company-investment/series?format=csv")]
    [InlineData("/api/v1/indicators/joint-research-count/series?by=group&format=csv")]
    public async Task A_series_is_a_file_too(string path)
    {
        using var client = loaded.Host.Client();
        using var answer = await client.GetAsync(path);
        answer.StatusCode.Should().Be(System.Net.HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Split("\r\n")[0].Should().EndWith(",as_of,demo");
    }

    [Fact]
    public async Task A_browser_gets_json()
    {
        using var client = loaded.Host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await client.GetAsync("/api/v1/indicators");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
    }

    [Fact]
    public async Task The_OpenAPI_document_names_the_operations()
    {
        var document = await JsonAsync("/openapi/v1.json");
        var paths = document.GetProperty("paths");
        var schema = document.GetProperty("components").GetProperty("schemas").GetProperty("IndicatorJson");
        schema.GetProperty("required").EnumerateArray().Select(n => n.GetString()).Should().Equal("key", "name", "unit", "target", "official", "measured", "progress", "definitionVersion", "definition", "population", "breaks");
        paths.GetProperty("/api/v1/indicators").GetProperty("get").GetProperty("operationId").GetString().Should().Be("listIndicators");
        var one = paths.GetProperty("/api/v1/indicators/{key}").GetProperty("get");
        one.GetProperty("operationId").GetString().Should().Be("getIndicator");
        one.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).Should().Contain(["key", "asOf"]);
        one.GetProperty("parameters").EnumerateArray().Should().OnlyContain(p => p.GetProperty("description").GetString()!.Length > 10);
        one.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name).Should().Contain(["application/json", "text/csv"]);
    }

    [Fact]
    public async Task What_is_fictitious_says_demo()
    {
        await using var fresh = new Loaded();
        await fresh.InitializeAsync();
        await using var db = fresh.Host.Database.AsOwner();
        db.Organisations.Add(new Organisation(OrganisationKind.University, "みなと総合大学", OrganisationSource.Demo));
        await db.SaveChangesAsync();
        using var client = fresh.Host.Client();
        JsonDocument.Parse(await client.GetStringAsync("/api/v1/indicators/researcher-moves")).RootElement.GetProperty("demo").GetBoolean().Should().BeTrue();
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var client = loaded.Host.Client();
        return JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;
    }

    /// <summary>The portal with its reference data.</summary>
    public sealed class Loaded : IAsyncLifetime, IAsyncDisposable
    {
        public PortalHost Host { get; } = new();

        public async Task InitializeAsync()
        {
            await Host.InitializeAsync();
            await Host.Services.GetRequiredService<ReferenceDataLoader>().LoadAsync();
        }

        public Task DisposeAsync() => Host.DisposeAsync();

        async ValueTask IAsyncDisposable.DisposeAsync() => await Host.DisposeAsync();
    }
}
