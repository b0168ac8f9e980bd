using CollabPortal.Domain.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace CollabPortal.UnitTests.Indicators;

/// <summary>What holds for every target and every value.</summary>
public class PolicyProgressProperties
{
    private static readonly Gen<PolicyTarget> Targets =
        from baseline in Gen.Choose(1, 1_000_000)
        from percent in Gen.Choose(101, 1000)
        from start in Gen.Choose(2000, 2020)
        from years in Gen.Choose(1, 20)
        select new PolicyTarget(new(start), baseline, percent / 100m, new(start + years));

    private static readonly Gen<(PolicyTarget Target, YearValue Value)> Known =
        from target in Targets
        from after in Gen.Choose(0, 25)
        from value in Gen.Choose(1, 5_000_000)
        select (target, new YearValue(new(target.BaselineYear.Year + after), value));

    [Fact]
    public void The_path_starts_at_the_baseline_ends_at_the_target_and_rises() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Targets.ToArbitrary(), target =>
        {
            var path = target.RequiredPath();
            return path[0].Value == (double)target.BaselineValue && path[^1].Value == (double)target.Value
                && path.Count == target.Deadline.Year - target.BaselineYear.Year + 1
                && path.Zip(path.Skip(1)).All(pair => pair.First.Value < pair.Second.Value);
        }));

    [Fact]
    public void Required_growth_from_the_last_value_reaches_the_target() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Known.ToArbitrary(), known =>
        {
            var result = Evaluate(known.Target, known.Value);
            var left = known.Target.Deadline.Year - known.Value.Year.Year;
            return left <= 0
                ? result.RequiredAnnualGrowth is null
                : Close((double)known.Value.Value * Math.Pow(1 + result.RequiredAnnualGrowth!.Value, left), (double)known.Target.Value);
        }));

    [Fact]
    public void Observed_growth_from_the_baseline_reaches_the_last_value() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Known.ToArbitrary(), known =>
        {
            var result = Evaluate(known.Target, known.Value);
            var years = known.Value.Year.Year - known.Target.BaselineYear.Year;
            return years == 0
                ? result.ObservedAnnualGrowth is null
                : Close((double)known.Target.BaselineValue * Math.Pow(1 + result.ObservedAnnualGrowth!.Value, years), (double)known.Value.Value);
        }));

    [Fact]
    public void Who_projects_to_the_target_is_on_track_and_the_other_way_round() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Known.ToArbitrary(), known =>
        {
            var result = Evaluate(known.Target, known.Value);
            var target = (double)known.Target.Value;
            return result.ProjectedValue is not { } projected || Close(projected, target)
                || (projected > target) == (result.Status == ProgressStatus.OnTrack);
        }));

    private static PolicyProgress Evaluate(PolicyTarget target, YearValue value) =>
        PolicyProgress.Evaluate(target, [value], new Horizon(new(2060), new(2059)));

    private static bool Close(double a, double b) => Math.Abs(a - b) <= 1e-6 * Math.Max(Math.Abs(a), Math.Abs(b));
}
