using CollabPortal.Application.Data;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>Match lists of needs: candidates by what the need's words in them weigh, each with the rules that it meets, misses, or of which nothing is known.</summary>
public sealed class NeedMatches(SearchMatches matches, TypicalCosts costs, ResponseTimes times, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Most candidates of a kind, and of an institution's own.</summary>
    public const int Most = 10, MostOwn = 5;

    // Documents told of an institution; and of each list more is read than shown, for words in names do not count. Of institutions more still:
    // one that meets the need's conditions comes before one whose words weigh more.
    private const int MostTold = 3, Read = 2, ReadInstitutions = 4;

    /// <summary>Seeds and institutions for a need; by the same rule its office finds the need in its list (<see cref="NeedRules.Fits"/>).</summary>
    /// <param name="within">Only what this institution offers, and no list of institutions.</param>
    public async Task<NeedMatchList> OfAsync(NeedTerms need, Guid? within, CancellationToken ct = default)
    {
        var words = SearchMatches.WordsOf(need);
        DocumentKind[] kinds = within is null ? [DocumentKind.Seed] : [DocumentKind.Institution, DocumentKind.Seed, DocumentKind.Startup, DocumentKind.Patent, DocumentKind.Case];
        var most = within is null ? Most : MostOwn;
        var documents = await matches.DocumentsAsync(words, kinds, within, most * Read, ct);
        var asked = documents.Terms.Count;
        var weights = documents.Terms.ToDictionary(t => t.Text, t => t.Weight, StringComparer.Ordinal);
        var fitting = Fitting(documents.Hits).Take(most).ToList();
        var institutions = within is null ? (await matches.InstitutionsAsync(words, Most * ReadInstitutions, ct)).Institutions.Select(i => (i.InstitutionId, Hits: Fitting(i.Hits).Take(MostTold).ToList())).Where(i => i.Hits.Count > 0).ToList() : [];
        var cost = await costs.AllAsync(ct);
        var takers = await times.TakersAsync(ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var labels = await db.LabelsAsync(fitting.Select(h => h.InstitutionId).OfType<Guid>().Concat(institutions.Select(i => i.InstitutionId)), ct);
        return new NeedMatchList(documents.Terms,
            [.. fitting.Select(h => Candidate(h.InstitutionId is { } id ? labels.GetValueOrDefault(id) : null, h, [], cost(h.InstitutionId, h.Field)))],
            [.. institutions.Select(i => Candidate(labels.GetValueOrDefault(i.InstitutionId), null, i.Hits, cost(i.InstitutionId, need.Fields is [var first, ..] ? first : null)))
                .Order(Comparer<NeedCandidateView>.Create((a, b) => NeedRules.Compare((a.Rules, Weight(a.Because.Take(1))), (b.Rules, Weight(b.Because.Take(1)))))).Take(Most)]);

        double Weight(IEnumerable<SearchHit> hits) => Words(hits).Sum(word => weights.GetValueOrDefault(word));

        IEnumerable<SearchHit> Fitting(IReadOnlyList<SearchHit> hits) => hits.Where(h => NeedRules.Fits(Weight([h]), Words([h]).Count, asked)).OrderByDescending(h => Weight([h]));

        // An institution is as near to use, and as open to small companies, as the best of what speaks for it.
        NeedCandidateView Candidate(OrganisationLabel? institution, SearchHit? hit, IReadOnlyList<SearchHit> because, TypicalCost price)
        {
            IReadOnlyList<SearchHit> all = hit is null ? because : [hit];
            return new NeedCandidateView(hit, institution, because, price, NeedRules.Of(need, new NeedCandidate(
                Weight(all), Words(all).Count, asked, [.. all.Select(h => h.Field).OfType<string>().Distinct()], all.Max(h => h.Readiness), price.Yen,
                all.Any(h => h.ForSmall) ? true : all.Any(h => h.Kind == DocumentKind.Seed) ? false : null, institution is not null && takers.Contains(institution.Id))));
        }
    }

    /// <summary>The words that made hits fit, the weightiest first; those that weigh almost nothing only where there are no others.</summary>
    /// <param name="terms">The words of the need with their weight.</param>
    public static IReadOnlyList<string> Carrying(IReadOnlyList<FoundTerm> terms, IEnumerable<SearchHit> hits)
    {
        var weights = terms.ToDictionary(t => t.Text, t => t.Weight, StringComparer.Ordinal);
        var found = hits.SelectMany(h => h.Reasons).Where(r => !r.IsName).DistinctBy(r => r.Word, StringComparer.Ordinal).OrderByDescending(r => weights.GetValueOrDefault(r.Term)).ToList();
        var telling = found.Where(r => NeedRules.Tells(weights.GetValueOrDefault(r.Term))).ToList();
        return [.. (telling.Count > 0 ? telling : found).Select(r => r.Word)];
    }

    // A name is no word about what is done.
    private static HashSet<string> Words(IEnumerable<SearchHit> hits) => hits.SelectMany(h => h.Reasons).Where(r => !r.IsName).Select(r => r.Term).ToHashSet(StringComparer.Ordinal);
}
