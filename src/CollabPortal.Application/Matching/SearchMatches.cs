using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>What was found for some words, best first.</summary>
/// <param name="Terms">The words with those that mean the same, for marking.</param>
public sealed record MatchedDocuments(IReadOnlyList<FoundTerm> Terms, IReadOnlyList<SearchHit> Hits);

/// <summary>An institution with the documents that speak for it.</summary>
/// <param name="Words">How many of the words stand in its documents.</param>
public sealed record MatchedInstitution(Guid InstitutionId, int Words, IReadOnlyList<SearchHit> Hits);

/// <summary>
/// Finds without a question: seeds and institutions for a need, needs for a seed. The ranking is the search's own (decisions/0015-search.md),
/// loosened: no word is demanded, having more and rarer ones comes first.
/// </summary>
public sealed class SearchMatches(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Most documents told of an institution.</summary>
    public const int MostOfInstitution = 3;

    // At least half of the words are the text's own, however many keywords were given.
    private const int MostKeywords = SearchQuestion.MostTerms / 2;

    /// <summary>
    /// The words by which a need is matched: its keywords, and what its text speaks of, words that come again in title, problem and wish first.
    /// Parts of a keyword are in it already, and single characters say nothing.
    /// </summary>
    public static IReadOnlyList<string> WordsOf(NeedTerms need)
    {
        var keywords = need.Keywords.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var text = new[] { need.Title, need.Problem, need.Sought }.SelectMany(part => SearchQuestion.Terms(part).Select(t => t.Text))
            .Where(word => word.Length > 1 && !SearchFillers.Is(word) && !keywords.Exists(k => k.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).Select(g => g.Key);
        return [.. keywords.Take(MostKeywords).Concat(text).Concat(keywords.Skip(MostKeywords)).Take(SearchQuestion.MostTerms)];
    }

    /// <summary>Documents of some kinds that share the most and rarest words.</summary>
    /// <param name="within">Only what this institution has published; null for all.</param>
    public async Task<MatchedDocuments> DocumentsAsync(IReadOnlyList<string> words, IReadOnlyList<DocumentKind> kinds, Guid? within, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var terms = await TermsAsync(connection, words, ct);
        if (terms.Count == 0) return new MatchedDocuments([], []);
        var sql = new SearchSql();
        var hits = Loosened(sql, terms);
        var own = within is { } id ? $" and document in (select id from catalogue.search_document where institution_id = '{id}')" : "";
        await using var command = Command(connection, $"select document from ({hits}) h{SearchSql.Where(new SearchRequest { Kinds = kinds })}{own} order by score desc, document limit {most.ToString(CultureInfo.InvariantCulture)}", sql);
        var documents = new List<int>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) documents.Add(reader.GetInt32(0));
        return new MatchedDocuments(Found(terms), await SearchHits.ReadAsync(connection, documents, terms, "ja", ct));
    }

    /// <summary>Institutions whose published seeds, startups, patents and cases have the words; by the best of them, and a little by how many.</summary>
    public async Task<(IReadOnlyList<FoundTerm> Terms, IReadOnlyList<MatchedInstitution> Institutions)> InstitutionsAsync(IReadOnlyList<string> words, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var terms = await TermsAsync(connection, words, ct);
        if (terms.Count == 0) return ([], []);
        var sql = new SearchSql();
        var hits = Loosened(sql, terms);
        await using var command = Command(connection, $"""
            select d.institution_id, (array_agg(h.document order by h.score desc, h.document))[1:{MostOfInstitution}]
            from ({hits}) h join catalogue.search_document d on d.id = h.document
            where d.document_kind between 1 and 4 and d.institution_id is not null
            group by d.institution_id order by max(h.score) * (1 + 0.1 * least(count(*) - 1, 5)) desc, d.institution_id limit {most.ToString(CultureInfo.InvariantCulture)}
            """, sql);
        var found = new List<(Guid Institution, int[] Documents)>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) found.Add((reader.GetGuid(0), reader.GetFieldValue<int[]>(1)));
        var read = (await SearchHits.ReadAsync(connection, [.. found.SelectMany(f => f.Documents)], terms, "ja", ct)).ToLookup(h => h.InstitutionId);
        return (Found(terms), [.. found.Select(f => new MatchedInstitution(
            f.Institution, read[f.Institution].SelectMany(h => h.Reasons).Where(r => r.Place != HitPlace.Name).Select(r => r.Term).Distinct(StringComparer.Ordinal).Count(), [.. read[f.Institution]]))]);
    }

    /// <summary>What a search, already told its institutions (<see cref="SearchWithin"/>), finds of documents that came into the index after a moment; the newest first, without counts.</summary>
    public async Task<IReadOnlyList<SearchHit>> NewAsync(SearchRequest request, DateTimeOffset since, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var asked = SearchQuestion.Terms(request.AsTyped ? request.Text : await SearchPhrases.QuotedAsync(connection, request.Text, ct));
        request = await SearchExclusions.ReadAsync(connection, request, ct);
        var terms = asked.Count == 0 ? [] : await SearchWords.ReadAsync(connection, asked, request.AsTyped, ct);
        if (terms.Count == 0 && (!string.IsNullOrWhiteSpace(request.Text) || !request.IsFiltered)) return [];
        var sql = new SearchSql();
        var found = terms.Count == 0 ? "select id as document, facet from catalogue.search_document" : SearchExclusions.From(Hits(sql, terms, false), sql, request);
        await using var command = Command(connection, $"""
            select h.document from ({found}) h join (select id, indexed_at from catalogue.search_document where indexed_at > ${sql.Parameters.Count + 1}{SearchSql.Within(request, "id", " and ")}) d on d.id = h.document{SearchSql.Where(request)}
            order by d.indexed_at desc, h.document limit {most.ToString(CultureInfo.InvariantCulture)}
            """, sql);
        command.Parameters.Add(new NpgsqlParameter { Value = since.ToUniversalTime() });
        var documents = new List<int>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) documents.Add(reader.GetInt32(0));
        return await SearchHits.ReadAsync(connection, documents, terms, "ja", ct);
    }

    private static Task<IReadOnlyList<SearchTerm>> TermsAsync(NpgsqlConnection connection, IReadOnlyList<string> words, CancellationToken ct) =>
        SearchWords.ReadAsync(connection, [.. words.Where(w => w.Any(char.IsLetterOrDigit)).Take(SearchQuestion.MostTerms).Select(w => new AskedTerm(w, false))], false, ct);

    private static string Loosened(SearchSql sql, IReadOnlyList<SearchTerm> terms) => Hits(sql, terms, true);

    private static string Hits(SearchSql sql, IReadOnlyList<SearchTerm> terms, bool loosened)
    {
        var (weighed, atLeast) = SearchSql.Weighed(terms, loosened);
        return sql.Hits(weighed, atLeast);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, SearchSql sql)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var parameter in sql.Parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static List<FoundTerm> Found(IReadOnlyList<SearchTerm> terms) => [.. terms.Select(t => new FoundTerm(t.Text, t.Words, t.Documents))];
}
