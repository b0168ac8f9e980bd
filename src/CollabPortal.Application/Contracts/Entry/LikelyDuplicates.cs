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

/// <summary>Finds contracts of the own institution with the same partner, an overlapping period and a similar title.</summary>
public sealed class LikelyDuplicates(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Most that are shown.</summary>
    public const int Shown = 5;

    // Every contract of the partner overlaps a period that is not known yet.
    private const double NearlySame = 0.8;

    // Of one partner; an office with more overlapping contracts of one partner is not known.
    private const int Looked = 500;

    /// <param name="terms">As far as they are typed. While no period is, only titles that are nearly the same are likely. Without a partner or a title nothing is likely; an open end overlaps everything after.</param>
    /// <param name="self">The contract itself, where it is stored already.</param>
    public async Task<IReadOnlyList<DuplicateHit>> FindAsync(ContractTerms terms, Guid? self, CancellationToken ct = default)
    {
        Guid[] partners = [.. terms.Parties.Where(p => p.Role == PartyRole.Partner).Select(p => p.OrganisationId)];
        if (partners.Length == 0 || string.IsNullOrWhiteSpace(terms.Title) || user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var theirs = db.ContractParties.Where(p => p.InstitutionId == own && p.Role == PartyRole.Partner && partners.Contains(p.OrganisationId)).Select(p => p.ContractId);
        var contracts = db.Contracts.AsNoTracking().Where(c => c.InstitutionId == own && c.Id != self && theirs.Contains(c.Id));
        if (terms.EndsOn is { } end) contracts = contracts.Where(c => c.StartsOn == null || c.StartsOn <= end);
        if (terms.StartsOn is { } start) contracts = contracts.Where(c => c.EndsOn == null || c.EndsOn >= start);
        var found = await contracts.OrderByDescending(c => c.ChangedAt).Take(Looked)
            .Select(c => new { c.Id, c.Number, c.Title, c.Status, c.StartsOn, c.EndsOn }).ToListAsync(ct);
        var alike = found.Select(c => (Contract: c, Likeness: TitleLikeness.Of(c.Title, terms.Title)))
            .Where(c => c.Likeness >= (terms.StartsOn is null && terms.EndsOn is null ? NearlySame : TitleLikeness.Similar)).OrderByDescending(c => c.Likeness).Take(Shown).ToList();
        if (alike.Count == 0) return [];
        Guid[] ids = [.. alike.Select(c => c.Contract.Id)];
        var names = (await db.ContractParties.Where(p => ids.Contains(p.ContractId) && partners.Contains(p.OrganisationId))
            .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (p, o) => new { p.ContractId, o.NameJa, o.NameEn }).ToListAsync(ct)).ToLookup(p => p.ContractId);
        return [.. alike.Select(c => new DuplicateHit(
            c.Contract.Id, c.Contract.Number, c.Contract.Title, c.Contract.Status,
            names[c.Contract.Id].Select(n => new LocalText(n.NameJa, n.NameEn ?? n.NameJa)).First(), c.Contract.StartsOn, c.Contract.EndsOn, c.Likeness))];
    }
}
