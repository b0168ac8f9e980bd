using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Figures;
using CollabPortal.Web.Pages.Analysis;
using CollabPortal.Web.Pages.Indicators;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>The words of the dashboard, with the official values as they are known today.</summary>
public sealed class IndicatorPageTests : IDisposable
{
    private static readonly Horizon Today = new(new FiscalYear(2026), new FiscalYear(2025));
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddIndicatorPages().BuildServiceProvider();

    public IndicatorPageTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    private static IndicatorSheet Investment => Sheet(new CompanyInvestment(), 2014, 115_088, 3, 2025, (2014, 115_088), (2015, 120_887));

    private static IndicatorSheet Large => Sheet(new LargeJointResearch(), 2013, 690, 2, 2020, (2013, 690), (2015, 1004));

    private static IndicatorSheet Leaving => Sheet(new ResearcherMovesOutOfUniversities(), 2013, 632, 2, 2020, (2013, 632), (2014, 842), (2015, 1267), (2018, 604));

    private static OfficialFigure Figure(int year, decimal value) =>
        new(new FiscalYear(year), value, "r", new LocalText("資料", "release"), "exact", new SourceText("[1]", []), null, true);

    private static IndicatorSheet Sheet(Indicator indicator, int from, decimal baseline, decimal times, int deadline, params (int Year, decimal Value)[] official)
    {
        var target = new PolicyTarget(new FiscalYear(from), baseline, times, new FiscalYear(deadline));
        var parts = indicator is LargeJointResearch
            ? new[] { new PartReport(indicator.Parts[0], [Figure(2013, 600), Figure(2015, 803), Figure(2019, 1451), Figure(2021, 1599)]), new PartReport(indicator.Parts[1], [Figure(2013, 90), Figure(2015, 201)]) }
            : [];
        return IndicatorSheet.Of(new IndicatorReport(
            indicator, target, null, PolicyProgress.Evaluate(target, official.Select(o => new YearValue(new FiscalYear(o.Year), o.Value)), Today),
            [.. official.Select(o => Figure(o.Year, o.Value))], parts, [], true), Today.LastYearOver)!;
    }

    private KpiRows Rows => services.GetRequiredService<KpiRows>();

    [Fact]
    public void Company_investment_reads_as_in_the_sources()
    {
        var row = Rows.Of(Investment);
        row.Value.Should().Be("1,209");
        row.Levels.Select(l => l.Value).Should().Equal("3,453億円", "1,151億円", "1.05倍");
        row.ProgressText.Should().Be("2.5%");
        row.PathText.Should().Contain("5.3%");
        row.Growth.Select(g => g.Value).Should().StartWith(["年 11.1%", "年 5.0%"]);
        row.Growth[0].Period.Should().Be("最新の値から、2015→2025年度");
        row.Status.Should().Be(StatusKind.Bad);
        row.Verdict.Should().Contain("不明").And.Contain("2025年度");
    }

    [Theory]
    [InlineData("11.8", 11.8)] // 11.798294 is needed and shown as 11.8: 11.8 is calculated
    [InlineData("11.798294", 11.798294)]
    [InlineData(null, 5.04)] // as observed, to the digit that is shown
    public void What_is_shown_is_what_is_calculated(string? typed, double percent)
    {
        var supposed = SupposedText.Read(typed, null, 0.050389);
        supposed.GrowthPercent.Should().Be(percent);
        supposed.In(IndicatorUnit.MillionYen).AnnualGrowth.Should().Be(percent / 100);
        WhatIfWords.Percent(supposed.GrowthPercent).Should().Be(percent.ToString("0.0#####", CultureInfo.InvariantCulture) + "%");
        SupposedText.Enough(0.11798294).Should().Be(11.8);
        SupposedText.Enough(0.117046).Should().Be(11.71, "what is typed as shown does not miss the target");
    }

    [Fact]
    public void A_value_that_a_later_release_changed_is_marked_and_told_and_growth_across_publishers_says_so()
    {
        OfficialFigure Of(int year, decimal value, string release, bool newest) => Figure(year, value) with { ReleaseText = new LocalText(release, release), IsNewest = newest, Publisher = Publisher.Of(release, null) };
        var figures = OfficialFigure.WithChanges([Of(2013, 9_856, "JPO annual report 2018", true), Of(2015, 11_800, "JPO annual report 2017", false), Of(2015, 11_872, "MEXT survey FY2016", true)]);
        figures.Select(f => f.ChangedFrom?.Value ?? 0).Should().Equal(0, 0, 11_800);
        figures.Select(f => f.IsReplaced).Should().Equal(false, true, false);
        OfficialFigure.WithChanges([Of(2015, 11_872, "a", false), Of(2015, 11_872, "b", true)]).Should().OnlyContain(f => f.ChangedFrom == null && !f.IsReplaced, "the same value again changes nothing");
        var target = new PolicyTarget(new FiscalYear(2013), 9_856, 1.5m, new FiscalYear(2025));
        var sheet = IndicatorSheet.Of(new IndicatorReport(
            new PatentLicences(), target, null, PolicyProgress.Evaluate(target, [new(new FiscalYear(2013), 9_856), new(new FiscalYear(2015), 11_872)], Today), figures, [], [], false), Today.LastYearOver)!;
        var row = Rows.Of(sheet);
        row.Value.Should().Be("11,872*");
        row.Facts.Should().Contain(f => f.Contains("11,800", StringComparison.Ordinal) && f.StartsWith('*'));
        row.Chart.Official.Single(b => b.Year == 2015).Mark.Should().Be("*");
        row.Chart.Official.Single(b => b.Year == 2013).Mark.Should().BeEmpty();
        row.Growth.Should().Contain(g => g.Period != null && g.Period.Contains("公表元の違う値の間", StringComparison.Ordinal));
        Rows.Of(Investment).Growth.Should().NotContain(g => g.Period != null && g.Period.Contains("公表元", StringComparison.Ordinal));
    }

