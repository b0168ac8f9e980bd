namespace CollabPortal.Domain.Contracts;

/// <summary>What an officer writes of a contract. A draft may miss anything but title and kind; submitting asks for the rest.</summary>
public sealed record ContractTerms
{
    public string? Number { get; init; }

    public ContractKind Kind { get; init; }

    public string Title { get; init; } = "";

    public Guid? ProgrammeId { get; init; }

    public string? FieldCode { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string? Goal { get; init; }

    public string? SuccessCriterion { get; init; }

    public string? PrincipalInvestigator { get; init; }

    /// <summary>Agreed total in whole yen, or null where none is agreed. Zero is a price.</summary>
    public long? AgreedYen { get; init; }

    public IReadOnlyList<PartyTerms> Parties { get; init; } = [];

    public IReadOnlyList<ReceiptTerms> Receipts { get; init; } = [];

    /// <summary>Why money stands in fiscal years outside the period; submitting asks for it there.</summary>
    public string? OutsideReason { get; init; }

    /// <summary>Null says nothing about them: what is stored stays. With cash among them their fixed total becomes the agreed total.</summary>
    public IReadOnlyList<Pricing.PriceItemTerms>? PriceItems { get; init; }

    /// <summary>Null says nothing about them: what is stored stays.</summary>
    public ClauseTerms? Clauses { get; init; }

    /// <summary>Null says nothing about them: what is stored stays.</summary>
    public FactTerms? Facts { get; init; }
}

public sealed record PartyTerms(Guid OrganisationId, PartyRole Role);

/// <summary>Money of one payer for one fiscal year, planned or received. Amounts in whole yen, zero or more.</summary>
/// <param name="FiscalYear">Fiscal year of a planned receipt; for a received one it follows from <paramref name="ReceivedOn"/>.</param>
/// <param name="State">Whether the money is expected or has come.</param>
/// <param name="ReceivedOn">Day in Japan on which the money came; needed when received.</param>
/// <param name="DirectYen">直接経費.</param>
/// <param name="IndirectYen">間接経費.</param>
/// <param name="InKindYen">Value given in kind; never counted as cash.</param>
/// <param name="PayerId">Null: the first partner of the contract.</param>
public sealed record ReceiptTerms(
    int FiscalYear, ReceiptState State, DateOnly? ReceivedOn, long DirectYen, long IndirectYen, long InKindYen = 0, Guid? PayerId = null)
{
    /// <summary>Said to have come on a day that has not: until then it is planned money.</summary>
    public bool IsAhead(DateOnly today) => State == ReceiptState.Received && ReceivedOn > today;
}
