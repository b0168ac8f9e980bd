using CollabPortal.Application.Data;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>
/// The one search over institutions, seeds, startups, patents, cases, needs and events. Three round trips: fold the question, count its
/// terms, then page and facets together; each is index-only for a two-character word (decisions/0015-search.md).
/// </summary>
public sealed class SearchEngine(IDbContextFactory<PortalDb> contexts)
{
    // Unknown words for which another is offered.
    private const int MostMeant = 3;

    // Documents with a word that are too few to be all that is shown, and words of a question without an answer that are looked for alone.
    private const int Few = 3, MostAlone = 5;

    /// <summary>The answer; an empty one where nothing searchable was typed and nothing is filtered.</summary>
    public async Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var apart = SearchQuestion.Terms(request.Text);
        if (apart.Count == 0) return await BrowseAsync(connection, request, ct);

        request = await SearchExclusions.ReadAsync(connection, request, ct);
        if (await QuestionAsync(connection, request, apart, ct) is not { } question) return Empty([]);
        var (asked, whole, terms, parts, page) = (question.Asked, question.Whole, question.Terms, question.PartOf, question.Page);
        var dividing = Divides(request);
        var meant = SearchQuestion.HasPhrase(request.Text) ? new Dictionary<string, string>() : await MeantAsync(connection, whole, question.FoundNothingWhole, ct);
        var hits = await SearchHits.ReadAsync(connection, page.Documents, terms, request.Language, ct);
        var near = terms.Count > 1 || parts.Count > 0 ? terms
            : apart.Count > 1 ? await SearchWords.ReadAsync(connection, apart, request.AsTyped, ct)
            : dividing && page.Total is > 0 and <= Few ? (await SearchParts.ReadAsync(connection, asked, terms, request.ExceptNeeds, ct))?.Terms ?? terms : terms;
        var nearby = await NearbyAsync(connection, request, near, page, ct);
        var unknown = asked.Where(a => !parts.Values.Contains(a.Text) && !terms.Any(t => t.Text == a.Text)).Select(a => new FoundTerm(a.Text, [], 0, false));
        return Answer(request, [.. terms.Select(t => new FoundTerm(t.Text, t.Words, t.Documents, t.Required, parts.GetValueOrDefault(t.Text))), .. unknown], page, hits, nearby) with { Meant = meant, AtLeast = (int)SearchSql.Weighed(terms, false).AtLeast - terms.Count(t => t.Required) };
    }

    /// <summary>The terms that a question is answered by, after all that gives way to its parts: what tells of new documents finds by them what the page finds.</summary>
    internal static async Task<IReadOnlyList<SearchTerm>> TermsAsync(NpgsqlConnection connection, SearchRequest request, CancellationToken ct) =>
        SearchQuestion.Terms(request.Text) is { Count: > 0 } apart && await QuestionAsync(connection, request with { Page = 1 }, apart, ct) is { } question ? question.Terms : [];

    private static async Task<Question?> QuestionAsync(NpgsqlConnection connection, SearchRequest request, IReadOnlyList<AskedTerm> apart, CancellationToken ct)
    {
        var asked = request.AsTyped ? apart : await SearchPhrases.TermsAsync(connection, request.Text, ct);
        var terms = await SearchWords.ReadAsync(connection, asked, request.AsTyped, ct, except: request.ExceptNeeds);
        if (terms.Count == 0) return null;
        var page = await PageAsync(connection, request, terms, loosened: false, ct);
        // A term of several words that nothing has, whatever it is called: its words may stand somewhere.
        if (!Stands(page) && asked.Count < apart.Count)
        {
            var words = await SearchWords.ReadAsync(connection, apart, request.AsTyped, ct, except: request.ExceptNeeds);
            if (await PageAsync(connection, request, words, loosened: false, ct) is { Facets.Count: > 0 } found && (page.Facets.Count == 0 || Stands(found))) (asked, terms, page) = (apart, words, found);
        }

        var question = new Question(asked, terms, terms, new Dictionary<string, string>(), page, page.Facets.Count == 0);
        // A word of a sentence that stands nowhere (全固体電池の界面抵抗) gives way to its parts too, or the best matches are no better than the rest.
        if (Divides(request) && (!Stands(page) || terms.Any(t => t.Standing == 0 && !t.Required))
            && await SearchParts.ReadAsync(connection, asked, terms, request.ExceptNeeds, ct) is { } split && (!Stands(page) || split.PartOf.Count > 0)
            && await PageAsync(connection, request, split.Terms, loosened: false, ct) is var divided && (page.Facets.Count == 0 || divided.Facets.Count > 0))
            return question with { Terms = split.Terms, PartOf = split.PartOf, Page = divided };
        return question;
    }

    private static bool Divides(SearchRequest request) => !request.AsTyped && !SearchQuestion.HasPhrase(request.Text);

    /// <summary>Of a question without an answer: its words that find something alone, each with how much under the same filters.</summary>
    public async Task<IReadOnlyList<(string Word, int Total)>> AloneAsync(SearchRequest request, IReadOnlyList<FoundTerm> terms, CancellationToken ct = default)
    {
        var alone = new List<(string Word, int Total)>();
        foreach (var term in terms.Where(t => terms.Count > 1 && t.Documents > 0).Take(MostAlone))
        {
            if ((await SearchAsync(request with { Text = term.Text, Page = 1 }, ct)).Total is > 0 and var total) alone.Add((term.Text, total));
        }

        return alone;
    }

    /// <summary>The words by which seeds are alike: the keywords, and the words of the title that none of them has.</summary>
    public static IReadOnlyList<string> WordsOf(SeedTerms seed) =>
        [.. seed.Keywords.Concat(SearchQuestion.Terms(seed.Title).Select(t => t.Text).Where(w => w.Length > 1 && !SearchFillers.Is(w) && !seed.Keywords.Any(k => k.Contains(w, StringComparison.OrdinalIgnoreCase)))).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Published seeds that share the most and rarest words with these; the one itself is left out.</summary>
    public async Task<IReadOnlyList<SearchHit>> SimilarAsync(Guid seed, IReadOnlyList<string> words, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var terms = await SearchWords.ReadAsync(connection, [.. words.Take(SearchQuestion.MostTerms).Select(w => new AskedTerm(w, false))], false, ct);
        if (terms.Count == 0) return [];
        var page = await PageAsync(connection, new SearchRequest { Kinds = [DocumentKind.Seed] }, terms, loosened: true, ct);
        return [.. (await SearchHits.ReadAsync(connection, page.Documents, terms, "ja", ct)).Where(h => h.SubjectId != seed).Take(most)];
    }

    /// <summary>A sharp question with a short answer gets the nearest documents too, rather than an empty page.</summary>
    private static async Task<IReadOnlyList<SearchHit>> NearbyAsync(NpgsqlConnection connection, SearchRequest request, IReadOnlyList<SearchTerm> terms, Page page, CancellationToken ct)
    {
        if (terms.Count < 2 || page.Total >= SearchRequest.PageSize || request.Page > 1) return [];
        // One of the words is enough, but none that says as little as a number.
        terms = [.. terms.Where(t => !SearchFillers.IsSlight(t.Text))];
        if (terms.Count == 0) return [];
        var near = await PageAsync(connection, request, terms, loosened: true, ct);
        return await SearchHits.ReadAsync(connection, [.. near.Documents.Except(page.Documents).Take(SearchRequest.PageSize - page.Documents.Count)], terms, request.Language, ct);
    }

    /// <summary>For words that stand nowhere: what was meant, as far as one can tell.</summary>
    private static async Task<Dictionary<string, string>> MeantAsync(NpgsqlConnection connection, IReadOnlyList<SearchTerm> terms, bool nothing, CancellationToken ct)
    {
        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var term in terms.Where(t => terms.Count == 1 ? nothing : t.Documents == 0).Take(MostMeant))
        {
            if (SearchVocabulary.Meant(await SearchVocabulary.ReadAsync(connection, term.Text, ct), term.Text) is { } word) meant[term.Text] = word;
        }

        return meant;
    }

    // What only needs say is wanted, and not done: by it alone no word stands.
    private static bool Stands(Page page) => page.Facets.Any(f => (DocumentKind)(f.Facet & 7) != DocumentKind.Need);

    private static async Task<Page> PageAsync(NpgsqlConnection connection, SearchRequest request, IReadOnlyList<SearchTerm> terms, bool loosened, CancellationToken ct)
    {
        var sql = new SearchSql();
        var (weighed, atLeast) = SearchSql.Weighed(terms, loosened);
        var (offset, where) = ((Math.Clamp(request.Page, 1, SearchRequest.LastPage) - 1) * SearchRequest.PageSize, SearchSql.Where(request));
        if (!SearchExclusions.Any(request) && SearchSql.IsPlain([.. weighed.Select(t => t.Item1)]))
        {
            var gram = weighed[0].Item1[0].Grams[0];
            var found = $"from catalogue.search_posting where gram = {gram}{SearchSql.Within(request, "document", " and ")}";
            return await ReadAsync(connection,
                request.Institutions is null ? SearchSql.CountedByFacet(gram) : $"select facet, count(*)::int as n {found} group by facet",
                request.Sort == SearchSort.Relevance ? $"select document {found}{SearchSql.Where(request, " and ")} order by score desc, document limit {SearchRequest.PageSize} offset {offset}"
                    : $"select h.document from (select document {found}{SearchSql.Where(request, " and ")}) h {SearchSql.Sorted(request.Sort)} limit {SearchRequest.PageSize} offset {offset}", [], request, ct);
        }

        var hits = SearchExclusions.From(sql.Hits(weighed, atLeast), sql, request);
        if (SearchSql.Within(request, "document", " where ") is { Length: > 0 } within) hits = $"select * from ({hits}) every{within}";
        var page = request.Sort == SearchSort.Relevance ? $"select document, score from hits{where} order by score desc, document limit {SearchRequest.PageSize} offset {offset}"
            : $"select document, -row_number() over () as score from (select h.document from (select document from hits{where}) h {SearchSql.Sorted(request.Sort)} limit {SearchRequest.PageSize} offset {offset}) sorted";
        return await ReadAsync(connection,
            null,
            $"with hits as materialized ({hits}) select * from ({Packed("select facet, count(*)::int as n from hits group by facet")} union all select null, null, document, score from ({page}) page) parts order by document is not null, score desc, document",
            sql.Parameters, request, ct);
    }

    // Some thousand facets in one row: reading them row by row took as long as finding them.
    private static string Packed(string facets) => $"select coalesce(array_agg(facet), '{{}}') as facets, coalesce(array_agg(n), '{{}}') as counts, null::int as document, null::float8 as score from ({facets}) counted";

    // Two statements in one round trip for the plain case, one statement with two parts otherwise.
    private static async Task<Page> ReadAsync(NpgsqlConnection connection, string? facetSql, string sql, IReadOnlyList<object> parameters, SearchRequest request, CancellationToken ct)
    {
        var (facets, documents) = (new List<(int Facet, int Count)>(), new List<int>());
        await using var batch = new NpgsqlBatch(connection);
        if (facetSql is not null) batch.BatchCommands.Add(new NpgsqlBatchCommand(Packed(facetSql)));
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        batch.BatchCommands.Add(command);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        await reader.ReadAsync(ct);
        facets.AddRange(reader.GetFieldValue<int[]>(0).Zip(reader.GetFieldValue<int[]>(1)));
        if (facetSql is not null) await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct)) documents.Add(reader.GetInt32(facetSql is null ? 2 : 0));
        return new Page(facets, documents, facets.Where(f => SearchFacets.Passes(f.Facet, request)).Sum(f => f.Count));
    }

    /// <summary>Without words: everything that passes the filters, newest first unless by name.</summary>
    private static async Task<SearchResult> BrowseAsync(NpgsqlConnection connection, SearchRequest request, CancellationToken ct)
    {
        if (!string.IsNullOrWhiteSpace(request.Text) || !request.IsFiltered) return Empty([]);
        var offset = (Math.Clamp(request.Page, 1, SearchRequest.LastPage) - 1) * SearchRequest.PageSize;
        var page = await ReadAsync(connection, $"select facet, count(*)::int as n from catalogue.search_document{SearchSql.Within(request, "id", " where ")} group by facet",
            $"select h.document from (select id as document from catalogue.search_document where true{SearchSql.Within(request, "id", " and ")}{SearchSql.Where(request, " and ")}) h {SearchSql.Sorted(request.Sort)} limit {SearchRequest.PageSize} offset {offset}", [], request, ct);
        return Answer(request, [], page, await SearchHits.ReadAsync(connection, page.Documents, [], request.Language, ct), []);
    }

    private static SearchResult Answer(SearchRequest request, IReadOnlyList<FoundTerm> terms, Page page, IReadOnlyList<SearchHit> hits, IReadOnlyList<SearchHit> nearby) => new(
        terms, page.Total, hits,
        SearchFacets.Count(page.Facets, request with { Kinds = [] }, f => (DocumentKind)(f & 7)),
        SearchFacets.Count(page.Facets, request with { Prefecture = null, Prefectures = [] }, f => f >> 3 & 63, 0),
        SearchFacets.Count(page.Facets, request with { Field = null }, f => (f >> 9 & 15) is > 0 and var n ? ((char)(64 + n)).ToString() : "", ""),
        SearchFacets.Count(page.Facets, request with { Readiness = null }, f => f >> 13 & 15, 0), nearby)
    { Untold = SearchFacets.Untold(page.Facets, request) };

    private static SearchResult Empty(IReadOnlyList<FoundTerm> terms) =>
        new(terms, 0, [], new Dictionary<DocumentKind, int>(), new Dictionary<int, int>(), new Dictionary<string, int>(), new Dictionary<int, int>(), []);

    // Whole: the terms before any gave way to its parts.
    private sealed record Question(IReadOnlyList<AskedTerm> Asked, IReadOnlyList<SearchTerm> Whole, IReadOnlyList<SearchTerm> Terms, IReadOnlyDictionary<string, string> PartOf, Page Page, bool FoundNothingWhole);

    private sealed record Page(IReadOnlyList<(int Facet, int Count)> Facets, IReadOnlyList<int> Documents, int Total);
}

