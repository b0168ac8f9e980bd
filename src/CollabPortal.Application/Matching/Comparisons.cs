using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>One of the institutions that are compared: nothing but what is published.</summary>
/// <param name="Figures">Suppressed; null where nothing is registered.</param>
/// <param name="Offers">Published seeds, startups and open patents; of one field where one was asked for and the kind has fields.</param>
public sealed record ComparedInstitution(
    Guid Id, InstitutionName Name, OrganisationKind Kind, Founder? Founder, int? Prefecture, bool IsDemo, InstitutionFigures? Figures, TypicalCost Cost, ResponseTime? Response,
    IReadOnlyDictionary<DocumentKind, int> Offers, bool TakesEnquiries, InstitutionMedians Medians, FurtherFigures? Further);

/// <summary>Institutions side by side, with the median of all that publish the same figure.</summary>
/// <param name="Everybody">Public figures of every institution that has some.</param>
/// <param name="Costs">Their typical costs; of the field where one was asked for, and of nothing else.</param>
/// <param name="Offers">How many seeds, startups and open patents each institution has published; of one field where one was asked for.</param>
/// <param name="Groups">Kind and founder of each of them: who is a peer of whom.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedInstitution> Institutions, IReadOnlyDictionary<Guid, InstitutionFigures> Everybody, IReadOnlyDictionary<Guid, TypicalCost> Costs,
    IReadOnlyDictionary<Guid, ResponseTime> Responses, IReadOnlyDictionary<Guid, InstitutionMedians> Medians, IReadOnlyDictionary<Guid, FurtherFigures> Further,
    IReadOnlyDictionary<DocumentKind, IReadOnlyDictionary<Guid, int>> Offers, IReadOnlyDictionary<Guid, (OrganisationKind Kind, Founder? Founder)> Groups);

/// <summary>Compares up to five institutions by their published figures.</summary>
public sealed class Comparisons(IDbContextFactory<PortalDb> contexts, PublicFieldIndex index, PublicMedians medians, PublicOffers offered, ResponseTimes times)
{
    /// <summary>Most side by side.</summary>
    public const int Most = 5;

    /// <summary>In the order asked for; unknown ones are left out, and so is what comes after the fifth.</summary>
    /// <param name="field">大区分 "A" to "K" for what is counted by field; null for all.</param>
    public async Task<Comparison> ReadAsync(IReadOnlyList<Guid> ids, string? field, CancellationToken ct = default) => await ReadAsync(ids, field, await times.ReadAsync(ct), ct);

    /// <summary>The same, where response times were read before.</summary>
    /// <param name="ids">In the order asked for; unknown ones and what comes after the fifth are left out.</param>
    /// <param name="field">大区分 "A" to "K" for what is counted by field; null for all.</param>
    /// <param name="responses">Response times, where somebody has read them already.</param>
    public async Task<Comparison> ReadAsync(IReadOnlyList<Guid> ids, string? field, IReadOnlyDictionary<Guid, ResponseTime> responses, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        Guid[] wanted = [.. ids.Distinct().Take(Most)];
        var figures = await index.FiguresAsync(db, ct);
        var found = await db.Organisations.AsNoTracking().Where(o => wanted.Contains(o.Id) && OrganisationKinds.Institutions.Contains(o.Kind)).ToDictionaryAsync(o => o.Id, ct);
        var (middles, further) = (await medians.AllAsync(db, ct), await index.FurtherAsync(db, ct));
        var everybody = await offered.AllAsync(db, field, ct);
        Guid[] counted = [.. figures.Keys.Union(responses.Keys).Union(everybody.Values.SelectMany(o => o.Keys))];
        var groups = await db.Organisations.AsNoTracking().Where(o => counted.Contains(o.Id)).Select(o => new { o.Id, o.Kind, o.Founder }).ToDictionaryAsync(o => o.Id, o => (o.Kind, o.Founder), ct);
        var takers = await times.TakersAsync(ct);
        var offers = (await db.Database.SqlQuery<Offer>($"""
            select institution_id as "Institution", document_kind::int as "Kind", count(*)::int as "Count" from catalogue.search_document
            where institution_id = any ({wanted}) and document_kind in (1, 2, 3) and ({field}::text is null or document_kind <> 1 or field = {field}) group by 1, 2
            """).ToListAsync(ct)).ToLookup(o => o.Institution);
        return new Comparison(
            [.. wanted.Where(found.ContainsKey).Select(id => found[id]).Select(o => new ComparedInstitution(
                o.Id, new InstitutionName(o.NameJa, o.NameEn, o.NameKana), o.Kind, o.Founder, o.Prefecture, o.IsDemo, figures.GetValueOrDefault(o.Id),
                figures.TryGetValue(o.Id, out var own) ? CostOf(own, field) : TypicalCost.Unknown, responses.GetValueOrDefault(o.Id),
                offers[o.Id].ToDictionary(x => (DocumentKind)x.Kind, x => x.Count), takers.Contains(o.Id), middles.GetValueOrDefault(o.Id, InstitutionMedians.None), further.GetValueOrDefault(o.Id)))],
            figures, figures.ToDictionary(f => f.Key, f => CostOf(f.Value, field)), responses, middles, further, everybody, groups);
    }

    /// <summary>What stands side by side has one base: a total among figures of a field would be compared with them.</summary>
    internal static TypicalCost CostOf(InstitutionFigures figures, string? field) => field is null ? TypicalCosts.Of(figures, null) : TypicalCosts.InField(figures, field);

    private sealed record Offer(Guid Institution, int Kind, int Count);
}
