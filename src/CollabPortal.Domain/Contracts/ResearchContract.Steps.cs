using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>The steps of a contract: each verb either does it or says why not.</summary>
public sealed partial class ResearchContract
{
    /// <summary>Why money is planned or came in fiscal years outside the period, in the words of who submitted it; null where it is not.</summary>
    public string? OutsideReason { get; private set; }

    /// <summary>Fiscal years with money outside the period (<see cref="MoneyGaps.OutsideYears"/>).</summary>
    public IReadOnlyList<int> OutsideYears => [.. MoneyGaps.YearsOutside(StartsOn, EndsOn, receipts.Select(TermsOf))];

    /// <summary>Asks for approval. Everything that the approver must judge has to be there.</summary>
    /// <param name="outsideReason">
    /// Needed where money stands in a fiscal year outside the period and no reason was written before ("outside-reason-required"); not kept otherwise.
    /// </param>
    public void Submit(Guid by, DateTimeOffset at, string? outsideReason = null)
    {
        if (!Status.IsOpenForEntry()) throw new RuleViolation("contract-not-open");
        if (Required().FirstOrDefault(r => r.Missing) is { Missing: true } lacks) throw new RuleViolation("required-to-submit", lacks.Field);
        MoneyInStep.Expect(AgreedYen, [.. priceItems.Select(i => i.Terms)], "price-items-apart");
        var outside = OutsideYears;
        var why = Trimmed(outsideReason) ?? OutsideReason;
        if (outside.Count > 0 && why is null) throw new RuleViolation("outside-reason-required", nameof(OutsideReason), string.Join(", ", outside));
        CheckLength(outsideReason, ProseLimit, nameof(OutsideReason));
        OutsideReason = outside.Count > 0 ? why : null;
        Status = ContractStatus.Submitted;
        SubmittedBy = by;
        SubmittedAt = ChangedAt = at;
        ReturnedComment = null;
    }

    /// <summary>Sends a submitted contract back with what is to be mended.</summary>
    public void Return(Guid by, DateTimeOffset at, string comment)
    {
        Expect(ContractStatus.Submitted);
        SecondPerson(by);
        if (string.IsNullOrWhiteSpace(comment)) throw new RuleViolation("comment-required", "Comment");
        Status = ContractStatus.Returned;
        ReturnedBy = by;
        ReturnedAt = ChangedAt = at;
        ReturnedComment = comment.Trim();
    }

    /// <summary>Takes a submission back that nobody has judged: it is a draft again, or what was returned. Only who entered or submitted it may.</summary>
    public void TakeBack(Guid by, DateTimeOffset at)
    {
        Expect(ContractStatus.Submitted);
        if (by != EnteredBy && by != SubmittedBy) throw new RuleViolation("not-yours");
        Status = ReturnedAt is null ? ContractStatus.Draft : ContractStatus.Returned;
        (SubmittedBy, SubmittedAt, ChangedAt) = (null, null, at);
    }

    /// <summary>
    /// Why it was approved, or accepted after its end, although its receipts sum above the agreed total; null where they do not. It explains the excess
    /// of then: a step that makes it more than it was, or leaves none of it, takes the reason away (the history keeps it), so that somebody looks again.
    /// </summary>
    public string? ApprovalReason { get; private set; }

    /// <summary>By how many yen the cash expected exceeds the agreed total; zero where it does not or none is agreed.</summary>
    public static long ExcessYen(long? agreedYen, IEnumerable<ReceiptTerms> receipts) =>
        agreedYen is { } agreed ? Math.Max(0, -GapYen(agreed, receipts.Select(r => (r.FiscalYear, r.State, r.DirectYen + r.IndirectYen)))) : 0;

    /// <summary>
    /// The agreed total less the cash expected. Too much (below zero) is judged over the whole contract: what came or what is planned, whichever is more,
    /// for money that comes in another year than planned is not more money. Too little (above zero) is what is left when each year counts with the more of the two.
    /// </summary>
    public static long GapYen(long agreedYen, IEnumerable<(int Year, ReceiptState State, long Yen)> cash)
    {
        var all = cash.ToList();
        var expected = all.GroupBy(r => r.State).Select(state => state.Sum(r => r.Yen)).DefaultIfEmpty().Max();
        if (expected > agreedYen) return agreedYen - expected;
        return Math.Max(0, agreedYen - all.GroupBy(r => r.Year).Sum(year => year.GroupBy(r => r.State).Max(state => state.Sum(r => r.Yen))));
    }

