using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Entry;

/// <summary>A contract that may be the same agreement as the one being entered.</summary>
/// <param name="Likeness">Of the titles, 0 to 1.</param>
public sealed record DuplicateHit(
    Guid Id, string? Number, string Title, ContractStatus Status, LocalText Partner, DateOnly? StartsOn, DateOnly? EndsOn, double Likeness);

/// <summary>Finds contracts of the own institution with the same partner, an overlapping period and a similar title (<see cref="PartnersContracts"/>).</summary>
public sealed class LikelyDuplicates(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Most that are shown.</summary>
    public const int Shown = 5;

    /// <param name="terms">As far as they are typed.</param>
    /// <param name="self">The contract itself, where it is stored already.</param>
    public async Task<IReadOnlyList<DuplicateHit>> FindAsync(ContractTerms terms, Guid? self, CancellationToken ct = default)
    {
        if (PartnersContracts.PartnersOf(terms).Count == 0 || string.IsNullOrWhiteSpace(terms.Title) || user.InstitutionId is not { } own) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var register = await PartnersContracts.OverlappingAsync(db, own, terms, ct);
        var alike = register.Like(terms, self).OrderByDescending(l => l.Likeness).Take(Shown).ToList();
        if (alike.Count == 0) return [];
        Guid[] ids = [.. alike.Select(c => c.Contract.Id)];
        Guid[] partners = [.. PartnersContracts.PartnersOf(terms)];
        var states = await db.Contracts.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Status, ct);
        var names = (await db.ContractParties.Where(p => ids.Contains(p.ContractId) && partners.Contains(p.OrganisationId))
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, o.NameJa, o.NameEn }).ToListAsync(ct)).ToLookup(p => p.ContractId);
        return [.. alike.Where(c => states.ContainsKey(c.Contract.Id)).Select(c => new DuplicateHit(
            c.Contract.Id, c.Contract.Number, c.Contract.Title, states[c.Contract.Id],
            names[c.Contract.Id].Select(n => new LocalText(n.NameJa, n.NameEn ?? n.NameJa)).First(), c.Contract.StartsOn, c.Contract.EndsOn, c.Likeness))];
    }
}
