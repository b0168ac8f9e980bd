using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>Match lists of needs: candidates in the order of the search, each with the rules that it meets, misses, or of which nothing is known.</summary>
public sealed class NeedMatches(SearchMatches matches, TypicalCosts costs, ResponseTimes times, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Most candidates of a kind, and of an institution's own.</summary>
    public const int Most = 10, MostOwn = 5;

    /// <summary>Seeds and institutions for a need; by the same rule its office finds the need in its list (<see cref="NeedRules.Fits"/>).</summary>
    /// <param name="within">Only what this institution offers, and no list of institutions.</param>
    public async Task<NeedMatchList> OfAsync(NeedTerms need, Guid? within, CancellationToken ct = default)
    {
        var words = SearchMatches.WordsOf(need);
        DocumentKind[] kinds = within is null ? [DocumentKind.Seed] : [DocumentKind.Seed, DocumentKind.Startup, DocumentKind.Patent, DocumentKind.Case];
        var documents = await matches.DocumentsAsync(words, kinds, within, within is null ? Most : MostOwn, ct);
        var institutions = within is null ? (await matches.InstitutionsAsync(words, Most, ct)).Institutions : [];
        var cost = await costs.AllAsync(ct);
        var takers = await times.TakersAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var labels = await db.LabelsAsync(documents.Hits.Select(h => h.InstitutionId).OfType<Guid>().Concat(institutions.Select(i => i.InstitutionId)), ct);
        var asked = documents.Terms.Count;
        return new NeedMatchList(documents.Terms,
            [.. documents.Hits.Where(h => NeedRules.Fits(Words([h]), asked)).Select(h => Candidate(need, h.InstitutionId is { } id ? labels.GetValueOrDefault(id) : null, h, [], Words([h]), asked, cost(h.InstitutionId, h.Field), takers))],
            [.. institutions.Where(i => i.Hits.Any(h => NeedRules.Fits(Words([h]), asked))).Select(i => Candidate(need, labels.GetValueOrDefault(i.InstitutionId), null, i.Hits, i.Words, asked, cost(i.InstitutionId, need.Fields is [var first, ..] ? first : null), takers))]);
    }

    /// <summary>Published needs that a seed may serve, with the words they share.</summary>
    public Task<MatchedDocuments> NeedsForAsync(SeedTerms seed, int most, CancellationToken ct = default) =>
        matches.DocumentsAsync([.. seed.Keywords.Concat(SearchQuestion.Terms(seed.Title).Select(t => t.Text)).Distinct(StringComparer.OrdinalIgnoreCase)], [DocumentKind.Need], null, most, ct);

    private static int Words(IEnumerable<SearchHit> hits) => hits.SelectMany(h => h.Reasons).Where(r => r.Place != HitPlace.Name).Select(r => r.Term).Distinct(StringComparer.Ordinal).Count();

    // An institution is as near to use, and as open to small companies, as the best of what speaks for it.
    private static NeedCandidateView Candidate(
        NeedTerms need, OrganisationLabel? institution, SearchHit? hit, IReadOnlyList<SearchHit> because, int words, int asked, TypicalCost cost, IReadOnlySet<Guid> takers)
    {
        IReadOnlyList<SearchHit> all = hit is null ? because : [hit];
        return new NeedCandidateView(hit, institution, because, cost, NeedRules.Of(need, new NeedCandidate(
            words, asked, [.. all.Select(h => h.Field).OfType<string>().Distinct()], all.Max(h => h.Readiness), cost.MeanYen,
            all.Any(h => h.ForSmall) ? true : all.Any(h => h.Kind == DocumentKind.Seed) ? false : null, institution is not null && takers.Contains(institution.Id))));
    }
}
