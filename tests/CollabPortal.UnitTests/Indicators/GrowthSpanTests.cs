using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>What an average over unknown years tells about the growth that was needed.</summary>
public class GrowthSpanTests
{
    private static readonly YearValue[] Known = [new(new FiscalYear(2013), 690), new(new FiscalYear(2015), 1004)];

    [Fact]
    public void An_average_that_is_fast_enough_was_reached_in_one_of_its_years()
    {
        var target = new PolicyTarget(new FiscalYear(2013), 690, 2, new FiscalYear(2020));
        var progress = PolicyProgress.Evaluate(target, Known, new Horizon(new FiscalYear(2020), new FiscalYear(2020)));
        progress.FastEnough.Should().BeEmpty("no two neighbouring years are known");
        var span = progress.FastSpans.Should().ContainSingle().Subject;
        span.After.Year.Should().Be(2013);
        span.To.Year.Should().Be(2015);
        span.AnnualGrowth.Should().BeApproximately(Math.Sqrt(1004d / 690) - 1, 1e-9);
    }

    [Fact]
    public void Every_average_that_is_fast_enough_counts_alike_and_none_across_a_break()
    {
        var target = new PolicyTarget(new FiscalYear(2013), 10_150, 1.2m, new FiscalYear(2020));
        YearValue[] moves = [new(new FiscalYear(2013), 10_150), new(new FiscalYear(2015), 11_192), new(new FiscalYear(2018), 11_083), new(new FiscalYear(2020), 12_500)];
        var horizon = new Horizon(new FiscalYear(2020), new FiscalYear(2020));
        var progress = PolicyProgress.Evaluate(target, moves, horizon);
        progress.Verdict.Should().Be(TargetVerdict.Reached);
        progress.NeededAnnualGrowth.Should().BeApproximately(0.0264, 0.0001, "what the target asked for from its baseline on");
        progress.FastSpans.Select(s => (s.After.Year, s.To.Year)).Should().Equal((2013, 2015), (2018, 2020));
        progress.FastSpans[1].AnnualGrowth.Should().BeApproximately(Math.Sqrt(12_500d / 11_083) - 1, 1e-9);
        var broken = PolicyProgress.Evaluate(target, moves, horizon, [new SeriesBreak(new FiscalYear(2019), new("区切り", "A break"))]);
        broken.FastSpans.Select(s => (s.After.Year, s.To.Year)).Should().Equal((2013, 2015));
    }

    [Fact]
    public void Nothing_is_told_across_a_break_or_of_neighbours()
    {
        GrowthSpan.Of(Known, [new SeriesBreak(new FiscalYear(2014), new("区切り", "A break"))]).Should().BeEmpty();
        GrowthSpan.Of([new(new FiscalYear(2013), 690), new(new FiscalYear(2014), 800)], []).Should().BeEmpty();
        GrowthSpan.Of(Known, []).Should().ContainSingle();
    }
}
