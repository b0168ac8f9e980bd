using System.Text.Json;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>The contract that a draft began as a copy of.</summary>
/// <param name="Name">Its number then, or its title where it had none.</param>
public sealed record CopySource(Guid Id, string Name);

// A draft that was copied says the same as its source until somebody changes it: lists and its own page name the source.
public sealed partial class ContractQueries
{
    /// <summary>Of the own institution's drafts, those that began as copies; the audit trail tells.</summary>
    private async Task<IReadOnlyDictionary<Guid, CopySource>> CopiesAsync(PortalDb db, IEnumerable<Guid> drafts, CancellationToken ct)
    {
        Guid[] ids = [.. drafts];
        if (ids.Length == 0 || user.InstitutionId is not { } own) return new Dictionary<Guid, CopySource>();
        var entries = await db.AuditEntries.AsNoTracking().Where(e => ids.Contains(e.SubjectId) && e.InstitutionId == own && e.Entity == AuditEntry.Copy)
            .Select(e => new { e.SubjectId, e.EntityId, e.Changes }).ToListAsync(ct);
        return entries.DistinctBy(e => e.SubjectId).ToDictionary(e => e.SubjectId, e => new CopySource(e.EntityId, NameIn(e.Changes)));
    }

    /// <summary>Names the sources of copies that have no number of their own yet.</summary>
    private async Task<IReadOnlyList<ContractRow>> WithCopiesAsync(PortalDb db, IReadOnlyList<ContractRow> rows, CancellationToken ct)
    {
        var copies = await CopiesAsync(db, rows.Where(r => r.Number is null && r.Status.IsOpenForEntry()).Select(r => r.Id), ct);
        return copies.Count == 0 ? rows : [.. rows.Select(r => copies.TryGetValue(r.Id, out var source) ? r with { CopyOf = source.Name } : r)];
    }

    private static string NameIn(string changes)
    {
        using var json = JsonDocument.Parse(changes);
        return json.RootElement.GetProperty(AuditEntry.CopiedFrom)[1].GetString() ?? "";
    }
}
