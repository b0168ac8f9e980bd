using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Contracts;

/// <summary>A contract as page, form and API show it.</summary>
public sealed record ContractView
{
    public required Guid Id { get; init; }

    /// <summary>The institution that keeps the record.</summary>
    public required OrganisationLabel Institution { get; init; }

    public required ContractTerms Terms { get; init; }

    public required ContractStatus Status { get; init; }

    public required int Version { get; init; }

    /// <summary>In the order of mention.</summary>
    public required IReadOnlyList<PartyView> Parties { get; init; }

    /// <summary>The chosen model clause.</summary>
    public IpClause? IpClause { get; init; }

    /// <summary>Clauses that are one-sided against a startup among the parties.</summary>
    public IReadOnlyList<OneSidedClause> OneSided { get; init; } = [];

    /// <summary>Whether the person asking sees clauses, people and outcome; a co-institution sees the essential terms only.</summary>
    public bool SeesDetails { get; init; }

    /// <summary>Null while none is recorded.</summary>
    public OutcomeView? Outcome { get; init; }

    /// <summary>One, three and five years after the end; empty before the end.</summary>
    public IReadOnlyList<FollowUpView> FollowUps { get; init; } = [];

    /// <summary>By fiscal year, planned before received, then by day.</summary>
    public required IReadOnlyList<ReceiptView> Receipts { get; init; }

    /// <summary>Items of the price in their order; empty where it is not itemised or may not be seen.</summary>
    public IReadOnlyList<PriceItemTerms> PriceItems { get; init; } = [];

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AmendmentView> Amendments { get; init; }

    public string? Programme { get; init; }

    public LocalText? Field { get; init; }

    public required ContractStep Entered { get; init; }

    public ContractStep? Submitted { get; init; }

    /// <summary>The last return while it stands, with its comment.</summary>
    public ContractStep? Returned { get; init; }

    public ContractStep? Approved { get; init; }

    /// <summary>Why it was approved although its receipts sum above the agreed total.</summary>
    public string? ApprovalReason { get; init; }

    /// <summary>By how much the receipts sum above the agreed total; zero for not at all.</summary>
    public long ExcessYen => ResearchContract.ExcessYen(Terms.AgreedYen, Terms.Receipts);

    /// <summary>Where agreed total, price items, plan and receipts are out of step; nothing for who does not see the details.</summary>
    public MoneyGaps Gaps => SeesDetails ? MoneyGaps.Of(Terms.AgreedYen, PriceItems, Terms.Receipts, Terms.StartsOn, Terms.EndsOn, Status) : default;

    /// <summary>The same without an excess that a second person approved or accepted with a reason: what is still to be looked at.</summary>
    public MoneyGaps OpenGaps => ApprovalReason is not null && Status.Counts() ? Gaps with { ExcessYen = 0 } : Gaps;

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Day of completion or termination.</summary>
    public DateOnly? EndedOn { get; init; }

    public string? TerminationReason { get; init; }

    public required ContractActs May { get; init; }

    /// <summary>Fields that submitting would ask for.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>The contract that this one began as a copy of, as long as it is open for entry; null for others.</summary>
    public CopySource? CopiedFrom { get; init; }

    public bool IsDemo { get; init; }

    /// <summary>Cash received so far; null where nothing is recorded.</summary>
    public long? ReceivedYen => Sum(ReceiptState.Received);

    /// <summary>Cash planned; null where nothing is planned.</summary>
    public long? PlannedYen => Sum(ReceiptState.Planned);

    private long? Sum(ReceiptState state) =>
        Receipts.Any(r => r.Terms.State == state) ? Receipts.Where(r => r.Terms.State == state).Sum(r => r.CashYen) : null;
}

/// <summary>Who took a step and when; the name is the account's present one, null where the account is gone or the portal acted.</summary>
public sealed record ContractStep(DateTimeOffset At, Guid? By, string? Name, string? Comment = null);

public sealed record PartyView(OrganisationLabel Organisation, PartyRole Role);

public sealed record ReceiptView(Guid Id, ReceiptTerms Terms, OrganisationLabel Payer)
{
    /// <summary>Direct and indirect together.</summary>
    public long CashYen => Terms.DirectYen + Terms.IndirectYen;
}

/// <summary>A proposed or decided change of the contract.</summary>
/// <param name="Before">What the contract said before; null for amendments older than this record.</param>
/// <param name="MayDecide">The person asking may approve or return it now.</param>
public sealed record AmendmentView(
    Guid Id, AmendmentTerms Terms, AmendmentTerms? Before, string Reason, AmendmentStatus Status, ContractStep Entered, ContractStep? Decided, int Version, bool MayDecide)
{
    /// <summary>The person asking proposed it and may still take it back.</summary>
    public bool MayWithdraw { get; init; }
}

/// <summary>What the person asking may do with the contract as it stands. The verbs ask again.</summary>
/// <param name="Edit">Rewrite it.</param>
/// <param name="Decide">Approve or return it.</param>
/// <param name="WaitsForAnother">It waits for approval, and this person may approve others' contracts but not this one.</param>
/// <param name="WaitsForEnterer">
/// An open entry of somebody else, seen by an approver: whoever submits it cannot approve it, so it is not theirs to submit.
/// </param>
/// <param name="TakeBack">Take the own submission back.</param>
/// <param name="AcceptExcess">Accept what came above the agreed total of the ended contract.</param>
public sealed record ContractActs(
    bool Edit, bool Submit, bool Delete, bool Decide, bool WaitsForAnother, bool RecordReceipt, bool Amend, bool Complete, bool Terminate,
    bool Attach = false, bool RecordFacts = false, bool RecordOutcome = false, bool WaitsForEnterer = false, bool TakeBack = false, bool AcceptExcess = false)
{
    /// <summary>Reading only.</summary>
    public static readonly ContractActs None = new(false, false, false, false, false, false, false, false, false);

    public bool Any => this != None;
}
