using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollabPortal.Application.Contracts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>A contract as the API takes it. Only kind and title are needed for a draft; submitting asks for more.</summary>
public sealed record ContractEntry
{
    /// <summary>The institution's own contract number, unique within it.</summary>
    public string? Number { get; init; }

    public required ContractKind Kind { get; init; }

    public required string Title { get; init; }

    public Guid? ProgrammeId { get; init; }

    /// <summary>科研費審査区分, for example "C" or "C18".</summary>
    public string? FieldCode { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public string? Goal { get; init; }

    public string? SuccessCriterion { get; init; }

    /// <summary>Why money stands in fiscal years outside the period; submitting asks for it there.</summary>
    public string? OutsideReason { get; init; }

    public string? PrincipalInvestigator { get; init; }

    /// <summary>Whole yen; null where nothing is agreed, 0 where the price is zero.</summary>
    public long? AgreedYen { get; init; }

    public IReadOnlyList<PartyEntry> Parties { get; init; } = [];

    public IReadOnlyList<ReceiptEntry> Receipts { get; init; } = [];

    /// <summary>Items of the price; left out, they stay as they are. With cash among them their fixed total becomes agreedYen.</summary>
    public IReadOnlyList<PriceItemEntry>? PriceItems { get; init; }

    /// <summary>What was agreed beside period and money; left out, it stays as it is.</summary>
    public ClauseTerms? Clauses { get; init; }

    /// <summary>Who works on it and what was checked; left out, it stays as it is.</summary>
    public FactTerms? Facts { get; init; }

    internal ContractTerms Terms() => new()
    {
        Number = Number,
        Kind = Kind,
        Title = Title,
        ProgrammeId = ProgrammeId,
        FieldCode = FieldCode,
        StartsOn = StartsOn,
        EndsOn = EndsOn,
        Goal = Goal,
        SuccessCriterion = SuccessCriterion,
        OutsideReason = OutsideReason,
        PrincipalInvestigator = PrincipalInvestigator,
        AgreedYen = AgreedYen,
        Parties = [.. Parties.Select(p => new PartyTerms(p.OrganisationId, p.Role))],
        Receipts = [.. Receipts.Select(r => r.Terms())],
        PriceItems = PriceItems is { } items ? [.. items.Select(i => i.Terms())] : null,
        Clauses = Clauses,
        Facts = Facts,
    };
}

/// <summary>Who else is party to the contract.</summary>
public sealed record PartyEntry
{
    public required Guid OrganisationId { get; init; }

    public PartyRole Role { get; init; }
}

/// <summary>Money of one payer for one fiscal year, in whole yen.</summary>
public sealed record ReceiptEntry
{
    /// <summary>Year in which the fiscal year begins. For a received one it follows from receivedOn.</summary>
    public int? FiscalYear { get; init; }

    public ReceiptState State { get; init; }

    /// <summary>Day in Japan; needed when received.</summary>
    public DateOnly? ReceivedOn { get; init; }

    public long DirectYen { get; init; }

    public long IndirectYen { get; init; }

    /// <summary>Value given in kind; outside every cash figure.</summary>
    public long InKindYen { get; init; }

    /// <summary>Null: the first partner.</summary>
    public Guid? PayerId { get; init; }

    internal ReceiptTerms Terms() => new(FiscalYear ?? 0, State, ReceivedOn, DirectYen, IndirectYen, InKindYen, PayerId);
}

/// <summary>Money that came, in whole yen.</summary>
public record ReceivedEntry
{
    /// <summary>Day in Japan, today at the latest; its fiscal year counts.</summary>
    public required DateOnly ReceivedOn { get; init; }

    public required long DirectYen { get; init; }

    public long IndirectYen { get; init; }

    /// <summary>Value given in kind; outside every cash figure.</summary>
    public long InKindYen { get; init; }

    /// <summary>Null: the first partner, or who is recorded where a receipt is corrected.</summary>
    public Guid? PayerId { get; init; }

    internal ReceiptTerms Terms() => new(0, ReceiptState.Received, ReceivedOn, DirectYen, IndirectYen, InKindYen, PayerId);
}

/// <summary>What truly came, all of it, and why the record is corrected.</summary>
public sealed record ReceiptCorrection : ReceivedEntry
{
    /// <summary>Stands in the history; in a locked fiscal year it is the reason of the restatement too.</summary>
    public required string Reason { get; init; }
}

/// <summary>Why something is cancelled.</summary>
public sealed record ReasonEntry
{
    public required string Reason { get; init; }
}

/// <summary>One item of the price, in whole yen.</summary>
public sealed record PriceItemEntry
{
    public required PriceItemKind Kind { get; init; }

    public required long Yen { get; init; }

