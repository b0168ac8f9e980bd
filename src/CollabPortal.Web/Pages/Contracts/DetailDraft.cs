using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Clauses and facts of a contract as they are typed: text as it stands in the inputs, read only when it is saved.</summary>
public sealed class DetailDraft
{
    private static readonly char[] Commas = ['、', ',', '，', ';', '；', '\n'];

    public string? ConfidentialUntil { get; set; }

    public string? IpClauseCode { get; set; }

    public string? IpClauseText { get; set; }

    public Guid? ExclusivePatentsTo { get; set; }

    public Guid? SurroundingFilingsBy { get; set; }

    public PatentCostBearer? PatentCosts { get; set; }

    public string? DataTerms { get; set; }

    public List<FundDraft> Funds { get; set; } = [];

    /// <summary>With commas between.</summary>
    public string? Keywords { get; set; }

    public string? Effort { get; set; }

    public List<MemberDraft> Members { get; set; } = [];

    public string? DoctoralStudents { get; set; }

    public string? DoctoralPay { get; set; }

    public string? Internships { get; set; }

    public string? CompanyDoctorates { get; set; }

    public CheckDraft Export { get; set; } = new();

    public CheckDraft Conflict { get; set; } = new();

    /// <summary>Keywords as they will be stored.</summary>
    public IReadOnlyList<string> KeywordList =>
        [.. (Keywords ?? "").Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public static DetailDraft Of(ClauseTerms? clauses, FactTerms? facts)
    {
        var (c, f) = (clauses ?? new ClauseTerms(), facts ?? new FactTerms());
        return new DetailDraft
        {
            ConfidentialUntil = ContractDraft.Iso(c.ConfidentialUntil),
            IpClauseCode = c.IpClauseCode,
            IpClauseText = c.IpClauseText,
            ExclusivePatentsTo = c.ExclusivePatentsTo,
            SurroundingFilingsBy = c.SurroundingFilingsBy,
            PatentCosts = c.PatentCosts,
            DataTerms = c.DataTerms,
            Funds = [.. c.PublicFunds.Select(p => new FundDraft { Scheme = p.Scheme, Yen = ContractDraft.Yen(p.Yen) })],
            Keywords = f.Keywords.Count == 0 ? null : string.Join(ContractWords.Comma, f.Keywords),
            Effort = Number(f.InvestigatorEffortPercent),
            Members = [.. f.Members.Select(m => new MemberDraft { Name = m.Name, Role = m.Role, Affiliation = m.Affiliation, Effort = Number(m.EffortPercent) })],
            DoctoralStudents = Number(f.DoctoralStudents),
            DoctoralPay = ContractDraft.Yen(f.DoctoralPayYen),
            Internships = Number(f.Internships),
            CompanyDoctorates = Number(f.CompanyDoctorates),
            Export = CheckDraft.Of(f.ExportCheck),
            Conflict = CheckDraft.Of(f.ConflictCheck),
        };
    }

    /// <summary>Takes over who works on it, and the keywords.</summary>
    internal void TakePeople(DetailDraft other) =>
        (Keywords, Effort, Members, DoctoralStudents, DoctoralPay, Internships, CompanyDoctorates) =
        (other.Keywords, other.Effort, other.Members, other.DoctoralStudents, other.DoctoralPay, other.Internships, other.CompanyDoctorates);

    /// <summary>Takes over what was agreed, but for the public money.</summary>
    internal void TakeClauses(DetailDraft other) =>
        (ConfidentialUntil, IpClauseCode, IpClauseText, ExclusivePatentsTo, SurroundingFilingsBy, PatentCosts, DataTerms) =
        (other.ConfidentialUntil, other.IpClauseCode, other.IpClauseText, other.ExclusivePatentsTo, other.SurroundingFilingsBy, other.PatentCosts, other.DataTerms);

    /// <summary>What is wrong with an effort as typed, as the code of a problem: not a whole number of per cent from 0 to 100.</summary>
    internal static string? EffortFault(string? typed)
    {
        List<Problem> found = [];
        Whole(typed, "", "effort-range", found);
        return found.FirstOrDefault()?.Code;
    }

    /// <summary>Reads what was agreed; each field that cannot be read becomes a problem.</summary>
    public ClauseTerms ReadClauses(List<Problem> problems) => new()
    {
        ConfidentialUntil = ContractDraft.Date(ConfidentialUntil, "ConfidentialUntil", problems),
        IpClauseCode = string.IsNullOrEmpty(IpClauseCode) ? null : IpClauseCode,
        IpClauseText = IpClauseText,
        ExclusivePatentsTo = ExclusivePatentsTo,
        SurroundingFilingsBy = SurroundingFilingsBy,
        PatentCosts = PatentCosts,
        DataTerms = DataTerms,
        PublicFunds = [.. Funds.Select((fund, row) => (fund, row)).Where(x => !x.fund.IsEmpty).Select(x => x.fund.Read(x.row, problems))],
    };

    /// <summary>Reads who works on it and what was checked.</summary>
    public FactTerms ReadFacts(List<Problem> problems) => new()
    {
        Keywords = KeywordList,
        InvestigatorEffortPercent = Whole(Effort, "InvestigatorEffortPercent", "effort-range", problems),
        Members = [.. Members.Select((member, row) => (member, row)).Where(x => !x.member.IsEmpty).Select(x => x.member.Read(x.row, problems))],
        DoctoralStudents = Whole(DoctoralStudents, "DoctoralStudents", "count-range", problems),
        DoctoralPayYen = ContractDraft.Amount(DoctoralPay, "DoctoralPayYen", problems),
        Internships = Whole(Internships, "Internships", "count-range", problems),
        CompanyDoctorates = Whole(CompanyDoctorates, "CompanyDoctorates", "count-range", problems),
        ExportCheck = Export.Read("ExportCheck", problems),
        ConflictCheck = Conflict.Read("ConflictCheck", problems),
    };

    /// <summary>A whole number, full width or with its unit ("２名", "30%"), up to 100 for an effort and to 9,999 persons; anything else is the problem of that code.</summary>
    internal static int? Whole(string? typed, string field, string code, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (JapaneseInput.ParseWhole(typed) is { } number && number >= 0 && number <= (code == "effort-range" ? 100 : 9_999)) return number;
        problems.Add(new Problem(code, field));
        return null;
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Public money as it is typed.</summary>
public sealed class FundDraft
{
    /// <summary>Tells rows apart on the screen; never stored.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public string? Scheme { get; set; }

    public string? Yen { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Scheme + Yen);

    internal PublicFund Read(int row, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(Scheme)) problems.Add(new Problem("required", $"PublicFunds-{row}-Scheme"));
        return new PublicFund(Scheme?.Trim() ?? "", ContractDraft.Amount(Yen, $"PublicFunds-{row}-Yen", problems));
    }
}

/// <summary>A person as typed.</summary>
public sealed class MemberDraft
{
    /// <summary>Tells rows apart on the screen; never stored.</summary>
    public Guid Key { get; set; } = Guid.NewGuid();

    public string? Name { get; set; }

    public MemberRole Role { get; set; }

    public string? Affiliation { get; set; }

    public string? Effort { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name + Affiliation + Effort);

    internal MemberTerms Read(int row, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(Name)) problems.Add(new Problem("required", $"Members-{row}-Name"));
        return new MemberTerms(Name?.Trim() ?? "", Role, string.IsNullOrWhiteSpace(Affiliation) ? null : Affiliation.Trim(), DetailDraft.Whole(Effort, $"Members-{row}-Effort", "effort-range", problems));
    }
}

/// <summary>A check as typed; without a state there is none.</summary>
public sealed class CheckDraft
{
    public CheckState? State { get; set; }

    public string? By { get; set; }

    public string? On { get; set; }

    public static CheckDraft Of(CheckTerms? check) => new() { State = check?.State, By = check?.By, On = ContractDraft.Iso(check?.On) };

    internal CheckTerms? Read(string field, List<Problem> problems)
    {
        var on = ContractDraft.Date(On, field + "-On", problems);
        if (State is { } state) return new CheckTerms(state, By, on);
        if (!string.IsNullOrWhiteSpace(By + On)) problems.Add(new Problem("check-without-state", field));
        return null;
    }
}
