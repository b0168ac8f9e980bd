using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Imports;

/// <summary>What a run did to a record, so that it can be taken back while the record still has the version that the run left.</summary>
public sealed class ImportChange
{
    private ImportChange()
    {
    }

    internal ImportChange(Guid runId, Guid institutionId, Guid recordId, int version, string? before) =>
        (RunId, InstitutionId, RecordId, Version, Before) = (runId, institutionId, recordId, version, before);

    public Guid RunId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid RecordId { get; private set; }

    /// <summary>The version that the run left behind.</summary>
    public int Version { get; private set; }

    /// <summary>What was there before, as JSON; null for a record that the run made.</summary>
    public string? Before { get; private set; }

    internal static string Describe(ContractTerms? before, IReadOnlyList<Guid>? receipts) => JsonSerializer.Serialize(new ContractBefore(before, receipts), JsonColumn.Options);

    /// <summary>
    /// What an undoing brought back is what earlier runs left, under a version of its own: their changes follow it, each as far behind as it was, so that
    /// a run before can be taken back too, and one before which somebody else wrote still cannot.
    /// </summary>
    /// <param name="restored">Records that the undoing of <paramref name="runId"/> put back, with the version they have now.</param>
    internal static Task FollowAsync(PortalDb db, Guid runId, IReadOnlyCollection<(Guid Id, int Version)> restored, CancellationToken ct) =>
        restored.Count == 0 ? Task.CompletedTask : SetSql.RunAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(),
            """
            update register.import_change h set version = h.version + r.version - (mine.version - 1)
            from unnest($2::uuid[], $3::int[]) as r (id, version) join register.import_change mine on mine.record_id = r.id and mine.run_id = $1
            where h.record_id = r.id and h.run_id <> $1 and h.version < mine.version
            """,
            ct, runId, restored.Select(r => r.Id).ToArray(), restored.Select(r => r.Version).ToArray());

    internal ContractBefore? Contract() => Before is null ? null : JsonSerializer.Deserialize<ContractBefore>(Before, JsonColumn.Options);
}

/// <summary>A contract before a run: its terms where the run rewrote it, or the receipts that the run added.</summary>
internal sealed record ContractBefore(ContractTerms? Terms, IReadOnlyList<Guid>? Receipts);
