using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Analysis;
using CollabPortal.Web.Pages.Indicators;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>What pages and the briefing say once a target has its verdict: everything once, and from where the growth is counted.</summary>
public sealed class VerdictPageTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddIndicatorPages().BuildServiceProvider();

    public VerdictPageTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    private static IndicatorSheet Open => Sheet(new CompanyInvestment(), 2014, 115_088, 3, 2025, (2014, 115_088), (2015, 120_887));

    private static IndicatorSheet Missed => Sheet(new CompanyInvestment(), 2014, 115_088, 3, 2025, (2014, 115_088), (2015, 120_887), (2025, 331_000));

    private static IndicatorSheet Reached => Sheet(new PatentLicences(), 2013, 9_856, 1.5m, 2020, (2011, 8_000), (2012, 9_000), (2013, 9_856), (2014, 10_802), (2020, 15_000));

    private static OfficialFigure Figure(int year, decimal value) =>
        new(new FiscalYear(year), value, "r", new LocalText("資料", "release"), "exact", new SourceText("[1]", []), null, true);

    private static IndicatorSheet Sheet(Indicator indicator, int from, decimal baseline, decimal times, int deadline, params (int Year, decimal Value)[] official)
    {
        var target = new PolicyTarget(new FiscalYear(from), baseline, times, new FiscalYear(deadline));
        var horizon = new Horizon(new FiscalYear(2026), new FiscalYear(2025));
        return IndicatorSheet.Of(new IndicatorReport(
            indicator, target, null, PolicyProgress.Evaluate(target, official.Select(o => new YearValue(new FiscalYear(o.Year), o.Value)), horizon, indicator.Breaks),
            [.. official.Select(o => Figure(o.Year, o.Value))], [], [], true), horizon.LastYearOver)!;
    }

    private T Of<T>() where T : notnull => services.GetRequiredService<T>();

    private async Task<string> RenderedAsync<T>(params (string Name, object? Value)[] parameters) where T : IComponent
    {
        await using var renderer = new HtmlRenderer(services, Of<ILoggerFactory>());
        return System.Net.WebUtility.HtmlDecode(await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");
            return (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value)))).ToHtmlString();
        }));
    }

    [Fact]
    public void The_briefing_says_from_where_the_growth_needed_is_counted()
    {
        var words = Of<BriefingWords>();
        words.GrowthNote([Open]).Should().NotContain("判定が出た");
        words.GrowthNote([Open, Missed]).Should().Contain("判定が出た指標は基準から期限まで");
    }

    [Fact]
    public void A_release_that_gives_a_verdict_is_previewed_with_the_growth_that_pages_show_then()
    {
        var numbers = Of<IndicatorNumbers>();
        numbers.Needed(Open.Progress).Should().Be("年 11.1%");
        numbers.Needed(Missed.Progress).Should().Contain("年 10.5%").And.Contain("基準から");
        Of<KpiRows>().Of(Missed).Growth[0].Value.Should().Be("年 10.5%", "the same growth");
    }

    [Fact]
    public void The_pairs_of_years_are_those_since_the_baseline_and_the_sentence_says_so()
    {
        // The step to FY2013 ends at the baseline: the table shows it, the sentence does not count it.
        var fact = Of<KpiFacts>().EverFastEnough(Reached)!;
        fact.Should().Contain("基準年度のあと比べられる1年度").And.Contain("2014年度");
    }

    [Fact]
    public void A_verdict_is_told_once()
    {
        var lead = Of<IndicatorWords>().Lead(Reached);
        lead.Should().Contain("達成しました");
        lead.Split("15,000").Should().HaveCount(2, "the value stands there once");
        var later = Of<IndicatorWords>().Lead(Sheet(new PatentLicences(), 2013, 9_856, 1.5m, 2020, (2013, 9_856), (2020, 15_000), (2022, 13_000)));
        later.Should().Contain("2020年度の公式値は15,000件").And.Contain("最新の公式値は2022年度の13,000件");
        var once = Of<IndicatorWords>().Lead(Sheet(new PatentLicences(), 2013, 9_856, 1.5m, 2020, (2013, 9_856), (2017, 15_100), (2020, 14_000)));
        once.Should().Contain("2017年度には15,100件となり、一度は");
        once.Split("14,000").Should().HaveCount(2);
        var words = Of<DashboardLead>();
        words.Sentence([Reached, Open]).Should().Contain("期限の年度に目標を達成");
        words.Undecided([Reached, Open]).Should().ContainSingle("what the lead says does not come again").Which.Should().Contain("2025年度");
        words.Verdicts([Reached, Open]).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_release_that_is_its_own_source_is_named_once()
    {
        var (name, address) = (new LocalText("試験調査", "test survey"), "https://example.go.jp/release");
        var source = new SourceText("[P1]", [new SourceEntry("[P1]", name, address, SourceKind.Official)]);
        (await RenderedAsync<SourcePlaces>(("Source", source), ("Told", name))).Should().Contain(address).And.NotContain("試験調査");
        (await RenderedAsync<SourcePlaces>(("Source", source))).Should().Contain("試験調査").And.Contain(address);
    }

    [Fact]
    public async Task Sizes_that_are_all_withheld_are_one_sentence()
    {
        var year = new FiscalYear(2025);
        var data = new MeasuredJointResearch(
            year, [year], 3, false, true, false, new JointResearchSum(40, 2, 5_000_000), [new BandSum(0, 0, 1, JointResearchSum.Withheld), new BandSum(1, 1, null, JointResearchSum.Withheld)], [], []);
        (await RenderedAsync<BandTable>(("Data", data))).Should().Contain("2025年度の規模別の値は、どの区分も秘匿").And.NotContain("<table");
        (await RenderedAsync<BandTable>(("Data", data with { Bands = [data.Bands[0], new BandSum(1, 1, null, new JointResearchSum(40, 2, 5_000_000))] }))).Should().Contain("<table").And.NotContain("どの区分も");
    }

    [Fact]
    public async Task A_break_of_the_published_series_parts_published_values_alone()
    {
        var founded = OfficialStatistics.All.Single(s => s.Key == "startups-founded");
        MeasuredFigure[] measured = [new(new FiscalYear(2010), 4, null, false), new(new FiscalYear(2011), 5, null, false)];
        IndicatorReport Report(params OfficialFigure[] official) => new(founded, null, null, null, official, [], measured, false);
        (await RenderedAsync<StatisticMeasured>(("Report", Report(Figure(2011, 60))))).Should().Contain("<table").And.NotContain("ここから比較できません");
        (await RenderedAsync<StatisticMeasured>(("Report", Report(Figure(2009, 70), Figure(2010, 60))))).Should().MatchRegex("60[^<]*<span[^>]*> *ここから比較できません");
    }

    [Fact]
    public void The_briefing_tells_the_newest_publication_that_moved_its_targets_and_no_other()
    {
        var series = OfficialSeries.All.Single(s => s.Series == "company_investment");
        ReleaseChoice Release(string name) => new(name, new LocalText(name, name), new DateOnly(2026, 10, 30));
        ReleaseDifference Value(int year, decimal? old, decimal value) => new(new CompanyInvestment(), series, new FiscalYear(year), old, value, new LocalText("x", "x"), "x");
        var verdict = new TargetEffect(new CompanyInvestment(), Open.Progress, Missed.Progress);
        ReleaseNews[] news =
        [
            new(Release("大学発ベンチャー調査"), null, [], 0, []),
            new(Release("科学技術研究調査"), null, [Value(2024, null, 300_000), Value(2025, null, 331_000)], 0, [verdict]),
        ];
        var words = Of<BriefingWords>();
        words.News(news, [Missed, Reached]).Should().StartWith("前回から変わったこと：「科学技術研究調査」").And.Contain("企業投資 2025年度 3,310億円").And.Contain("→未達").And.NotContain("ベンチャー").And.NotContain("2024年度");
        words.News(news, [Reached]).Should().BeNull("nothing of what is chosen changed");
        words.News([news[1] with { Differences = [Value(2025, 330_000, 331_000)], Targets = [] }], [Missed]).Should().Contain("3,300億円→3,310億円").And.NotContain("未達");
    }

    [Fact]
    public void A_target_that_is_reached_still_answers_what_growth_would_give()
    {
        var target = Sheet(new PatentLicences(), 2013, 9_856, 1.5m, 2030, (2013, 9_856), (2024, 15_000)).Target;
        var supposed = new SupposedText(2, 0, false);
        var result = WhatIf.Of(new YearValue(new FiscalYear(2024), 15_000), target.Value, supposed.In(IndicatorUnit.Cases), target.Deadline);
        Of<WhatIfWords>().Answer(target, IndicatorUnit.Cases, supposed, result).Should().Contain("すでに目標").And.Contain("年2.0%の伸びなら、2030年度に16,892件");
    }
}
