using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Entry;

/// <summary>A contract of the register as far as duplicates are judged by it.</summary>
internal sealed record StoredContract(Guid Id, string? Number, string Title, DateOnly? StartsOn, DateOnly? EndsOn)
{
    private uint[]? pairs;

    internal uint[] Pairs => pairs ??= TitleLikeness.Pairs(Title);
}

/// <summary>
/// The one rule of likely duplicates, for the form and for files: a contract of the institution with the same partner, an overlapping period and a similar
/// title. Partners are read once each, many with one query; what is written afterwards through the same work is not seen, so that the contracts of a
/// file are compared with the register and not with each other.
/// </summary>
internal sealed class PartnersContracts(PortalDb db, Guid institution)
{
    // Every contract of the partner overlaps a period that is not known yet.
    private const double NearlySame = 0.8;

    // Of one partner, those changed last; an office with more overlapping contracts of one partner is not known.
    private const int Looked = 500;

    private readonly Dictionary<Guid, List<StoredContract>> known = [];

    internal static IReadOnlyList<Guid> PartnersOf(ContractTerms terms) => [.. terms.Parties.Where(p => p.Role == PartyRole.Partner).Select(p => p.OrganisationId).Distinct()];

    /// <summary>Reads the contracts of the partners that were not read yet: one query, however many there are.</summary>
    internal async Task LearnAsync(IEnumerable<ContractTerms> terms, CancellationToken ct)
    {
        Guid[] fresh = [.. terms.SelectMany(PartnersOf).Distinct().Where(p => !known.ContainsKey(p))];
        if (fresh.Length == 0) return;
        await ReadAsync(fresh, Own, null, ct);
    }

    /// <summary>Only what one contract has to be compared with.</summary>
    internal static async Task<PartnersContracts> OverlappingAsync(PortalDb db, Guid institution, ContractTerms terms, CancellationToken ct)
    {
        var register = new PartnersContracts(db, institution);
        var contracts = register.Own;
        // As Overlaps says it.
        if (terms.EndsOn is { } end) contracts = contracts.Where(c => c.StartsOn == null || c.StartsOn <= end);
        if (terms.StartsOn is { } start) contracts = contracts.Where(c => c.EndsOn == null || c.EndsOn >= start);
        await register.ReadAsync([.. PartnersOf(terms)], contracts, Looked, ct);
        return register;
    }

    /// <summary>
    /// Contracts that may be the one of these terms, as likely as their titles are alike. While no period is known, only titles that are nearly the same
    /// are likely. Without a partner or a title nothing is likely; an open end overlaps everything after.
    /// </summary>
    /// <param name="self">The contract itself, where it is stored already.</param>
    internal IEnumerable<(StoredContract Contract, double Likeness)> Like(ContractTerms terms, Guid? self)
    {
        var near = PartnersOf(terms).SelectMany(p => known.GetValueOrDefault(p) ?? []).Where(c => c.Id != self && Overlaps(c, terms)).DistinctBy(c => c.Id).Take(Looked).ToList();
        if (near.Count == 0) return [];
        var pairs = TitleLikeness.Pairs(terms.Title);
        var least = terms.StartsOn is null && terms.EndsOn is null ? NearlySame : TitleLikeness.Similar;
        return near.Select(c => (c, TitleLikeness.Of(c.Pairs, pairs))).Where(c => c.Item2 >= least);
    }

    private IQueryable<ResearchContract> Own => db.Contracts.AsNoTracking().Where(c => c.InstitutionId == institution);

    private async Task ReadAsync(Guid[] partners, IQueryable<ResearchContract> contracts, int? most, CancellationToken ct)
    {
        foreach (var partner in partners) known[partner] = [];
        var found = db.ContractParties.AsNoTracking().Where(p => p.InstitutionId == institution && p.Role == PartyRole.Partner && partners.Contains(p.OrganisationId))
            .Join(contracts, p => p.ContractId, c => c.Id, (p, c) => new { p.OrganisationId, c.Id, c.Number, c.Title, c.StartsOn, c.EndsOn, c.ChangedAt })
            .OrderByDescending(c => c.ChangedAt).AsQueryable();
        if (most is { } few) found = found.Take(few);
        await foreach (var c in found.AsAsyncEnumerable().WithCancellation(ct)) known[c.OrganisationId].Add(new StoredContract(c.Id, c.Number, c.Title, c.StartsOn, c.EndsOn));
    }

    private static bool Overlaps(StoredContract contract, ContractTerms terms) =>
        !(contract.StartsOn > terms.EndsOn) && !(contract.EndsOn < terms.StartsOn);
}
