using System.Runtime.CompilerServices;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>The own contracts in the columns of the import: what goes out comes in again without a change.</summary>
public sealed class ContractExport(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    private const int Portion = 1_000;

    /// <summary>
    /// Each row in the order of the kind's columns, contracts by number: text, whole numbers, days, or null. Contracts without a number
    /// cannot be imported and are left out.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var programmes = await db.Programmes.AsNoTracking().Where(p => p.InstitutionId == user.InstitutionId).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var last = "";
        while (true)
        {
            var after = last;
#pragma warning disable CA1309 // compared by the database
            var contracts = await db.Contracts.AsNoTracking().Where(c => c.InstitutionId == user.InstitutionId && c.Number != null && string.Compare(c.Number, after) > 0)
                .OrderBy(c => c.Number).Take(Portion).Include(c => c.Parties).Include(c => c.Receipts).AsSplitQuery().ToListAsync(ct);
#pragma warning restore CA1309
            if (contracts.Count == 0) yield break;
            last = contracts[^1].Number!;
            var names = await NamesAsync(db, contracts.SelectMany(c => c.Parties.Select(p => p.OrganisationId).Concat(c.Receipts.Select(r => r.PayerId))), ct);
            foreach (var contract in contracts)
            {
                var terms = ContractQueries.TermsOf(contract);
                var receipts = terms.Receipts.Count == 0 ? [null] : terms.Receipts.Cast<ReceiptTerms?>();
                foreach (var receipt in receipts) yield return Cells(terms, receipt, names, programmes);
            }
        }
    }

    private static object?[] Cells(ContractTerms terms, ReceiptTerms? receipt, Dictionary<Guid, (string Name, string? Number)> names, Dictionary<Guid, string> programmes)
    {
        var partners = terms.Parties.Where(p => p.Role == PartyRole.Partner).ToList();
        string? First(Func<(string Name, string? Number), string?> part) => partners.Count == 0 ? null : part(names[partners[0].OrganisationId]);
        string? Marks(IEnumerable<PartyTerms> parties) => string.Join(';', parties.Select(p => names[p.OrganisationId]).Select(n => n.Number ?? n.Name)) is { Length: > 0 } text ? text : null;
        return [.. ContractColumns.All.Select(column => column.Key switch
        {
            ContractColumns.Number => terms.Number,
            ContractColumns.Kind => Word(column, terms.Kind.ToString()),
            ContractColumns.Title => terms.Title,
            ContractColumns.Programme => terms.ProgrammeId is { } programme ? programmes.GetValueOrDefault(programme) : null,
            ContractColumns.PartnerNumber => First(n => n.Number),
            ContractColumns.PartnerName => First(n => n.Name),
            ContractColumns.MorePartners => Marks(partners.Skip(1)),
            ContractColumns.CoInstitutions => Marks(terms.Parties.Where(p => p.Role == PartyRole.CoInstitution)),
            ContractColumns.Intermediaries => Marks(terms.Parties.Where(p => p.Role == PartyRole.Intermediary)),
            ContractColumns.StartsOn => terms.StartsOn,
            ContractColumns.EndsOn => terms.EndsOn,
            ContractColumns.Field => terms.FieldCode,
            ContractColumns.Goal => terms.Goal,
            ContractColumns.SuccessCriterion => terms.SuccessCriterion,
            ContractColumns.Investigator => terms.PrincipalInvestigator,
            ContractColumns.AgreedYen => terms.AgreedYen,
            ContractColumns.Year => receipt?.FiscalYear,
            ContractColumns.State => receipt is null ? null : Word(column, receipt.State.ToString()),
            ContractColumns.ReceivedOn => receipt?.ReceivedOn,
            ContractColumns.DirectYen => receipt?.DirectYen,
            ContractColumns.IndirectYen => receipt?.IndirectYen,
            ContractColumns.InKindYen => receipt?.InKindYen,
            ContractColumns.Payer => receipt?.PayerId is { } payer && (partners.Count == 0 || payer != partners[0].OrganisationId) ? names[payer].Number ?? names[payer].Name : null,
            _ => (object?)null,
        })];
    }

    private static string Word(ImportColumn column, string value) => column.Choices.First(c => c.Value == value).Words[0];

    private static async Task<Dictionary<Guid, (string Name, string? Number)>> NamesAsync(PortalDb db, IEnumerable<Guid> organisations, CancellationToken ct)
    {
        Guid[] ids = [.. organisations.Distinct()];
        var numbers = await db.OrganisationIdentifiers.AsNoTracking()
            .Where(i => ids.Contains(i.OrganisationId) && (i.Scheme == IdentifierSchemes.CorporateNumber || i.Scheme == IdentifierSchemes.Mext))
            .Select(i => new { i.OrganisationId, i.Scheme, i.Value, i.IsPrimary }).ToListAsync(ct);
        var byOrganisation = numbers.GroupBy(n => n.OrganisationId)
            .ToDictionary(g => g.Key, g => g.OrderBy(n => n.Scheme == IdentifierSchemes.CorporateNumber ? 0 : 1).ThenBy(n => !n.IsPrimary).First().Value);
        return (await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.NameJa }).ToListAsync(ct))
            .ToDictionary(o => o.Id, o => (o.NameJa, byOrganisation.GetValueOrDefault(o.Id)))!;
    }
}
