using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>What an amendment would make of an approved contract: the whole of its changeable part.</summary>
public sealed record AmendmentTerms
{
    public string Title { get; init; } = "";

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string? Goal { get; init; }

    public string? SuccessCriterion { get; init; }

    /// <summary>Null leaves it as it is; empty text takes it away.</summary>
    public string? PrincipalInvestigator { get; init; }

    public long? AgreedYen { get; init; }

    public IReadOnlyList<ReceiptTerms> Planned { get; init; } = [];

    /// <summary>Null leaves the items of the price as they are.</summary>
    public IReadOnlyList<PriceItemTerms>? PriceItems { get; init; }

    /// <summary>Null leaves the clauses as they are.</summary>
    public ClauseTerms? Clauses { get; init; }
}

/// <summary>変更契約: a proposed change of an approved contract, entered by one person and approved by another.</summary>
public sealed class ContractAmendment : IRegisterRecord, IVersioned
{
    private ContractAmendment()
    {
    }

    public ContractAmendment(ResearchContract contract, AmendmentTerms terms, string reason, Guid by, DateTimeOffset at)
    {
        contract.ExpectInForce();
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("reason-required", nameof(Reason));
        if (string.IsNullOrWhiteSpace(terms.Title)) throw new RuleViolation("required", "Title");
        if (terms.StartsOn is not { } start || terms.EndsOn is not { } end) throw new RuleViolation("required", "EndsOn");
        _ = new DateRange(start, end);
        if (terms.Title.Trim().Length > ResearchContract.TitleLimit) throw new RuleViolation("too-long", "Title", ResearchContract.TitleLimit);
        if (terms.PrincipalInvestigator?.Trim().Length > ResearchContract.TitleLimit) throw new RuleViolation("too-long", "PrincipalInvestigator", ResearchContract.TitleLimit);
        FiscalYearReceipt.CheckYen(terms.AgreedYen, "AgreedYen");
        foreach (var plan in terms.Planned) FiscalYearReceipt.Check(plan with { State = ReceiptState.Planned });
        if (terms.Clauses is { } clauses) contract.CheckClauses(clauses, start);
        MoneyInStep.Expect(contract, terms);
        Id = Guid.CreateVersion7();
        ContractId = contract.Id;
        InstitutionId = contract.InstitutionId;
        Terms = terms;
        Before = contract.Standing();
        Reason = reason.Trim();
        EnteredBy = by;
        EnteredAt = at;
        Status = AmendmentStatus.Submitted;
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public AmendmentTerms Terms { get; private set; } = new();

    /// <summary>What the contract said before: as it stood when this was proposed, then when it was approved. Null for amendments older than this record.</summary>
    public AmendmentTerms? Before { get; private set; }

    /// <summary>Why the contract changes; required.</summary>
    public string Reason { get; private set; } = "";

    public AmendmentStatus Status { get; private set; }

    public Guid EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Comment { get; private set; }

    public int Version { get; private set; }

    /// <summary>Puts the change into force on the contract. Who entered it cannot approve it; money that it would put out of step stops it.</summary>
    /// <param name="reason">Needed where the contract's money would then exceed the agreed total; it stands in the contract as that of an approval.</param>
    public void Approve(ResearchContract contract, Guid by, DateTimeOffset at, string? reason = null)
    {
        MoneyInStep.Expect(contract, Terms);
        Decide(AmendmentStatus.Approved, by, at);
        Before = contract.Standing();
        contract.Amend(Terms, at, reason);
    }

    public void Return(Guid by, DateTimeOffset at, string comment)
    {
        if (string.IsNullOrWhiteSpace(comment)) throw new RuleViolation("comment-required", nameof(Comment));
        Decide(AmendmentStatus.Returned, by, at);
        Comment = comment.Trim();
    }

    /// <summary>Takes back what nobody has decided; the contract stays as it is. Only who entered it may.</summary>
    public void Withdraw(Guid by, DateTimeOffset at)
    {
        if (Status != AmendmentStatus.Submitted) throw new RuleViolation("amendment-decided");
        if (by != EnteredBy) throw new RuleViolation("not-yours");
        (Status, DecidedBy, DecidedAt) = (AmendmentStatus.Withdrawn, by, at);
    }

    private void Decide(AmendmentStatus status, Guid by, DateTimeOffset at)
    {
        if (Status != AmendmentStatus.Submitted) throw new RuleViolation("amendment-decided");
        if (by == EnteredBy) throw new RuleViolation("two-person-rule");
        (Status, DecidedBy, DecidedAt) = (status, by, at);
    }
}
