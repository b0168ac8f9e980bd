using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.IntellectualProperty;

public enum LicenceKind
{
    Exclusive,
    NonExclusive,
    /// <summary>A promise to license; not counted in 実施等件数 (domain.md §3b).</summary>
    Option,
    /// <summary>譲渡: counted in the fiscal year in which it was made.</summary>
    Assignment,
}

public enum IncomeKind
{
    RunningRoyalty,
    LumpSum,
    Equity,
    Other,
}

/// <summary>What a form says of a licence.</summary>
public sealed record LicenceTerms
{
    public string AgreementNumber { get; init; } = "";

    public Guid LicenseeId { get; init; }

    public LicenceKind Kind { get; init; }

    public DateOnly StartsOn { get; init; }

    /// <summary>Null while in force without an end; always null for an assignment.</summary>
    public DateOnly? EndsOn { get; init; }

    public IReadOnlyList<IncomeTerms> Incomes { get; init; } = [];
}

/// <summary>Income of one fiscal year in whole yen.</summary>
public sealed record IncomeTerms(int FiscalYear, IncomeKind Kind, long Yen);

/// <summary>特許権実施等: one pair of patent right and agreement (domain.md §3b); licences, options and assignments.</summary>
public sealed class LicenceOrAssignment : IRegisterRecord, IVersioned
{
    private const int NumberLimit = 100;

    private readonly List<LicenceIncome> incomes = [];

    private LicenceOrAssignment()
    {
    }

    public LicenceOrAssignment(PatentRight right, LicenceTerms terms)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = right.InstitutionId;
        PatentRightId = right.Id;
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid PatentRightId { get; private set; }

    /// <summary>The institution's number of the agreement; with the patent right it is unique.</summary>
    public string AgreementNumber { get; private set; } = "";

    public Guid LicenseeId { get; private set; }

    public LicenceKind Kind { get; private set; }

    public DateOnly StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<LicenceIncome> Incomes => incomes;

    /// <summary>Everything that stands against a licence, each with its field; income by its row, from 0.</summary>
    /// <param name="terms">What the form says.</param>
    /// <param name="today">A licence may begin later; an assignment and income are past. Null where all of it is known to be.</param>
    public static IEnumerable<RuleViolation> Faults(LicenceTerms terms, DateOnly? today = null)
    {
        if (string.IsNullOrWhiteSpace(terms.AgreementNumber)) yield return new RuleViolation("required", nameof(AgreementNumber));
        else if (terms.AgreementNumber.Length > NumberLimit) yield return new RuleViolation("too-long", nameof(AgreementNumber), NumberLimit);
        if (terms.LicenseeId == Guid.Empty) yield return new RuleViolation("required", nameof(LicenseeId));
        if (terms.StartsOn == default) yield return new RuleViolation("required", nameof(StartsOn));
        else if (terms.Kind == LicenceKind.Assignment && terms.StartsOn > today) yield return new RuleViolation("date-future", nameof(StartsOn));
        if (terms.EndsOn < terms.StartsOn) yield return new RuleViolation("period-reversed", nameof(EndsOn));
        FiscalYear? present = today is { } day ? FiscalYear.Of(day) : null;
        for (var row = 0; row < terms.Incomes.Count; row++)
        {
            var (income, field) = (terms.Incomes[row], $"{nameof(Incomes)}-{row}-");
            if (income.FiscalYear is < 1950 or > 2100) yield return new RuleViolation("fiscal-year-range", field + "Year");
            else if (income.FiscalYear > present?.Year) yield return new RuleViolation("fiscal-year-future", field + "Year", present.Value.Year);
            else if (terms.Incomes.Take(row).Any(i => (i.FiscalYear, i.Kind) == (income.FiscalYear, income.Kind))) yield return new RuleViolation("income-twice", field + "Year", income.FiscalYear);
            if (income.Yen < 0) yield return new RuleViolation("amount-negative", field + "Yen");
        }
    }

    /// <exception cref="RuleViolation">What <see cref="Faults"/> finds.</exception>
    public void Change(LicenceTerms terms)
    {
        RuleViolation.ThrowAny(Faults(terms));
        (AgreementNumber, LicenseeId, Kind, StartsOn) = (terms.AgreementNumber.Trim(), terms.LicenseeId, terms.Kind, terms.StartsOn);
        EndsOn = terms.Kind == LicenceKind.Assignment ? null : terms.EndsOn;
        // What stays as it was stays the same row, so that the history names only what changed.
        incomes.RemoveAll(i => !terms.Incomes.Contains(i.Terms));
        incomes.AddRange(terms.Incomes.Except(incomes.Select(i => i.Terms)).Select(i => new LicenceIncome(Id, InstitutionId, i)).ToList());
    }
}

/// <summary>実施料等収入 of one fiscal year.</summary>
public sealed class LicenceIncome : IRegisterRecord
{
    private LicenceIncome()
    {
    }

    internal LicenceIncome(Guid licenceId, Guid institutionId, IncomeTerms terms)
    {
        Id = Guid.CreateVersion7();
        (LicenceId, InstitutionId, FiscalYear, Kind, Yen) = (licenceId, institutionId, new FiscalYear(terms.FiscalYear), terms.Kind, terms.Yen);
    }

    public Guid Id { get; private set; }

    public Guid LicenceId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public FiscalYear FiscalYear { get; private set; }

    public IncomeKind Kind { get; private set; }

    /// <summary>Whole yen, zero or more.</summary>
    public long Yen { get; private set; }

    internal IncomeTerms Terms => new(FiscalYear.Year, Kind, Yen);
}
