using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

public class WhatIfTests
{
    private static readonly YearValue Latest = new(new FiscalYear(2015), 120_887);

    [Theory]
    [InlineData(0.05, 0, 2037)] // 120,887 × 1.05^22 = 353,600 ≥ 345,264 > × 1.05^21
    [InlineData(0.111, 0, 2025)]
    [InlineData(0, 10, 2239)] // 224 years: further than is looked
    public void Says_the_year(double growth, int contracts, int year)
    {
        var answer = WhatIf.Of(Latest, 345_264, new Supposition(growth, contracts * 100m));
        if (year > 2015 + WhatIf.Years) answer.Answer.Should().Be(WhatIfAnswer.TooFar);
        else (answer.Answer, answer.Year).Should().Be((WhatIfAnswer.Reached, new FiscalYear(year)));
    }

    [Fact]
    public void Ten_more_contracts_of_100m_each_year_add_up_with_the_growth()
    {
        var answer = WhatIf.Of(Latest, 345_264, new Supposition(0.05, 1_000));
        answer.Path[1].Value.Should().BeApproximately((120_887 * 1.05) + 1_000, 1e-6);
        answer.Year!.Value.Year.Should().BeLessThan(2037);
        answer.Path[^1].Value.Should().BeGreaterThanOrEqualTo(345_264);
        answer.Path[^2].Value.Should().BeLessThan(345_264);
    }

    [Fact]
    public void Already_there_needs_no_year() =>
        WhatIf.Of(new YearValue(new FiscalYear(2016), 13_832), 13_832, new Supposition(-0.5, 0)).Answer.Should().Be(WhatIfAnswer.Already);

    [Theory]
    [InlineData(2025, 9)]
    [InlineData(2016, WhatIf.YearsAfter)]
    [InlineData(2010, WhatIf.YearsAfter)]
    public void A_target_reached_is_followed_to_its_deadline_or_some_years(int deadline, int years)
    {
        var answer = WhatIf.Of(new YearValue(new FiscalYear(2016), 14_000), 13_832, new Supposition(0.1, 0), new FiscalYear(deadline));
        (answer.Answer, answer.Path.Count).Should().Be((WhatIfAnswer.Already, years + 1));
        answer.Path[^1].Value.Should().BeApproximately(14_000 * Math.Pow(1.1, years), 1e-6);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.02, 0)]
    [InlineData(-1, 0)]
    [InlineData(-0.1, 20_000)] // nears 200,000 and stays below the target
    [InlineData(-0.5, 1_000)]
    public void Without_a_rise_it_is_never_and_the_path_goes_as_far_as_is_looked(double growth, int addition)
    {
        var answer = WhatIf.Of(Latest, 345_264, new Supposition(growth, addition));
        (answer.Answer, answer.Year).Should().Be((WhatIfAnswer.Never, null));
        answer.Path.Select(p => p.Year.Year).Should().Equal(Enumerable.Range(2015, WhatIf.Years + 1));
        answer.Path.Should().OnlyContain(p => p.Value < 345_264);
    }

    [Fact]
    public void A_loss_may_be_made_up_for() =>
        WhatIf.Of(Latest, 345_264, new Supposition(-0.02, 20_000)).Answer.Should().Be(WhatIfAnswer.Reached);

    [Fact]
    public void From_zero_growth_alone_leads_nowhere_and_additions_do()
    {
        var zero = new YearValue(new FiscalYear(2020), 0);
        WhatIf.Of(zero, 30, new Supposition(0.2, 0)).Answer.Should().Be(WhatIfAnswer.Never);
        WhatIf.Of(zero, 30, new Supposition(0, 10)).Year.Should().Be(new FiscalYear(2023));
    }

    [Fact]
    public void The_contributions_add_up_to_the_change()
    {
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var parts = Enumerable.Range(0, random.Next(0, 48))
                .Select(p => new PartChange(p.ToString(System.Globalization.CultureInfo.InvariantCulture), random.Next(4) == 0 ? null : random.Next(1_000_000) / 1_000_000m, random.Next(4) == 0 ? null : random.Next(1_000_000) / 1_000_000m)).ToList();
            var change = ChangeByParts.Of(parts);
            change.Parts.Sum(p => p.Change).Should().Be(change.Change);
            change.Change.Should().Be(parts.Sum(p => p.To ?? 0) - parts.Sum(p => p.From ?? 0));
            if (change.Growth is { } growth) change.Parts.Sum(p => p.Points!.Value).Should().BeApproximately(growth, 1e-9 * (1 + change.Parts.Sum(p => Math.Abs(p.Points!.Value))));
        }
    }

    [Fact]
    public void The_stock_of_2018_follows_from_2017() => new StockFlow(2_093, 98, 239, 145, 7).End.Should().Be(2_278);

    [Fact]
    public void Survival_counts_only_firms_that_could_have_reached_the_age()
    {
        StartupLife[] lives = [new(2016, null), new(2018, 2021), new(2025, null)];
        var points = Survival.ByAge(lives, 2026, 20);
        points[0].Should().Be(new SurvivalPoint(0, 3, 0, 1));
        points[3].Should().Be(new SurvivalPoint(3, 2, 1, 0.5)); // closed in its third year
        points[4].Should().Be(new SurvivalPoint(4, 1, 0, 0.5), "what was lost stays lost");
        points.Should().HaveCount(11, "nobody is older than ten");
        Survival.ByAge([], 2026, 20).Should().BeEmpty();
    }

    [Fact]
    public void Survival_never_rises_with_age()
    {
        var random = new Random(7);
        for (var i = 0; i < 100; i++)
        {
            var lives = Enumerable.Range(0, random.Next(1, 60)).Select(_ => 2000 + random.Next(26)).Select(f => new StartupLife(f, random.Next(3) == 0 ? f + random.Next(2026 - f + 1) : null)).ToList();
            var shares = Survival.ByAge(lives, 2026, 20).Select(p => p.Share).ToList();
            shares.Should().BeInDescendingOrder().And.OnlyContain(s => s >= 0 && s <= 1);
        }

        // Counted age by age over those who could have reached it, the old firm alone would lift the last ages to 100 %.
        Survival.ByAge([new(2000, null), new(2020, 2021), new(2020, 2021)], 2026, 20)[^1].Share.Should().BeApproximately(1.0 / 3, 1e-12);
    }

    [Fact]
    public void Deciles_share_equal_values_and_small_groups_have_none()
    {
        PeerStanding.Of([], 1).Should().BeNull();
        PeerStanding.Of([1, 2, 3], 2)!.Should().Match<PeerStanding>(s => s.Decile == null && s.Median == 2);
        var hundred = Enumerable.Range(1, 100).Select(i => (decimal)i).ToList();
        PeerStanding.Of(hundred, 1)!.Decile.Should().Be(1);
        PeerStanding.Of(hundred, 100)!.Decile.Should().Be(10);
        PeerStanding.Of(hundred, 50)!.Decile.Should().Be(5);
        PeerStanding.Of(hundred, 50)!.Median.Should().Be(50.5m);
        PeerStanding.Of([.. Enumerable.Repeat(0m, 20)], 0)!.Decile.Should().Be(6, "the middle, not the top or the bottom");
    }

    [Theory]
    [InlineData("2026-10-31", 2025)]
    [InlineData("2026-11-01", 2026)]
    [InlineData("2027-03-31", 2026)]
    [InlineData("2027-04-01", 2026)]
    public void A_survey_year_of_startups_is_over_after_its_31_October(string today, int year) =>
        StartupFigures.EndedSurveyYear(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(new FiscalYear(year));
}
