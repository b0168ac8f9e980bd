using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CollabPortal.IntegrationTests.Demo;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>What an analyst relies on in the pages and files below /dashboard: days, units, missing values, and what an address that means nothing is answered.</summary>
public sealed partial class MinistryPageTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task A_briefing_of_a_past_day_holds_what_was_out_by_then_and_keeps_the_day()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var then = await PageAsync(analyst, "/dashboard/briefing?key=patent-licences&knownOn=2020-06-01");
        then.Should().Contain("2020年6月1日の時点で公表されていた").And.Contain("/dashboard/briefing.csv?key=patent-licences&amp;knownOn=2020-06-01").And.Contain("name=\"knownOn\" value=\"2020-06-01\"");
        then.Should().Contain("公表日が分からず", "what is left out is named");
        (await PageAsync(analyst, "/dashboard/briefing?knownOn=yesterday")).Should().Contain("knownOn=yesterday").And.Contain("今の値");
        var (now, past) = (await RowsAsync(analyst, "/dashboard/briefing.csv"), await RowsAsync(analyst, "/dashboard/briefing.csv?knownOn=2020-06-01"));
        string[] Releases(List<Dictionary<string, string>> rows) => [.. rows.Where(r => r["kind"] == "official").Select(r => r["release"]).Distinct()];
        Releases(past).Should().BeSubsetOf(Releases(now)).And.HaveCountLessThan(Releases(now).Length).And.NotContain("University Factbook 2023");
        await RefusedAsync(analyst, "/dashboard/briefing.csv?knownOn=yesterday", "knownOn must be a day");
    }

    [Fact]
    public async Task The_dashboards_files_of_a_past_day_are_those_of_the_briefing_and_a_day_that_is_none_is_refused()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var (dashboard, briefing) = (await RowsAsync(analyst, "/dashboard/indicators.csv?knownOn=2020-06-01"), await RowsAsync(analyst, "/dashboard/briefing.csv?knownOn=2020-06-01"));
        dashboard.Select(r => string.Join('|', r.Values)).Should().Equal(briefing.Select(r => string.Join('|', r.Values)));
        dashboard.Where(r => r["kind"] == "official").Should().OnlyContain(r => r["release"] != "Cabinet Office indicator data", "nobody knows that it was out by then");
        var research = await RowsAsync(analyst, "/dashboard/official-joint-research.csv?knownOn=2020-06-01");
        research.Max(r => r["fiscal_year"]).Should().Be("2018", "later surveys came later");
        (await PageAsync(analyst, "/dashboard/indicators.json?knownOn=2020-06-01")).Should().Contain("/dashboard?knownOn=2020-06-01", "the metadata leads back to the same view");
        foreach (var file in new[] { "/dashboard/indicators.csv?knownOn=abc", "/dashboard/official-joint-research.csv?knownOn=abc" })
            await RefusedAsync(analyst, file, "knownOn must be a day");
    }

    [Fact]
    public async Task Releases_the_wrong_way_round_are_put_right_and_said_and_their_file_says_which_is_older()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var page = await PageAsync(analyst, "/dashboard/releases?earlier=MEXT%20survey%20FY2023&later=MEXT%20survey%20FY2022");
        page.Should().Contain("前後が逆に選ばれていたので").And.Contain("ほかの公表元の資料で変わった値").And.Contain("大学発ベンチャーの数");
        var rows = await RowsAsync(analyst, "/dashboard/releases.csv?earlier=MEXT%20survey%20FY2023&later=MEXT%20survey%20FY2022");
        rows.Should().Contain(r => r["key"] == "private-receipts-total" && r["fiscal_year"] == "2022" && r["before"] == "1381" && r["after"] == "1386" && r["of_other_publisher"] == "false");
        rows.Should().OnlyContain(r => r["compared_with"] == "MEXT survey FY2022").And.Contain(r => r["key"] == "startups-existing" && r["of_other_publisher"] == "true");
        var far = await RowsAsync(analyst, "/dashboard/releases.csv?earlier=MEXT%20survey%20FY2004&later=MEXT%20survey%20FY2023");
        far.Should().Contain(r => r["key"] == "large-joint-research" && r["series"] == "large_joint_research_universities");
        far.Select(r => (r["series"], r["fiscal_year"])).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_past_day_goes_along_to_every_further_page_and_a_day_ahead_shows_now()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        foreach (var address in new[] { "/dashboard/mobility", "/dashboard/startups", "/dashboard/explore", "/dashboard/releases" })
        {
            var then = await PageAsync(analyst, address + "?knownOn=2020-06-01");
            then.Should().Contain("2020年6月1日の時点で公表されていた公式値", address).And.NotContain("as-of-now", address).And.Contain("/dashboard/briefing?knownOn=2020-06-01").And.Contain("/dashboard?knownOn=2020-06-01");
        }

        (await PageAsync(analyst, "/dashboard/startups?knownOn=2020-06-01")).Should().NotContain("5,074", "the survey of 2024 came out in 2025");
        (await PageAsync(analyst, "/dashboard/releases?knownOn=2020-06-01")).Should().NotContain("MEXT survey FY2023");
        (await RowsAsync(analyst, "/dashboard/releases.csv?knownOn=2020-06-01")).Should().OnlyContain(r => string.CompareOrdinal(r["fiscal_year"], "2020") < 0);
        (await RowsAsync(analyst, "/dashboard/mobility.csv?knownOn=2010-01-01")).Should().NotContain(r => r["kind"] == "official");
        (await PageAsync(analyst, "/indicators/patent-licences?knownOn=2010-01-01")).Should().Contain("公表日の分かる最も古い資料は", "what is known of undated releases is said in words");
        foreach (var address in new[] { "/dashboard/change", "/dashboard/peers" })
        {
            (await PageAsync(analyst, address + "?knownOn=2020-06-01")).Should().Contain("as-of-now", address).And.Contain("/dashboard/briefing?knownOn=2020-06-01").And.Contain("/dashboard?knownOn=2020-06-01");
            (await PageAsync(analyst, address)).Should().NotContain("as-of-now", address);
        }

        (await PageAsync(analyst, "/dashboard/briefing?knownOn=2099-01-01")).Should().Contain("まだ先の日付");
        var (now, ahead) = (await RowsAsync(analyst, "/dashboard/briefing.csv"), await RowsAsync(analyst, "/dashboard/briefing.csv?knownOn=2099-01-01"));
        ahead.Count.Should().Be(now.Count, "a day ahead knows no more than now");
        now.Where(r => r["kind"] == "progress").Should().NotBeEmpty().And.OnlyContain(r => r["status"] == "on-track" || r["status"] == "behind");
    }

    [Theory]
    [InlineData("/api/v1/indicators/joint-research-count/series?by=group&band=9", "size band: 0, 1")]
    [InlineData("/api/v1/indicators/joint-research-count/series?prefecture=48", "1 to 47")]
    [InlineData("/api/v1/indicators/joint-research-count/series?group=None", "National")]
    [InlineData("/api/v1/indicators/joint-research-count/series?institution=00000000-0000-0000-0000-000000000001", "/api/v1/institutions")]
    [InlineData("/api/v1/search?band=9", "size band: 1, 2")]
    [InlineData("/api/v1/indicators/joint-research-count/series?by=group&band=x", "size band: 0, 1")]
    public async Task What_does_not_exist_is_refused_with_what_does(string address, string words)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        await RefusedAsync(analyst, address, words);
    }

    [Fact]
    public async Task Rows_of_a_change_lead_further_with_the_same_years_and_filter()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        foreach (var (by, filter) in new[] { ("group", "group=National"), ("prefecture", "prefecture="), ("band", "band="), ("institution", "institution="),
            ("partner-kind", "partner-kind=large"), ("kind", "kind=CommissionedResearch"), ("field", "field="), ("region", "region="), ("institution-kind", "institution-kind=University") })
            (await PageAsync(analyst, $"/dashboard/change?key=company-investment&by={by}&from=2020&to=2024")).Should().Contain($"/dashboard/explore?key=company-investment&amp;fiscalYear=2024&amp;since=2020&amp;{filter}");
        var step = await PageAsync(analyst, "/dashboard/explore?key=company-investment&fiscalYear=2024&since=2020&prefecture=13");
        step.Should().Contain("東京都").And.Contain("2020年度").And.Contain("prefecture=13&amp;institution=", "the filter goes along");
        var part = await PageAsync(analyst, "/dashboard/explore?key=company-investment&fiscalYear=2024&since=2020&kind=CommissionedResearch");
        part.Should().Contain("契約の種別：受託研究").And.Contain("group=National&amp;kind=CommissionedResearch", "the part goes along");
        (await PageAsync(analyst, "/dashboard/explore?key=company-investment&band=99&prefecture=48")).Should().Contain("band=99").And.Contain("prefecture=48");
    }

    [Fact]
    public async Task An_unknown_indicator_among_peers_is_answered_in_words_and_peers_stand_by_name()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await PageAsync(analyst, "/dashboard/peers?key=unknown")).Should().Contain("key=unknown").And.Contain("選べる指標").And.Contain("/dashboard/peers?key=company-investment");
        var english = await PageAsync(analyst, "/dashboard/peers?lang=en&chosen=1");
        var names = Regex.Matches(english[english.IndexOf("<table", StringComparison.Ordinal)..], "/institutions/[0-9a-f-]+\">(?<name>[^<]+)<", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups["name"].Value).ToList();
        names.Should().HaveCountGreaterThan(3).And.BeInAscendingOrder(StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_briefing_says_what_its_tones_mean_and_where_its_sources_are()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var page = await PageAsync(analyst, "/dashboard/briefing");
        page.Should().Contain("chart-key").And.Contain("系列の段差（2012年度から）").And.Contain("最新の公式値").And.Contain("2色の棒のうち大学等").And.Contain("公表日不明");
        page.Should().MatchRegex("""class="place">[^<]+(?:<span[^>]*>[^<]*</span>)?[^<]*<br[^>]*><a href="https://""", "a source is printed with its address");
    }

    [Theory]
    [InlineData("ja", "アドレスの「earlier=nonsense」は読み取れません")]
    [InlineData("en", "“earlier=nonsense” in the address was not understood")]
    public async Task A_release_that_does_not_exist_is_said_in_the_readers_language(string language, string words)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await PageAsync(analyst, "/dashboard/releases?earlier=nonsense&lang=" + language)).Should().Contain(words).And.Contain("University Factbook 2023");
    }

    [Theory]
    [InlineData("/dashboard/explore?key=none", "key=none")]
    [InlineData("/dashboard/change?key=none", "key=none")]
    [InlineData("/dashboard/change?key=indirect-cost-ratio", "割合なので")]
    public async Task An_indicator_that_cannot_be_shown_is_answered_with_those_that_can(string address, string words)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var page = await PageAsync(analyst, address);
        page.Should().Contain(words).And.Contain("選べる指標").And.Contain($"{address.Split('?')[0]}?key=patent-licences");
    }

    [Fact]
    public async Task The_file_of_a_change_says_its_units_and_leaves_what_is_not_registered_empty()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var all = await RowsAsync(analyst, "/dashboard/change.csv?key=company-investment&by=institution&from=2014&to=2024");
        var (rows, total) = (all.Where(r => r["code"] != "total").ToList(), all.Should().ContainSingle(r => r["code"] == "total", "the page's last row").Which);
        Number(total["change"]).Should().BeApproximately(rows.Sum(r => Number(r["change"])), 1e-6);
        all.Should().OnlyContain(r => r["points_unit"] == "percentage_points" && r["unit"] == "million_yen");
        var before = rows.Sum(r => Number(r["from"]));
        rows.Sum(r => Number(r["points"])).Should().BeApproximately(rows.Sum(r => Number(r["change"])) / before * 100, 1e-6);
        rows.Should().OnlyContain(r => Math.Abs(Number(r["to"]) - Number(r["from"]) - Number(r["change"])) < 1e-6);
        (await PageAsync(analyst, "/dashboard/change.json?key=company-investment")).Should().Contain("percentage points").And.Contain("percentage_points");
        var bands = await RowsAsync(analyst, "/dashboard/change.csv?key=company-investment&by=band&from=2014&to=2024");
        bands.Should().Contain(b => b["name_ja"] == "1,000万円以上5,000万円未満", "size classes are called as on the dashboard");
    }

    [Fact]
    public async Task Prefectures_are_named_in_both_languages()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var rows = await RowsAsync(analyst, "/dashboard/joint-research.csv?by=prefecture");
        rows.Should().Contain(r => r["prefecture_code"] == "13" && r["prefecture"] == "Tokyo" && r["prefecture_ja"] == "東京都");
    }

    [Fact]
    public async Task Own_targets_of_the_demo_stand_at_their_office_and_the_shared_one_at_the_ministry()
    {
        using var officer = await portal.ClientAsync("liaison@demo.example");
        Targets(await PageAsync(officer, "/targets")).Should().Be(3);
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        Targets(await PageAsync(analyst, "/targets")).Should().Be(2, "one of each office is shared");

        static int Targets(string page) => page.Split("id=\"target-").Length - 1;
    }

    private static double Number(string cell) => cell.Length == 0 ? 0 : double.Parse(cell, CultureInfo.InvariantCulture);

    internal static async Task<string> PageAsync(HttpClient client, string address) => await client.GetStringAsync(new Uri(address, UriKind.Relative));

    private static async Task RefusedAsync(HttpClient client, string address, string words)
    {
        using var refused = await client.GetAsync(new Uri(address, UriKind.Relative));
        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain(words);
    }

    // These files have no line break within a cell.
    internal static async Task<List<Dictionary<string, string>>> RowsAsync(HttpClient client, string address)
    {
        var lines = (await PageAsync(client, address)).TrimStart('\uFEFF').TrimEnd().Split("\r\n").Select(Cells).ToList();
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(c => c.First, c => c.Second))];
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), "", false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) (cells, cell) = ([.. cells, cell], "");
            else cell += c;
        }

        return [.. cells, cell];
    }
}
