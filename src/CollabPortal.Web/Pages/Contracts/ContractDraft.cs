using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>A contract as it is typed: text as it stands in the inputs, read only when it is saved.</summary>
public sealed partial class ContractDraft
{
    public string? Number { get; set; }

    public ContractKind Kind { get; set; }

    public string? Title { get; set; }

    public Guid? ProgrammeId { get; set; }

    public string? FieldCode { get; set; }

    public string? Investigator { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public string? Goal { get; set; }

    public string? Success { get; set; }

    /// <summary>Agreed total.</summary>
    public string? Agreed { get; set; }

    /// <summary>Why money stands outside the period; asked for at submission where it does.</summary>
    public string? OutsideReason { get; set; }

    public List<PartyDraft> Parties { get; set; } = [new()];

    public List<ReceiptDraft> Receipts { get; set; } = [];

    /// <summary>Clauses, people, public money and checks.</summary>
    public DetailDraft Details { get; set; } = new();

    /// <summary>The parties chosen so far.</summary>
    public IReadOnlyList<PartyTerms> Chosen => [.. Parties.Where(p => p.Id is not null).Select(p => new PartyTerms(p.Id!.Value, p.Role))];

    private IReadOnlyList<ReceiptTerms> came = [];

    /// <summary>Money that has come and is no row of this form counts in <see cref="Gap"/> beside its rows: an amendment writes the plan alone.</summary>
    internal void Beside(IEnumerable<ReceiptTerms> receipts) => came = [.. receipts];

    /// <summary>The agreed total less the cash expected (<see cref="ResearchContract.GapYen"/>), where both are known.</summary>
    public long? Gap => JapaneseInput.ParseYen(Agreed) is { } agreed && Receipts.Exists(r => r.CashYen is not null)
        ? ResearchContract.GapYen(agreed, [.. came.Select(r => (r.FiscalYear, r.State, r.DirectYen + r.IndirectYen)), .. Receipts.Select(r => (r.FiscalYear ?? 0, r.State, r.CashYen ?? 0))]) : null;

    /// <summary>Fiscal years with money outside the period, as far as both can be read (<see cref="MoneyGaps.OutsideYears"/>).</summary>
    public IEnumerable<int> OutsideYears => MoneyGaps.YearsOutside(JapaneseInput.ParseDate(StartsOn), JapaneseInput.ParseDate(EndsOn), Receipts.Select((r, i) => r.Read(i, [])));

    public static ContractDraft Of(ContractTerms terms) => new()
    {
        Number = terms.Number,
        Kind = terms.Kind,
        Title = terms.Title,
        ProgrammeId = terms.ProgrammeId,
        FieldCode = terms.FieldCode,
        Investigator = terms.PrincipalInvestigator,
        StartsOn = Iso(terms.StartsOn),
        EndsOn = Iso(terms.EndsOn),
        Goal = terms.Goal,
        Success = terms.SuccessCriterion,
        OutsideReason = terms.OutsideReason,
        Agreed = Yen(terms.AgreedYen),
        Parties = terms.Parties.Count == 0 ? [new()] : [.. terms.Parties.Select(p => new PartyDraft { Id = p.OrganisationId, Role = p.Role })],
        Receipts = [.. terms.Receipts.Select(ReceiptDraft.Of)],
        Details = DetailDraft.Of(terms.Clauses, terms.Facts),
    };

    /// <summary>Reads what was typed; each field that cannot be read becomes a problem.</summary>
    public ContractTerms Read(List<Problem> problems) => new()
    {
        Number = Number,
        Kind = Kind,
        Title = Title ?? "",
        ProgrammeId = ProgrammeId,
        FieldCode = string.IsNullOrEmpty(FieldCode) ? null : FieldCode,
        PrincipalInvestigator = Investigator,
        StartsOn = Date(StartsOn, "StartsOn", problems),
        EndsOn = Date(EndsOn, "EndsOn", problems),
        Goal = Goal,
        SuccessCriterion = Success,
        OutsideReason = OutsideReason,
        AgreedYen = Amount(Agreed, "AgreedYen", problems),
        Parties = Chosen,
        Receipts = [.. Receipts.Select((r, i) => (r, i)).Where(x => !x.r.IsEmpty).Select(x => x.r.Read(x.i, problems))],
        Clauses = Details.ReadClauses(problems),
        Facts = Details.ReadFacts(problems),
    };

    /// <summary>Whether a field that submitting asks for is still empty.</summary>
    public bool Lacks(string? field) => field switch
    {
        "Title" => string.IsNullOrWhiteSpace(Title),
        "Number" => string.IsNullOrWhiteSpace(Number),
        "Parties" => !Parties.Exists(p => p.Id is not null && p.Role == PartyRole.Partner),
        "StartsOn" => string.IsNullOrWhiteSpace(StartsOn),
        "EndsOn" => string.IsNullOrWhiteSpace(EndsOn),
        "Goal" => string.IsNullOrWhiteSpace(Goal),
        "SuccessCriterion" => string.IsNullOrWhiteSpace(Success),
        _ => false,
    };

    internal static DateOnly? Date(string? typed, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (JapaneseInput.ParseDate(typed) is { } day) return day;
        problems.Add(new Problem("date-invalid", field));
        return null;
    }

    internal static long? Amount(string? typed, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (AmountFault(typed) is { } fault) problems.Add(new Problem(fault, field));
        return JapaneseInput.ParseYen(typed);
    }

    internal static string? Yen(long? yen) => yen?.ToString("N0", CultureInfo.InvariantCulture);

    internal static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A party as it is being chosen.</summary>
public sealed class PartyDraft
{
    public Guid? Id { get; set; }

    public PartyRole Role { get; set; }
}

/// <summary>A row of 年度別の受入額 as it is typed.</summary>
public sealed class ReceiptDraft
{
    /// <summary>Tells rows apart on the screen; never stored.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public string? Year { get; set; }

    public ReceiptState State { get; set; }

    public string? On { get; set; }

    public string? Direct { get; set; }

    public string? Indirect { get; set; }

    public string? InKind { get; set; }

    public Guid? PayerId { get; set; }

    /// <summary>Says nothing yet: a fiscal year alone is only a place for money. Such a row is not stored and stops nothing.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(On + Direct + Indirect + InKind);

    /// <summary>Of the day on which it came, or as typed; null while neither can be read.</summary>
    public int? FiscalYear => State == ReceiptState.Received && JapaneseInput.ParseDate(On) is { } day ? Domain.Values.FiscalYear.Of(day).Year : JapaneseInput.ParseFiscalYear(Year);

    /// <summary>Direct and indirect together; null while neither can be read.</summary>
    public long? CashYen => (JapaneseInput.ParseYen(Direct), JapaneseInput.ParseYen(Indirect)) switch
    {
        (null, null) => null,
        var (direct, indirect) => (direct ?? 0) + (indirect ?? 0),
    };

    public static ReceiptDraft Of(ReceiptTerms r) => new()
    {
        Year = r.FiscalYear.ToString(CultureInfo.InvariantCulture),
        State = r.State,
        On = ContractDraft.Iso(r.ReceivedOn),
        Direct = ContractDraft.Yen(r.DirectYen),
        Indirect = ContractDraft.Yen(r.IndirectYen),
        InKind = r.InKindYen == 0 ? null : ContractDraft.Yen(r.InKindYen),
        PayerId = r.PayerId,
    };

    /// <summary>Id of an input of this row as a field name.</summary>
    public static string Field(int row, string part) => $"Receipts-{row}-{part}";

    /// <summary>What is wrong with a cell of this row as typed, as the code of a problem; null for nothing.</summary>
    public string? Fault(string part) => part switch
    {
        "Year" => State == ReceiptState.Received || string.IsNullOrWhiteSpace(Year) || JapaneseInput.ParseFiscalYear(Year) is not null ? null : "fiscal-year-range",
        "On" => State == ReceiptState.Received ? ContractDraft.DateFault(On) : null,
        "Direct" => AmountFault(Direct),
        "Indirect" => AmountFault(Indirect),
        _ => AmountFault(InKind),
    };

    internal ReceiptTerms Read(int row, List<Problem> problems)
    {
        var on = State == ReceiptState.Received ? ContractDraft.Date(On, Field(row, "On"), problems) : null;
        if (State == ReceiptState.Received && string.IsNullOrWhiteSpace(On)) problems.Add(new Problem("received-on-missing", Field(row, "On")));
        var year = on is { } day ? Domain.Values.FiscalYear.Of(day).Year : JapaneseInput.ParseFiscalYear(Year);
        if (year is null && State == ReceiptState.Planned) problems.Add(new Problem("fiscal-year-range", Field(row, "Year")));
        if (string.IsNullOrWhiteSpace(Direct + Indirect + InKind)) problems.Add(new Problem("required", Field(row, "Direct")));
        return new ReceiptTerms(
            year ?? 0, State, on,
            Amount(Direct, "Direct") ?? 0,
            Amount(Indirect, "Indirect") ?? 0,
            Amount(InKind, "InKind") ?? 0,
            PayerId);

        long? Amount(string? typed, string part)
        {
            if (AmountFault(typed) is { } fault) problems.Add(new Problem(fault, Field(row, part)));
            return JapaneseInput.ParseYen(typed);
        }
    }

    private string? AmountFault(string? typed) => State == ReceiptState.Received ? ContractDraft.ReceivedFault(typed) : ContractDraft.AmountFault(typed);
}
