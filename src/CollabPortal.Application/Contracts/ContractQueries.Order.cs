using System.Linq.Expressions;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// The orders of the list. A page is read in the order of an index (Data/Sql/office.sql) and stops after its rows; partner and
// money, which stand in other tables, are sorted only where few contracts are left.
public sealed partial class ContractQueries
{
    private static Task<List<ContractRow>> PageAsync(
        PortalDb db, Found found, string? sort, bool many, int skip, int take, CancellationToken ct)
    {
        var contracts = found.Contracts;
        var down = sort?.StartsWith('-') == true;
        return sort?.TrimStart('-') switch
        {
            "number" => PageByAsync(db, contracts, c => c.Number, c => c.Number != null, down, skip, take, ct),
            "title" => PageByAsync(db, contracts, c => c.Title, null, down, skip, take, ct),
            "start" when found is { Running: { } running, Beside: { } beside } => PageOfYearAsync(db, running, beside, c => c.StartsOn, c => new Dated(c.Id, c.StartsOn), down, skip, take, ct),
            "end" when found is { Running: { } running, Beside: { } beside } => PageOfYearAsync(db, running, beside, c => c.EndsOn, c => new Dated(c.Id, c.EndsOn), down, skip, take, ct),
            "start" => PageByAsync(db, contracts, c => c.StartsOn, c => c.StartsOn != null, down, skip, take, ct),
            "end" => PageByAsync(db, contracts, c => c.EndsOn, c => c.EndsOn != null, down, skip, take, ct),
            "agreed" => PageByAsync(db, contracts, c => c.AgreedYen, c => c.AgreedYen != null, down, skip, take, ct),
            "received" or "partner" when !many => RowsAsync(db, Ordered(db, contracts, sort), skip, take, ct),
            "changed" => PageByAsync(db, contracts, c => c.ChangedAt, null, down, skip, take, ct),
            _ => PageByAsync(db, contracts, c => c.ChangedAt, null, true, skip, take, ct),
        };
    }

    /// <summary>A contract and the date it is sorted by.</summary>
    private sealed record Dated(Guid Id, DateOnly? On);

    // A year by its dates: those that run in it begin where the index has them, which "or has money for it" would hide from PostgreSQL. The
    // few others are put between them here; on the same day after them, what has no date last.
    private static async Task<List<ContractRow>> PageOfYearAsync(
        PortalDb db, IQueryable<ResearchContract> running, IQueryable<ResearchContract> beside, Expression<Func<ResearchContract, DateOnly?>> key,
        Expression<Func<ResearchContract, Dated>> dated, bool down, int skip, int take, CancellationToken ct)
    {
        var first = down ? running.OrderByDescending(key).ThenByDescending(c => c.Id) : running.OrderBy(key).ThenBy(c => c.Id);
        var others = await beside.OrderBy(c => c.Id).Select(dated).ToListAsync(ct);
        var all = (await first.Select(dated).Take(skip + take).ToListAsync(ct)).Concat(others).OrderBy(d => d.On is null);
        var ids = (down ? all.ThenByDescending(d => d.On) : all.ThenBy(d => d.On)).Skip(skip).Take(take).Select(d => d.Id).ToList();
        return await RowsOfAsync(db, ids, ct);
    }

    // First which contracts, then what stands in their rows: what is skipped costs a step along the index and nothing else.
    private static async Task<List<ContractRow>> RowsAsync(PortalDb db, IQueryable<ResearchContract> ordered, int skip, int take, CancellationToken ct)
    {
        return await RowsOfAsync(db, await ordered.Skip(skip).Take(take).Select(c => c.Id).ToListAsync(ct), ct);
    }

    private static async Task<List<ContractRow>> RowsOfAsync(PortalDb db, List<Guid> ids, CancellationToken ct)
    {
        var rows = await Rows(db, db.Contracts.AsNoTracking().Where(c => ids.Contains(c.Id))).ToDictionaryAsync(r => r.Id, ct);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    // Upwards PostgreSQL puts what is missing last by itself. Downwards it would come first: so those that have a value are read
    // backwards along the index, and only the last page of them goes on with the rest.
    private static async Task<List<ContractRow>> PageByAsync<TKey>(
        PortalDb db, IQueryable<ResearchContract> contracts, Expression<Func<ResearchContract, TKey>> key, Expression<Func<ResearchContract, bool>>? present,
        bool down, int skip, int take, CancellationToken ct)
    {
        if (!down) return await RowsAsync(db, contracts.OrderBy(key).ThenBy(c => c.Id), skip, take, ct);
        var known = present is null ? contracts : contracts.Where(present);
        var rows = await RowsAsync(db, known.OrderByDescending(key).ThenByDescending(c => c.Id), skip, take, ct);
        if (present is null || rows.Count == take) return rows;
        var before = rows.Count > 0 ? skip + rows.Count : await known.CountAsync(ct);
        var missing = contracts.Where(Expression.Lambda<Func<ResearchContract, bool>>(Expression.Not(present.Body), present.Parameters));
        rows.AddRange(await RowsAsync(db, missing.OrderByDescending(c => c.Id), Math.Max(0, skip - before), take - rows.Count, ct));
        return rows;
    }

    /// <summary>Where a value is missing the contract comes last, in either direction.</summary>
    private static IQueryable<ResearchContract> Ordered(PortalDb db, IQueryable<ResearchContract> contracts, string? sort)
    {
        var down = sort?.StartsWith('-') == true;
        return sort?.TrimStart('-') switch
        {
            "number" => By(contracts, c => c.Number == null, c => c.Number, down),
            "title" => By(contracts, c => false, c => c.Title, down),
            "start" => By(contracts, c => c.StartsOn == null, c => c.StartsOn, down),
            "end" => By(contracts, c => c.EndsOn == null, c => c.EndsOn, down),
            "agreed" => By(contracts, c => c.AgreedYen == null, c => c.AgreedYen, down),
            "received" => By(contracts, c => !c.Receipts.Any(r => r.State == ReceiptState.Received),
                c => c.Receipts.Where(r => r.State == ReceiptState.Received).Sum(r => r.DirectYen + r.IndirectYen), down),
            "partner" => By(contracts, c => !c.Parties.Any(p => p.Role == PartyRole.Partner),
                c => c.Parties.Where(p => p.Role == PartyRole.Partner).OrderBy(p => p.Ordinal)
                    .Select(p => db.Organisations.Where(o => o.Id == p.OrganisationId).Select(o => o.NameKana ?? o.NameJa).First()).First(), down),
            "changed" when !down => contracts.OrderBy(c => c.ChangedAt).ThenBy(c => c.Id),
            _ => contracts.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.Id),
        };
    }

    private static IQueryable<ResearchContract> By<TKey>(
        IQueryable<ResearchContract> contracts, Expression<Func<ResearchContract, bool>> missing, Expression<Func<ResearchContract, TKey>> key, bool down)
    {
        var present = contracts.OrderBy(missing);
        return (down ? present.ThenByDescending(key) : present.ThenBy(key)).ThenBy(c => c.Id);
    }
}
