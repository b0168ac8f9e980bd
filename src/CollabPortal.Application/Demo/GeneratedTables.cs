using CollabPortal.Domain.Contracts;
using Npgsql;
using NpgsqlTypes;
using static NpgsqlTypes.NpgsqlDbType;

namespace CollabPortal.Application.Demo;

/// <summary>Copies generated rows straight into their tables (<see cref="BulkTables"/>).</summary>
internal static class GeneratedTables
{
    private static readonly Guid Nobody = Guid.Parse("00000000-0000-7000-8000-000000000001");

    internal static async Task ContractsAsync(NpgsqlConnection db, IEnumerable<GeneratedContract> contracts, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync(
            """
            copy register.research_contract (id, institution_id, shared_with, number, kind, title, field_code, starts_on, ends_on, goal, success_criterion, agreed_yen, status,
              entered_by, entered_at, changed_at, submitted_by, submitted_at, approved_by, approved_at, ended_on, version) from stdin (format binary)
            """, ct);
        foreach (var c in contracts)
        {
            var (starts, ends) = (DemoCalendar.Start(c.FirstYear), DemoCalendar.End(c.FirstYear + c.Yen.Length - 1));
            var at = new DateTimeOffset(starts, TimeOnly.MinValue, TimeSpan.Zero);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(c.Id, Uuid, ct);
            await copy.WriteAsync(c.InstitutionId, Uuid, ct);
            await copy.WriteAsync(System.Array.Empty<Guid>(), NpgsqlDbType.Array | Uuid, ct);
            await copy.WriteAsync($"G-{c.Number:0000000}", Varchar, ct);
            await copy.WriteAsync(c.Kind.ToString(), Varchar, ct);
            await copy.WriteAsync($"見本の研究 {c.Number:0000000}（架空）", Varchar, ct);
            await copy.WriteAsync(c.FieldCode, Varchar, ct);
            await copy.WriteAsync(starts, Date, ct);
            await copy.WriteAsync(ends, Date, ct);
            await copy.WriteAsync("見本の目標", Text, ct);
            await copy.WriteAsync("見本の基準", Text, ct);
            await copy.WriteAsync(c.Yen.Sum(), Bigint, ct);
            await copy.WriteAsync(c.Status.ToString(), Varchar, ct);
            await copy.WriteAsync(Nobody, Uuid, ct);
            await copy.WriteAsync(at, TimestampTz, ct);
            await copy.WriteAsync(at, TimestampTz, ct);
            await copy.WriteAsync(Nobody, Uuid, ct);
            await copy.WriteAsync(at, TimestampTz, ct);
            await copy.WriteAsync(Nobody, Uuid, ct);
            await copy.WriteAsync(at, TimestampTz, ct);
            if (c.Status == ContractStatus.Completed) await copy.WriteAsync(ends, Date, ct);
            else await copy.WriteNullAsync(ct);
            await copy.WriteAsync(1, Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    internal static async Task PartiesAsync(NpgsqlConnection db, IEnumerable<GeneratedContract> contracts, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync("copy register.contract_party (contract_id, organisation_id, institution_id, role, ordinal) from stdin (format binary)", ct);
        foreach (var c in contracts)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(c.Id, Uuid, ct);
            await copy.WriteAsync(c.CompanyId, Uuid, ct);
            await copy.WriteAsync(c.InstitutionId, Uuid, ct);
            await copy.WriteAsync(nameof(PartyRole.Partner), Varchar, ct);
            await copy.WriteAsync(0, Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    internal static async Task ReceiptsAsync(NpgsqlConnection db, IEnumerable<GeneratedContract> contracts, CancellationToken ct)
    {
        await using var copy = await db.BeginBinaryImportAsync(
            "copy register.fiscal_year_receipt (id, contract_id, institution_id, payer_id, fiscal_year, state, received_on, direct_yen, indirect_yen, in_kind_yen, version) from stdin (format binary)", ct);
        foreach (var c in contracts)
        {
            for (var i = 0; i < c.Yen.Length; i++)
            {
                var indirect = c.Yen[i] / 6 / 1000 * 1000;
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(GeneratedVolume.ReceiptId(c.Number, i), Uuid, ct);
                await copy.WriteAsync(c.Id, Uuid, ct);
                await copy.WriteAsync(c.InstitutionId, Uuid, ct);
                await copy.WriteAsync(c.CompanyId, Uuid, ct);
                await copy.WriteAsync(c.FirstYear + i, Integer, ct);
                await copy.WriteAsync(nameof(ReceiptState.Received), Varchar, ct);
                await copy.WriteAsync(DemoCalendar.Start(c.FirstYear + i).AddDays(60), Date, ct);
                await copy.WriteAsync(c.Yen[i] - indirect, Bigint, ct);
                await copy.WriteAsync(indirect, Bigint, ct);
                await copy.WriteAsync(0L, Bigint, ct);
                await copy.WriteAsync(1, Integer, ct);
            }
        }

        await copy.CompleteAsync(ct);
    }
}
