using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports;

/// <summary>What a program asks of a file.</summary>
/// <param name="DryRun">Check only.</param>
/// <param name="GoodOnly">Leave rows with problems out.</param>
/// <param name="Submit">Send complete new records for approval.</param>
/// <param name="Mapping">Null: the remembered one, else by the headings.</param>
/// <param name="Preview">How many records of each class the report names, at most <see cref="ImportReport.Kept"/>.</param>
public sealed record DirectOrder(bool DryRun = false, bool GoodOnly = false, bool Submit = false, ImportMapping? Mapping = null, int Preview = DirectOrder.UsualPreview)
{
    /// <summary>Enough for most files of a day, and a document of some tens of kilobytes.</summary>
    public const int UsualPreview = 100;
}

/// <summary>What became of a file.</summary>
/// <param name="RunId">The recorded run, by which it can be undone; null where nothing was written.</param>
/// <param name="Format">How the file was read.</param>
/// <param name="Header">Its headings.</param>
/// <param name="Mapping">Which heading was taken for what.</param>
/// <param name="Report">Counts and the first problems.</param>
/// <param name="Problem">Why nothing was written, where it was asked.</param>
public sealed record DirectReport(Guid? RunId, SheetFormat Format, IReadOnlyList<string> Header, ImportMapping Mapping, ImportReport Report, Problem? Problem);

/// <summary>A file from a program, worked through at once: read, checked and written in one pass.</summary>
public sealed class DirectImport(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, ImportKinds kinds, TimeProvider clock)
{
    /// <summary>The name under which an operator's import stands in the audit trail.</summary>
    public const string OperatorName = "operator";

    /// <summary>For the person whom the request belongs to.</summary>
    public async Task<Outcome<DirectReport>> RunAsync(string kind, string fileName, Stream content, DirectOrder order, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        return await RunAsync(new ImportActor(user.InstitutionId!.Value, user.UserId!.Value, user.DisplayName ?? ""), kind, fileName, content, order, ct);
    }

    /// <summary>For the operator of the portal, who has the machine and no account: for one institution, and within its policies.</summary>
    public Task<Outcome<DirectReport>> RunAsOperatorAsync(Guid institutionId, string kind, string fileName, Stream content, DirectOrder order, CancellationToken ct = default)
    {
        user.Enter(Guid.Empty, OperatorName, PortalRole.Liaison, institutionId, null);
        return RunAsync(new ImportActor(institutionId, Guid.Empty, OperatorName), kind, fileName, content, order, ct);
    }

    private async Task<Outcome<DirectReport>> RunAsync(ImportActor actor, string kindName, string fileName, Stream content, DirectOrder order, CancellationToken ct)
    {
        var kind = kinds.Find(kindName);
        try
        {
            using var file = await SpooledFile.TakeAsync(content, ct);
            using var sheet = SheetReader.Open(file.Path);
            var mapping = order.Mapping ?? await ImportDesk.MappingAsync(contexts, actor.InstitutionId, kind, sheet, ct);
            var wrong = mapping.Check(kind, sheet.Header).ToList();
            if (wrong.Count > 0) return Outcome<DirectReport>.Failed(wrong);
            var purpose = new ImportOrder(order.DryRun ? ImportPurpose.Check : ImportPurpose.Apply, mapping, order.GoodOnly, order.Submit, Math.Clamp(order.Preview, 0, ImportReport.Kept));
            var run = ImportDesk.RunOf(kind, fileName, actor, file, sheet, mapping, clock.GetUtcNow());
            (run.GoodOnly, run.Submitted) = (order.GoodOnly, order.Submit);
            var result = await new ImportEngine(contexts, clock).RunAsync(kind, sheet, actor, purpose with { FileName = run.FileName }, run.Id, null, async (db, report) =>
            {
                run.Take(report);
                (run.Status, run.CheckedAt, run.AppliedAt) = (ImportStatus.Applied, clock.GetUtcNow(), clock.GetUtcNow());
                db.Add(run);
                await db.SaveChangesAsync(ct);
                await ImportFiles.StoreAsync(db, run, file, ct);
                await new ImportNotes(contexts, run.Id, run.InstitutionId, clock).StoreAsync(db, [.. report.First, .. report.Warnings], ct);
            }, ct);
            return new DirectReport(result.Written ? run.Id : null, sheet.Format, sheet.Header, mapping, result.Report, result.Problem);
        }
        catch (SheetFault fault)
        {
            return new Problem(fault.Code, null, [.. fault.Args]);
        }
    }
}
