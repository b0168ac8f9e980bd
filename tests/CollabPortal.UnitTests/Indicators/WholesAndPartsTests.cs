using System.Globalization;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Indicators;
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
    public void A_release_between_two_others_restates_the_older_one_and_only_stands_beside_the_newer_one()
    {
        StandingValue At(int year, decimal value, int sequence, Publisher? by = null) => new("joint_research_count", year, value, sequence, new LocalText("資料", "Release"), by);
        var (mext, meti) = (Publisher.Of("MEXT survey", null, null), Publisher.Of("METI survey", null, null));
        StandingValue[] standing = [At(2015, 100, 10, mext), At(2016, 110, 30, mext), At(2015, 105, 30, mext), At(2014, 90, 10, meti)];
        ProposedValue Of(int year, decimal value) => new("joint_research_count", year, value, "contracts", "exact", null);
        var between = ReleaseComparison.Of([Of(2014, 95), Of(2015, 102), Of(2016, 111), Of(2013, 80)], standing, place: 30);
        between.Values.Select(v => (v.Year.Year, v.Change, v.Before)).Should().Equal(
            (2013, ValueChange.New, null), (2014, ValueChange.Restated, 90m), (2015, ValueChange.Older, 105m), (2016, ValueChange.Older, 110m));
        between.OfOthers(null, "Some body", "https://body.example/x").Select(o => o.Publisher).Should().Contain([mext!, meti!], "whose value it would replace, known by name or not");
        between.OfOthers(null, null, null).Should().BeEmpty("nothing tells yet who publishes it");
        ReleaseComparison.Of([Of(2015, 102)], standing).Values.Single().Should().Match<ComparedValue>(v => v.Change == ValueChange.Restated && v.Before == 105m);
    }

    [Fact]
    public void A_targets_value_that_only_stands_in_the_history_moves_nothing()
    {
        var target = new PolicyTarget(new FiscalYear(2013), 690, 2, new FiscalYear(2020));
        var standing = new StandingValue("large_joint_research", 2020, 1400, 30, new LocalText("資料", "Release"));
        var horizon = new Horizon(new FiscalYear(2026), new FiscalYear(2025));
        ReleaseComparison.EffectsOn([(new LargeJointResearch(), target)], [Value("large_joint_research", 1000) with { FiscalYear = 2020 }], [standing], horizon, place: 20).Should().BeEmpty();
        ReleaseComparison.EffectsOn([(new LargeJointResearch(), target)], [Value("large_joint_research", 1000) with { FiscalYear = 2020 }], [standing], horizon).Should().ContainSingle().Which.After.Verdict.Should().Be(TargetVerdict.Missed);
    }

    [Fact]
    public void A_release_without_a_day_was_out_by_the_first_dated_one_after_it_and_not_before()
    {
        var days = new ReleaseDays([(170, new DateOnly(2020, 5, 29)), (320, new DateOnly(2025, 6, 6))]);
        days.IsOut(120, null, new DateOnly(2019, 6, 1)).Should().BeFalse();
        days.IsOut(120, null, new DateOnly(2020, 5, 29)).Should().BeTrue();
        days.IsOut(165, new DateOnly(2019, 5, 1), new DateOnly(2019, 5, 1)).Should().BeTrue("its own day counts");
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

    [Fact]
    public void A_part_of_another_year_is_held_against_a_whole_only_where_its_own_years_part_is_not_known()
    {
        var standing = new StandingValue("large_joint_research_universities", Value("large_joint_research", 1).FiscalYear + 1, 1599, 1, new LocalText("前の資料", "Earlier"));
        ReleaseComparison.Of([Value("large_joint_research", 1500)], [standing]).BelowParts.Should().ContainSingle();
        ReleaseComparison.Of([Value("large_joint_research", 1500), Value("large_joint_research_universities", 1300)], [standing]).BelowParts.Should().BeEmpty();
    }

    [Fact]
    public void Licences_by_founder_make_up_the_whole_and_rounded_income_may_miss_it_by_halves_of_a_unit()
    {
        ReleaseComparison.Of([.. ByFounder("patent_licences", 100, 60, 30, 9)], []).UnequalParts.Should().ContainSingle().Which.Whole.Series.Series.Should().Be("patent_licences");
        ReleaseComparison.Of([.. ByFounder("patent_licences", 99, 60, 30, 9)], []).UnequalParts.Should().BeEmpty();
        ReleaseComparison.Of([.. ByFounder("patent_licence_income", 1092, 885, 39, 167)], []).UnequalParts.Should().BeEmpty("as published for FY2011, rounded to million yen");
        ReleaseComparison.Of([.. ByFounder("patent_licence_income", 1095, 885, 39, 167)], []).UnequalParts.Should().ContainSingle();
        ReleaseComparison.Of([Value("startups_existing", 5), Value("startups_listed", 6)], []).BelowParts.Should().ContainSingle();
    }

    [Fact]
    public void What_ships_contradicts_itself_nowhere()
    {
        var lines = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ReferenceData", "Files", "official_series.csv")).Skip(1).Select(line => line.Split(','));
        var shipped = lines.Select(c => new ProposedValue(c[0], int.Parse(c[1], CultureInfo.InvariantCulture), decimal.Parse(c[2], CultureInfo.InvariantCulture), c[3], c[5], null)).ToList();
        var comparison = ReleaseComparison.Of(shipped, []);
        comparison.UnequalParts.Should().BeEmpty();
        comparison.BelowParts.Where(p => p.Whole.Year == p.Part.Year).Should().BeEmpty();
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

    private static IEnumerable<ProposedValue> ByFounder(string series, int whole, int national, int founded, int independent) =>
        [Value(series, whole), Value(series + "_national", national), Value(series + "_public", founded), Value(series + "_private", independent)];

    private static ProposedValue Value(string series, decimal value) => new(series, 2024, value, "", "exact", null);
}
