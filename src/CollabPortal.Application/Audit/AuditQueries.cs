using System.Text.Json;
using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Audit;

/// <summary>One save of a record: everything that one person changed in one transaction.</summary>
/// <param name="Person">Display name then; null for the portal itself.</param>
/// <param name="Acts">What was done to the record and its parts.</param>
public sealed record HistoryStep(DateTimeOffset At, string? Person, IReadOnlyList<HistoryAct> Acts);

/// <summary>A part of the record was created, changed or deleted.</summary>
/// <param name="Entity">Type name, for example "FiscalYearReceipt".</param>
/// <param name="Action">Created, Changed or Deleted.</param>
public sealed record HistoryAct(string Entity, Guid EntityId, string Action, IReadOnlyList<HistoryField> Fields);

/// <summary>A field with its value before and after, as JSON text (strings without quotes); null for none.</summary>
public sealed record HistoryField(string Name, string? Was, string? Now);

/// <summary>Reads the audit trail. Row-level security leaves an institution its own entries only.</summary>
public sealed class AuditQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Bookkeeping that says nothing to a reader: ids of parents, the moment of change, sharing that follows from the parties.</summary>
    private static readonly HashSet<string> Silent = ["ContractId", "InstitutionId", "ChangedAt", "EnteredAt", "EnteredBy", "SharedWith", "Ordinal",
        "SubmittedAt", "SubmittedBy", "ApprovedAt", "ApprovedBy", "ReturnedAt", "ReturnedBy", "DecidedAt", "DecidedBy", "LicenceId", "RecordedBy", "RecordedAt", "AddedBy", "AddedAt", "DocumentId", "Place"];

    /// <summary>The last saves of a record and its parts, newest first; what was written in one go is one step.</summary>
    /// <param name="subjectId">Id of the record.</param>
    /// <param name="most">Saves at most.</param>
    public async Task<IReadOnlyList<HistoryStep>> HistoryAsync(Guid subjectId, int most = 50, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A save writes one row a part, all with one time; 20 parts a save is more than a form has.
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectId == subjectId)
            .OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(most * 20).ToListAsync(ct);
        return WritingSessions.Joined([.. rows.GroupBy(e => (e.At, e.UserId)).Take(most).Select(save => new HistoryStep(
            save.Key.At, save.First().UserName, [.. save.OrderBy(e => e.EntityId != subjectId).Select(Act)]))]);
    }

    private static HistoryAct Act(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        return new HistoryAct(entry.Entity, entry.EntityId, entry.Action,
            [.. json.RootElement.EnumerateObject().Where(f => !Silent.Contains(f.Name)).Select(f => new HistoryField(f.Name, Text(f.Value[0]), Text(f.Value[1])))]);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
