using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace CollabPortal.Application.Demo;

/// <summary>Which column of which table takes what, for programmes, contracts and their parts.</summary>
internal static class DemoContractTables
{
    public static Task ProgrammesAsync(NpgsqlConnection db, IEnumerable<ProgrammeRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.programme", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId), new("name", Text, r => r.Name), new("partner_id", Uuid, r => r.PartnerId),
            new("starts_on", Date, r => r.StartsOn), new("ends_on", Date, r => r.EndsOn), new("goal", Text, r => r.Goal), new("version", Integer, _ => 1),
        ], ct);

    public static async Task ContractsAsync(NpgsqlConnection db, IReadOnlyList<ContractRow> rows, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "register.research_contract", rows,
        [
            new("id", Uuid, r => r.Id), new("institution_id", Uuid, r => r.InstitutionId),
            new("shared_with", NpgsqlDbType.Array | Uuid, r => r.CoInstitutionId is { } co ? new[] { co } : []),
            new("number", Varchar, r => r.Number), new("kind", Varchar, r => r.Kind.ToString()), new("title", Varchar, r => r.Title), new("programme_id", Uuid, r => r.ProgrammeId),
            // Without reference data there are no fields to refer to.
            new("field_code", Varchar, r => r.FieldCode) { As = "(select f.code from catalogue.research_field f where f.code = r.field_code)" },
            new("starts_on", Date, r => r.StartsOn), new("ends_on", Date, r => r.EndsOn), new("goal", Text, r => r.Goal), new("success_criterion", Text, r => r.SuccessCriterion),
            new("principal_investigator", Text, r => r.Investigator), new("agreed_yen", Bigint, r => r.AgreedYen), new("status", Varchar, r => r.Status.ToString()),
            new("entered_by", Uuid, r => r.EnteredBy), new("entered_at", TimestampTz, r => r.EnteredAt.ToUniversalTime()), new("changed_at", TimestampTz, r => r.ChangedAt.ToUniversalTime()),
            new("submitted_by", Uuid, r => r.Submitted?.By), new("submitted_at", TimestampTz, r => r.Submitted?.At.ToUniversalTime()),
            new("approved_by", Uuid, r => r.Approved?.By), new("approved_at", TimestampTz, r => r.Approved?.At.ToUniversalTime()),
            new("returned_by", Uuid, r => r.Returned?.By), new("returned_at", TimestampTz, r => r.Returned?.At.ToUniversalTime()), new("returned_comment", Text, r => r.Returned?.Comment),
            new("ended_on", Date, r => r.EndedOn), new("termination_reason", Text, r => r.TerminationReason), new("version", Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.contract_party", rows.SelectMany(Parties),
        [
            new("contract_id", Uuid, p => p.Contract), new("organisation_id", Uuid, p => p.Organisation), new("institution_id", Uuid, p => p.Institution),
            new("role", Varchar, p => p.Role.ToString()), new("ordinal", Integer, p => p.Ordinal),
        ], ct);
        await BulkCopy.WriteAsync(db, "register.fiscal_year_receipt", rows.SelectMany(r => r.Receipts),
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("payer_id", Uuid, r => r.PayerId),
            new("fiscal_year", Integer, r => r.FiscalYear), new("state", Varchar, r => (r.ReceivedOn is null ? ReceiptState.Planned : ReceiptState.Received).ToString()),
            new("received_on", Date, r => r.ReceivedOn), new("direct_yen", Bigint, r => r.DirectYen), new("indirect_yen", Bigint, r => r.IndirectYen),
            new("in_kind_yen", Bigint, r => r.InKindYen), new("version", Integer, _ => 1),
        ], ct);
    }

    public static Task PricesAsync(NpgsqlConnection db, IEnumerable<PriceRow> rows, CancellationToken ct) =>
        BulkCopy.WriteAsync(db, "register.contract_price_item", rows,
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId), new("ordinal", Integer, r => r.Ordinal),
            new("kind", Varchar, r => r.Kind.ToString()), new("yen", Bigint, r => r.Yen), new("in_kind", NpgsqlDbType.Boolean, r => r.InKind), new("note", Varchar, r => r.Note),
        ], ct);

    public static async Task WorkAsync(NpgsqlConnection db, DemoWorkList work, CancellationToken ct)
    {
        await BulkCopy.WriteAsync(db, "register.contract_amendment", work.Amendments,
        [
            new("id", Uuid, r => r.Id), new("contract_id", Uuid, r => r.ContractId), new("institution_id", Uuid, r => r.InstitutionId),
            new("proposed", Jsonb, r => JsonSerializer.Serialize(r.Terms, JsonColumn.Options)), new("reason", Text, r => r.Reason),
            new("status", Varchar, _ => nameof(AmendmentStatus.Submitted)), new("entered_by", Uuid, r => r.EnteredBy), new("entered_at", TimestampTz, r => r.EnteredAt.ToUniversalTime()), new("version", Integer, _ => 1),
        ], ct);
        await BulkCopy.WriteAsync(db, "audit.entry", work.History,
        [
            new("id", Uuid, r => r.Id), new("at", TimestampTz, r => r.At.ToUniversalTime()), new("user_id", Uuid, r => r.UserId), new("user_name", Text, r => r.UserName),
            new("institution_id", Uuid, r => r.InstitutionId), new("entity", Text, r => r.Entity), new("entity_id", Uuid, r => r.PartId ?? r.SubjectId), new("subject_id", Uuid, r => r.SubjectId),
            new("action", Text, r => r.Action), new("changes", Jsonb, r => r.Changes),
        ], ct);
    }

    private static IEnumerable<(Guid Contract, Guid Organisation, Guid Institution, PartyRole Role, int Ordinal)> Parties(ContractRow row)
    {
        if (row.PartnerId != Guid.Empty) yield return (row.Id, row.PartnerId, row.InstitutionId, PartyRole.Partner, 0);
        if (row.CoInstitutionId is { } co) yield return (row.Id, co, row.InstitutionId, PartyRole.CoInstitution, 1);
        if (row.IntermediaryId is { } through) yield return (row.Id, through, row.InstitutionId, PartyRole.Intermediary, 2);
    }
}
