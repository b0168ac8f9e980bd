using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>The golden table of domain.md §4.1 and the further golden values of §3b; figures stand here, the product computes them.</summary>
public class PolicyProgressTests
{
    private static readonly Horizon At2015 = new(new(2015), new(2015));
    private static readonly Horizon Today = new(new(2026), new(2025));

    [Theory]
    [InlineData(2014, 115088, 3, 2025, 120887, 345264, 1.0504, 0.025, 0.0504, 0.1106, 197640, 127176, ProgressStatus.Behind)]
    [InlineData(2013, 690, 2, 2020, 1004, 1380, 1.4551, 0.455, 0.2063, 0.0657, 2564, 841, ProgressStatus.OnTrack)]
    [InlineData(2013, 9856, 1.5, 2020, 11872, 14784, 1.2045, 0.409, 0.0975, 0.0448, 18905, 11067, ProgressStatus.OnTrack)]
    [InlineData(2013, 10150, 1.2, 2020, 11192, 12180, 1.1027, 0.513, 0.0501, 0.0171, 14289, 10693, ProgressStatus.OnTrack)]
    public void Golden_table_at_fiscal_year_2015(
        int baselineYear, int baseline, double multiplier, int deadline, int value, int target, double ratio, double progress,
        double observed, double required, int projected, int path, ProgressStatus status)
    {
        var policy = Target(baselineYear, baseline, (decimal)multiplier, deadline);
        var result = PolicyProgress.Evaluate(policy, Values((baselineYear, baseline), (2015, value)), At2015);

        policy.Value.Should().Be(target);
        result.Latest.Should().Be(new YearValue(new(2015), value));
        Math.Round(result.RatioToBaseline!.Value, 4).Should().Be(ratio);
        Math.Round(result.Progress!.Value, 3).Should().Be(progress);
        Math.Round(result.ObservedAnnualGrowth!.Value, 4).Should().Be(observed);
        Math.Round(result.RequiredAnnualGrowth!.Value, 4).Should().Be(required);
        Math.Round(result.ProjectedValue!.Value).Should().Be(projected);
        Math.Round(policy.RequiredAt(new(2015))!.Value).Should().Be(path);
        result.Status.Should().Be(status);
        result.Verdict.Should().Be(TargetVerdict.Open);
    }

    [Fact]
    public void Fractions_are_not_rounded() =>
        PolicyProgress.Evaluate(Target(2014, 115088, 3, 2025), Values((2015, 120887)), At2015)
            .RatioToBaseline.Should().Be(120887d / 115088d);

    [Fact]
    public void Licences_of_2016_are_on_track_today_and_the_verdict_is_unknown()
    {
        var result = PolicyProgress.Evaluate(Target(2013, 9856, 1.5m, 2020), Values((2013, 9856), (2015, 11872), (2016, 13832)), Today);
        result.Latest!.Value.Year.Year.Should().Be(2016);
        Math.Round(result.Progress!.Value, 3).Should().Be(0.807);
        Math.Round(result.Target.RequiredAt(new(2016))!.Value).Should().Be(11726);
        result.Status.Should().Be(ProgressStatus.OnTrack);
        result.Verdict.Should().Be(TargetVerdict.Unknown);
    }

    [Fact]
    public void Moves_of_2018_are_behind_today_and_the_verdict_is_unknown()
    {
        var result = PolicyProgress.Evaluate(Target(2013, 10150, 1.2m, 2020), Values((2015, 11192), (2018, 11083)), Today);
        Math.Round(result.Target.RequiredAt(new(2018))!.Value).Should().Be(11562);
        result.Status.Should().Be(ProgressStatus.Behind);
        result.Verdict.Should().Be(TargetVerdict.Unknown);
    }

    [Fact]
    public void A_target_touched_once_is_told_with_the_latest_value_beside_it()
    {
        var result = PolicyProgress.Evaluate(
            Target(2013, 632, 2, 2020), Values((2013, 632), (2014, 842), (2015, 1267), (2016, 741), (2018, 604)), Today);
        result.ReachedIn.Should().Equal(new YearValue(new(2015), 1267));
        result.Latest.Should().Be(new YearValue(new(2018), 604));
        result.Progress.Should().BeNegative();
        result.Verdict.Should().Be(TargetVerdict.Unknown);
    }

