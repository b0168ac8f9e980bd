using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>What a release is asked about before a second person publishes it.</summary>
public class WholesAndPartsTests
{
    [Fact]
    public void Every_contradiction_of_a_whole_with_its_parts_is_told()
    {
        var comparison = ReleaseComparison.Of(
            [
                Value("moves_out_of_university", 600), Value("moves_university_to_company", 300), Value("moves_university_to_public", 500),
                Value("joint_research_amount", 1000), Value("large_joint_research_amount", 1200),
                Value("large_joint_research", 700), Value("large_joint_research_universities", 800), Value("large_joint_research_rd_corporations", 900),
            ], []);
        comparison.BelowParts.Select(p => (p.Whole.Series.Series, p.Part.Series.Series)).Should().BeEquivalentTo(
        [
            ("joint_research_amount", "large_joint_research_amount"),
            ("large_joint_research", "large_joint_research_universities"), ("large_joint_research", "large_joint_research_rd_corporations"),
        ]);
        comparison.UnequalParts.Select(p => (p.Whole.Value, p.Parts.Sum(v => v.Value))).Should().BeEquivalentTo([(600m, 800m), (700m, 1700m)]);
    }

    [Fact]
    public void A_part_is_held_against_the_whole_that_stands_and_parts_that_add_up_are_no_contradiction()
    {
        var standing = new StandingValue("joint_research_amount", 2024, 1000, 1, new LocalText("前の資料", "Earlier"));
        ReleaseComparison.Of([Value("large_joint_research_amount", 1001)], [standing]).BelowParts.Should().ContainSingle().Which.Whole.Value.Should().Be(1000);
        ReleaseComparison.Of([Value("large_joint_research_amount", 1000)], [standing]).BelowParts.Should().BeEmpty();
        ReleaseComparison.Of([Value("moves_out_of_university", 800), Value("moves_university_to_company", 300), Value("moves_university_to_public", 500)], []).UnequalParts.Should().BeEmpty();
        ReleaseComparison.Of([Value("moves_out_of_university", 800), Value("moves_university_to_company", 300)], []).UnequalParts.Should().BeEmpty("a part that is not known is no contradiction");
    }

    [Theory]
    [InlineData(603, true)]
    [InlineData(700, false)]
    [InlineData(1450, false)]
    [InlineData(1550, true)]
    public void A_fall_wants_a_second_look_like_a_rise(int value, bool striking)
    {
        var before = new StandingValue("joint_research_count", 2023, 1000, 1, new LocalText("前の資料", "Earlier"));
        ReleaseComparison.Of([Value("joint_research_count", value)], [before]).Values.Single().IsStriking.Should().Be(striking);
    }

    private static ProposedValue Value(string series, decimal value) => new(series, 2024, value, "", "exact", null);
}
