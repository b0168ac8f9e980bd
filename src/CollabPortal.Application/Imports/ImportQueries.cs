using System.Runtime.CompilerServices;
using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>A row of a file that was not taken, with its cells as they stand there.</summary>
public sealed record BadRow(int Row, IReadOnlyList<string> Cells, IReadOnlyList<ImportProblem> Problems);

/// <summary>A record that somebody changed after an import.</summary>
public sealed record TouchedRecord(string Address, string Name);

/// <summary>Why an import cannot be undone.</summary>
/// <param name="Count">Records of it that were changed or deleted since.</param>
/// <param name="First">The first of those that are still there.</param>
public sealed record TouchedRecords(int Count, IReadOnlyList<TouchedRecord> First);

/// <summary>Reads runs of the own institution.</summary>
public sealed class ImportQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, ImportKinds kinds)
{
    /// <summary>Records named at most where an import cannot be undone.</summary>
    public const int MostTouched = 10;

    /// <summary>Runs, the latest first.</summary>
    public async Task<ListPage<ImportRun>> ListAsync(int page, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Own(db).OrderByDescending(r => r.StartedAt).ThenBy(r => r.Id).PageAsync(new RunFilter { Page = page }, ct);
    }

    /// <summary>Null where there is none for this person.</summary>
    public async Task<ImportRun?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Own(db).SingleOrDefaultAsync(r => r.Id == id, ct);
    }

    /// <summary>The companies that were entered for a run, as the catalogue has them now.</summary>
    public async Task<IReadOnlyList<(string Name, string? CorporateNumber)>> EnteredAsync(ImportRun run, CancellationToken ct = default)
    {
        if (run.EnteredPartners.Length == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = run.EnteredPartners;
        var entered = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.NameJa)
            .Select(o => new { o.NameJa, Number = db.OrganisationIdentifiers.Where(i => i.OrganisationId == o.Id && i.Scheme == IdentifierSchemes.CorporateNumber).Select(i => i.Value).FirstOrDefault() }).ToListAsync(ct);
        return entered.ConvertAll(o => (o.NameJa, o.Number));
    }

    /// <summary>
    /// Records of an applied run that were changed or deleted after it, so that it cannot be undone; the first <see cref="MostTouched"/> by name, and
    /// how many there are.
    /// </summary>
    public async Task<TouchedRecords> TouchedAsync(ImportRun run, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var changes = db.Set<ImportChange>().AsNoTracking().Where(c => c.RunId == run.Id && c.InstitutionId == user.InstitutionId);
        var seeds = run.Kind == "seeds";
        var untouched = seeds ? changes.Where(c => db.Seeds.Any(s => s.Id == c.RecordId && s.Version == c.Version)) : changes.Where(c => db.Contracts.Any(k => k.Id == c.RecordId && k.Version == c.Version));
        var count = await changes.CountAsync(ct) - await untouched.CountAsync(ct);
        if (count == 0) return new TouchedRecords(0, []);
        var found = seeds
            ? await (from change in changes join seed in db.Seeds on change.RecordId equals seed.Id where seed.Version != change.Version orderby seed.Title select new TouchedRecord("/seeds/" + seed.Id, seed.Title)).Take(MostTouched).ToListAsync(ct)
            : await (from change in changes
                     join contract in db.Contracts on change.RecordId equals contract.Id
                     where contract.Version != change.Version
                     orderby contract.Number, contract.Id
                     select new TouchedRecord("/contracts/" + contract.Id, (contract.Number == null ? "" : contract.Number + " ") + contract.Title)).Take(MostTouched).ToListAsync(ct);
        return new TouchedRecords(count, found);
    }

    /// <summary>When the institution chose the columns of the run for an earlier file with these headings; null where they are not so chosen, or do not suffice.</summary>
    public async Task<DateTimeOffset?> RememberedAtAsync(ImportRun run, CancellationToken ct = default)
    {
        if (run.InstitutionId != user.InstitutionId || run.Mapping.Check(kinds.Find(run.Kind), run.Header).Any()) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await RememberedMapping.BeforeAsync(db, run, ct))?.At;
    }

    /// <summary>Problems, or warnings, in the order of the file, a page of them.</summary>
    /// <param name="code">Only of this code; null for all.</param>
    public async Task<ListPage<ImportProblem>> ProblemsAsync(Guid runId, int page, bool warnings = false, string? code = null, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var problems = Own(db, runId).Where(p => p.IsWarning == warnings && (code == null || p.Code == code)).OrderBy(p => p.Ordinal);
        return (await problems.PageAsync(new RunFilter { Page = page }, ct)).Select(Problem);
    }

    /// <summary>How often each code was found, the most frequent first.</summary>
    public async Task<IReadOnlyList<(string Code, int Count)>> CodesAsync(Guid runId, bool warnings, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var codes = await Own(db, runId).Where(p => p.IsWarning == warnings).GroupBy(p => p.Code).Select(g => new { Code = g.Key, Count = g.Count() })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Code).ToListAsync(ct);
        return codes.ConvertAll(c => (c.Code, c.Count));
    }

    /// <summary>
    /// The rows that were not taken, or those to look at, one after the other, for a file to mend them in; each with all that was found in it. Empty
    /// where the file is gone.
    /// </summary>
    public async IAsyncEnumerable<BadRow> BadRowsAsync(ImportRun run, bool warnings = false, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        using var spooled = await ImportFiles.FetchAsync(db, run.Id, user.InstitutionId ?? Guid.Empty, ct);
        if (spooled is null) yield break;
        await using var notes = await contexts.CreateDbContextAsync(ct);
        await using var problems = Own(notes, run.Id).OrderBy(p => p.Row).ThenBy(p => p.Ordinal).AsAsyncEnumerable().GetAsyncEnumerator(ct);
        var more = await problems.MoveNextAsync();
        using var sheet = SheetReader.Open(spooled.Path);
        var days = run.Mapping.Sources.Where(s => s.From.Count == 1 && kinds.Find(run.Kind).Columns.Any(c => c.Key == s.Column && c.Kind == CellKind.Date)).Select(s => s.From[0]).ToHashSet();
        while (more && sheet.Read())
        {
            var found = new List<ImportProblem>();
            while (more && problems.Current.Row <= sheet.Row)
            {
                found.Add(Problem(problems.Current));
                more = await problems.MoveNextAsync();
            }

            if (found.Exists(p => p.IsWarning == warnings)) yield return new BadRow(sheet.Row, [.. Enumerable.Range(0, sheet.Header.Count).Select(i => Written(sheet, i, days.Contains(i)))], found);
        }
    }

    // A day's number is written as the day: in another file nobody could tell from when it counts.
    private static string Written(SheetReader sheet, int column, bool isDay)
    {
        var cell = column < sheet.Cells.Count ? sheet.Cells[column] : null;
        return MappedRow.AsText(isDay && cell is double number && sheet.Days.Day(number) is { } day ? day.ToDateTime(TimeOnly.MinValue) : cell) ?? "";
    }

    private IQueryable<ImportProblemRow> Own(PortalDb db, Guid runId) =>
        db.Set<ImportProblemRow>().AsNoTracking().Where(p => p.RunId == runId && p.InstitutionId == user.InstitutionId);

    private IQueryable<ImportRun> Own(PortalDb db) => db.Set<ImportRun>().AsNoTracking().Where(r => r.InstitutionId == user.InstitutionId);

    private static ImportProblem Problem(ImportProblemRow p) => new(p.Row, p.Column, p.Heading, p.Value, p.Code, Args(p.Args), p.IsWarning);

    private static object[] Args(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(a => a.ValueKind switch
        {
            JsonValueKind.Number when a.TryGetInt64(out var number) => number,
            JsonValueKind.Object => a.Deserialize<LocalText>(JsonColumn.Options)!,
            _ => (object)a.ToString(),
        })];
    }

    private sealed record RunFilter : ListFilter;
}
