using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>What a form says of an institution's own target, in the indicator's unit.</summary>
/// <param name="IndicatorKey">A measured indicator.</param>
/// <param name="BaselineYear">Fiscal year of the value that the target goes out from.</param>
/// <param name="BaselineValue">Above 0.</param>
/// <param name="TargetValue">Above the baseline value.</param>
/// <param name="Deadline">Fiscal year by whose end it is due.</param>
/// <param name="IsShared">The ministry may see it.</param>
public sealed record InstitutionTargetTerms(string IndicatorKey, FiscalYear BaselineYear, decimal BaselineValue, decimal TargetValue, FiscalYear Deadline, bool IsShared);

/// <summary>A target that an institution sets itself on a measured indicator. The ministry reads it only where the institution says so.</summary>
public sealed class InstitutionTarget : IRegisterRecord, IVersioned
{
    private InstitutionTarget()
    {
    }

    /// <exception cref="RuleViolation">As <see cref="Change"/>.</exception>
    public InstitutionTarget(Guid institutionId, InstitutionTargetTerms terms)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string IndicatorKey { get; private set; } = "";

    public FiscalYear BaselineYear { get; private set; }

    /// <summary>In the indicator's unit.</summary>
    public decimal BaselineValue { get; private set; }

    /// <summary>In the indicator's unit.</summary>
    public decimal TargetValue { get; private set; }

    public FiscalYear Deadline { get; private set; }

    /// <summary>The ministry may see it.</summary>
    public bool IsShared { get; private set; }

    public int Version { get; private set; }

    public InstitutionTargetTerms Terms => new(IndicatorKey, BaselineYear, BaselineValue, TargetValue, Deadline, IsShared);

    /// <summary>The same rules, formulas and drawing as a target of policy.</summary>
    public PolicyTarget AsPolicyTarget() => Rule(Terms);

    /// <exception cref="RuleViolation">
    /// No measured indicator has the key; the baseline is not above zero, the target not above the baseline, the deadline not
    /// after the baseline's year; a year lies outside 1950 to 2100.
    /// </exception>
    public void Change(InstitutionTargetTerms terms)
    {
        if (IndicatorCatalogue.Find(terms.IndicatorKey) is null) throw new RuleViolation("required", nameof(IndicatorKey));
        if (terms.BaselineYear.Year is < 1950 or > 2100) throw new RuleViolation("fiscal-year-range", nameof(BaselineYear));
        if (terms.Deadline.Year is < 1950 or > 2100) throw new RuleViolation("fiscal-year-range", nameof(Deadline));
        Rule(terms);
        (IndicatorKey, BaselineYear, BaselineValue, TargetValue, Deadline, IsShared) =
            (terms.IndicatorKey, terms.BaselineYear, terms.BaselineValue, terms.TargetValue, terms.Deadline, terms.IsShared);
    }

    private static PolicyTarget Rule(InstitutionTargetTerms terms)
    {
        if (terms.BaselineValue <= 0) throw new RuleViolation("target-baseline-not-positive", nameof(BaselineValue));
        if (terms.TargetValue <= terms.BaselineValue) throw new RuleViolation("target-multiplier-not-above-one", nameof(TargetValue));
        return new PolicyTarget(terms.BaselineYear, terms.BaselineValue, terms.TargetValue / terms.BaselineValue, terms.Deadline);
    }
}
