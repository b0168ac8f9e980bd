using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>A need as the reader may see it.</summary>
/// <param name="Company">Null where the reader may not know it.</param>
/// <param name="IsOwn">The reader's account posted it.</param>
/// <param name="Institutions">For whom it is, where not for everybody: all of them for its company, the reader's own for an institution.</param>
/// <param name="Answers">All of them for its company, the own one for an institution.</param>
public sealed record NeedView(
    Guid Id, NeedTerms Terms, OrganisationLabel? Company, NeedStatus Status, DateOnly? PublishedOn, bool IsOwn, int Version,
    IReadOnlyList<OrganisationLabel> Institutions, IReadOnlyList<NeedAnswerView> Answers);

/// <summary>An institution's answer.</summary>
/// <param name="EnquiryId">The thread that came of it; null while the company has not begun one.</param>
public sealed record NeedAnswerView(Guid Id, OrganisationLabel Institution, string Text, string ByName, DateTimeOffset At, Guid? EnquiryId);

/// <summary>A need in a company's own list.</summary>
/// <param name="Waiting">Answers that it has not taken up.</param>
public sealed record NeedLine(Guid Id, string Title, NeedStatus Status, NeedAudience Audience, bool IsAnonymous, DateOnly? PublishedOn, int Answers, int Waiting);

/// <summary>A need in an institution's list: chosen for it, or fitting what it has published.</summary>
/// <param name="Company">Null for an anonymous one.</param>
/// <param name="IsChosen">Its company chose this institution.</param>
/// <param name="Weight">What the words of the need weigh that stand in the weightiest document of the institution.</param>
/// <param name="Words">How many words these are.</param>
/// <param name="Asked">Words of the need.</param>
/// <param name="IsAnswered">The institution has answered.</param>
public sealed record OfferedNeed(Guid Id, string Title, OrganisationLabel? Company, DateOnly? PublishedOn, bool IsChosen, double Weight, int Words, int Asked, bool IsAnswered, NeedTerms Terms)
{
    /// <summary>The weightiest document of the institution that fits; null where none does.</summary>
    public OfferedBecause? Because { get; init; }
}

/// <summary>What an institution has published that has words of a need: a seed, a patent, a case, or its profile (kind institution).</summary>
public sealed record OfferedBecause(DocumentKind Kind, Guid SubjectId, LocalText Title);

/// <summary>A candidate of a match list with its rules.</summary>
/// <param name="Hit">A document; null for an institution.</param>
/// <param name="Institution">Null only for a document of no institution.</param>
/// <param name="Because">Documents that speak for an institution; empty for a document.</param>
public sealed record NeedCandidateView(
    SearchHit? Hit, OrganisationLabel? Institution, IReadOnlyList<SearchHit> Because, TypicalCost Cost, IReadOnlyList<(NeedRule Rule, RuleResult Result)> Rules)
{
    /// <summary>Rules met.</summary>
    public int Met => Rules.Count(r => r.Result == RuleResult.Met);
}

/// <summary>The match list of a need.</summary>
/// <param name="Terms">Words it was matched by.</param>
public sealed record NeedMatchList(IReadOnlyList<FoundTerm> Terms, IReadOnlyList<NeedCandidateView> Seeds, IReadOnlyList<NeedCandidateView> Institutions);