    [Fact]
    public void Without_a_value_nothing_is_said_but_the_verdict()
    {
        var result = PolicyProgress.Evaluate(Target(2014, 100, 3, 2025), Values((2013, 90)), At2015);
        result.Latest.Should().BeNull();
        result.RatioToBaseline.Should().BeNull();
        result.Progress.Should().BeNull();
        result.ObservedAnnualGrowth.Should().BeNull();
        result.RequiredAnnualGrowth.Should().BeNull();
        result.ProjectedValue.Should().BeNull();
        result.Status.Should().BeNull();
        result.Verdict.Should().Be(TargetVerdict.Open);
    }

    [Fact]
    public void A_value_of_the_baseline_year_only_shows_no_growth()
    {
        var result = PolicyProgress.Evaluate(Target(2014, 100, 3, 2025), Values((2014, 100)), At2015);
        result.RatioToBaseline.Should().Be(1);
        result.Progress.Should().Be(0);
        result.ObservedAnnualGrowth.Should().BeNull();
        result.ProjectedValue.Should().BeNull();
        result.RequiredAnnualGrowth.Should().BeApproximately(result.Target.PathGrowth, 1e-12);
        result.Status.Should().Be(ProgressStatus.OnTrack);
    }

    [Theory]
    [InlineData(2020, 200, TargetVerdict.Reached)]
    [InlineData(2020, 199, TargetVerdict.Missed)]
    [InlineData(2019, 250, TargetVerdict.Unknown)]
    [InlineData(2021, 250, TargetVerdict.Unknown)]
    public void Only_the_deadlines_own_year_makes_a_verdict(int year, int value, TargetVerdict verdict) =>
        PolicyProgress.Evaluate(Target(2013, 100, 2, 2020), Values((year, value)), Today).Verdict.Should().Be(verdict);

    [Theory]
    [InlineData(2020)]
    [InlineData(2022)]
    public void At_or_after_the_deadline_no_growth_is_required(int year)
    {
        var result = PolicyProgress.Evaluate(Target(2013, 100, 2, 2020), Values((year, 150)), Today);
        result.RequiredAnnualGrowth.Should().BeNull();
        result.ProjectedValue.Should().BeNull();
        result.ObservedAnnualGrowth.Should().BePositive();
        result.Status.Should().Be(ProgressStatus.Behind);
    }

    [Fact]
    public void Zero_is_a_value()
    {
        var result = PolicyProgress.Evaluate(Target(2013, 100, 2, 2020), Values((2015, 0)), At2015);
        result.Latest.Should().NotBeNull();
        result.ObservedAnnualGrowth.Should().Be(-1);
        result.RequiredAnnualGrowth.Should().BeNull("nothing grows from zero");
    }

    [Fact]
    public void Values_after_the_horizon_do_not_count() =>
        PolicyProgress.Evaluate(Target(2013, 100, 2, 2020), Values((2015, 120), (2016, 150)), At2015)
            .Latest.Should().Be(new YearValue(new(2015), 120));

    [Theory]
    [InlineData(0, 2, 2020)]
    [InlineData(100, 1, 2020)]
    [InlineData(100, 2, 2013)]
    public void A_target_that_asks_for_nothing_is_refused(int baseline, int multiplier, int deadline) =>
        FluentActions.Invoking(() => Target(2013, baseline, multiplier, deadline)).Should().Throw<RuleViolation>();

    private static PolicyTarget Target(int baselineYear, decimal baseline, decimal multiplier, int deadline) =>
        new(new(baselineYear), baseline, multiplier, new(deadline));

    private static IEnumerable<YearValue> Values(params (int Year, decimal Value)[] values) =>
        values.Select(v => new YearValue(new(v.Year), v.Value));
}
