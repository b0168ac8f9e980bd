using System.Text.Json;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Seeds;

/// <summary>Files of research seeds. "Submit" publishes new ones that lack nothing; without it they become drafts.</summary>
public sealed class SeedImport : ImportKind
{
    public override string Name => "seeds";

    public override IReadOnlyList<ImportColumn> Columns => SeedColumns.All;

    internal override async Task<ImportSession> BeginAsync(ImportContext context, CancellationToken ct)
    {
        var fields = await context.Db.ResearchFields.AsNoTracking().ToListAsync(ct);
        var codes = fields.ToDictionary(f => f.Code, f => f.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields.OrderBy(f => f.Level)) codes.TryAdd(field.NameJa, field.Code);
        var institution = context.Actor.InstitutionId;
        var patents = await context.Db.PatentRights.AsNoTracking().Where(p => p.InstitutionId == institution).Select(p => new { p.Id, p.ApplicationNumber, p.RegistrationNumber }).ToListAsync(ct);
        var numbers = patents.SelectMany(p => new[] { p.ApplicationNumber, p.RegistrationNumber }.OfType<string>().Select(number => (Sign: SeedPatents.SignOf(number), p.Id))).Where(n => n.Sign.Length > 0).Distinct().ToLookup(n => n.Sign, n => n.Id, StringComparer.Ordinal);
        return new SeedSession(context, codes, new SeedPatents(numbers));
    }

    internal override async Task<IReadOnlyList<Problem>> UndoAsync(ImportContext context, CancellationToken ct)
    {
        var (db, run) = (context.Db, context.RunId);
        var changes = await db.Set<ImportChange>().AsNoTracking().Where(c => c.RunId == run).ToListAsync(ct);
        foreach (var portion in changes.Chunk(500))
        {
            Guid[] ids = [.. portion.Select(c => c.RecordId)];
            var seeds = await db.Seeds.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
            var touched = portion.Count(c => !seeds.TryGetValue(c.RecordId, out var seed) || seed.Version != c.Version);
            if (touched > 0) return [new Problem("import-undo-touched", null, touched)];
            foreach (var change in portion)
            {
                if (Before(change) is { } terms) seeds[change.RecordId].Change(terms);
                else db.Remove(seeds[change.RecordId]);
            }

            await db.SaveChangesAsync(ct);
            await ImportChange.FollowAsync(db, run, [.. portion.Where(c => c.Before is not null).Select(c => (c.RecordId, seeds[c.RecordId].Version))], ct);
            db.ChangeTracker.Clear();
        }

        return [];
    }

    internal static string Describe(SeedTerms terms) => JsonSerializer.Serialize(terms, JsonColumn.Options);

    private static SeedTerms? Before(ImportChange change) => change.Before is null ? null : JsonSerializer.Deserialize<SeedTerms>(change.Before, JsonColumn.Options);
}
