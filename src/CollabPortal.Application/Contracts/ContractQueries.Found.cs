using System.Linq.Expressions;
using System.Text;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// Words and fiscal years, found by the index beside row-level security (Data/Sql/contract_years.sql; decision 17). Where the index tells more
// than a list counts, reading the list in its order meets enough of them soon.
public sealed partial class ContractQueries
{
    // So many contracts of partners with the words are named to the database; where there are more, it looks contract by contract.
    private const int PartnersNamed = 20_000;

    /// <summary>What the filters leave, and what is known of it before it is read.</summary>
    /// <param name="AtLeast">So many, known without counting: more than a list counts.</param>
    /// <param name="Costly">Each row must be looked at to tell whether it belongs: counted less far.</param>
    /// <param name="Running">With <paramref name="Beside"/> the same contracts in two parts: those that run in the year, which an index of dates finds.</param>
    /// <param name="Beside">The few that have money for the year without running in it.</param>
    /// <param name="Begun">A part of <paramref name="Running"/>: those that begin in the year, which stand together in the index by date.</param>
    private sealed record Found(
        IQueryable<ResearchContract> Contracts, int? AtLeast = null, bool Costly = false, IQueryable<ResearchContract>? Running = null, IQueryable<ResearchContract>? Beside = null,
        IQueryable<ResearchContract>? Begun = null)
    {
        /// <summary>
        /// How many there are, counted so far and no farther. Of a large register those that begin in the year are already more: whoever ran before would be
        /// met only after all that had ended by then.
        /// </summary>
        internal async Task<int> CountAsync(int most, CancellationToken ct) =>
            AtLeast ?? (Begun is not null && await Begun.Take(most).CountAsync(ct) == most ? most : await Contracts.Take(most).CountAsync(ct));
    }

    private static FiscalYear? YearOf(ContractFilter filter) => filter.FiscalYear is { } year and >= 1950 and <= 2100 ? new FiscalYear(year) : null;

    /// <param name="narrowed">The contracts are fewer than status and kind alone would leave, of which the index knows nothing.</param>
    private async Task<Found> FoundAsync(PortalDb db, ContractFilter filter, IQueryable<ResearchContract> contracts, bool narrowed, CancellationToken ct)
    {
        var within = YearOf(filter) is { } year ? await InYearAsync(db, contracts, year, ct) : new Found(contracts);
        int? many = narrowed ? null : CountedUpTo + 1;
        if (filter.Pattern is null && filter.Status is null && filter.Kind is null && within.Begun is { } begun && await begun.Take(CountedUpTo + 1).CountAsync(ct) > CountedUpTo)
            return within with { AtLeast = CountedUpTo + 1 };
        var few = await FewAsync(db, filter, filter.Text, filter.Pattern, ct);
        if (filter.Pattern is null) return few is null ? within with { AtLeast = many } : new Found(within.Contracts.Where(c => few.Contains(c.Id)));
        if (few is null) return Said(db, filter, within) with { AtLeast = many };

        var partners = filter.Folded.Length == 0 ? [] : await PartnersAsync(db, filter, ct);
        // A number typed with another hyphen (試２０２６−００１) is stored with the usual one; a title may mean its own, so that comes first.
        if (few.Count == 0 && partners.Count == 0 && ContractNumber.Of(filter.Text) is { } number && filter with { Text = number } is var usual && usual.Pattern != filter.Pattern)
            return await FoundAsync(db, usual, contracts, narrowed, ct);
        if (partners.Count <= PartnersNamed)
        {
            Guid[] all = [.. few.Concat(partners).Distinct()];
            if (all.Length <= CountedUpTo) return new Found(within.Contracts.Where(c => all.Contains(c.Id)));
            // Of these some may lie outside the year, the state or the kind.
            var known = YearOf(filter) is null && filter.Status is null && filter.Kind is null ? many : null;
            return new Found(within.Contracts.Where(c => all.Contains(c.Id)), known, known is null);
        }

        // Of a common partner's name, a rare year, state or kind still leaves few.
        if ((YearOf(filter) is not null || filter.Status is not null || filter.Kind is not null) && await FewAsync(db, filter, null, null, ct) is { } rare)
            return Said(db, filter, new Found(within.Contracts.Where(c => rare.Contains(c.Id))));
        return Said(db, filter, within) with { Costly = true };
    }

    /// <summary>Contracts that say the words and are of the filter's year, state and kind; null where they are more than a list counts.</summary>
    private static async Task<IReadOnlyList<Guid>?> FewAsync(PortalDb db, ContractFilter filter, string? text, string? like, CancellationToken ct)
    {
        const int Most = CountedUpTo + 1;
        var (words, pattern) = ((text ?? "").Trim().Normalize(NormalizationForm.FormKC), like ?? "%");
        var (year, state, kind) = (YearOf(filter)?.Year, filter.Status?.ToString(), filter.Kind?.ToString());
        var found = await db.Database.SqlQuery<Guid>(
            $"""select f as "Value" from register.contracts_found(lower({words}), lower({pattern}), {year}::int, {state}::text, {kind}::text, {Most}) f""").ToListAsync(ct);
        return found.Count == Most ? null : found;
    }

