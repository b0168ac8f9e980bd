using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Indicators;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>What pages and files say of published parts, of the releases that values stand in, and of revisions.</summary>
public sealed class PartsAndReleasesTests : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;
    private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddLocalization().AddIndicatorPages().BuildServiceProvider();

    public PartsAndReleasesTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = before;
        services.Dispose();
    }

    private static OfficialFigure Figure(int year, decimal value, string release = "r") =>
        new(new FiscalYear(year), value, release, new LocalText(release, release), "exact", new SourceText("[1]", []), null, true) { Publisher = Publisher.Of(release, null) };

    private static IndicatorSheet Sheet(Indicator indicator, PartReport[] parts, params OfficialFigure[] official)
    {
        var target = new PolicyTarget(new FiscalYear(2013), 690, 2, new FiscalYear(2020));
        return IndicatorSheet.Of(new IndicatorReport(
            indicator, target, null, PolicyProgress.Evaluate(target, official.Select(o => new YearValue(o.Year, o.Value)), new Horizon(new FiscalYear(2026), new FiscalYear(2025))),
            official, parts, [], true), new FiscalYear(2025))!;
    }

    private static IndicatorSheet Large(params OfficialFigure[] official) => Sheet(
        new LargeJointResearch(),
        [new(new LargeJointResearch().Parts[0], [Figure(2013, 600, "a"), Figure(2019, 1_451, "b"), Figure(2020, 1_300, "c")]), new(new LargeJointResearch().Parts[1], [Figure(2013, 90, "a"), Figure(2020, 300, "d")])],
        official);

    private T Of<T>() where T : notnull => services.GetRequiredService<T>();

    [Fact]
    public void Published_parts_that_do_not_add_up_are_not_called_missing()
    {
        var sheet = Large(Figure(2013, 690, "a"), Figure(2020, 1_500, "d"));
        Of<KpiFacts>().Of(sheet).Should().Contain("2020年度は公表された内訳（1,300＋300＝1,600件）が全体（1,500件）と合わないため、図では分けずに灰色で示します。")
            .And.NotContain(f => f.StartsWith("灰色の棒", StringComparison.Ordinal));
        Keys(sheet).Should().Contain("全体の公式値（公表された内訳の合計と合わない）").And.NotContain("全体の公式値（内訳は未登録）");

        var missing = Large(Figure(2013, 690, "a"), Figure(2018, 1_100, "d"));
        Of<KpiFacts>().Of(missing).Should().Contain(f => f.StartsWith("灰色の棒（2018年度）", StringComparison.Ordinal)).And.NotContain(f => f.Contains("合わない", StringComparison.Ordinal));
        Keys(missing).Should().Contain("全体の公式値（内訳は未登録）");

        var both = Large(Figure(2013, 690, "a"), Figure(2018, 1_100, "d"), Figure(2020, 1_500, "d"));
        Of<KpiFacts>().Of(both).Should().Contain(f => f.StartsWith("灰色の棒（2018年度）", StringComparison.Ordinal)).And.Contain(f => f.StartsWith("2020年度は公表された内訳", StringComparison.Ordinal));
        Keys(both).Should().Contain("全体の公式値（内訳が未登録、または合計が合わない）").And.NotContain("全体の公式値（内訳は未登録）");
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        Of<KpiFacts>().Differing(sheet).Should().Equal("FY2020: the published parts (1,300 + 300 = 1,600) do not add up to the published whole (1,500); the chart shows the whole undivided, in grey.");
    }

    private IEnumerable<string> Keys(IndicatorSheet sheet) => new[] { Of<TargetCharts>().Full(sheet), Of<TargetCharts>().Row(sheet) }.SelectMany(c => Of<TargetKeys>().Of([c], full: true)).Select(k => k.Text);

    [Fact]
    public void A_file_names_every_release_that_its_bars_are_of()
    {
        var numbers = Of<IndicatorNumbers>();
        numbers.Releases([]).Should().BeNull();
        numbers.Releases([Figure(2013, 1, "a"), Figure(2014, 1, "a")]).Should().Be("a");
        // The part of FY2019 is drawn by itself; of FY2020 the parts are not drawn.
        numbers.Releases(Large(Figure(2013, 690, "a"), Figure(2020, 1_500, "d")).Drawn).Should().Be("3資料（最新はd、ほかはa、b）");
        // A release that restates early years is newer than one that tells of a later year.
        numbers.Releases([Figure(2013, 1, "late") with { PublishedOn = new DateOnly(2024, 3, 1) }, Figure(2015, 1, "early") with { PublishedOn = new DateOnly(2017, 1, 10) }]).Should().Be("2資料（最新はlate、ほかはearly）");
    }

    [Fact]
    public void A_baseline_of_another_publisher_has_its_source_beside_that_of_the_latest_value()
    {
        Sheet(new PatentLicences(), [], Figure(2013, 690, "JPO annual report 2018"), Figure(2015, 900, "MEXT survey FY2016")).BaselineOfOther!.Release.Should().Be("JPO annual report 2018");
        Sheet(new PatentLicences(), [], Figure(2013, 690, "MEXT survey FY2014"), Figure(2015, 900, "MEXT survey FY2016")).BaselineOfOther.Should().BeNull();
    }

    [Fact]
    public void A_revision_is_told_with_values_that_differ()
    {
        var numbers = Of<IndicatorNumbers>();
        numbers.Apart(IndicatorUnit.YenPerYen, 0.4596m, 0.4604651163m).Should().Be(("0.4596円", "0.4605円"), "0.46 and 0.46, 0.460 and 0.460 are equal");
        numbers.ExactWithUnit(IndicatorUnit.YenPerYen, 0.4604651163m).Should().Be("0.4605円", "as the table of releases shows it");
        numbers.Apart(IndicatorUnit.Contracts, 690, 691).Should().Be(("690件", "691件"));
        numbers.Apart(IndicatorUnit.HundredMillionYen, 1_386.1m, 1_386.4m).Should().Be(("1,386.1億円", "1,386.4億円"));
        numbers.Apart(IndicatorUnit.Share, 0.3291m, 0.3294m).Should().Be(("32.91％", "32.94％"));
        numbers.Apart(IndicatorUnit.YenPerYen, 0.4604651163m, 0.4604651164m).Should().BeNull("they are the same to whoever reads");
    }

    [Fact]
    public void The_growth_needed_was_reached_in_one_span_or_in_each_of_several()
    {
        var facts = Of<KpiFacts>();
        facts.EverFastEnough(Sheet(new ResearcherMoves(), [], Figure(2013, 690), Figure(2015, 1_004))).Should().Contain("2014〜2015年度（年平均+20.6%）の少なくとも1年度").And.NotContain("それぞれ");
    }

    [Fact]
    public void Coverage_is_told_of_sums_and_counts_alone() => IndicatorCatalogue.WithMeasure.Where(i => i.OfficialSeries.Length + (i.Formula?.Series.Count ?? 0) > 0 && !i.HasCoverage)
        .Select(i => i.Key).Should().BeEquivalentTo("private-yen-per-public-yen", "joint-research-amount-per-contract");

    [Fact]
    public void Populations_name_no_file_of_the_makers() =>
        OfficialStatistics.All.Where(s => s.Population.Ja.Contains("資料0", StringComparison.Ordinal) || s.Population.En.Contains("seed", StringComparison.Ordinal)).Should().BeEmpty();
}
