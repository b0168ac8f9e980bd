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

    public void Change(LicenceTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.AgreementNumber)) throw new RuleViolation("required", nameof(AgreementNumber));
        if (terms.LicenseeId == Guid.Empty) throw new RuleViolation("required", nameof(LicenseeId));
        if (terms.StartsOn == default) throw new RuleViolation("required", nameof(StartsOn));
        if (terms.EndsOn < terms.StartsOn) throw new RuleViolation("period-reversed", nameof(EndsOn));
        if (terms.AgreementNumber.Length > 100) throw new RuleViolation("too-long", nameof(AgreementNumber), 100);
        if (terms.Incomes.Any(i => i.Yen < 0)) throw new RuleViolation("amount-negative", nameof(Incomes));
        if (terms.Incomes.Any(i => i.FiscalYear is < 1950 or > 2100)) throw new RuleViolation("fiscal-year-range", nameof(Incomes));
        if (terms.Incomes.GroupBy(i => (i.FiscalYear, i.Kind)).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RuleViolation("income-twice", nameof(Incomes), twice.Key.FiscalYear);
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
