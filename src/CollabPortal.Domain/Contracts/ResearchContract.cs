using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>
/// 契約: one agreement of an institution with one or more partners. Entered by one person and approved by another
/// (trust.md, two-person rule); once approved it changes only by an amendment that is approved again.
/// </summary>
public sealed partial class ResearchContract : IRegisterRecord, IVersioned
{
    /// <summary>Longest title in characters.</summary>
    public const int TitleLimit = 300;

    /// <summary>Longest contract number in characters.</summary>
    public const int NumberLimit = 100;

    /// <summary>Longest goal or success criterion in characters.</summary>
    public const int ProseLimit = 4000;

    private readonly List<ContractParty> parties = [];
    private readonly List<FiscalYearReceipt> receipts = [];

    private ResearchContract()
    {
    }

    private ResearchContract(Guid institutionId, Guid by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        EnteredBy = by;
        EnteredAt = at;
        ChangedAt = at;
        Status = ContractStatus.Draft;
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>Other institutions that are party to it and may read it.</summary>
    public Guid[] SharedWith { get; private set; } = [];

    /// <summary>The institution's own contract number, unique within the institution.</summary>
    public string? Number { get; private set; }

    public ContractKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public Guid? ProgrammeId { get; private set; }

    /// <summary>科研費審査区分, 大区分 or 中区分.</summary>
    public string? FieldCode { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    /// <summary>Required to submit: poor goal setting is the top cause of failed projects (domain.md §1, Kyushu METI bureau 2008).</summary>
    public string? Goal { get; private set; }

    /// <summary>What, by when and how much makes it a success. Required to submit.</summary>
    public string? SuccessCriterion { get; private set; }

    public string? PrincipalInvestigator { get; private set; }

    /// <summary>Agreed total in whole yen; null where none is agreed.</summary>
    public long? AgreedYen { get; private set; }

    public ContractStatus Status { get; private set; }

    public Guid EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid? SubmittedBy { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    public Guid? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public Guid? ReturnedBy { get; private set; }

    public DateTimeOffset? ReturnedAt { get; private set; }

    public string? ReturnedComment { get; private set; }

    /// <summary>Day of completion or termination.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? TerminationReason { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ContractParty> Parties => parties;

    public IReadOnlyList<FiscalYearReceipt> Receipts => receipts;

    /// <summary>A new draft. Needs a title and a kind; everything else may follow.</summary>
    public static ResearchContract Draft(Guid institutionId, ContractTerms terms, Guid by, DateTimeOffset at)
    {
        var contract = new ResearchContract(institutionId, by, at);
        contract.Write(terms, at);
        return contract;
    }

    /// <summary>Rewrites a draft or returned contract.</summary>
    public void Change(ContractTerms terms, DateTimeOffset at)
    {
        if (!Status.IsOpenForEntry()) throw new RuleViolation("contract-not-open");
        Write(terms, at);
        ChangedAt = at;
    }

    /// <summary>The fields that <see cref="Submit"/> asks for, and whether each is missing.</summary>
    public IEnumerable<(string Field, bool Missing)> Required() =>
    [
        (nameof(Number), Number is null),
        (nameof(Parties), parties.All(p => p.Role != PartyRole.Partner)),
        (nameof(StartsOn), StartsOn is null),
        (nameof(EndsOn), EndsOn is null),
        (nameof(Goal), Goal is null),
        (nameof(SuccessCriterion), SuccessCriterion is null),
    ];

    private void Write(ContractTerms terms, DateTimeOffset at)
    {
        var title = terms.Title?.Trim() ?? "";
        if (title.Length == 0) throw new RuleViolation("required", nameof(Title));
        if (title.Length > TitleLimit) throw new RuleViolation("too-long", nameof(Title), TitleLimit);
        if (terms.StartsOn is { } start && terms.EndsOn is { } end) _ = new DateRange(start, end);
        FiscalYearReceipt.CheckYen(terms.AgreedYen, nameof(AgreedYen));
        CheckLength(ContractNumber.Of(terms.Number), NumberLimit, nameof(Number));
        CheckLength(terms.Goal, ProseLimit, nameof(Goal));
        CheckLength(terms.SuccessCriterion, ProseLimit, nameof(SuccessCriterion));
        CheckLength(terms.PrincipalInvestigator, TitleLimit, nameof(PrincipalInvestigator));
        Number = ContractNumber.Of(terms.Number);
        (Kind, Title, ProgrammeId, FieldCode) = (terms.Kind, title, terms.ProgrammeId, Trimmed(terms.FieldCode));
        (StartsOn, EndsOn, AgreedYen) = (terms.StartsOn, terms.EndsOn, terms.AgreedYen);
        (Goal, SuccessCriterion) = (Trimmed(terms.Goal), Trimmed(terms.SuccessCriterion));
        PrincipalInvestigator = Trimmed(terms.PrincipalInvestigator);
        CheckLength(terms.OutsideReason, ProseLimit, nameof(OutsideReason));
        OutsideReason = Trimmed(terms.OutsideReason);
        WriteParties(terms.Parties);
        if (terms.Receipts.Any(r => r.State == ReceiptState.Received && r.ReceivedOn > JapanTime.DateOf(at))) throw new RuleViolation("received-on-future", nameof(Receipts));
        WriteReceipts(terms.Receipts);
        if (terms.PriceItems is { } items) WritePriceItems(items);
        if (terms.Clauses is { } clauses) WriteClauses(clauses);
        if (terms.Facts is { } facts) WriteFacts(facts, JapanTime.DateOf(at));
    }

    /// <summary>What is the same stays the same record, so that the history tells real changes only.</summary>
    private void WriteReceipts(IReadOnlyList<ReceiptTerms> terms)
    {
        var kept = new List<FiscalYearReceipt>();
        var fresh = new List<ReceiptTerms>();
        foreach (var wanted in terms.Select(t => t with { PayerId = t.PayerId ?? FirstPartner() }))
        {
            var known = receipts.Find(r => !kept.Contains(r) && r.Matches(wanted));
            if (known is null) fresh.Add(wanted);
            else kept.Add(known);
        }

        receipts.RemoveAll(r => !kept.Contains(r));
        foreach (var receipt in fresh) Money(receipt);
    }

    private Guid? FirstPartner() => parties.Where(p => p.Role == PartyRole.Partner).MinBy(p => p.Ordinal)?.OrganisationId;

    private void WriteParties(IReadOnlyList<PartyTerms> terms)
    {
        if (terms.Any(p => p.OrganisationId == InstitutionId)) throw new RuleViolation("party-is-self", nameof(Parties));
        var wanted = terms.DistinctBy(p => p.OrganisationId).ToList();
        parties.RemoveAll(p => !wanted.Exists(w => w.OrganisationId == p.OrganisationId));
        for (var i = 0; i < wanted.Count; i++)
        {
            var known = parties.Find(p => p.OrganisationId == wanted[i].OrganisationId);
            if (known is null) parties.Add(new ContractParty(Id, InstitutionId, wanted[i].OrganisationId, wanted[i].Role, i));
            else (known.Ordinal, known.Role) = (i, wanted[i].Role);
        }

        SharedWith = [.. wanted.Where(p => p.Role == PartyRole.CoInstitution).Select(p => p.OrganisationId)];
    }

    private FiscalYearReceipt Money(ReceiptTerms terms)
    {
        var payer = terms.PayerId ?? FirstPartner() ?? throw new RuleViolation("receipt-without-payer", nameof(Parties));
        var receipt = new FiscalYearReceipt(Id, InstitutionId, payer, terms);
        receipts.Add(receipt);
        return receipt;
    }

    private static void CheckLength(string? text, int limit, string field)
    {
        if (text?.Trim().Length > limit) throw new RuleViolation("too-long", field, limit);
    }

    private static string? Trimmed(string? text) => Text.Trimmed(text);
}
