using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Application.Surveys;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Imports;

/// <summary>How the work through a file ended.</summary>
/// <param name="Report">What was found.</param>
/// <param name="Written">Whether the register was changed.</param>
/// <param name="Problem">Why nothing was written, where that was asked: "import-has-bad-rows", "register-changed".</param>
public sealed record ImportResult(ImportReport Report, bool Written, Problem? Problem);

/// <summary>Is told of progress and problems while a file is worked through. Never part of the import's transaction.</summary>
internal interface IImportListener
{
    Task HearAsync(ImportReport report, IReadOnlyList<ImportProblem> problems, CancellationToken ct);

    /// <summary>What was told is void: the file is worked through anew.</summary>
    Task BeginAgainAsync(CancellationToken ct) => Task.CompletedTask;
}

/// <summary>
/// Works a file through: read, map, check, and write in one transaction. The same code checks and applies, so that what is applied has
/// been checked against the register as it is at that moment. Memory does not grow with the file.
/// </summary>
internal sealed class ImportEngine(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    private const int RowsBetweenNews = 1_000;

    /// <param name="kind">What the rows are.</param>
    /// <param name="file">The opened file.</param>
    /// <param name="actor">Who imports; the contexts must be theirs.</param>
    /// <param name="order">What is to be done.</param>
    /// <param name="runId">The recorded run; empty where nothing is recorded.</param>
    /// <param name="finish">Called within the transaction just before the commit.</param>
    /// <exception cref="SheetFault">The file broke off; nothing was written.</exception>
    internal async Task<ImportResult> RunAsync(
        ImportKind kind, SheetReader file, ImportActor actor, ImportOrder order, Guid runId, IImportListener? listener,
        Func<PortalDb, ImportReport, Task>? finish = null, CancellationToken ct = default)
    {
        try
        {
            return await PassAsync(kind, file, actor, order, runId, listener, finish, ct);
        }
        catch (RowsApart apart)
        {
            // Only at the last of them it is known that the first is not to be taken either.
            if (listener is not null) await listener.BeginAgainAsync(ct);
            using var again = file.Again();
            return await PassAsync(kind, again, actor, order with { Apart = apart.Rows }, runId, listener, finish, ct);
        }
    }

    private async Task<ImportResult> PassAsync(
        ImportKind kind, SheetReader file, ImportActor actor, ImportOrder order, Guid runId, IImportListener? listener,
        Func<PortalDb, ImportReport, Task>? finish, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Row by row the checks are plain loops; tracking only serves what is changed.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = new ImportReport(order.Preview);
        var context = new ImportContext(db, actor, order, report, clock.GetUtcNow()) { RunId = runId };
        try
        {
            // Two files for one institution take turns; other institutions and other work go on.
            if (context.Writes) await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('import:' || {actor.InstitutionId.ToString()}, 0))", ct);
            await FeedAsync(kind, file, context, listener, ct);
            if (!context.Writes) return new ImportResult(report, false, null);
            if (report.Bad > 0 && !order.GoodOnly) return new ImportResult(report, false, new Problem("import-has-bad-rows", null, report.Bad));
            if (finish is not null) await finish(db, report);
            await transaction.CommitAsync(ct);
            return new ImportResult(report, true, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ImportResult(report, false, new Problem("register-changed"));
        }
        catch (Exception e) when (LockedYear.Of(e) is { } locked)
        {
            return new ImportResult(report, false, locked);
        }
        catch (Exception e) when (Refused(e) is { } refused)
        {
            return new ImportResult(report, false, refused);
        }
    }

    private static async Task FeedAsync(ImportKind kind, SheetReader file, ImportContext context, IImportListener? listener, CancellationToken ct)
    {
        var columns = new MappedColumns(context.Order.Mapping);
        var session = await kind.BeginAsync(context, ct);
        var down = kind.MergedDown;
        var leftOut = new LeftOutNumbers(kind, file.Header, context);
        var news = RowsBetweenNews;
        while (file.Read())
        {
            var row = new MappedRow(columns, file.Header, Cells(file, columns, down), file.Row, file.Cells, file.Days);
            leftOut.Note(row, file.Cells);
            await session.TakeAsync(row, ct);
            if (listener is null || context.Report.Rows < news) continue;
            news += RowsBetweenNews;
            await listener.HearAsync(context.Report, context.Report.Drain(0), ct);
        }

        await session.EndAsync(ct);
        leftOut.Count();
        // Headings alone are no file of nothing but a mistake.
        if (context.Report.Rows == 0) throw new SheetFault("file-no-rows");
        if (listener is not null) await listener.HearAsync(context.Report, context.Report.Drain(0), ct);
    }

    /// <summary>The cells of the row, with what cells merged from above say of it too.</summary>
    private static IReadOnlyList<object?> Cells(SheetReader file, MappedColumns columns, IReadOnlyList<string> down)
    {
        if (file.Merged.Count == 0 || down.Count == 0) return file.Cells;
        object?[] cells = [.. file.Cells];
        foreach (var column in down.SelectMany(key => columns.Find(key)?.From ?? []).Where(at => at < cells.Length))
        {
            if (cells[column] is null or "" && file.Merged.TryGetValue(column, out var value)) cells[column] = value;
        }

        return cells;
    }

    /// <summary>What the database refuses because the register changed between the look and the write.</summary>
    private static Problem? Refused(Exception e) => (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected => new Problem("register-changed"),
        _ => null,
    };
}
