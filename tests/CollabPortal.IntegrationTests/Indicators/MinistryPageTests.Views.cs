using System.Globalization;
using System.Text.RegularExpressions;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>The lists and pages of indicators: days of the past, breaks, files of what is shown, addresses that say something wrong.</summary>
public sealed partial class MinistryPageTests
{
    [Fact]
    public async Task The_lists_of_indicators_look_back_and_lead_to_pages_of_the_same_day()
    {
        using var visitor = portal.Visitor();
        foreach (var list in new[] { "/indicators", "/indicators/statistics" })
        {
            var (now, then) = (await PageAsync(visitor, list), await PageAsync(visitor, list + "?knownOn=2020-06-01"));
            now.Should().NotContain("knownOn=");
            then.Should().Contain("2020年6月1日").And.Contain("?knownOn=2020-06-01\"").And.Contain($"href=\"{list}\"", "the way back to now");
            Regex.Matches(then, "href=\"/indicators/[a-z-]+\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Value).Except([$"href=\"{list}\""]).Should().BeEmpty("each link goes along");
            (await PageAsync(visitor, list + "?knownOn=abc")).Should().Contain("knownOn=abc");
        }

        (await PageAsync(visitor, "/indicators/statistics")).Should().Contain("5,074", "the survey of 2025");
        (await PageAsync(visitor, "/indicators/statistics?knownOn=2020-06-01")).Should().NotContain("5,074");
    }

    [Fact]
    public async Task Page_and_api_answer_the_same_of_a_day_and_of_its_years_one_runs()
    {
        using var visitor = portal.Visitor();
        var page = await PageAsync(visitor, "/indicators/company-investment?knownOn=2023-06-01");
        Regex.Matches(page, "<span class=\"sub\">年度途中</span>", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().ContainSingle("fiscal year 2024 had not begun");
        var file = (await RowsAsync(visitor, "/indicators/company-investment.csv?knownOn=2023-06-01")).Where(r => r["kind"] == "measured").Select(r => r["fiscal_year"]).ToList();
        file.Should().NotBeEmpty().And.OnlyContain(y => string.CompareOrdinal(y, "2023") < 0);
        using var api = System.Text.Json.JsonDocument.Parse(await visitor.GetStringAsync(new Uri("/api/v1/indicators/company-investment?knownOn=2023-06-01", UriKind.Relative)));
        api.RootElement.GetProperty("progress").GetProperty("verdict").GetString().Should().Be("open");
        api.RootElement.GetProperty("measured").EnumerateArray().Select(m => m.GetProperty("fiscalYear").GetInt32().ToString(CultureInfo.InvariantCulture)).Should().Equal(file);
    }

    [Theory]
    [InlineData("startups-founded", 2010)]
    [InlineData("joint-research-count", 2012)]
    [InlineData("patent-licences", 2012)]
    [InlineData("startups-existing", 2023)]
    public async Task A_break_stands_in_table_file_and_answer(string key, int year)
    {
        using var visitor = portal.Visitor();
        var page = await PageAsync(visitor, $"/indicators/{key}");
        page.Should().Contain($"{year}年度", "the note says from when");
        // No value before FY2011 of startups founded is known: there is no row to part from others.
        if (year > 2010) page.Should().MatchRegex($"<th scope=\"row\">{year} ?(<span class=\"sub\">[^<]*</span>)?<span class=\"sub small brk-row\"> ここから比較できません");
        var rows = (await RowsAsync(visitor, $"/indicators/{key}.csv")).Where(r => r["kind"] == "official").ToList();
        rows.Where(r => int.Parse(r["fiscal_year"], CultureInfo.InvariantCulture) >= year).Should().NotBeEmpty().And.OnlyContain(r => r["comparable_from"] == $"{year}");
        rows.Where(r => int.Parse(r["fiscal_year"], CultureInfo.InvariantCulture) < year).Should().NotContain(r => r["comparable_from"] != "");
        (await PageAsync(visitor, $"/api/v1/indicators/{key}")).Should().Contain($"\"fromFiscalYear\":{year}");
    }

    [Fact]
    public async Task The_file_of_an_indicator_holds_what_its_page_shows()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await RowsAsync(analyst, "/indicators/indirect-cost-ratio.csv")).Should().HaveCountGreaterThan(3).And.OnlyContain(r => r["kind"] == "measured" && r["demo"] == "true");
        var both = await RowsAsync(analyst, "/indicators/joint-research-count.csv");
        both.Select(r => r["kind"]).Distinct().Should().BeEquivalentTo(["official", "measured"]);
        both.Where(r => r["kind"] == "measured" && r["fiscal_year"] == "2023").Should().ContainSingle().Which["coverage"].Should().NotBeEmpty();
        (await PageAsync(analyst, "/indicators/indirect-cost-ratio.json")).Should().Contain("The register of this portal");
    }

    [Theory]
    [InlineData("/indicators?lang=xx", "lang=xx")]
    [InlineData("/dashboard/change?by=unknown&from=abc&to=2024", "by=unknown")]
    [InlineData("/dashboard/explore?key=company-investment&partner-kind=nobody", "partner-kind=nobody")]
    [InlineData("/dashboard/explore?key=company-investment&region=77&since=abc&page=x", "region=77")]
    public async Task What_an_address_says_wrongly_is_said_on_the_page(string address, string words)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await PageAsync(analyst, address)).Should().Contain(words).And.Contain("使える値");
    }

    [Theory]
    [InlineData("/dashboard/explore.csv?key=company-investment&institution=abc", "institution must be")]
    [InlineData("/dashboard/explore.csv?key=company-investment&prefecture=abc", "1 to 47")]
    [InlineData("/dashboard/explore.csv?key=company-investment&partner-kind=nobody", "large")]
    [InlineData("/dashboard/explore.csv?key=company-investment&region=77", "region must be")]
    [InlineData("/dashboard/peers.csv?institution=abc", "institution must be")]
    [InlineData("/dashboard/change.csv?by=unknown", "by must be one of")]
    public async Task A_file_refuses_in_words_what_its_address_says_wrongly(string address, string words)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        await RefusedAsync(analyst, address, words);
    }
}