    /// <summary>Given in kind: beside cash, never added to it.</summary>
    public bool InKind { get; init; }

    public string? Note { get; init; }

    internal PriceItemTerms Terms() => new(Kind, Yen, InKind, Note);
}

/// <summary>Why a contract is approved although its receipts sum above the agreed total; the body may be left out otherwise.</summary>
public sealed record ApprovalEntry
{
    public string? Reason { get; init; }
}

/// <summary>What a return says.</summary>
public sealed record CommentEntry
{
    public required string Comment { get; init; }
}

/// <summary>A contract that was stored.</summary>
public sealed record ContractStored(Guid Id, int Version);

/// <summary>One page of contracts.</summary>
public sealed record ContractPage(IReadOnlyList<ContractLine> Items, int Total, int Page, int PageSize, bool Demo)
{
    /// <summary>There are more than total; they were not counted. Narrow the filters.</summary>
    public bool AtLeast { get; init; }
}

/// <summary>A contract in a list. Missing is null; zero is zero.</summary>
public sealed record ContractLine(
    Guid Id, string? Number, string Title, ContractKind Kind, ContractStatus Status, LocalText Institution, LocalText? Partner,
    DateOnly? StartsOn, DateOnly? EndsOn, long? AgreedYen, long? ReceivedYen, DateTimeOffset ChangedAt, int Version)
{
    internal static ContractLine Of(ContractRow r) => new(
        r.Id, r.Number, r.Title, r.Kind, r.Status, r.Institution, r.Partner, r.StartsOn, r.EndsOn, r.AgreedYen, r.ReceivedYen, r.ChangedAt, r.Version);
}

/// <summary>A contract with its parts.</summary>
public sealed record ContractDocument(
    Guid Id, int Version, ContractStatus Status, LocalText Institution, Guid InstitutionId, string? Number, ContractKind Kind, string Title,
    Guid? ProgrammeId, string? FieldCode, DateOnly? StartsOn, DateOnly? EndsOn, string? Goal, string? SuccessCriterion, string? PrincipalInvestigator,
    long? AgreedYen, long? ReceivedYen, IReadOnlyList<PartyDocument> Parties, IReadOnlyList<ReceiptDocument> Receipts, string? ReturnedComment,
    DateOnly? EndedOn, DateTimeOffset ChangedAt, bool Demo, ClauseTerms? Clauses, FactTerms? Facts, IReadOnlyList<OneSidedClause> OneSided,
    OutcomeTerms? Outcome, IReadOnlyList<FollowUpDocument> FollowUps, IReadOnlyList<PriceItemTerms> PriceItems, long ExcessYen, string? ApprovalReason, string? OutsideReason)
{
    internal static ContractDocument Of(ContractView v) => new(
        v.Id, v.Version, v.Status, v.Institution.Name, v.Institution.Id, v.Terms.Number, v.Terms.Kind, v.Terms.Title, v.Terms.ProgrammeId, v.Terms.FieldCode,
        v.Terms.StartsOn, v.Terms.EndsOn, v.Terms.Goal, v.Terms.SuccessCriterion, v.Terms.PrincipalInvestigator, v.Terms.AgreedYen, v.ReceivedYen,
        [.. v.Parties.Select(p => new PartyDocument(p.Organisation.Id, p.Organisation.Name, p.Role))],
        [.. v.Receipts.Select(r => new ReceiptDocument(r.Id, r.Terms.FiscalYear, r.Terms.State, r.Terms.ReceivedOn, r.Terms.DirectYen, r.Terms.IndirectYen, r.Terms.InKindYen, r.Payer.Id))],
        v.Returned?.Comment, v.EndedOn, v.ChangedAt, v.IsDemo, v.SeesDetails ? v.Terms.Clauses : null, v.SeesDetails ? v.Terms.Facts : null, v.OneSided,
        v.Outcome?.Terms, [.. v.FollowUps.Select(f => new FollowUpDocument(f.YearsAfter, f.DueOn, f.State, f.Use, f.Note))], v.PriceItems, v.ExcessYen, v.ApprovalReason, v.Terms.OutsideReason);
}

/// <summary>A follow-up one, three or five years after the end.</summary>
public sealed record FollowUpDocument(int YearsAfter, DateOnly DueOn, FollowUpState State, PutToUse? Use, string? Note);

public sealed record PartyDocument(Guid OrganisationId, LocalText Name, PartyRole Role);

public sealed record ReceiptDocument(
    Guid Id, int FiscalYear, ReceiptState State, DateOnly? ReceivedOn, long DirectYen, long IndirectYen, long InKindYen, Guid PayerId);

/// <summary>How contracts are written as JSON: enums by name, Japanese unescaped, unknown members refused so that a typing error is noticed.</summary>
internal static class ContractJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };
}
