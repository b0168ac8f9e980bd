using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

public class IndicatorCatalogueTests
{
    [Fact]
    public void The_keys_of_the_public_API_are_these() => IndicatorCatalogue.All.Select(i => i.Key).Should().Equal(
        "company-investment", "large-joint-research", "patent-licences", "researcher-moves", "researcher-moves-out-of-universities");

    [Fact]
    public void The_document_has_a_paragraph_for_every_indicator_and_no_other() =>
        Marked("### `")
            .Should().BeEquivalentTo(IndicatorCatalogue.All.Concat(IndicatorCatalogue.Computed).Concat(IndicatorCatalogue.RegisterOnly).Select(i => i.Key));

    [Fact]
    public void The_document_lists_every_counting_rule_and_no_other() =>
        Marked("| `").Where(id => !FormulaFields.Contains(id) && OfficialStatistics.Find(id) is null).Should().BeEquivalentTo(CountingRules.All.Select(r => r.Id));

    [Fact]
    public void The_document_lists_every_official_statistic() =>
        Marked("| `").Where(id => OfficialStatistics.Find(id) is not null).Should().BeEquivalentTo(OfficialStatistics.All.Select(s => s.Key));

    [Fact]
    public void Every_official_series_that_ships_has_one_key_and_one_unit()
    {
        var series = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Files", "official_series.csv")).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (Series: cells[0], Unit: cells[3])).Distinct().ToList();
        var shown = OfficialStatistics.All.Concat(IndicatorCatalogue.All).Select(i => (i.OfficialSeries, IndicatorUnits.CodeOf(i.Unit))).ToList();
        shown.Should().BeEquivalentTo(series);
        shown.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_computed_indicator_is_its_formula_and_says_what_is_missing()
    {
        var beside = IndicatorCatalogue.Find("private-yen-per-public-yen")!.Formula!;
        beside.Series.Should().Equal("private_receipts_total", "research_receipts_total");
        beside.Of([1386, 4396]).Should().BeApproximately(0.4604651163m, 0.0000000001m, "1,386 ÷ (4,396 − 1,386) of FY2022");
        beside.Of([10, 10]).Should().BeNull();
        var each = IndicatorCatalogue.Find("receipts-per-researcher")!;
        each.Formula!.Of([1386, 300_000]).Should().Be(462m, "¥138.6bn for 300,000 people are ¥462 thousand each");
        (each.Missing, each.Measure).Should().Match<(LocalText?, Measure?)>(x => x.Item1 != null && x.Item2 == null);
    }

    [Fact]
    public void Startups_of_2018_add_up()
    {
        // domain.md §3b and the METI survey: stock of the year before + founded + newly found − closed − no longer qualifying.
        var keys = new[] { "startups-existing", "startups-new-in-survey", "startups-newly-found", "startups-closed", "startups-no-longer-qualifying" };
        var values = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Files", "official_series.csv")).Skip(1).Select(line => line.Split(','))
            .Where(c => keys.Contains(c[0].Replace('_', '-'))).ToDictionary(c => (c[0].Replace('_', '-'), c[1]), c => int.Parse(c[2], System.Globalization.CultureInfo.InvariantCulture));
        (values[(keys[0], "2017")] + values[(keys[1], "2018")] + values[(keys[2], "2018")] - values[(keys[3], "2018")] - values[(keys[4], "2018")])
            .Should().Be(values[(keys[0], "2018")]);
    }

    [Fact]
    public void Every_rule_id_is_defined() => IndicatorCatalogue.All.Concat(IndicatorCatalogue.Computed).Concat(IndicatorCatalogue.RegisterOnly).SelectMany(i => i.RuleIds)
        .Should().OnlyContain(id => CountingRules.Find(id) != null);

    [Fact]
    public void Every_indicator_says_in_both_languages_what_it_counts() => IndicatorCatalogue.All.Concat(IndicatorCatalogue.Computed).Concat(IndicatorCatalogue.RegisterOnly).Concat(OfficialStatistics.All)
        .SelectMany(i => new[] { i.Name, i.Population, i.Definition })
        .Should().OnlyContain(t => t.Ja.Length > 0 && t.En.Length > 0 && t.Ja != t.En);

    [Fact]
    public void Money_is_measured_in_yen_and_told_in_million_yen()
    {
        IndicatorCatalogue.Find("company-investment")!.FromMeasured(12_345_678).Should().Be(12.345678m);
        IndicatorCatalogue.Find("patent-licences")!.FromMeasured(7).Should().Be(7);
        IndicatorCatalogue.Find("no-such").Should().BeNull();
    }

    private static readonly string[] FormulaFields =
        ["ratioToBaseline", "progress", "observedAnnualGrowth", "requiredAnnualGrowth", "projectedValue", "bestAnnualGrowth", "neededAnnualGrowth", "status", "verdict"];

    /// <summary>What stands in back-ticks right after this beginning of a line.</summary>
    private static IEnumerable<string> Marked(string lineStart) => Document().Split('\n')
        .Where(line => line.StartsWith(lineStart, StringComparison.Ordinal))
        .Select(line => line[lineStart.Length..].Split('`')[0]);

    private static string Document() => File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "indicators.md"));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CollabPortal.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