/// <summary>Facets as the index packs them.</summary>
internal static class SearchFacets
{
    internal static bool Passes(int facet, SearchRequest request) =>
        (request.Kinds.Count == 0 || request.Kinds.Contains((DocumentKind)(facet & 7)))
        && (request.Prefecture is not { } prefecture || (facet >> 3 & 63) == prefecture)
        && (request.Prefectures.Count == 0 || request.Prefectures.Contains(facet >> 3 & 63))
        && (request.Field is not [var field, ..] || (facet >> 9 & 15) == field - 64)
        && (request.Readiness is not { } readiness || (facet >> 13 & 15) >= readiness)
        && (!request.ForSmall || (facet >> 17 & 1) == 1);

    /// <summary>Documents by kind that pass but for a field or a readiness which they do not have.</summary>
    internal static Dictionary<DocumentKind, int> Untold(IReadOnlyList<(int Facet, int Count)> facets, SearchRequest request) =>
        facets.Where(f => !Passes(f.Facet, request) && Passes(f.Facet, request with { Field = (f.Facet >> 9 & 15) == 0 ? null : request.Field, Readiness = (f.Facet >> 13 & 15) == 0 ? null : request.Readiness }))
            .GroupBy(f => (DocumentKind)(f.Facet & 7)).ToDictionary(g => g.Key, g => g.Sum(f => f.Count));

    /// <summary>Documents by one facet under the other filters; <paramref name="none"/> stands for documents without it and is left out.</summary>
    internal static Dictionary<T, int> Count<T>(IReadOnlyList<(int Facet, int Count)> facets, SearchRequest others, Func<int, T> of, params T[] none)
        where T : notnull =>
        facets.Where(f => Passes(f.Facet, others)).GroupBy(f => of(f.Facet)).Where(g => !none.Contains(g.Key)).ToDictionary(g => g.Key, g => g.Sum(f => f.Count));
}
