using CollabPortal.Application.Data;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>Finds organisations while somebody types: by name, reading, English name or the beginning of a number.</summary>
public sealed class OrganisationSearch(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The longest list that a type-ahead may ask for.</summary>
    public const int MostHits = 50;

    /// <summary>The longest question that is looked at, in characters.</summary>
    public const int LongestQuestion = 200;

    /// <summary>
    /// The best matches for what has been typed so far. Kana in either script, full or half width, any case; several words must
    /// all occur. Empty for an empty or overlong question, and for one of symbols only.
    /// </summary>
    /// <param name="text">What was typed.</param>
    /// <param name="kinds">Only these kinds; null for every kind.</param>
    /// <param name="limit">At most this many, 1 to <see cref="MostHits"/>.</param>
    public async Task<IReadOnlyList<OrganisationHit>> SuggestAsync(
        string? text, IReadOnlyCollection<OrganisationKind>? kinds = null, int limit = 10, CancellationToken ct = default)
    {
        if (text is { Length: > LongestQuestion }) return [];
        var question = NameMatching.Question.Of(text);
        if (question.Words.Count == 0) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var organisations = db.Organisations.AsNoTracking();
        if (kinds is { Count: > 0 }) organisations = organisations.Where(o => kinds.Contains(o.Kind));
        return await Hits(db, organisations.Matching(db, question).ByRelevance(question).ThenBy(o => o.NameJa.Length).ThenBy(o => o.NameJa).ThenBy(o => o.Id))
            .Take(Math.Clamp(limit, 1, MostHits))
            .ToListAsync(ct);
    }

    /// <summary>The organisations with these ids, for showing what was chosen before; unknown ids are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, OrganisationHit>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await Hits(db, db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))).ToDictionaryAsync(h => h.Id, ct);
    }

    /// <summary>What a line of a choice shows of organisations.</summary>
    internal static IQueryable<OrganisationHit> Hits(PortalDb db, IQueryable<Organisation> organisations) =>
        organisations.Select(o => new OrganisationHit(
            o.Id, o.Kind, o.NameJa, o.NameEn, o.NameKana, o.Prefecture, o.Country,
            db.OrganisationIdentifiers.Where(i => i.OrganisationId == o.Id && i.Scheme == IdentifierSchemes.CorporateNumber)
                .OrderByDescending(i => i.IsPrimary).Select(i => i.Value).FirstOrDefault(),
            o.AbolishedOn, o.IsDemo));
}
