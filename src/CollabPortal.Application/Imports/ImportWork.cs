using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Imports;

/// <summary>Checks, applies and undoes recorded runs, as the person who asked. Progress and problems are stored while it works.</summary>
internal sealed class ImportWork(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, ImportKinds kinds, TimeProvider clock)
{
    /// <summary>How often a run says that it lives.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(5);

    /// <summary>Does it to the end. The run's state is the answer.</summary>
    internal async Task DoAsync(Guid runId, ImportTask task, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused)
        {
            await FailAsync(runId, refused, ct);
            return;
        }

        if (await FindAsync(runId, ct) is not { } run) return;
        await using var pulse = clock.CreateTimer(_ => _ = BeatAsync(runId), null, Pulse, Pulse);
        if (task == ImportTask.Undo)
        {
            await UndoAsync(run, ct);
            return;
        }

        try
        {
            await ThroughAsync(run, task, ct);
        }
        catch (SheetFault fault)
        {
            await FailAsync(runId, new Problem(fault.Code, null, [.. fault.Args]), ct);
        }
    }

    /// <summary>Says why a run stopped. Nothing of it is in the register.</summary>
    internal async Task FailAsync(Guid runId, Problem problem, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Set<ImportRun>().SingleOrDefaultAsync(r => r.Id == runId && r.InstitutionId == user.InstitutionId, ct) is not { } run) return;
        // An applied run whose undoing is refused stays applied.
        run.Status = run.Status == ImportStatus.Undoing ? ImportStatus.Applied : ImportStatus.Failed;
        run.Failure = problem;
        await db.SaveChangesAsync(ct);
    }

    private async Task ThroughAsync(ImportRun run, ImportTask task, CancellationToken ct)
    {
        var actor = new ImportActor(run.InstitutionId, user.UserId ?? Guid.Empty, user.DisplayName ?? "");
        var purpose = task == ImportTask.Apply ? ImportPurpose.Apply : ImportPurpose.Check;
        var order = new ImportOrder(purpose, run.Mapping, run.GoodOnly, run.Submitted, FileName: run.FileName);
        await using var files = await contexts.CreateDbContextAsync(ct);
        using var spooled = await ImportFiles.FetchAsync(files, run.Id, run.InstitutionId, ct) ?? throw new SheetFault("import-file-gone");
        using var sheet = SheetReader.Open(spooled.Path);
        var notes = new ImportNotes(contexts, run.Id, run.InstitutionId, clock);
        await notes.ClearAsync(ct);
        var result = await new ImportEngine(contexts, clock).RunAsync(
            kinds.Find(run.Kind), sheet, actor, order, run.Id, notes, (db, report) => SettleAsync(db, run.Id, report, ImportStatus.Applied, ct), ct);
        if (result.Problem is { Code: not "import-has-bad-rows" } problem) await FailAsync(run.Id, problem, ct);
        else if (!result.Written)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await SettleAsync(db, run.Id, result.Report, ImportStatus.Checked, ct, result.Problem);
        }
    }

    private async Task SettleAsync(PortalDb db, Guid runId, ImportReport report, ImportStatus status, CancellationToken ct, Problem? problem = null)
    {
        var run = await db.Set<ImportRun>().SingleAsync(r => r.Id == runId && r.InstitutionId == user.InstitutionId, ct);
        // Another node took the run for dead and did it: then this one has not happened.
        if (run.Status is not (ImportStatus.Checking or ImportStatus.Applying)) throw new InvalidOperationException("The run was settled elsewhere.");
        run.Take(report);
        run.Status = status;
        run.Failure = problem;
        if (status == ImportStatus.Applied) run.AppliedAt = clock.GetUtcNow();
        else run.CheckedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
    }

    private async Task UndoAsync(ImportRun run, CancellationToken ct)
    {
        var actor = new ImportActor(run.InstitutionId, user.UserId ?? Guid.Empty, user.DisplayName ?? "");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('import:' || {run.InstitutionId.ToString()}, 0))", ct);
        var context = new ImportContext(db, actor, new ImportOrder(ImportPurpose.Apply, run.Mapping, FileName: run.FileName), new ImportReport(), clock.GetUtcNow()) { RunId = run.Id };
        IReadOnlyList<Problem> problems;
        try
        {
            problems = await kinds.Find(run.Kind).UndoAsync(context, ct);
            if (problems.Count == 0)
            {
                var stored = await db.Set<ImportRun>().SingleAsync(r => r.Id == run.Id, ct);
                if (stored.RemovePartners) stored.RemovedPartners = await ImportPartners.RemoveUnusedAsync(db, stored, actor, context.Now, ct);
                (stored.Status, stored.UndoneAt, stored.Failure) = (ImportStatus.Undone, clock.GetUtcNow(), null);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return;
            }
        }
        catch (Exception e) when (e is DbUpdateException or PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation } or Domain.Values.RuleViolation)
        {
            problems = [new Problem("import-undo-touched", null, 1)];
        }

        await transaction.RollbackAsync(ct);
        await FailAsync(run.Id, problems[0], ct);
    }

    private async Task<ImportRun?> FindAsync(Guid runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == runId && r.InstitutionId == user.InstitutionId, ct);
    }

    private async Task BeatAsync(Guid runId)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            var now = clock.GetUtcNow();
            await db.Set<ImportRun>().Where(r => r.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(r => r.HeardAt, now));
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // A missed beat; the next one tells.
        }
    }
}