    [Fact]
    public void A_target_that_is_passed_needs_no_growth_below_nothing()
    {
        var passed = Sheet(new CompanyInvestment(), 2014, 100, 3, 2030, (2014, 100), (2020, 320));
        passed.Progress.RequiredAnnualGrowth.Should().BeNegative();
        Rows.Of(passed).Growth[0].Value.Should().Be("達成済み");
        services.GetRequiredService<IndicatorNumbers>().NeededGrowth(Investment.Progress, Investment.Progress.NeededAnnualGrowth).Should().Be("年 11.1%");
    }

    [Fact]
    public void English_shows_the_same_figures_in_billions()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var row = Rows.Of(Investment);
        (row.Value, row.Unit).Should().Be(("¥120.9bn", ""), "written as the target beside it");
        row.Levels[0].Value.Should().Be("¥345.3bn");
    }

    [Fact]
    public void Every_average_that_reached_the_growth_needed_is_named()
    {
        var moves = Sheet(new ResearcherMoves(), 2013, 10_150, 1.2m, 2020, (2013, 10_150), (2015, 11_192), (2018, 11_083), (2020, 12_500));
        services.GetRequiredService<KpiFacts>().EverFastEnough(moves).Should().Contain("2014〜2015年度（年平均+5.0%）").And.Contain("2019〜2020年度（年平均+6.2%）").And.NotContain("2016〜").And.Contain("それぞれ");
    }

    [Fact]
    public void Universities_alone_above_the_target_are_told_and_make_no_verdict()
    {
        var row = Rows.Of(Large);
        row.Value.Should().Be("1,004");
        row.Facts.Should().Contain(f => f.Contains("1,451件") && f.Contains("1,599件") && f.Contains("1,380件"));
        row.Verdict.Should().Contain("不明");
    }

    [Fact]
    public void The_sub_target_is_told_with_its_latest_value_and_that_it_was_reached_once()
    {
        var moves = Sheet(new ResearcherMoves(), 2013, 10_150, 1.2m, 2020, (2013, 10_150), (2015, 11_192), (2018, 11_083));
        var sub = Rows.Of(moves, Leaving).SubTarget!;
        sub.Text.Should().StartWith("2015年度に1,267人となり、目標の1,264人に達しました。最新の公式値は2018年度の604人").And.Contain("2020年度までに1,264人");
        sub.Address.Should().Be("/indicators/researcher-moves-out-of-universities");
    }

    [Fact]
    public void Leads_tell_a_target_once_reached_and_a_part_alone_above_it_without_a_verdict()
    {
        var words = services.GetRequiredService<IndicatorWords>();
        words.Lead(Leaving).Should().StartWith("2015年度に1,267人となり、目標の1,264人に達しました。").And.Contain("2018年度の604人");
        words.Lead(Large).Should().StartWith("大学等だけでは2019年度に1,451件となり、目標の1,380件を上回りました。").And.Contain("判定ではありません");
        services.GetRequiredService<DashboardLead>().Facts([Investment, Large, Leaving]).Should().HaveCount(2);
    }

    [Fact]
    public void A_projection_that_is_cut_at_the_target_says_so()
    {
        var words = services.GetRequiredService<IndicatorWords>();
        words.ChartNote(Large).Should().Contain("目標に達したところで止めています").And.Contain("2,564件");
        words.ChartNote(Investment).Should().NotContain("止めています");
    }

    [Theory]
    [InlineData("ja", 0, "0億円")]
    [InlineData("ja", 4.2, "4.2百万円")]
    [InlineData("ja", 0.03, "3.0万円")]
    [InlineData("ja", 9.99, "10.0百万円")]
    [InlineData("ja", 10, "0.1億円")]
    [InlineData("ja", 345_264, "3,453億円")]
    [InlineData("en", 99, "¥99.0m")]
    [InlineData("en", 0.02, "¥20.0 thousand")]
    [InlineData("en", 345_264, "¥345.3bn")]
    public void Little_money_is_not_written_as_none(string language, double million, string words)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        services.GetRequiredService<IndicatorNumbers>().WithUnit(IndicatorUnit.MillionYen, million).Should().Be(words);
    }

    [Fact]
    public void A_column_has_one_unit_in_which_nothing_but_0_reads_as_0()
    {
        YenScales.Of([0, 120_000_000, 10_000_000], YenScale.Oku, english: false).Should().Be(YenScale.Oku);
        YenScales.Of([0, 120_000_000, -9_900_000], YenScale.Oku, english: false).Should().Be(YenScale.Million);
        YenScales.Of([120_000_000, 99_999], YenScale.Million, english: false).Should().Be(YenScale.Man);
        YenScales.Of([0], YenScale.Million, english: false).Should().Be(YenScale.Million);
        YenScales.Of([200_000_000], YenScale.Million, english: true).Should().Be(YenScale.Million, "a column never has a larger unit than asked for");
        services.GetRequiredService<IndicatorNumbers>().Money(YenScale.Man, 120_000_000).Should().Be("12,000.0万円");
        var own = services.GetRequiredService<CollabPortal.Web.Pages.Targets.OwnTargetWords>();
        (own.Value(IndicatorUnit.MillionYen, 300), own.Value(IndicatorUnit.MillionYen, 0.03m)).Should().Be(("300百万円", "3.0万円"), "an office's own target too");
    }

    [Fact]
    public void A_year_in_progress_and_cells_below_the_limits_are_marked()
    {
        var figures = services.GetRequiredService<MeasuredFigures>();
        var data = new MeasuredJointResearch(
            new FiscalYear(2026), [new FiscalYear(2026)], 1, false, false, IsRunning: true, new JointResearchSum(2, 0, 5_000_000),
            [new BandSum(1, 1, 1_000_001, new JointResearchSum(2, 0, 5_000_000, IsBelowLimits: true))], [], []);
        figures.BandUnit(data).Should().Contain("2026年度（年度途中）");
        data.HoldsSmallCells.Should().BeTrue();
        figures.Mark(data.Bands[0].Sum).Should().Be("†");
        figures.BandUnit(data with { IsRunning = false }).Should().NotContain("年度途中");
    }

    [Fact]
    public void The_lead_names_what_is_above_and_below_and_the_growth_that_was_needed()
    {
        var lead = services.GetRequiredService<DashboardLead>();
        lead.Sentence([Investment, Large]).Should().Be(
            "いちばん新しい公式値では、2指標のうち、大型共同研究（2015年度の値）が、目標に必要な経路を上回っています。企業投資（2015年度の値）は下回っています。企業投資は、2015年度の値から期限の2025年度まで年11.1%の伸びが必要でしたが、2015年度までの実績は5.0%でした。");
        lead.Verdicts([Investment, Large]).Should().ContainSingle().Which.Should().Contain("2020年度、2025年度").And.Contain("2指標とも未登録");
    }

    [Fact]
    public void A_missed_target_is_said_first_with_the_growth_that_it_asked_for()
    {
        var missed = Sheet(new CompanyInvestment(), 2014, 115_088, 3, 2025, (2014, 115_088), (2015, 120_887), (2025, 331_000));
        services.GetRequiredService<DashboardLead>().Sentence([missed, Large]).Should().StartWith("企業投資（2025年度の値）は期限の年度に目標を達成できませんでした。")
            .And.Contain("企業投資は、2014年度から期限の2025年度まで年10.5%の伸びが必要でしたが、実績は10.1%でした。");
        var row = Rows.Of(missed);
        row.Growth.Select(g => g.Value).Should().StartWith(["年 10.5%", "年 10.1%"]);
        row.Growth[2].Label.Should().Contain("唯一", "one pair of years is no best");
        row.Facts.Should().Contain(f => f.Contains("10.5%", StringComparison.Ordinal), "whether it was ever reached is told after the verdict too");
    }

    [Fact]
    public void Nothing_measured_is_said_to_be_missing_and_not_zero()
    {
        var row = Rows.Of(Investment);
        row.Measured.Should().BeNull();
        row.MeasuredNote.Should().Contain("0ではありません");
    }

    [Fact]
    public void Size_bands_say_which_edge_they_include()
    {
        string Name(long lower, long? upper) => SizeBandNames.Of(lower, upper).Ja;
        Name(0, 1).Should().Be("0円");
        Name(1, 1_000_001).Should().Be("100万円以下");
        Name(1_000_001, 3_000_001).Should().Be("100万円超300万円以下");
        Name(5_000_001, 10_000_000).Should().Be("500万円超1,000万円未満");
        Name(10_000_000, 50_000_000).Should().Be("1,000万円以上5,000万円未満");
        Name(100_000_000, null).Should().Be("1億円以上");
        SizeBandNames.Of(5_000_001, 10_000_000).En.Should().Be("over ¥5m, below ¥10m");
        MeasuredFigures.BandName(new BandSum(1, 10_000_000, 50_000_000, new JointResearchSum(0, 0, 0))).Should().Be("1,000万円以上5,000万円未満", "the page says it as the API does");
    }
}
