using System.Linq.Expressions;
using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// Words and fiscal years, found by the index beside row-level security (Data/Sql/contract_years.sql; decision 17).
public sealed partial class ContractQueries
{
    private static FiscalYear? YearOf(ContractFilter filter) => filter.FiscalYear is { } year and >= 1950 and <= 2100 ? new FiscalYear(year) : null;

    /// <summary>
    /// The contracts that <see cref="Saying"/> and <see cref="InYearAsync"/> mean, by the index; null where they are more than a list counts, for then
    /// reading the list in its order meets enough of them soon.
    /// </summary>
    private async Task<Guid[]?> FewAsync(PortalDb db, ContractFilter filter, CancellationToken ct)
    {
        const int Most = CountedUpTo + 1;
        var (words, pattern, folded) = ((filter.Text ?? "").Trim().Normalize(NormalizationForm.FormKC), filter.Pattern ?? "%", $"%{filter.Folded}%");
        var (year, state, kind) = (YearOf(filter)?.Year, filter.Status?.ToString(), filter.Kind?.ToString());
        var found = await db.Database.SqlQuery<Guid>(
            $"""select f as "Value" from register.contracts_found(lower({words}), lower({pattern}), {year}::int, {state}::text, {kind}::text, {Most}) f""").ToListAsync(ct);
        if (found.Count == Most) return null;
        if (filter.Pattern is null || filter.Folded.Length == 0) return [.. found];
        var partners = db.Organisations.Where(o => EF.Functions.Like(o.SearchText, folded)).Select(o => o.Id);
        var parties = db.ContractParties.Where(p => partners.Contains(p.OrganisationId));
        if (user.InstitutionId is { } own)
        {
            Guid[] shared = await db.ContractParties.Where(p => p.OrganisationId == own && p.Role == PartyRole.CoInstitution).Select(p => p.ContractId).ToArrayAsync(ct);
            if (shared.Length > 0) found.AddRange(await parties.Where(p => shared.Contains(p.ContractId)).Select(p => p.ContractId).ToListAsync(ct));
            parties = parties.Where(p => p.InstitutionId == own);
        }

        found.AddRange(await parties.Select(p => p.ContractId).Take(Most).ToListAsync(ct));
        Guid[] all = [.. found.Distinct()];
        return all.Length > CountedUpTo ? null : all;
    }

    /// <summary>Runs in the year or has money for it. Money for a year in which a contract does not run is rare: those few are named once.</summary>
    private async Task<IQueryable<ResearchContract>> InYearAsync(PortalDb db, IQueryable<ResearchContract> contracts, FiscalYear year, CancellationToken ct)
    {
        const int Most = CountedUpTo + 1;
        DateOnly first = year.Start, last = year.End;
        var paid = await db.Database.SqlQuery<Guid>($"""select p as "Value" from register.contracts_paid_outside({year.Year}, {Most}) p""").ToArrayAsync(ct);
        if (paid.Length < Most) return contracts.Where(c => (c.StartsOn <= last && c.EndsOn >= first) || paid.Contains(c.Id));
        // One look per contract outside the year, as far as the page and its count go; a set would hold a year of the whole register.
        var receipts = Receipts(db);
        return contracts.Where(c => (c.StartsOn <= last && c.EndsOn >= first)
            || receipts.Where(r => r.FiscalYear == year && r.ContractId == c.Id).Select(r => (int?)1).FirstOrDefault() != null);
    }

    /// <summary>The words in the title, the number, the principal investigator or a partner's name. Whatever case: without letters that have one, LIKE does it at a third of the cost.</summary>
    private static Expression<Func<ResearchContract, bool>> Saying(PortalDb db, ContractFilter filter, string pattern)
    {
        var cased = pattern.Any(letter => char.ToUpperInvariant(letter) != char.ToLowerInvariant(letter));
        if (filter.Folded.Length == 0)
        {
            return cased
                ? c => EF.Functions.ILike(c.Title, pattern) || EF.Functions.ILike(c.Number!, pattern) || EF.Functions.ILike(c.PrincipalInvestigator!, pattern)
                : c => EF.Functions.Like(c.Title, pattern) || EF.Functions.Like(c.Number!, pattern) || EF.Functions.Like(c.PrincipalInvestigator!, pattern);
        }

        var folded = $"%{filter.Folded}%";
        var partners = db.Organisations.Where(o => EF.Functions.Like(o.SearchText, folded)).Select(o => o.Id);
        var found = db.ContractParties.Where(p => partners.Contains(p.OrganisationId)).Select(p => p.ContractId);
        return cased
            ? c => EF.Functions.ILike(c.Title, pattern) || EF.Functions.ILike(c.Number!, pattern) || EF.Functions.ILike(c.PrincipalInvestigator!, pattern) || found.Contains(c.Id)
            : c => EF.Functions.Like(c.Title, pattern) || EF.Functions.Like(c.Number!, pattern) || EF.Functions.Like(c.PrincipalInvestigator!, pattern) || found.Contains(c.Id);
    }
}