    /// <summary>Contracts of partners whose names say the words; one more than <see cref="PartnersNamed"/> where they are more.</summary>
    private async Task<IReadOnlyList<Guid>> PartnersAsync(PortalDb db, ContractFilter filter, CancellationToken ct)
    {
        var partners = db.Organisations.Named(filter.Text).Select(o => o.Id);
        var parties = db.ContractParties.Where(p => partners.Contains(p.OrganisationId));
        if (user.InstitutionId is not { } own) return await parties.Select(p => p.ContractId).Take(PartnersNamed + 1).ToListAsync(ct);
        var found = await parties.Where(p => p.InstitutionId == own).Select(p => p.ContractId).Take(PartnersNamed + 1).ToListAsync(ct);
        Guid[] shared = await db.ContractParties.Where(p => p.OrganisationId == own && p.Role == PartyRole.CoInstitution).Select(p => p.ContractId).ToArrayAsync(ct);
        if (shared.Length > 0) found.AddRange(await parties.Where(p => shared.Contains(p.ContractId)).Select(p => p.ContractId).ToListAsync(ct));
        return found;
    }

    /// <summary>Runs in the year or has money for it. Money for a year in which a contract does not run is rare: those few are named once.</summary>
    private async Task<Found> InYearAsync(PortalDb db, IQueryable<ResearchContract> contracts, FiscalYear year, CancellationToken ct)
    {
        const int Most = CountedUpTo + 1;
        DateOnly first = year.Start, last = year.End;
        var paid = await db.Database.SqlQuery<Guid>($"""select p as "Value" from register.contracts_paid_outside({year.Year}, {Most}) p""").ToArrayAsync(ct);
        if (paid.Length < Most)
        {
            return new Found(
                contracts.Where(c => (c.StartsOn <= last && c.EndsOn >= first) || paid.Contains(c.Id)),
                Running: contracts.Where(c => c.StartsOn <= last && c.EndsOn >= first),
                Beside: contracts.Where(c => paid.Contains(c.Id) && !(c.StartsOn != null && c.StartsOn <= last && c.EndsOn != null && c.EndsOn >= first)),
                Begun: contracts.Where(c => c.StartsOn >= first && c.StartsOn <= last && c.EndsOn >= first));
        }

        // One look per contract outside the year, as far as the page and its count go; a set would hold a year of the whole register.
        var receipts = Receipts(db);
        return new Found(contracts.Where(c => (c.StartsOn <= last && c.EndsOn >= first)
            || receipts.Where(r => r.FiscalYear == year && r.ContractId == c.Id).Select(r => (int?)1).FirstOrDefault() != null));
    }

    private static Found Said(PortalDb db, ContractFilter filter, Found found)
    {
        var saying = Saying(db, filter, filter.Pattern!);
        return new Found(found.Contracts.Where(saying), Running: found.Running?.Where(saying), Beside: found.Beside?.Where(saying), Begun: found.Begun?.Where(saying));
    }

    /// <summary>
    /// The words in the title, the number, the principal investigator or a partner's name. Whatever case: without letters that have one, LIKE does
    /// it at a third of the cost. Partners are looked at contract by contract, for a page of many needs few of them: LIMIT keeps PostgreSQL from
    /// making it a set of all parties.
    /// </summary>
    private static Expression<Func<ResearchContract, bool>> Saying(PortalDb db, ContractFilter filter, string pattern)
    {
        var cased = pattern.Any(letter => char.ToUpperInvariant(letter) != char.ToLowerInvariant(letter));
        if (filter.Folded.Length == 0)
        {
            return cased
                ? c => EF.Functions.ILike(c.Title, pattern) || EF.Functions.ILike(c.Number!, pattern) || EF.Functions.ILike(c.PrincipalInvestigator!, pattern)
                : c => EF.Functions.Like(c.Title, pattern) || EF.Functions.Like(c.Number!, pattern) || EF.Functions.Like(c.PrincipalInvestigator!, pattern);
        }

        var partners = db.ContractParties.Join(
            db.Organisations.Named(filter.Text), p => p.OrganisationId, o => o.Id, (p, _) => p.ContractId);
        return cased
            ? c => EF.Functions.ILike(c.Title, pattern) || EF.Functions.ILike(c.Number!, pattern) || EF.Functions.ILike(c.PrincipalInvestigator!, pattern)
                || partners.Where(p => p == c.Id).Select(p => (int?)1).FirstOrDefault() != null
            : c => EF.Functions.Like(c.Title, pattern) || EF.Functions.Like(c.Number!, pattern) || EF.Functions.Like(c.PrincipalInvestigator!, pattern)
                || partners.Where(p => p == c.Id).Select(p => (int?)1).FirstOrDefault() != null;
    }
}