    /// <summary>Approves. A contract whose first day has come is active at once.</summary>
    /// <param name="reason">Needed where the receipts sum above the agreed total; not kept otherwise.</param>
    public void Approve(Guid by, DateTimeOffset at, DateOnly today, string? reason = null)
    {
        Expect(ContractStatus.Submitted);
        SecondPerson(by);
        ApproveExcess(reason);
        Status = StartsOn <= today ? ContractStatus.Active : ContractStatus.Approved;
        ApprovedBy = by;
        ApprovedAt = ChangedAt = at;
    }

    private void ApproveExcess(string? reason)
    {
        var excess = Excess > 0;
        if (excess && string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("excess-reason-required", nameof(ApprovalReason));
        CheckLength(reason, ProseLimit, nameof(ApprovalReason));
        ApprovalReason = excess ? Trimmed(reason) : null;
    }

    /// <summary>Whether more came than was agreed, the contract has ended, and nobody has said yet that it is right.</summary>
    public bool HasExcessToAccept => Status is ContractStatus.Completed or ContractStatus.Terminated && ApprovalReason is null
        && ExcessYen(AgreedYen, receipts.Where(r => r.State == ReceiptState.Received).Select(TermsOf)) > 0;

    /// <summary>Accepts what came above the agreed total of an ended contract, which no amendment mends any more: a second person, with the reason ("excess-reason-required").</summary>
    public void AcceptExcess(Guid by, DateTimeOffset at, string? reason)
    {
        if (!HasExcessToAccept) throw new RuleViolation("contract-wrong-status");
        SecondPerson(by);
        ApproveExcess(reason);
        ChangedAt = at;
    }

    public void Complete(DateOnly on, DateTimeOffset at)
    {
        Expect(ContractStatus.Active);
        if (on < StartsOn) throw new RuleViolation("ends-before-start", nameof(EndedOn));
        NotYet(on, at);
        Status = ContractStatus.Completed;
        EndedOn = on;
        ChangedAt = at;
    }

    /// <summary>Ends an approved or active contract early; what was received keeps counting. One that has begun ends on its first day or later ("ends-before-start").</summary>
    public void Terminate(DateOnly on, string reason, DateTimeOffset at)
    {
        ExpectInForce();
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("reason-required", nameof(TerminationReason));
        if (Status == ContractStatus.Active && on < StartsOn) throw new RuleViolation("ends-before-start", nameof(EndedOn));
        NotYet(on, at);
        Status = ContractStatus.Terminated;
        EndedOn = on;
        TerminationReason = reason.Trim();
        ChangedAt = at;
    }

    // Nobody takes an end back, so it is recorded when it has come.
    private static void NotYet(DateOnly on, DateTimeOffset at)
    {
        if (on > JapanTime.DateOf(at)) throw new RuleViolation("ended-on-future", nameof(EndedOn));
    }

    /// <summary>Records money that came for an approved contract. The plan stays as agreed; only an amendment changes it.</summary>
    public FiscalYearReceipt RecordReceipt(ReceiptTerms terms, DateTimeOffset at)
    {
        if (!Status.Counts()) throw new RuleViolation("contract-wrong-status");
        if (terms.State != ReceiptState.Received) throw new RuleViolation("plan-needs-amendment", nameof(Receipts));
        HasCome(terms, at, nameof(FiscalYearReceipt.ReceivedOn));
        var explained = Excess;
        var receipt = Money(terms);
        ExplainedUpTo(explained);
        ChangedAt = at;
        return receipt;
    }

    private long Excess => ExcessYen(AgreedYen, receipts.Select(TermsOf));

    private void ExplainedUpTo(long yen)
    {
        if (Excess is var excess && (excess > yen || excess == 0)) ApprovalReason = null;
    }

    /// <summary>Longest reason for correcting or cancelling a receipt.</summary>
    public const int CorrectionReasonLimit = 1000;

    /// <summary>Corrects a receipt that was recorded by mistake. The reason goes to the history.</summary>
    public void CorrectReceipt(Guid receiptId, ReceiptTerms terms, string? reason, DateTimeOffset at)
    {
        var receipt = Received(receiptId, reason);
        if (terms.State != ReceiptState.Received) throw new RuleViolation("plan-needs-amendment", nameof(Receipts));
        HasCome(terms, at, nameof(FiscalYearReceipt.ReceivedOn));
        var payer = terms.PayerId ?? receipt.PayerId;
        if (receipt.Matches(terms with { PayerId = payer })) throw new RuleViolation("receipt-unchanged", nameof(Receipts));
        var explained = Excess;
        receipt.Correct(terms, payer);
        ExplainedUpTo(explained);
        receipt.CorrectionReason = Trimmed(reason);
        ChangedAt = at;
    }

    /// <summary>Takes away a receipt that never came. The reason goes to the history.</summary>
    public void CancelReceipt(Guid receiptId, string? reason, DateTimeOffset at)
    {
        var receipt = Received(receiptId, reason);
        receipt.CorrectionReason = Trimmed(reason);
        receipts.Remove(receipt);
        ExplainedUpTo(Excess);
        ChangedAt = at;
    }

    private FiscalYearReceipt Received(Guid receiptId, string? reason)
    {
        if (!Status.Counts()) throw new RuleViolation("contract-wrong-status");
        if (receipts.Find(r => r.Id == receiptId && r.State == ReceiptState.Received) is not { } receipt) throw new RuleViolation("not-found", nameof(Receipts));
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("reason-required", "Reason");
        CheckLength(reason, CorrectionReasonLimit, "Reason");
        return receipt;
    }

    /// <summary>Only a draft that nobody has judged yet may be deleted; everything later keeps its trail.</summary>
    public void ExpectDeletable()
    {
        if (Status != ContractStatus.Draft) throw new RuleViolation("delete-draft-only");
    }

    /// <summary>Puts an approved amendment into force.</summary>
    internal void Amend(AmendmentTerms terms, DateTimeOffset at, string? reason)
    {
        ExpectInForce();
        (Title, StartsOn, EndsOn, Goal, SuccessCriterion, AgreedYen) =
            (terms.Title.Trim(), terms.StartsOn, terms.EndsOn, Trimmed(terms.Goal), Trimmed(terms.SuccessCriterion), terms.AgreedYen);
        if (terms.PrincipalInvestigator is { } investigator) PrincipalInvestigator = Trimmed(investigator);
        receipts.RemoveAll(r => r.State == ReceiptState.Planned);
        foreach (var plan in terms.Planned) Money(plan with { State = ReceiptState.Planned });
        if (terms.PriceItems is { } items) WritePriceItems(items);
        if (terms.Clauses is { } clauses) WriteClauses(clauses);
        ApproveExcess(reason);
        ChangedAt = at;
    }

    /// <summary>The changeable part as it stands, for an amendment to keep.</summary>
    internal AmendmentTerms Standing() => new()
    {
        Title = Title,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        Goal = Goal,
        SuccessCriterion = SuccessCriterion,
        PrincipalInvestigator = PrincipalInvestigator ?? "",
        AgreedYen = AgreedYen,
        Planned = [.. receipts.Where(r => r.State == ReceiptState.Planned).OrderBy(r => r.FiscalYear.Year)
            .Select(TermsOf)],
        PriceItems = [.. priceItems.OrderBy(i => i.Ordinal).Select(i => i.Terms)],
        Clauses = Details?.Clauses,
    };

    private void Expect(ContractStatus status)
    {
        if (Status != status) throw new RuleViolation("contract-wrong-status");
    }

    internal void ExpectInForce()
    {
        if (Status is not (ContractStatus.Approved or ContractStatus.Active)) throw new RuleViolation("contract-wrong-status");
    }

    private void SecondPerson(Guid by)
    {
        if (by == EnteredBy || by == SubmittedBy) throw new RuleViolation("two-person-rule");
    }
}
