using System.Text.Json;
using System.Text.RegularExpressions;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
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
public sealed partial class AuditQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Bookkeeping that says nothing to a reader: ids of parents, the moment of change, sharing that follows from the parties.</summary>
    private static readonly HashSet<string> Silent = ["ContractId", "InstitutionId", "ChangedAt", "EnteredAt", "EnteredBy", "SharedWith", "Ordinal",
        "SubmittedAt", "SubmittedBy", "ApprovedAt", "ApprovedBy", "ReturnedAt", "ReturnedBy", "DecidedAt", "DecidedBy", "LicenceId", "RecordedBy", "RecordedAt", "AddedBy", "AddedAt", "DocumentId", "Place"];

    /// <summary>
    /// The last saves of a record and its parts, newest first; what was written in one go is one step. To an agreement belongs what was mended of
    /// its researcher since: its form has the person's name too.
    /// </summary>
    /// <param name="subjectId">Id of the record.</param>
    /// <param name="most">Saves at most.</param>
    public async Task<IReadOnlyList<HistoryStep>> HistoryAsync(Guid subjectId, int most = 50, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // A save writes one row a part, all with one time; 20 parts a save is more than a form has.
        var person = await db.CrossAppointments.AsNoTracking().Where(a => a.Id == subjectId).Select(a => (Guid?)a.ResearcherId).SingleOrDefaultAsync(ct);
        var begun = person is null ? null : await db.AuditEntries.Where(e => e.SubjectId == subjectId).MinAsync(e => (DateTimeOffset?)e.At, ct);
        var rows = await db.AuditEntries.AsNoTracking()
            .Where(e => e.SubjectId == subjectId || (e.SubjectId == person && e.EntityId == person && e.Action == "Changed" && (begun == null || e.At > begun)))
            .OrderByDescending(e => e.At).ThenBy(e => e.Id).Take(most * 20).ToListAsync(ct);
        return WritingSessions.Joined([.. rows.GroupBy(e => (e.At, e.UserId)).Take(most).Select(save => new HistoryStep(
            save.Key.At, save.First().UserName, [.. save.OrderBy(e => e.EntityId != subjectId).Select(Act).Where(a => a.EntityId != person || a.Fields.Count > 0)])).Where(s => s.Acts.Count > 0)]);
    }

    /// <summary>The organisations that a history names by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, OrganisationLabel>> NamesAsync(IReadOnlyList<HistoryStep> steps, CancellationToken ct = default)
    {
        var said = steps.SelectMany(s => s.Acts).SelectMany(a => a.Fields).SelectMany(f => new[] { f.Was, f.Now }).OfType<string>();
        Guid[] ids = [.. said.SelectMany(value => Id().Matches(value).Select(m => Guid.Parse(m.Value))).Distinct()];
        if (ids.Length == 0) return new Dictionary<Guid, OrganisationLabel>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.LabelsAsync(ids, ct);
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Id();

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