/// <summary>Stores progress and problems of a run beside its transaction, so that they can be seen while it works and after it failed.</summary>
internal sealed class ImportNotes(IDbContextFactory<PortalDb> contexts, Guid runId, Guid institutionId, TimeProvider clock) : IImportListener
{
    private const string Sql =
        """
        insert into register.import_problem (run_id, institution_id, ordinal, row, "column", heading, value, code, args, is_warning)
        select $1, $2, t.o, t.r, t.c, t.h, t.v, t.k, t.a, t.w
        from unnest($3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bool[]) as t (o, r, c, h, v, k, a, w)
        """;

    private int ordinal;

    internal async Task ClearAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<ImportProblemRow>().Where(p => p.RunId == runId).ExecuteDeleteAsync(ct);
    }

    public Task BeginAgainAsync(CancellationToken ct)
    {
        ordinal = 0;
        return ClearAsync(ct);
    }

    public async Task HearAsync(ImportReport report, IReadOnlyList<ImportProblem> problems, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await StoreAsync(db, problems, ct);

        var (rows, bad, now) = (report.Rows, report.Bad, clock.GetUtcNow());
        await db.Set<ImportRun>().Where(r => r.Id == runId && r.InstitutionId == institutionId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Rows, rows).SetProperty(r => r.BadRows, bad).SetProperty(r => r.HeardAt, now), ct);
    }

    internal async Task StoreAsync(PortalDb db, IReadOnlyList<ImportProblem> problems, CancellationToken ct)
    {
        if (problems.Count == 0) return;
        int[] ordinals = [.. problems.Select(_ => ordinal++)];
        await SetSql.RunAsync(
            (NpgsqlConnection)db.Database.GetDbConnection(), Sql, ct, runId, institutionId, ordinals, problems.Select(p => p.Row).ToArray(),
            problems.Select(p => p.Column).ToArray(), problems.Select(p => Plain(p.Heading)).ToArray(), problems.Select(p => Plain(p.Value)).ToArray(), problems.Select(p => p.Code).ToArray(),
            problems.Select(p => JsonSerializer.Serialize(p.Args, JsonColumn.Options)).ToArray(), problems.Select(p => p.IsWarning).ToArray());
    }

    // PostgreSQL stores no NUL in text.
    private static string? Plain(string? text) => text?.Replace("\0", "", StringComparison.Ordinal);
}
