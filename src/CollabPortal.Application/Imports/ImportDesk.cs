using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>
/// What an officer does with files: bring one, map its columns, have it checked, apply it, take it back. Long work goes to the
/// background; the run tells how far it is.
/// </summary>
public sealed class ImportDesk(
    CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, ImportKinds kinds, ImportQueue queue, TimeProvider clock)
{
    /// <summary>A run that has not been heard of for so long was stopped with its portal.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);

    private static readonly HashSet<string> NoTables = new(StringComparer.OrdinalIgnoreCase)
        { ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".png", ".jpg", ".jpeg", ".gif", ".html", ".htm", ".xml", ".json", ".rtf" };

    /// <summary>
    /// Takes a file and reads its headings; a table may have any name but that of a document or a picture. What cannot be read is a problem (codes of <see cref="SheetFault"/>) and
    /// leaves nothing behind.
    /// </summary>
    /// <returns>The id of the run, which waits for its mapping.</returns>
    public async Task<Outcome<Guid>> UploadAsync(string kindName, string fileName, Stream content, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        if (user.InstitutionId is not { } institution || kinds.Find(kindName, out var kind) is false) return new Problem("not-allowed");
        try
        {
            if (NoTables.Contains(Path.GetExtension(fileName))) throw new SheetFault("file-kind-unknown");
            using var file = await SpooledFile.TakeAsync(content, ct);
            using var sheet = SheetReader.Open(file.Path);
            if (sheet.Format.Name != "xlsx" && string.Equals(Path.GetExtension(fileName), ".xlsx", StringComparison.OrdinalIgnoreCase)) throw new SheetFault("file-no-workbook");
            var mapping = await MappingAsync(contexts, institution, kind, sheet, ct);
            var run = RunOf(kind, fileName, new ImportActor(institution, user.UserId!.Value, user.DisplayName ?? ""), file, sheet, mapping, clock.GetUtcNow());
            run.Samples = Samples(sheet);
            if (run.Samples.Count == 0) throw new SheetFault("file-no-rows");
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            db.Add(run);
            await db.SaveChangesAsync(ct);
            await ImportFiles.StoreAsync(db, run, file, ct);
            await transaction.CommitAsync(ct);
            return run.Id;
        }
        catch (SheetFault fault)
        {
            return new Problem(fault.Code, null, [.. fault.Args]);
        }
    }

    /// <summary>Takes a file as <see cref="UploadAsync"/> does, and has it checked at once where the institution chose the columns for the same headings before, or they are the portal's own.</summary>
    public async Task<Outcome<Guid>> BringAsync(string kindName, string fileName, Stream content, CancellationToken ct = default)
    {
        var taken = await UploadAsync(kindName, fileName, content, ct);
        if (!taken.Ok) return taken;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = (await OwnAsync(db, taken.Value, ct))!;
        // Where the check is refused, the page of the run asks for the columns as ever.
        if (await RememberedMapping.BeforeAsync(db, run, ct) is not null) await CheckAsync(run.Id, run.Mapping, ct);
        else if (run.Mapping.IsOwn(kinds.Find(run.Kind), run.Header)) await CheckAsync(run.Id, run.Mapping, chosen: false, ct);
        return taken;
    }

    /// <summary>Has the run checked with this mapping, which is remembered for its headings.</summary>
    public Task<Outcome<Guid>> CheckAsync(Guid runId, ImportMapping mapping, CancellationToken ct = default) => CheckAsync(runId, mapping, chosen: true, ct);

    private Task<Outcome<Guid>> CheckAsync(Guid runId, ImportMapping mapping, bool chosen, CancellationToken ct) => BeginAsync(runId, ImportTask.Check, async (db, run) =>
    {
        var wrong = mapping.Check(kinds.Find(run.Kind), run.Header).ToList();
        if (wrong.Count > 0) return wrong;
        run.Mapping = mapping;
        if (chosen) await RememberAsync(db, run, mapping, ct);
        return [];
    }, ct);

    /// <summary>Has the run applied as it was checked.</summary>
    /// <param name="runId">A checked run.</param>
    /// <param name="goodOnly">Leave rows with problems out; otherwise one such row means that nothing is written.</param>
    /// <param name="submit">Send new records that lack nothing for approval at once.</param>
    public Task<Outcome<Guid>> ApplyAsync(Guid runId, bool goodOnly, bool submit, CancellationToken ct = default) => BeginAsync(runId, ImportTask.Apply, (_, run) =>
    {
        (run.GoodOnly, run.Submitted) = (goodOnly, submit);
        return Task.FromResult<List<Problem>>(run.BadRows > 0 && !goodOnly ? [new Problem("import-has-bad-rows", null, run.BadRows)] : []);
    }, ct);

    /// <summary>Has an applied run taken back, while nobody has touched its records since.</summary>
    /// <param name="runId">An applied run.</param>
    /// <param name="removePartners">Take the companies with it that were entered for its file, where nobody uses them.</param>
    public Task<Outcome<Guid>> UndoAsync(Guid runId, bool removePartners = true, CancellationToken ct = default) => BeginAsync(runId, ImportTask.Undo, (_, run) =>
    {
        run.RemovePartners = removePartners;
        return Task.FromResult<List<Problem>>([]);
    }, ct);

    /// <summary>Forgets a run that was not applied, with its file and the companies entered for it that nobody uses.</summary>
    public async Task<Outcome<Guid>> DiscardAsync(Guid runId, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await OwnAsync(db, runId, ct) is not { } run) return new Problem("not-found");
        if (run.Status is ImportStatus.Applied or ImportStatus.Undone || IsBusy(run)) return new Problem("import-wrong-status");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ImportPartners.RemoveUnusedAsync(db, run, new ImportActor(run.InstitutionId, user.UserId!.Value, user.DisplayName ?? ""), clock.GetUtcNow(), ct);
        db.Remove(run);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return runId;
    }

    /// <summary>Whether the background is at it, and alive.</summary>
    public bool IsBusy(ImportRun run) =>
        run.Status is ImportStatus.Checking or ImportStatus.Applying or ImportStatus.Undoing && clock.GetUtcNow() - run.HeardAt < Silence;

    private async Task<Outcome<Guid>> BeginAsync(Guid runId, ImportTask task, Func<PortalDb, ImportRun, Task<List<Problem>>> prepare, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two clicks at once: the second finds the run busy.
        await db.Database.ExecuteSqlAsync($"select 1 from register.import_run where id = {runId} for update", ct);
        if (await OwnAsync(db, runId, ct) is not { } run) return new Problem("not-found");
        if (IsBusy(run) || !MayBegin(run.Status, task)) return new Problem("import-wrong-status");
        var problems = await prepare(db, run);
        if (problems.Count > 0) return Outcome<Guid>.Failed(problems);
        (run.Status, run.HeardAt, run.Failure) = (task switch { ImportTask.Check => ImportStatus.Checking, ImportTask.Apply => ImportStatus.Applying, _ => ImportStatus.Undoing }, clock.GetUtcNow(), null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        queue.Add(new ImportJob(runId, task, user.UserId!.Value, user.DisplayName ?? "", user.Role!.Value, user.InstitutionId, user.Stamp));
        return runId;
    }

    // A silent Checking, Applying or Undoing was stopped half-way; its transaction never happened.
    private static bool MayBegin(ImportStatus status, ImportTask task) => task switch
    {
        ImportTask.Check => status is not (ImportStatus.Applied or ImportStatus.Undone or ImportStatus.Undoing),
        ImportTask.Apply => status is ImportStatus.Checked or ImportStatus.Applying,
        _ => status is ImportStatus.Applied or ImportStatus.Undoing,
    };

    private Task<ImportRun?> OwnAsync(PortalDb db, Guid runId, CancellationToken ct) =>
        db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == runId && r.InstitutionId == user.InstitutionId, ct);

    /// <summary>The mapping that the institution made for these headings, else a proposal.</summary>
    internal static async Task<ImportMapping> MappingAsync(IDbContextFactory<PortalDb> contexts, Guid institution, ImportKind kind, SheetReader sheet, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var signs = ImportMapping.Signs(sheet.Header);
        var known = await db.Set<RememberedMapping>().AsNoTracking()
            .Where(m => m.InstitutionId == institution && m.Kind == kind.Name && signs.Contains(m.HeaderSign)).ToListAsync(ct);
        return (known.Find(m => m.HeaderSign == signs[0]) ?? known.FirstOrDefault())?.Mapping.Under(kind, sheet.Header, sheet.Unit) ?? ImportMapping.Propose(kind, sheet.Header, sheet.Unit);
    }

    internal static ImportRun RunOf(ImportKind kind, string fileName, ImportActor actor, SpooledFile file, SheetReader sheet, ImportMapping mapping, DateTimeOffset at) =>
        new(kind.Name, Name(fileName), actor, at)
        {
            FileBytes = file.Bytes,
            FileHash = file.Hash,
            Format = sheet.Format.Name,
            Detail = sheet.Format.Encoding ?? sheet.Format.Sheet ?? "",
            Header = [.. sheet.Header],
            Mapping = mapping,
        };

    private async Task RememberAsync(PortalDb db, ImportRun run, ImportMapping mapping, CancellationToken ct)
    {
        var sign = ImportMapping.HeaderSign(run.Header);
        var known = await db.Set<RememberedMapping>().SingleOrDefaultAsync(m => m.InstitutionId == run.InstitutionId && m.Kind == run.Kind && m.HeaderSign == sign, ct);
        // Chosen again as it was, it stays of the day on which it was chosen.
        if (known is not null && known.Mapping.IsSame(mapping)) return;
        if (known is null) db.Add(known = new RememberedMapping(run.InstitutionId, run.Kind, sign));
        (known.Mapping, known.At) = (mapping, clock.GetUtcNow());
    }

    private static List<IReadOnlyList<string>> Samples(SheetReader sheet)
    {
        var samples = new List<IReadOnlyList<string>>();
        while (samples.Count < 3 && sheet.Read())
            samples.Add([.. sheet.Cells.Take(sheet.Header.Count).Select(c => Excerpt.Of(MappedRow.AsText(c) ?? "", 80))]);
        return samples;
    }

    private static string Name(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/')).Trim();
        return name.Length is 0 ? "—" : Excerpt.Cut(name, 200);
    }
}

/// <summary>The kinds of file that the portal takes.</summary>
public sealed class ImportKinds(IEnumerable<ImportKind> kinds)
{
    private readonly List<ImportKind> all = [.. kinds];

    public IReadOnlyList<ImportKind> All => all;

    public ImportKind Find(string name) => all.Find(k => k.Name == name) ?? throw new InvalidOperationException($"No files of '{name}'.");

    public bool Find(string name, out ImportKind kind) => (kind = all.Find(k => k.Name == name)!) is not null;
}
