using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Audit;

/// <summary>A record that was deleted and can come back.</summary>
/// <param name="Entity">Type name, for example "ResearchContract".</param>
/// <param name="Name">What it was called; null where its kind has no name.</param>
/// <param name="Person">Who deleted it.</param>
public sealed record DeletedRecord(Guid Id, string Entity, string? Name, DateTimeOffset At, string? Person);

/// <summary>An import that was taken back, with the records that went with it. They come back by importing the file again.</summary>
/// <param name="Id">The run, whose page tells more.</param>
/// <param name="Records">How many went.</param>
/// <param name="Person">Who had imported it.</param>
public sealed record UndoneImport(Guid Id, string FileName, int Records, DateTimeOffset At, string? Person);

/// <summary>
/// Undo of a delete. A deleted record is gone: it counts nowhere and shows nowhere. The audit trail holds all it was, and from there
/// it is written again, with its parts and under its old id (docs/decisions/0008-undo-from-the-audit.md).
/// </summary>
public sealed class DeletedRecords(CurrentUser user, RegisterWriter writer, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>So many days a delete can be taken back on the screen; the audit trail keeps it longer.</summary>
    public const int Days = 30;

    // Fields that tell a record apart for a person, the first that is there.
    private static readonly string[] Names = ["Title", "NameJa", "Number", "AgreementNumber"];

    private static readonly string[] Roots = ["ResearchContract", "CrossAppointment", "ResearcherMove", "PatentRight", "LicenceOrAssignment", "Startup"];

    /// <summary>The institution's deletes of the last days that nobody took back, latest first. What went with an import that was taken back stands in <see cref="UndoneImportsAsync"/>.</summary>
    public async Task<IReadOnlyList<DeletedRecord>> ListAsync(CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var since = clock.GetUtcNow().AddDays(-Days);
        var undone = Undone(db, own, since).Select(r => r.Id);
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.InstitutionId == own && e.Action == "Deleted" && e.At >= since && e.EntityId == e.SubjectId && Roots.Contains(e.Entity))
            .Where(e => !db.AuditEntries.Any(l => l.SubjectId == e.SubjectId && l.EntityId == e.EntityId && l.Entity == e.Entity && l.At > e.At && l.Action == "Created"))
            .Where(e => !db.Set<ImportChange>().Any(h => undone.Contains(h.RunId) && h.RecordId == e.EntityId && h.Before == null))
            .OrderByDescending(e => e.At).Take(200).ToListAsync(ct);
        return [.. entries.Select(e => new DeletedRecord(e.EntityId, e.Entity, NameOf(e), e.At, e.UserName))];
    }

    /// <summary>The institution's imports of contracts that were taken back in the last days and took records with them, latest first.</summary>
    public async Task<IReadOnlyList<UndoneImport>> UndoneImportsAsync(CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var runs = await Undone(db, own, clock.GetUtcNow().AddDays(-Days)).OrderByDescending(r => r.UndoneAt).Take(200)
            .Select(r => new { r.Id, r.FileName, r.NewRecords, r.UndoneAt, r.StartedByName }).ToListAsync(ct);
        return runs.ConvertAll(r => new UndoneImport(r.Id, r.FileName, r.NewRecords, r.UndoneAt!.Value, r.StartedByName));
    }

    private static IQueryable<ImportRun> Undone(PortalDb db, Guid own, DateTimeOffset since) => db.Set<ImportRun>().AsNoTracking()
        .Where(r => r.InstitutionId == own && r.Kind == "contracts" && r.Status == ImportStatus.Undone && r.UndoneAt >= since && r.NewRecords > 0);

    /// <summary>
    /// Writes a deleted record again. Problems: "not-found" (never deleted here, or there again), "undo-too-old", "number-taken" (somebody
    /// uses its number now), and what the writer says.
    /// </summary>
    public async Task<Outcome<Guid>> RestoreAsync(Guid id, CancellationToken ct = default) =>
        await writer.CreateAsync<IRegisterRecord>(async (db, institution) =>
        {
            var last = await db.AuditEntries.AsNoTracking()
                .Where(e => e.InstitutionId == institution && e.EntityId == id && e.SubjectId == id && Roots.Contains(e.Entity))
                .OrderByDescending(e => e.At).FirstOrDefaultAsync(ct);
            if (last is not { Action: "Deleted" }) throw new RuleViolation("not-found");
            // Its entry names it and no more: whole it stands in the file alone.
            if (await db.Set<ImportChange>().AnyAsync(h => h.RecordId == id && h.InstitutionId == institution && h.Before == null && db.Set<ImportRun>().Any(r => r.Id == h.RunId && r.Status == ImportStatus.Undone), ct))
                throw new RuleViolation("undo-by-import");
            if (last.At < clock.GetUtcNow().AddDays(-Days)) throw new RuleViolation("undo-too-old", null, Days);
            var parts = await db.AuditEntries.AsNoTracking()
                .Where(e => e.SubjectId == id && e.At == last.At && e.Action == "Deleted" && e.Id != last.Id).ToListAsync(ct);
            var record = (IRegisterRecord)PastRecord.Make(db, last);
            foreach (var part in parts) PastRecord.Make(db, part);
            return record;
        }, ct);

    private static string? NameOf(AuditEntry entry)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        return Names.Select(name => json.RootElement.TryGetProperty(name, out var field) && field[0].ValueKind == JsonValueKind.String ? field[0].GetString() : null)
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));
    }
}
