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
        progress.FastSpan.Should().NotBeNull();
        progress.FastSpan!.Value.After.Year.Should().Be(2013);
        progress.FastSpan.Value.To.Year.Should().Be(2015);
        progress.FastSpan.Value.AnnualGrowth.Should().BeApproximately(Math.Sqrt(1004d / 690) - 1, 1e-9);
    }

    [Fact]
    public void Nothing_is_told_across_a_break_or_of_neighbours()
    {
        GrowthSpan.Of(Known, [new SeriesBreak(new FiscalYear(2014), new("区切り", "A break"))]).Should().BeEmpty();
        GrowthSpan.Of([new(new FiscalYear(2013), 690), new(new FiscalYear(2014), 800)], []).Should().BeEmpty();
        GrowthSpan.Of(Known, []).Should().ContainSingle();
    }
}
