using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>Clauses and facts of one contract beside its essential terms; a contract without any has no such record.</summary>
public sealed class ContractDetails
{
    /// <summary>Most keywords, members or public funds of a contract.</summary>
    public const int ListLimit = 50;

    /// <summary>Longest keyword, name or affiliation in characters.</summary>
    public const int NameLimit = 200;

    private ContractDetails()
    {
    }

    internal ContractDetails(Guid contractId, Guid institutionId) => (ContractId, InstitutionId) = (contractId, institutionId);

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public DateOnly? ConfidentialUntil { get; private set; }

    public string? IpClauseCode { get; private set; }

    public string? IpClauseText { get; private set; }

    public Guid? ExclusivePatentsTo { get; private set; }

    public Guid? SurroundingFilingsBy { get; private set; }

    public PatentCostBearer? PatentCosts { get; private set; }

    public string? DataTerms { get; private set; }

    public IReadOnlyList<PublicFund> PublicFunds { get; private set; } = [];

    public string[] Keywords { get; private set; } = [];

    public int? InvestigatorEffortPercent { get; private set; }

    public int? DoctoralStudents { get; private set; }

    /// <summary>Whole yen over the whole term.</summary>
    public long? DoctoralPayYen { get; private set; }

    public int? Internships { get; private set; }

    public int? CompanyDoctorates { get; private set; }

    public CheckState? ExportState { get; private set; }

    public string? ExportBy { get; private set; }

    public DateOnly? ExportOn { get; private set; }

    public CheckState? ConflictState { get; private set; }

    public string? ConflictBy { get; private set; }

    public DateOnly? ConflictOn { get; private set; }

    /// <summary>The clauses as terms.</summary>
    public ClauseTerms Clauses => new()
    {
        ConfidentialUntil = ConfidentialUntil,
        IpClauseCode = IpClauseCode,
        IpClauseText = IpClauseText,
        ExclusivePatentsTo = ExclusivePatentsTo,
        SurroundingFilingsBy = SurroundingFilingsBy,
        PatentCosts = PatentCosts,
        DataTerms = DataTerms,
        PublicFunds = PublicFunds,
    };

    /// <summary>The facts as terms, without the members, which stand in records of their own.</summary>
    public FactTerms Facts => new()
    {
        Keywords = Keywords,
        InvestigatorEffortPercent = InvestigatorEffortPercent,
        DoctoralStudents = DoctoralStudents,
        DoctoralPayYen = DoctoralPayYen,
        Internships = Internships,
        CompanyDoctorates = CompanyDoctorates,
        ExportCheck = ExportState is { } export ? new CheckTerms(export, ExportBy, ExportOn) : null,
        ConflictCheck = ConflictState is { } conflict ? new CheckTerms(conflict, ConflictBy, ConflictOn) : null,
    };

    internal void Write(ClauseTerms terms)
    {
        (ConfidentialUntil, PatentCosts) = (terms.ConfidentialUntil, terms.PatentCosts);
        (IpClauseCode, IpClauseText, DataTerms) = (Text.Trimmed(terms.IpClauseCode), Text.Trimmed(terms.IpClauseText), Text.Trimmed(terms.DataTerms));
        (ExclusivePatentsTo, SurroundingFilingsBy) = (terms.ExclusivePatentsTo, terms.SurroundingFilingsBy);
        PublicFunds = [.. terms.PublicFunds.Select(f => f with { Scheme = f.Scheme.Trim() })];
    }

    internal void Write(FactTerms terms)
    {
        Keywords = [.. terms.Keywords.Select(k => k.Trim()).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
        (InvestigatorEffortPercent, DoctoralStudents, DoctoralPayYen) = (terms.InvestigatorEffortPercent, terms.DoctoralStudents, terms.DoctoralPayYen);
        (Internships, CompanyDoctorates) = (terms.Internships, terms.CompanyDoctorates);
        (ExportState, ExportBy, ExportOn) = (terms.ExportCheck?.State, Text.Trimmed(terms.ExportCheck?.By), terms.ExportCheck?.On);
        (ConflictState, ConflictBy, ConflictOn) = (terms.ConflictCheck?.State, Text.Trimmed(terms.ConflictCheck?.By), terms.ConflictCheck?.On);
    }
}
