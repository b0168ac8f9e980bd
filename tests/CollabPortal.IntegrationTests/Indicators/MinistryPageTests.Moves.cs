using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>What moved the targets in the briefing, and two releases of which much differs.</summary>
public sealed partial class MinistryPageTests
{
    [Theory]
    [InlineData("ministry@demo.example", true)]
    [InlineData("company@demo.example", false)]
    public async Task The_briefing_says_what_moved_each_target_by_the_figures_of_the_change(string who, bool seesAll)
    {
        using var reader = await portal.ClientAsync(who);
        var page = WebUtility.HtmlDecode(await PageAsync(reader, "/dashboard/briefing"));
        foreach (var (key, name) in new[] { ("company-investment", "企業投資"), ("large-joint-research", "大型共同研究"), ("patent-licences", "特許権実施等"), ("researcher-moves", "研究者の移動") })
        {
            var line = Regex.Match(page, $"<li>(?<said>{name} [+−]?[0-9][^<]*（[0-9]{{4}}→[0-9]{{4}}年度）[^<]*)", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["said"].Value;
            line.Should().NotBeEmpty(key);
            foreach (var (by, words) in new[] { ("group", "[国公私]立"), ("prefecture", "[都道府県]") })
            {
                var largest = (await RowsAsync(reader, $"/dashboard/change.csv?key={key}&by={by}")).Where(r => r["code"] != "total" && r["withheld"] == "false" && Number(r["change"]) != 0).MaxBy(r => Math.Abs(Number(r["change"])));
                if (largest is null) line.Should().NotMatchRegex($"{words} [+−]", "nothing of it is told to this reader");
                else line.Should().Contain($"{largest["name_ja"]} {(Number(largest["change"]) < 0 ? "−" : "+")}", key);
            }

            if (!seesAll) line.Should().NotContain("†").And.NotMatchRegex("円(以上|以下|未満|超)", "sizes of this are for the ministry");
        }

        page.Should().Contain("公式値の動きとは一致しない");
        (await PageAsync(reader, "/dashboard/briefing?key=patent-licences")).Should().NotContain("<li>企業投資 ", "only what is chosen");
        var past = WebUtility.HtmlDecode(await PageAsync(reader, "/dashboard/briefing?knownOn=2022-06-01"));
        Regex.Matches(past, "<li>[^<]*→(?<to>[0-9]{4})年度）", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups["to"].Value).Should().OnlyContain(to => to == "2021", "the last fiscal year that was over then");

        static decimal Number(string cell) => decimal.Parse(cell, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_division_that_is_withheld_as_a_whole_is_no_standstill_and_a_year_without_records_is_named()
    {
        using var company = await portal.ClientAsync("company@demo.example");
        var rows = await RowsAsync(company, "/dashboard/change.csv");
        rows.Where(r => r["code"] != "total").Should().ContainSingle("else this says nothing").Which["withheld"].Should().Be("true");
        var page = WebUtility.HtmlDecode(await PageAsync(company, "/dashboard/change"));
        page.Should().MatchRegex("の内訳は秘匿、全体は[+−][0-9]").And.NotContain("変化なし").And.NotContain("<svg class=\"chart");
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await PageAsync(analyst, "/dashboard/change?from=2003&to=2024")).Should().Contain("2003年度には示せる登録データがありません。").And.NotContain("指定の年度は比べられません");
        (await PageAsync(analyst, "/dashboard/change?from=2024&to=2024")).Should().Contain("指定の年度は比べられません");
    }

    [Fact]
    public async Task Measured_rows_carry_no_break_of_the_published_series()
    {
        using var visitor = portal.Visitor();
        foreach (var key in new[] { "startups-founded", "joint-research-count" })
            (await RowsAsync(visitor, $"/indicators/{key}.csv")).Where(r => r["kind"] == "measured").Should().NotBeEmpty().And.OnlyContain(r => r["comparable_from"] == "", key);
        var page = await PageAsync(visitor, "/indicators/startups-founded");
        page[page.IndexOf("id=\"measured\"", StringComparison.Ordinal)..page.IndexOf("id=\"releases\"", StringComparison.Ordinal)].Should().Contain("scope=\"row\"").And.NotContain("ここから比較できません");
    }

    [Fact]
    public async Task Two_releases_far_apart_tell_what_was_revised_first_and_fold_new_values_by_series()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        // 46 new values of nine series and 134 of 24 that had none; neither release but the last has a day.
        var far = await PageAsync(analyst, "/dashboard/releases?earlier=Cabinet%20Office%20issue%20paper%20(about%202018)&later=METI%20startup%20survey%20FY2024");
        far.Should().Contain("改められた値はありません").And.Contain("新しい値を1つずつ表示（46個）").And.Contain("新しい値（46個）：").And.Contain("24系列、134個").And.Contain("公表日の分からない資料は");
        Open(far).Should().NotContain("role=\"row\"", "single values are folded").And.Contain("class=\"new-values\"").And.NotContain("class=\"first-values\"");
        var revised = await PageAsync(analyst, "/dashboard/releases?earlier=METI%20interim%20summary%202020&later=MEXT%20survey%20FY2023");
        Regex.Matches(Open(revised), "<th scope=\"row\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Should().ContainSingle("the one value that was revised");
        var near = await PageAsync(analyst, "/dashboard/releases?earlier=MEXT%20survey%20FY2022&later=MEXT%20survey%20FY2023");
        near.Should().NotContain("new-rows");
        Open(near).IndexOf("1,381", StringComparison.Ordinal).Should().BePositive().And.BeLessThan(Open(near).IndexOf("未登録", StringComparison.Ordinal), "what was revised comes first");

        static string Open(string page) => Regex.Replace(page[page.IndexOf("id=\"differences\"", StringComparison.Ordinal)..], "<details.*?</details>", "", RegexOptions.Singleline, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("/dashboard/change?key=patent-licences&by=band", "この指標は契約の規模に分けて数えていないため、設置者・種別で示しています。", "読み取れません")]
    [InlineData("/dashboard/change?key=company-investment&by=institution", "図にない", "読み取れません")]
    [InlineData("/indicators/clinical-trials-amount", ">計測値の動き<", "公式値の動き")]
    [InlineData("/indicators/research-time-share", ">公式値の動き<", "資料000")]
    [InlineData("/indicators/private-yen-per-public-yen", "公式値とは比べられない", "捕捉率")]
    [InlineData("/indicators", "href=\"/openapi/v1.json\"", "資料00")]
    [InlineData("/indicators?lang=ja", "基準（2013年度）の値の出典", "資料00")]
    [InlineData("/indicators/researcher-moves", "公式値の公表資料：2資料（最新は", "資料00")]
    [InlineData("/about/data-sources", "href=\"/openapi/v1.json\"", "（資料00")]
    public async Task Pages_name_what_they_show(string address, string said, string not)
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        (await PageAsync(analyst, address)).Should().Contain(said).And.NotContain(not);
    }

    [Fact]
    public async Task A_ratio_has_no_coverage_and_a_sum_has()
    {
        using var analyst = await portal.ClientAsync("ministry@demo.example");
        var ratio = await RowsAsync(analyst, "/api/v1/indicators/private-yen-per-public-yen/series?format=csv");
        ratio.Should().Contain(r => r["official"] != "" && r["value"] != "").And.OnlyContain(r => r["coverage"] == "");
        (await RowsAsync(analyst, "/indicators/private-yen-per-public-yen.csv")).Should().OnlyContain(r => r["coverage"] == "");
        (await RowsAsync(analyst, "/api/v1/indicators/joint-research-amount/series?format=csv")).Should().Contain(r => r["coverage"] != "");
    }
}
