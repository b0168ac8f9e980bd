using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>Clauses, facts and members: beside the essential terms, and each of them optional.</summary>
public sealed partial class ResearchContract
{
    private readonly List<ContractMember> members = [];

    /// <summary>Null where nothing beside the essential terms is known. Load it (with the members) before writing clauses or facts.</summary>
    public ContractDetails? Details { get; private set; }

    public IReadOnlyList<ContractMember> Members => members;

    /// <summary>Keeps the facts of an approved contract true while the work goes on; clauses change by amendment only.</summary>
    public void RecordFacts(FactTerms terms, DateTimeOffset at)
    {
        if (!Status.Counts()) throw new RuleViolation("contract-wrong-status");
        WriteFacts(terms, JapanTime.DateOf(at));
        ChangedAt = at;
    }

    /// <summary>Outcome and follow-ups belong to contracts that have ended.</summary>
    /// <returns>The last day.</returns>
    internal DateOnly ExpectEnded() =>
        Status is ContractStatus.Completed or ContractStatus.Terminated && (EndedOn ?? EndsOn) is { } ended ? ended : throw new RuleViolation("contract-not-ended");

    private void WriteClauses(ClauseTerms terms)
    {
        CheckClauses(terms, StartsOn);
        if (Details is null && IsEmpty(terms)) return;
        (Details ??= new ContractDetails(Id, InstitutionId)).Write(terms);
    }

    /// <summary>Refuses clauses that this contract cannot have.</summary>
    internal void CheckClauses(ClauseTerms terms, DateOnly? startsOn)
    {
        if (terms.ConfidentialUntil < startsOn) throw new RuleViolation("confidential-before-start", nameof(terms.ConfidentialUntil));
        CheckLength(terms.IpClauseText, ProseLimit, nameof(terms.IpClauseText));
        CheckLength(terms.DataTerms, ProseLimit, nameof(terms.DataTerms));
        CheckParty(terms.ExclusivePatentsTo, nameof(terms.ExclusivePatentsTo));
        CheckParty(terms.SurroundingFilingsBy, nameof(terms.SurroundingFilingsBy));
        CheckCount(terms.PublicFunds.Count, nameof(terms.PublicFunds));
        foreach (var fund in terms.PublicFunds)
        {
            if (string.IsNullOrWhiteSpace(fund.Scheme)) throw new RuleViolation("required", nameof(terms.PublicFunds));
            CheckLength(fund.Scheme, ContractDetails.NameLimit, nameof(terms.PublicFunds));
            FiscalYearReceipt.CheckYen(fund.Yen, nameof(terms.PublicFunds));
        }
    }

    private void WriteFacts(FactTerms terms, DateOnly today)
    {
        CheckCount(terms.Keywords.Count, nameof(terms.Keywords));
        CheckCount(terms.Members.Count, nameof(terms.Members));
        foreach (var keyword in terms.Keywords) CheckLength(keyword, ContractDetails.NameLimit, nameof(terms.Keywords));
        CheckPercent(terms.InvestigatorEffortPercent, nameof(terms.InvestigatorEffortPercent));
        CheckPersons(terms.DoctoralStudents, nameof(terms.DoctoralStudents));
        CheckPersons(terms.Internships, nameof(terms.Internships));
        CheckPersons(terms.CompanyDoctorates, nameof(terms.CompanyDoctorates));
        FiscalYearReceipt.CheckYen(terms.DoctoralPayYen, nameof(terms.DoctoralPayYen));
        CheckCheck(terms.ExportCheck, today, nameof(terms.ExportCheck));
        CheckCheck(terms.ConflictCheck, today, nameof(terms.ConflictCheck));
        foreach (var member in terms.Members)
        {
            if (string.IsNullOrWhiteSpace(member.Name)) throw new RuleViolation("required", nameof(terms.Members));
            CheckLength(member.Name, ContractDetails.NameLimit, nameof(terms.Members));
            CheckLength(member.Affiliation, ContractDetails.NameLimit, nameof(terms.Members));
            CheckPercent(member.EffortPercent, nameof(terms.Members));
        }

        WriteMembers([.. terms.Members.Select(m => m with { Name = m.Name.Trim(), Affiliation = Trimmed(m.Affiliation) })]);
        if (Details is null && IsEmpty(terms)) return;
        (Details ??= new ContractDetails(Id, InstitutionId)).Write(terms);
    }

    /// <summary>Who is the same stays the same record, so that the history tells real changes only.</summary>
    private void WriteMembers(List<MemberTerms> terms)
    {
        var kept = new List<ContractMember>();
        for (var i = 0; i < terms.Count; i++)
        {
            var known = members.Find(m => !kept.Contains(m) && m.Terms == terms[i]) ?? new ContractMember(Id, InstitutionId, terms[i], i);
            known.Ordinal = i;
            kept.Add(known);
        }

        members.RemoveAll(m => !kept.Contains(m));
        members.AddRange(kept.Where(m => !members.Contains(m)));
    }

    private static bool IsEmpty(ClauseTerms t) =>
        t.PublicFunds.Count == 0 && Trimmed(t.IpClauseCode + t.IpClauseText + t.DataTerms) is null
        && (t.ConfidentialUntil, t.ExclusivePatentsTo, t.SurroundingFilingsBy, t.PatentCosts) == (null, null, null, null);

    private static bool IsEmpty(FactTerms t) =>
        t.Keywords.All(string.IsNullOrWhiteSpace) && (t.InvestigatorEffortPercent, t.DoctoralStudents, t.DoctoralPayYen, t.Internships) == (null, null, null, null)
        && (t.CompanyDoctorates, t.ExportCheck, t.ConflictCheck) == (null, null, null);

    private void CheckParty(Guid? id, string field)
    {
        if (id is { } party && party != InstitutionId && parties.TrueForAll(p => p.OrganisationId != party)) throw new RuleViolation("side-not-party", field);
    }

    private static void CheckCount(int count, string field)
    {
        if (count > ContractDetails.ListLimit) throw new RuleViolation("too-many", field, ContractDetails.ListLimit);
    }

    private static void CheckPercent(int? percent, string field)
    {
        if (percent is < 0 or > 100) throw new RuleViolation("effort-range", field);
    }

    private static void CheckPersons(int? persons, string field)
    {
        if (persons is < 0 or > 9_999) throw new RuleViolation("count-range", field);
    }

    private static void CheckCheck(CheckTerms? check, DateOnly today, string field)
    {
        CheckLength(check?.By, ContractDetails.NameLimit, field);
        if (check?.On > today) throw new RuleViolation("check-in-future", field);
    }
}
