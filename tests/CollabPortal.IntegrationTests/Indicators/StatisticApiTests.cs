using System.Text.Json;
using CollabPortal.Domain.Indicators;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>Published statistics through the public API: every value with its releases, as they were known on a day, and what is worked out of them.</summary>
public sealed class StatisticApiTests(IndicatorApiTests.Loaded loaded) : IClassFixture<IndicatorApiTests.Loaded>
{
    [Fact]
    public async Task What_is_worked_out_of_published_values_says_so_and_what_cannot_be_says_why()
    {
        var beside = (await JsonAsync("/api/v1/indicators/private-yen-per-public-yen")).GetProperty("official").EnumerateArray().Single(v => v.GetProperty("fiscalYear").GetInt32() == 2022);
        (beside.GetProperty("value").GetDecimal(), beside.GetProperty("precision").GetString()).Should().Be((0.4604651163m, "computed"), "1,386 ÷ (4,396 − 1,386), both of the newest release");
        var before = (await JsonAsync("/api/v1/indicators/private-yen-per-public-yen/releases")).GetProperty("values").EnumerateArray().Where(v => v.GetProperty("fiscalYear").GetInt32() == 2022).ToList();
        before.Should().HaveCount(2, "each release has its own two values");
        var missing = await JsonAsync("/api/v1/indicators/receipts-per-researcher");
        missing.GetProperty("official").GetArrayLength().Should().Be(0);
        missing.GetProperty("missing").GetProperty("en").GetString().Should().Contain("researchers_universities");
    }

    [Fact]
    public async Task Every_key_answers_as_a_series_with_its_official_values_of_the_years_asked_for()
    {
        using var client = loaded.Host.Client();
        foreach (var indicator in (await JsonAsync("/api/v1/indicators?kind=all")).EnumerateArray())
        {
            var key = indicator.GetProperty("key").GetString();
            var official = indicator.GetProperty("official").EnumerateArray().Select(Of).ToList();
            (await JsonAsync($"/api/v1/indicators/{key}/series")).GetProperty("official").EnumerateArray().Select(Of).Should().Equal(official, key);
            (await JsonAsync($"/api/v1/indicators/{key}/series?from=2017&to=2018")).GetProperty("official").EnumerateArray().Select(Of).Should().Equal(official.Where(o => o.Item1 is 2017 or 2018), key);
            var rows = await MinistryPageTests.RowsAsync(client, $"/api/v1/indicators/{key}/series?format=csv");
            rows.Where(r => r["official"].Length > 0).Select(r => (int.Parse(r["fiscal_year"], System.Globalization.CultureInfo.InvariantCulture), decimal.Parse(r["official"], System.Globalization.CultureInfo.InvariantCulture))).Should().BeEquivalentTo(official, key);
        }

        using var divided = await client.GetAsync("/api/v1/indicators/tlo-approved/series?by=group");
        divided.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        (await divided.Content.ReadAsStringAsync()).Should().Contain("does not measure");

        static (int, decimal) Of(JsonElement value) => (value.GetProperty("fiscalYear").GetInt32(), value.GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task Every_official_value_that_ships_answers_to_the_digit_with_its_release()
    {
        var all = await JsonAsync("/api/v1/indicators?kind=all");
        var published = new List<string>();
        var computed = IndicatorCatalogue.Computed.Select(i => i.Key).ToHashSet();
        foreach (var indicator in all.EnumerateArray().Where(i => !computed.Contains(i.GetProperty("key").GetString()!)))
        {
            var releases = await JsonAsync($"/api/v1/indicators/{indicator.GetProperty("key").GetString()}/releases");
            published.AddRange(releases.GetProperty("values").EnumerateArray().Select(v =>
                $"{indicator.GetProperty("key").GetString()}|{v.GetProperty("fiscalYear").GetInt32()}|{v.GetProperty("value").GetDecimal():0.############}|{releases.GetProperty("unit").GetString()}|{v.GetProperty("release").GetString()}|{v.GetProperty("precision").GetString()}"));
        }

        // The one file that ships, read without the product's own reader; keys of the policy indicators differ from those of their series.
        var keys = IndicatorCatalogue.All.ToDictionary(i => i.OfficialSeries, i => i.Key);
        var shipped = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Files", "official_series.csv")).Skip(1).Select(line => line.Split(','))
            .Select(c => $"{keys.GetValueOrDefault(c[0], c[0].Replace('_', '-'))}|{c[1]}|{decimal.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture):0.############}|{c[3]}|{c[4]}|{c[5]}").ToList();
        shipped.Should().HaveCount(232);
        published.Should().BeEquivalentTo(shipped);
    }

    [Fact]
    public async Task A_restated_value_stands_beside_the_first_with_the_difference()
    {
        var releases = await JsonAsync("/api/v1/indicators/private-receipts-total/releases");
        releases.GetProperty("values").EnumerateArray().Where(v => v.GetProperty("fiscalYear").GetInt32() == 2022)
            .Select(v => (v.GetProperty("value").GetDecimal(), v.GetProperty("difference").ValueKind == JsonValueKind.Null ? (decimal?)null : v.GetProperty("difference").GetDecimal(), v.GetProperty("newest").GetBoolean()))
            .Should().Equal((1381m, null, false), (1386m, 5m, true));
    }

    [Theory]
    [InlineData("/api/v1/indicators?kind=all-of-them")]
    [InlineData("/api/v1/indicators/startups-existing/releases?knownOn=yesterday")]
    public async Task A_wrong_parameter_of_statistics_is_a_problem(string path)
    {
        using var client = loaded.Host.Client();
        using var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).Should().Be(400);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }

    [Fact]
    public async Task On_a_day_before_any_known_release_nothing_was_known()
    {
        var releases = await JsonAsync("/api/v1/indicators/startups-existing/releases?knownOn=1999-12-31");
        releases.GetProperty("values").GetArrayLength().Should().Be(0);
        releases.GetProperty("undatedReleases").GetArrayLength().Should().BePositive("what was left out for want of a day is named");
    }

    [Fact]
    public async Task Today_all_is_known_and_of_the_past_what_no_later_release_proves_is_named()
    {
        foreach (var key in new[] { "company-investment", "patent-licences", "joint-research-amount", "startups-existing" })
        {
            var (now, known) = (await JsonAsync($"/api/v1/indicators/{key}"), await JsonAsync($"/api/v1/indicators/{key}?knownOn=2026-11-21"));
            known.GetProperty("official").GetRawText().Should().Be(now.GetProperty("official").GetRawText(), "the newest shipped release has a day, so all before it were known by then");
        }

        var early = await JsonAsync("/api/v1/indicators/joint-research-amount?knownOn=2020-06-01");
        early.GetProperty("official").EnumerateArray().Select(v => v.GetProperty("fiscalYear").GetInt32()).Max().Should().BeLessThanOrEqualTo(2018);
        early.GetProperty("undatedReleases").EnumerateArray().Select(r => r.GetProperty("en").GetString()).Should().NotBeEmpty();
        early.GetProperty("official").GetArrayLength().Should().BePositive("a release of 29 May 2020 came after the surveys before it");
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        using var client = loaded.Host.Client();
        return JsonDocument.Parse(await client.GetStringAsync(address)).RootElement;
    }
}
