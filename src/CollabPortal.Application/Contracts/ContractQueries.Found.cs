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

    // So many of the first contracts are read for each that must be of the state and kind, or say the words by a partner, which costs a look of its own.
    private const int ReadForEach = 10, LookedUpForEach = 5;

    /// <summary>What the filters leave, and what is known of it before it is read.</summary>
    /// <param name="Known">So many, known without counting: all, or more than <paramref name="Most"/>.</param>
    /// <param name="Most">Counted so far and no farther; what is more is said as "more than".</param>
    /// <param name="Running">With <paramref name="Beside"/> the same contracts in two parts: those that run in the year, which an index of dates finds.</param>
    /// <param name="Beside">The few that have money for the year without running in it.</param>
    /// <param name="Begun">A part of <paramref name="Running"/>: those that begin in the year, which stand together in the index by date.</param>
    private sealed record Found(
        IQueryable<ResearchContract> Contracts, int? Known = null, int Most = CountedUpTo, IQueryable<ResearchContract>? Running = null,
        IQueryable<ResearchContract>? Beside = null, IQueryable<ResearchContract>? Begun = null)
    {
        /// <summary>
        /// How many there are, and one more than <see cref="Most"/> where they are more. Of a large register those that begin in the year are already
        /// more: whoever ran before would be met only after all that had ended by then.
        /// </summary>
        internal async Task<int> CountAsync(CancellationToken ct)
        {
            if (Known is { } known) return known;
            if (Begun is not null && await Begun.Take(Most + 1).CountAsync(ct) > Most) return Most + 1;
            return await Contracts.Take(Most + 1).CountAsync(ct);
        }
    }

    private static FiscalYear? YearOf(ContractFilter filter) => filter.FiscalYear is { } year and >= 1950 and <= 2100 ? new FiscalYear(year) : null;

    /// <param name="visible">The contracts before state and kind; null where more than these narrows them, of which the index knows nothing.</param>
    private async Task<Found> FoundAsync(PortalDb db, ContractFilter filter, IQueryable<ResearchContract> contracts, IQueryable<ResearchContract>? visible, CancellationToken ct)
    {
        var within = YearOf(filter) is { } year ? await InYearAsync(db, contracts, year, ct) : new Found(contracts);
        int? many = visible is null ? null : CountedUpTo + 1;
        // Read from their beginning only where an index has them in their order: an institution's own.
        var first = user.InstitutionId is { } own ? visible?.Where(c => c.InstitutionId == own) : null;
        var whole = filter.Status is null && filter.Kind is null;
        if (filter.Pattern is null && within.Begun is { } begun)
        {
            var most = whole ? CountedUpTo : Far(filter, ReadUpTo);
            if (first is null ? whole && await begun.Take(most + 1).CountAsync(ct) > most : await MoreAsync(filter, first, most, ct))
                return within with { Known = most + 1, Most = most };
        }

        var few = await FewAsync(db, filter, filter.Text, filter.Pattern, ct);
        if (filter.Pattern is null) return few is null ? within with { Known = many } : new Found(Of(db, within.Contracts, few));
        if (few is null) return Said(db, filter, within) with { Known = many };

        var partners = filter.Folded.Length == 0 ? [] : await PartnersAsync(db, filter, CountedUpTo + 1, ct);
        var far = Far(filter, LookedUpUpTo);
        var common = partners.Count > CountedUpTo && first is not null && await MoreSayAsync(db, filter, first, far, ct);
        if (partners.Count > CountedUpTo && !common) partners = await PartnersAsync(db, filter, PartnersNamed + 1, ct);
        // A number typed with another hyphen (試２０２６−００１) is stored with the usual one; a title may mean its own, so that comes first.
        if (few.Count == 0 && partners.Count == 0 && ContractNumber.Of(filter.Text) is { } number && filter with { Text = number } is var usual && usual.Pattern != filter.Pattern)
            return await FoundAsync(db, usual, contracts, visible, ct);
        // With nothing but words these are they; of the partners' contracts some may lie outside the year, the state, the kind or what else narrows.
        var alone = visible is not null && YearOf(filter) is null && whole;
        Guid[] all = [.. few.Concat(partners).Distinct()];
        if (!common && partners.Count <= PartnersNamed)
        {
            var named = Of(db, within.Contracts, all);
            return alone ? new Found(named, Math.Min(all.Length, CountedUpTo + 1)) : new Found(named, Most: all.Length <= CountedUpTo ? CountedUpTo : far);
        }

        if (alone && all.Length > CountedUpTo) return Said(db, filter, within) with { Known = many };
        if (common) return Said(db, filter, within) with { Known = far + 1, Most = far };
        // Of a common partner's name, a rare year, state or kind still leaves few.
        if ((YearOf(filter) is not null || !whole) && (first is null || !await MoreAsync(filter, first, far, ct)) && await FewAsync(db, filter, null, null, ct) is { } rare)
            return Said(db, filter, new Found(Of(db, within.Contracts, rare)));
        return Said(db, filter, within) with { Most = far };
    }

    /// <summary>
    /// Whether more than so many begin in the year and are of the state and kind, as the first of that year tell: where they are rare among those, reading
    /// on would lead through the whole year, and the index tells all of them sooner.
    /// </summary>
    private async Task<bool> MoreAsync(ContractFilter filter, IQueryable<ResearchContract> contracts, int most, CancellationToken ct)
    {
        var read = YearOf(filter) is not { } year ? contracts
            : BegunIn(contracts, year).Take(filter.Status is null && filter.Kind is null ? most + 1 : (most + 1) * ReadForEach);
        return await OfStateAndKind(read, filter).Take(most + 1).CountAsync(ct) > most;
    }

    /// <summary>Whether of the first that begin in the year, or of the last that were changed, more than so many say the words: a name that very many partners have.</summary>
    private async Task<bool> MoreSayAsync(PortalDb db, ContractFilter filter, IQueryable<ResearchContract> contracts, int most, CancellationToken ct)
    {
        var ordered = YearOf(filter) is { } year ? BegunIn(contracts, year) : contracts.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.Id);
        var read = OfStateAndKind(ordered.Take((most + 1) * LookedUpForEach), filter);
        return await read.Where(Saying(db, filter, filter.Pattern!)).Take(most + 1).CountAsync(ct) > most;
    }

    // An institution's own in the order of their index: as a set PostgreSQL would first gather the whole year.
    private IQueryable<ResearchContract> BegunIn(IQueryable<ResearchContract> contracts, FiscalYear year)
    {
        DateOnly first = year.Start, last = year.End;
        var begun = contracts.Where(c => c.StartsOn >= first && c.StartsOn <= last && c.EndsOn >= first);
        return user.InstitutionId is { } own ? begun.Where(c => c.InstitutionId == own).OrderBy(c => c.StartsOn).ThenBy(c => c.Id) : begun;
    }

    // Of few each is looked up by its id; beside an order PostgreSQL would rather read the list from its beginning until it has met enough of them,
    // which of many is right.
    private static IQueryable<ResearchContract> Of(PortalDb db, IQueryable<ResearchContract> contracts, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count > CountedUpTo) return contracts.Where(c => ids.Contains(c.Id));
        Guid[] few = [.. ids];
        var these = db.Database.SqlQuery<Guid>($"""select unnest({few}) as "Value" """);
        return contracts.Where(c => these.Contains(c.Id));
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

    /// <summary>Contracts of partners whose names say the words, so many at most.</summary>
    private async Task<IReadOnlyList<Guid>> PartnersAsync(PortalDb db, ContractFilter filter, int most, CancellationToken ct)
    {
        var partners = db.Organisations.Named(filter.Text).Select(o => o.Id);
        var parties = db.ContractParties.Where(p => partners.Contains(p.OrganisationId));
        if (user.InstitutionId is not { } own) return await parties.Select(p => p.ContractId).Take(most).ToListAsync(ct);
        var found = await parties.Where(p => p.InstitutionId == own).Select(p => p.ContractId).Take(most).ToListAsync(ct);
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
                Begun: BegunIn(contracts, year));
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
