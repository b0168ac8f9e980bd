using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Startups;

/// <summary>A startup of the own register that the catalogue does not have yet.</summary>
/// <param name="Id">The startup's record; <see cref="StartupPartners.EnterAsync"/> makes an organisation of it.</param>
public sealed record StartupHit(Guid Id, string NameJa, string? NameEn, string? CorporateNumber);

/// <summary>
/// The own register's startups as partners. The register of startups is confidential and the catalogue of organisations is public, so a
/// startup stands in the catalogue only once somebody chooses it, like a company that an officer enters.
/// </summary>
public sealed class StartupPartners(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Startups of the own register whose names or number match and that no organisation of the catalogue stands for.</summary>
    public async Task<IReadOnlyList<StartupHit>> SuggestAsync(string? text, int limit = 5, CancellationToken ct = default)
    {
        var words = SearchText.Words(text);
        if (words.Count == 0 || user.InstitutionId is not { } own || !user.May(Permission.EnterRecords)) return [];
        var number = CorporateNumber.Normalise(text);
        await using var db = await contexts.OpenContextAsync(ct);
        // Some hundred records at most: matched here, by the same function as names of the catalogue.
        var startups = await Own(db, own).AsNoTracking()
            .Where(s => !db.OrganisationIdentifiers.Any(i => i.Scheme == IdentifierSchemes.CorporateNumber && i.Value == s.CorporateNumber))
            .Where(s => !db.Organisations.Any(o => o.Kind == OrganisationKind.Startup && o.NameJa == s.NameJa))
            .OrderBy(s => s.NameJa).Select(s => new { s.Id, s.NameJa, s.NameEn, s.NameKana, s.CorporateNumber }).ToListAsync(ct);
        return
        [
            .. startups.Where(s => words.All(w => new[] { s.NameJa, s.NameKana, s.NameEn }.Any(n => n is not null && SearchText.Find(n, [w]).Count > 0))
                    || (number.Length >= 4 && s.CorporateNumber?.StartsWith(number, StringComparison.Ordinal) == true))
                .Take(limit).Select(s => new StartupHit(s.Id, s.NameJa, s.NameEn, s.CorporateNumber)),
        ];
    }

    /// <summary>
    /// The organisation that stands for a startup of the own register: the one with its 法人番号 or, as a startup, its name; else a new one.
    /// "not-found" where the register has no such startup.
    /// </summary>
    public async Task<Outcome<Guid>> EnterAsync(Guid startupId, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.EnterRecords, ct) is { } refused) return refused;
        if (user.InstitutionId is not { } own) return new Problem("not-allowed");
        await using var db = await contexts.OpenContextAsync(ct);
        if (await Own(db, own).AsNoTracking().SingleOrDefaultAsync(s => s.Id == startupId, ct) is not { } startup) return new Problem("not-found");
        var known = await db.Organisations.Where(o => o.Kind == OrganisationKind.Startup && o.NameJa == startup.NameJa)
            .OrderBy(o => o.Id).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
        var number = startup.CorporateNumber;
        if (number is not null)
        {
            known = await db.OrganisationIdentifiers.Where(i => i.Scheme == IdentifierSchemes.CorporateNumber && i.Value == number)
                .Select(i => (Guid?)i.OrganisationId).FirstOrDefaultAsync(ct) ?? known;
        }

        if (known is { } id) return id;
        // What a demo institution's register names is fictitious, and so is the partner.
        var isDemo = await db.Organisations.Where(o => o.Id == own).Select(o => o.IsDemo).SingleAsync(ct);
        var partner = new Organisation(OrganisationKind.Startup, startup.NameJa, isDemo ? OrganisationSource.Demo : OrganisationSource.Entered)
        {
            NameEn = startup.NameEn,
            NameKana = startup.NameKana,
        };
        partner.IndexAs(SearchText.Of(partner.NameJa, partner.NameKana, partner.NameEn));
        if (number is not null) partner.Identify(IdentifierSchemes.CorporateNumber, number);
        db.Add(partner);
        await db.SaveChangesAsync(ct);
        return partner.Id;
    }

    /// <summary>
    /// Which of these organisations are startups for the register of one institution: those of that kind, and those with the 法人番号 of a
    /// startup in its register, whatever kind they were entered as.
    /// </summary>
    internal static async Task<IReadOnlySet<Guid>> AmongAsync(PortalDb db, Guid institution, IEnumerable<Guid> organisations, CancellationToken ct)
    {
        Guid[] ids = [.. organisations.Distinct()];
        var byKind = db.Organisations.Where(o => ids.Contains(o.Id) && o.Kind == OrganisationKind.Startup).Select(o => o.Id);
        var byNumber = db.OrganisationIdentifiers.Where(i => ids.Contains(i.OrganisationId) && i.Scheme == IdentifierSchemes.CorporateNumber)
            .Where(i => Own(db, institution).Any(s => s.CorporateNumber == i.Value)).Select(i => i.OrganisationId);
        return (await byKind.Union(byNumber).ToListAsync(ct)).ToHashSet();
    }

    private static IQueryable<Startup> Own(PortalDb db, Guid institution) => db.Startups.Where(s => s.InstitutionId == institution || s.SharedWith.Contains(institution));
}
