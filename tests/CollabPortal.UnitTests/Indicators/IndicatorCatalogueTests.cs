using CollabPortal.Domain.Indicators;

namespace CollabPortal.UnitTests.Indicators;

public class IndicatorCatalogueTests
{
    [Fact]
    public void The_keys_of_the_public_API_are_these() => IndicatorCatalogue.All.Select(i => i.Key).Should().Equal(
        "company-investment", "large-joint-research", "patent-licences", "researcher-moves", "researcher-moves-out-of-universities");

    [Fact]
    public void The_document_has_a_paragraph_for_every_indicator_and_no_other() =>
        Marked("### `")
            .Should().BeEquivalentTo(IndicatorCatalogue.All.Select(i => i.Key));

    [Fact]
    public void The_document_lists_every_counting_rule_and_no_other() =>
        Marked("| `").Where(id => !FormulaFields.Contains(id)).Should().BeEquivalentTo(CountingRules.All.Select(r => r.Id));

    [Fact]
    public void Every_rule_id_is_defined() => IndicatorCatalogue.All.SelectMany(i => i.RuleIds)
        .Should().OnlyContain(id => CountingRules.Find(id) != null);

    [Fact]
    public void Every_indicator_says_in_both_languages_what_it_counts() => IndicatorCatalogue.All
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
        ["ratioToBaseline", "progress", "observedAnnualGrowth", "requiredAnnualGrowth", "projectedValue", "status", "verdict"];

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
