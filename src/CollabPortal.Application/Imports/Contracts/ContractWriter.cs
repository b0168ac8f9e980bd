using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>Writes new contracts with their parts, history and the run's own record in sets, in the transaction of the import.</summary>
internal sealed class ContractWriter
{
    private readonly ImportContext context;
    private readonly NpgsqlConnection connection;
    private readonly EntityCopy<ResearchContract> contracts;
    private readonly EntityCopy<ContractParty> parties;
    private readonly EntityCopy<FiscalYearReceipt> receipts;
    private readonly AuditCopy audit;

    private ContractWriter(ImportContext context)
    {
        this.context = context;
        connection = (NpgsqlConnection)context.Db.Database.GetDbConnection();
        contracts = new(context.Db, c => (c.Id, c.Id, c.InstitutionId));
        parties = new(context.Db, p => (p.OrganisationId, p.ContractId, p.InstitutionId));
        receipts = new(context.Db, r => (r.Id, r.ContractId, r.InstitutionId));
        audit = new AuditCopy(connection, context.Actor, context.Now);
    }

    internal static async Task<ContractWriter> BeginAsync(ImportContext context, CancellationToken ct)
    {
        var writer = new ContractWriter(context);
        await writer.contracts.PrepareAsync(writer.connection, ct);
        await writer.parties.PrepareAsync(writer.connection, ct);
        await writer.receipts.PrepareAsync(writer.connection, ct);
        await AuditCopy.PrepareAsync(writer.connection, ct);
        return writer;
    }

    /// <summary>Writes new contracts, and saves what the context tracks of changed ones.</summary>
    internal async Task WriteAsync(IReadOnlyCollection<ResearchContract> fresh, CancellationToken ct)
    {
        // Audit rows and versions of changed contracts are the interceptor's, as after the form.
        await context.Db.SaveChangesAsync(ct);
        if (fresh.Count == 0) return;
        await contracts.WriteAsync(connection, fresh, ct);
        var allParties = fresh.SelectMany(c => c.Parties).ToList();
        var allReceipts = fresh.SelectMany(c => c.Receipts).ToList();
        if (allParties.Count > 0) await parties.WriteAsync(connection, allParties, ct);
        if (allReceipts.Count > 0) await receipts.WriteAsync(connection, allReceipts, ct);
        await contracts.TellAsync(audit, fresh, ct, context.Order.FileName);
        await parties.TellAsync(audit, allParties, ct);
        await receipts.TellAsync(audit, allReceipts, ct);
        await audit.FlushAsync(ct);
        if (context.RunId == Guid.Empty) return;
        Guid[] ids = [.. fresh.Select(c => c.Id)];
        await SetSql.RunAsync(
            connection, "insert into register.import_change (run_id, institution_id, record_id, version) select $1, $2, unnest($3::uuid[]), 1", ct,
            context.RunId, context.Actor.InstitutionId, ids);
    }
}
