using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Pages.Targets;

namespace CollabPortal.UnitTests.Indicators;

public class InstitutionTargetTests
{
    private static readonly InstitutionTargetTerms Terms = new("company-investment", new FiscalYear(2020), 120.5m, 200, new FiscalYear(2030), false);

    [Fact]
    public void It_follows_the_rules_of_a_policy_target()
    {
        var target = new InstitutionTarget(Guid.NewGuid(), Terms);
        target.AsPolicyTarget().RequiredAt(new FiscalYear(2030)).Should().BeApproximately(200, 1e-9);
        target.Terms.Should().Be(Terms);
        target.Invoking(t => t.Change(Terms with { BaselineValue = 0 })).Should().Throw<RuleViolation>().Which.Code.Should().Be("target-baseline-not-positive");
        target.Invoking(t => t.Change(Terms with { TargetValue = 120.5m })).Should().Throw<RuleViolation>().Which.Code.Should().Be("target-multiplier-not-above-one");
        target.Invoking(t => t.Change(Terms with { Deadline = new FiscalYear(2020) })).Should().Throw<RuleViolation>().Which.Code.Should().Be("target-deadline-before-baseline");
        target.Invoking(t => t.Change(Terms with { IndicatorKey = "none" })).Should().Throw<RuleViolation>();
    }

    [Fact]
    public void The_value_or_the_multiplier_is_enough()
    {
        var draft = new TargetDraft { Key = "patent-licences", BaselineYear = "R2", BaselineValue = "１，２００", Multiplier = "1.5", Deadline = "2030年度" };
        draft.Read().Value.Should().Be(new InstitutionTargetTerms("patent-licences", new FiscalYear(2020), 1200, 1800m, new FiscalYear(2030), false));
        draft.Multiplier = null;
        draft.Read().Problems.Should().ContainSingle().Which.Field.Should().Be("TargetValue");
        TargetDraft.Of(Terms).Read().Value.Should().Be(Terms);
    }
}
