using System.Runtime.CompilerServices;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// The whole list for a file. Sub-selects per row, right behind LIMIT on a page, cost seconds over tens of thousands of rows
// (row-level security is asked by each of them); here partners and money are read once for all and joined in memory.
public sealed partial class ContractQueries
{
    /// <summary>
    /// All rows that meet the filters in the order asked, at most <see cref="MostExported"/>, one after the other as the database
    /// gives them. Enumerate once.
    /// </summary>
    public async IAsyncEnumerable<ContractRow> ExportAsync(ContractFilter filter, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        await using var moment = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var filtered = (await FilteredAsync(db, filter, ct)).Contracts;
        var ids = filtered.Select(c => c.Id);
        var partners = await PartnersAsync(db, ids, ct);
        var received = await Receipts(db).Where(r => r.State == ReceiptState.Received && ids.Contains(r.ContractId))
            .GroupBy(r => r.ContractId).Select(g => new { g.Key, Yen = g.Sum(r => r.DirectYen + r.IndirectYen) })
            .ToDictionaryAsync(g => g.Key, g => g.Yen, ct);
        var institutions = await db.Organisations.AsNoTracking().Where(o => filtered.Select(c => c.InstitutionId).Contains(o.Id))
            .Select(o => new { o.Id, o.NameJa, o.NameEn, o.IsDemo }).ToDictionaryAsync(o => o.Id, ct);
        var rows = Ordered(db, filtered, filter.Sort).Take(MostExported).Select(c => new
        {
            c.Id,
            c.InstitutionId,
            c.Number,
            c.Title,
            c.Kind,
            c.Status,
            c.StartsOn,
            c.EndsOn,
            c.AgreedYen,
            c.ChangedAt,
            c.Version,
            c.PrincipalInvestigator,
            c.FieldCode,
        });
        await foreach (var c in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            var institution = institutions[c.InstitutionId];
            var (partner, more) = partners.GetValueOrDefault(c.Id);
            yield return new ContractRow(
                c.Id, c.Number, c.Title, c.Kind, c.Status, new LocalText(institution.NameJa, institution.NameEn ?? institution.NameJa), partner, more,
                c.StartsOn, c.EndsOn, c.AgreedYen, received.TryGetValue(c.Id, out var yen) ? yen : null, c.ChangedAt, c.Version, institution.IsDemo)
            {
                Investigator = c.PrincipalInvestigator,
                FieldCode = c.FieldCode,
            };
        }
    }

    /// <summary>Of each contract the first partner and how many more there are.</summary>
    private static async Task<Dictionary<Guid, (LocalText? First, int More)>> PartnersAsync(PortalDb db, IQueryable<Guid> contracts, CancellationToken ct)
    {
        var partners = new Dictionary<Guid, (LocalText? First, int More)>();
        var names = new Dictionary<Guid, LocalText>();
        var rows = db.ContractParties.Where(p => p.Role == PartyRole.Partner && contracts.Contains(p.ContractId))
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, p.Ordinal, o.Id, o.NameJa, o.NameEn })
            .OrderBy(p => p.Ordinal);
        await foreach (var p in rows.AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!names.TryGetValue(p.Id, out var name)) names[p.Id] = name = new LocalText(p.NameJa, p.NameEn ?? p.NameJa);
            partners[p.ContractId] = partners.TryGetValue(p.ContractId, out var known) ? (known.First, known.More + 1) : (name, 0);
        }

        return partners;
    }
}
