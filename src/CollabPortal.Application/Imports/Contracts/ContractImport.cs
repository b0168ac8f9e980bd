using CollabPortal.Application.Audit;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>Files of contracts.</summary>
public sealed class ContractImport : ImportKind
{
    public override string Name => "contracts";

    public override IReadOnlyList<ImportColumn> Columns => ContractColumns.All;

    public override IReadOnlyList<string> MergedDown => [.. ContractColumns.OfContract.Where(c => c != ContractColumns.AgreedYen), ContractColumns.Year];

    public override IReadOnlyList<IReadOnlyList<string>> Examples => ContractColumns.Examples();

    internal override async Task<ImportSession> BeginAsync(ImportContext context, CancellationToken ct)
    {
        var institution = context.Actor.InstitutionId;
        var partners = await PartnerDirectory.ReadAsync(context.Db, institution, ct);
        var fields = await context.Db.ResearchFields.AsNoTracking().Select(f => f.Code).ToHashSetAsync(ct);
        var programmes = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var programme in await context.Db.Programmes.AsNoTracking().Where(p => p.InstitutionId == institution).OrderBy(p => p.Id).ToListAsync(ct))
            programmes.TryAdd(programme.Name, programme.Id);
        var rows = new ContractRows(partners, fields, programmes, context.Report, JapanTime.DateOf(context.Now));
        var writer = context.Writes ? await ContractWriter.BeginAsync(context, ct) : null;
        return new ContractSession(context, rows, writer, await ClosedYears.ReadAsync(context.Db, institution, ct));
    }

    internal override async Task<IReadOnlyList<Problem>> UndoAsync(ImportContext context, CancellationToken ct)
    {
        var db = context.Db;
        var run = context.RunId;
        var touched = await db.Set<ImportChange>().Where(c => c.RunId == run)
            .CountAsync(c => !db.Contracts.Any(k => k.Id == c.RecordId && k.Version == c.Version), ct);
        if (touched > 0) return [new Problem("import-undo-touched", null, touched)];
        await RestoreAsync(context, ct);
        await RemoveAsync(context, ct);
        return [];
    }

    private static async Task RestoreAsync(ImportContext context, CancellationToken ct)
    {
        var changes = await context.Db.Set<ImportChange>().AsNoTracking().Where(c => c.RunId == context.RunId && c.Before != null).ToListAsync(ct);
        foreach (var portion in changes.Chunk(500))
        {
            Guid[] ids = [.. portion.Select(c => c.RecordId)];
            var contracts = await context.Db.Contracts.Where(c => ids.Contains(c.Id)).Include(c => c.Parties).Include(c => c.Receipts).AsSplitQuery().ToDictionaryAsync(c => c.Id, ct);
            foreach (var change in portion)
            {
                var contract = contracts[change.RecordId];
                var before = change.Contract()!;
                if (before.Terms is { } terms) contract.Change(terms, context.Now);
                else contract.TakeBackReceipts(before.Receipts ?? [], context.Now);
                context.Db.Entry(contract).Property(nameof(IVersioned.Version)).IsModified = true;
                context.Db.Add(AuditEntry.Of(contract.InstitutionId, nameof(ImportRun), context.RunId, contract.Id, AuditEntry.UndoneFile, context.Order.FileName));
            }

            await context.Db.SaveChangesAsync(ct);
            await ImportChange.FollowAsync(context.Db, context.RunId, [.. contracts.Values.Select(c => (c.Id, c.Version))], ct);
            context.Db.ChangeTracker.Clear();
        }
    }

    /// <summary>Deletes what the run made, with a "Deleted" row of the audit trail for each contract.</summary>
    private static async Task RemoveAsync(ImportContext context, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)context.Db.Database.GetDbConnection();
        await SetSql.RunAsync(
            connection,
            """
            insert into audit.entry (id, at, user_id, user_name, institution_id, entity, entity_id, subject_id, action, changes)
            select gen_random_uuid(), $3, $4, $5, c.institution_id, $6, c.id, c.id, 'Deleted',
              jsonb_build_object('Number', jsonb_build_array(c.number, null), 'Title', jsonb_build_array(c.title, null), 'Status', jsonb_build_array(c.status, null))
            from register.research_contract c join register.import_change h on h.record_id = c.id
            where h.run_id = $1 and h.institution_id = $2 and h.before is null
            """,
            ct, context.RunId, context.Actor.InstitutionId, context.Now.ToUniversalTime(), context.Actor.UserId, context.Actor.Name, nameof(ResearchContract));
        await SetSql.RunAsync(
            connection,
            "delete from register.research_contract c using register.import_change h where h.record_id = c.id and h.run_id = $1 and h.institution_id = $2 and h.before is null",
            ct, context.RunId, context.Actor.InstitutionId);
    }
}
