using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>What came of a contract, written at its end (追跡調査; seeds 001–003 ask for success and failure factors to be shared).</summary>
public sealed record OutcomeTerms
{
    public required GoalResult Goal { get; init; }

    public required PutToUse Use { get; init; }

    /// <summary>What was reached, measured by the success criterion.</summary>
    public string? Summary { get; init; }

    public string? SuccessFactors { get; init; }

    public string? FailureFactors { get; init; }

    /// <summary>The parties agree that it is published as a case.</summary>
    public bool MayPublish { get; init; }
}

public enum GoalResult
{
    Reached,
    Partly,
    NotReached,
}

/// <summary>Whether results are in use.</summary>
public enum PutToUse
{
    InUse,
    Planned,
    NotUsed,
}

/// <summary>成果: the outcome of one contract that has ended. Written again when more is known; the history keeps what was.</summary>
public sealed class ContractOutcome : IRegisterRecord, IVersioned
{
    private ContractOutcome()
    {
    }

    public ContractOutcome(ResearchContract contract, OutcomeTerms terms, Guid by, DateTimeOffset at)
    {
        contract.ExpectEnded();
        Id = Guid.CreateVersion7();
        (ContractId, InstitutionId) = (contract.Id, contract.InstitutionId);
        Write(terms, by, at);
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public GoalResult Goal { get; private set; }

    public PutToUse Use { get; private set; }

    public string? Summary { get; private set; }

    public string? SuccessFactors { get; private set; }

    public string? FailureFactors { get; private set; }

    public bool MayPublish { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public int Version { get; private set; }

    public OutcomeTerms Terms => new()
    {
        Goal = Goal,
        Use = Use,
        Summary = Summary,
        SuccessFactors = SuccessFactors,
        FailureFactors = FailureFactors,
        MayPublish = MayPublish,
    };

    public void Write(OutcomeTerms terms, Guid by, DateTimeOffset at)
    {
        foreach (var (text, field) in new[]
                 {
                     (terms.Summary, nameof(Summary)), (terms.SuccessFactors, nameof(SuccessFactors)), (terms.FailureFactors, nameof(FailureFactors)),
                 })
        {
            if (text?.Trim().Length > ResearchContract.ProseLimit) throw new RuleViolation("too-long", field, ResearchContract.ProseLimit);
        }

        (Goal, Use, MayPublish) = (terms.Goal, terms.Use, terms.MayPublish);
        (Summary, SuccessFactors, FailureFactors) = (Text.Trimmed(terms.Summary), Text.Trimmed(terms.SuccessFactors), Text.Trimmed(terms.FailureFactors));
        (RecordedBy, RecordedAt) = (by, at);
    }
}
