using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Contracts;

/// <summary>What came of a contract.</summary>
public sealed record OutcomeView(Guid Id, OutcomeTerms Terms, ContractStep Recorded);

/// <summary>Whether a follow-up waits for its time, is asked for, was recorded or was missed.</summary>
public enum FollowUpState
{
    Later,
    Due,
    Done,
    Missed,
}

/// <summary>One follow-up of a contract that has ended.</summary>
/// <param name="YearsAfter">1, 3 or 5.</param>
/// <param name="Use">What was found; null unless recorded.</param>
public sealed record FollowUpView(int YearsAfter, DateOnly DueOn, FollowUpState State, PutToUse? Use, string? Note, ContractStep? Recorded);
