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

    /// <summary>Title for everybody. With the consent, and words about what was reached or why, it puts the case into the public search.</summary>
    public string? CaseTitle { get; init; }

    public string? CaseTitleEn { get; init; }

    /// <summary>The consent covers the partners' names.</summary>
    public bool NamesPartner { get; init; }
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
    /// <summary>Longest title of a case in characters.</summary>
    public const int LongestTitle = 200;

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

    public string? CaseTitle { get; private set; }

    public string? CaseTitleEn { get; private set; }

    public bool NamesPartner { get; private set; }

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
        CaseTitle = CaseTitle,
        CaseTitleEn = CaseTitleEn,
        NamesPartner = NamesPartner,
    };

    /// <exception cref="RuleViolation">"too-long"; "case-consent" for a title without the consent; "case-words" for a title with nothing to tell.</exception>
    public void Write(OutcomeTerms terms, Guid by, DateTimeOffset at)
    {
        foreach (var (text, field) in new[]
                 {
                     (terms.Summary, nameof(Summary)), (terms.SuccessFactors, nameof(SuccessFactors)), (terms.FailureFactors, nameof(FailureFactors)),
                 })
        {
            if (text?.Trim().Length > ResearchContract.ProseLimit) throw new RuleViolation("too-long", field, ResearchContract.ProseLimit);
        }

        foreach (var (title, field) in new[] { (terms.CaseTitle, nameof(CaseTitle)), (terms.CaseTitleEn, nameof(CaseTitleEn)) })
        {
            if (title?.Trim().Length > LongestTitle) throw new RuleViolation("too-long", field, LongestTitle);
        }

        var titled = Text.Trimmed(terms.CaseTitle) is not null;
        if (titled && !terms.MayPublish) throw new RuleViolation("case-consent", nameof(MayPublish));
        if (!titled && Text.Trimmed(terms.CaseTitleEn) is not null) throw new RuleViolation("required", nameof(CaseTitle));
        if (titled && Text.Trimmed(terms.Summary) is null && Text.Trimmed(terms.SuccessFactors) is null) throw new RuleViolation("case-words", nameof(SuccessFactors));
        (Goal, Use, MayPublish) = (terms.Goal, terms.Use, terms.MayPublish);
        (CaseTitle, CaseTitleEn, NamesPartner) = (Text.Trimmed(terms.CaseTitle), Text.Trimmed(terms.CaseTitleEn), titled && terms.NamesPartner);
        (Summary, SuccessFactors, FailureFactors) = (Text.Trimmed(terms.Summary), Text.Trimmed(terms.SuccessFactors), Text.Trimmed(terms.FailureFactors));
        (RecordedBy, RecordedAt) = (by, at);
    }
}
