using System.Text.Json;
using CollabPortal.Application.Data;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace CollabPortal.Application.Demo;

/// <summary>Which column of which table takes what, for clauses, people, outcomes and follow-ups.</summary>
internal static class DemoDetailTables
{
    public static async Task WriteAsync(NpgsqlConnection db, DemoContractDetails made, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "register.contract_details", made.Details,
        [
            new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("confidential_until", Date, r => r.Clauses.ConfidentialUntil),
            // Without reference data there are no clauses to refer to.
            new("ip_clause_code", Varchar, r => r.Clauses.IpClauseCode) { As = "(select c.code from catalogue.ip_clause c where c.code = r.ip_clause_code)" },
            new("exclusive_patents_to", Uuid, r => r.Clauses.ExclusivePatentsTo), new("surrounding_filings_by", Uuid, r => r.Clauses.SurroundingFilingsBy),
            new("patent_costs", Varchar, r => r.Clauses.PatentCosts?.ToString()), new("data_terms", Text, r => r.Clauses.DataTerms),
            new("public_funds", Jsonb, r => JsonSerializer.Serialize(r.Clauses.PublicFunds, JsonColumn.Options)),
            new("keywords", NpgsqlDbType.Array | Text, r => r.Facts.Keywords.Distinct().ToArray()), new("investigator_effort_percent", Integer, r => r.Facts.InvestigatorEffortPercent),
            new("doctoral_students", Integer, r => r.Facts.DoctoralStudents), new("doctoral_pay_yen", Bigint, r => r.Facts.DoctoralPayYen),
            new("internships", Integer, r => r.Facts.Internships), new("company_doctorates", Integer, r => r.Facts.CompanyDoctorates),
            new("export_state", Varchar, r => r.Facts.ExportCheck?.State.ToString()), new("export_by", Text, r => r.Facts.ExportCheck?.By), new("export_on", Date, r => r.Facts.ExportCheck?.On),
            new("conflict_state", Varchar, r => r.Facts.ConflictCheck?.State.ToString()), new("conflict_by", Text, r => r.Facts.ConflictCheck?.By), new("conflict_on", Date, r => r.Facts.ConflictCheck?.On),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.contract_member", made.Members,
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("ordinal", Integer, r => r.Ordinal),
            new("name", Text, r => r.Terms.Name), new("role", Varchar, r => r.Terms.Role.ToString()), new("affiliation", Text, r => r.Terms.Affiliation), new("effort_percent", Integer, r => r.Terms.EffortPercent),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.contract_outcome", made.Outcomes,
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("goal", Varchar, r => r.Terms.Goal.ToString()),
            new("use", Varchar, r => r.Terms.Use.ToString()), new("success_factors", Text, r => r.Terms.SuccessFactors), new("failure_factors", Text, r => r.Terms.FailureFactors),
            new("may_publish", NpgsqlDbType.Boolean, r => r.Terms.MayPublish), new("case_title", Varchar, r => r.Terms.CaseTitle), new("names_partner", NpgsqlDbType.Boolean, r => r.Terms.NamesPartner),
            new("recorded_by", Uuid, r => r.By), new("recorded_at", TimestampTz, r => r.At.ToUniversalTime()), new("version", Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.contract_follow_up", made.FollowUps,
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("years_after", Integer, r => r.Years),
            new("use", Varchar, r => r.Use.ToString()), new("recorded_by", Uuid, r => r.By), new("recorded_at", TimestampTz, r => r.At.ToUniversalTime()), new("version", Integer, _ => 1),
        ], ct);
    }
}
