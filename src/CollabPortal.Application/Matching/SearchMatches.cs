using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>A word by which something is matched.</summary>
/// <param name="InTitle">It stands in the title of what is matched, or is a keyword that leads: it says what is looked for.</param>
public sealed record MatchWord(string Text, bool InTitle);

/// <summary>What was found for some words, best first.</summary>
/// <param name="Terms">The words with those that mean the same and their weight.</param>
public sealed record MatchedDocuments(IReadOnlyList<FoundTerm> Terms, IReadOnlyList<SearchHit> Hits);

/// <summary>An institution with the documents that speak for it, the weightiest first.</summary>
public sealed record MatchedInstitution(Guid InstitutionId, IReadOnlyList<SearchHit> Hits);

/// <summary>
/// Finds without a question: seeds and institutions for a need, needs for a seed. Index and scores are the search's own (decisions/0015-search.md),
/// but no word is demanded: what weighs most together comes first (<see cref="NeedRules.WeightOf"/>), then what the search would put first.
/// </summary>
public sealed class SearchMatches(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Documents read of an institution, of which the weightiest are told.</summary>
    public const int MostOfInstitution = 5;

    /// <summary>Condition: the document says what somebody does, and not only what something is called. Of an institution its published profile counts, of a startup its business.</summary>
    internal const string Says = "document_kind in (1, 3, 4) or (document_kind = 0 and fresh_on is not null) or (document_kind = 2 and summary <> '')";

    // Institutions without a profile have names alone; there are thousands of them, beside which every word would be rare.
    private const string OnlyNamed = "select count(*)::int from catalogue.search_document where document_kind = 0 and fresh_on is null";

    /// <summary>Keywords from which on they say all that a need is about, and nothing of title and text is looked for; they weigh as words of the title do.</summary>
    public const int KeywordsSuffice = 3;

    /// <summary>
    /// The words by which a need is matched: its keywords alone where it has <see cref="KeywordsSuffice"/>; else its keywords, the words of its title, and what problem and wish speak of, words that come again
    /// first. Of problem and wish, parts of a keyword are in it already; single characters say nothing. A keyword that shares a word with the
    /// title is of the title. General words (試験, モデル) count where the need has no others.
    /// </summary>
    public static IReadOnlyList<MatchWord> WordsOf(NeedTerms need)
    {
        var topics = new[] { need.Title, need.Problem, need.Sought }.SelectMany(Worded).Concat(need.Keywords).Any(word => !SearchFillers.IsGeneral(word));
        var title = Telling(need.Title).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var keywords = need.Keywords.Where(k => !topics || !SearchFillers.IsGeneral(k)).Distinct(StringComparer.OrdinalIgnoreCase).Select(k => new MatchWord(k, title.Exists(t => Has(k, t) || Has(t, k)))).ToList();
        if (need.Keywords.Distinct(StringComparer.OrdinalIgnoreCase).Count() >= KeywordsSuffice && keywords.Count > 1) return [.. keywords.Take(SearchQuestion.MostTerms).Select(k => k with { InTitle = true })];
        var ofTitle = title.Where(t => !keywords.Exists(k => string.Equals(k.Text, t, StringComparison.OrdinalIgnoreCase))).Select(t => new MatchWord(t, true)).ToList();
        var text = new[] { need.Problem, need.Sought }.SelectMany(Telling).Where(word => !keywords.Exists(k => Has(k.Text, word)) && !title.Contains(word, StringComparer.OrdinalIgnoreCase))
            .GroupBy(word => word, StringComparer.OrdinalIgnoreCase).OrderByDescending(g => g.Count()).Select(g => new MatchWord(g.Key, false));
        return [.. keywords.Concat(ofTitle).Concat(text).Take(SearchQuestion.MostTerms)];

        IEnumerable<string> Telling(string? part) => Worded(part).Where(word => !topics || !SearchFillers.IsGeneral(word));
        static IEnumerable<string> Worded(string? part) => SearchQuestion.Terms(part).Select(t => t.Text).Where(word => word.Length > 1 && !SearchFillers.Is(word));
        static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Documents of some kinds whose words weigh most.</summary>
    /// <param name="within">Only what this institution has published; null for all.</param>
    public async Task<MatchedDocuments> DocumentsAsync(IReadOnlyList<MatchWord> words, IReadOnlyList<DocumentKind> kinds, Guid? within, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var terms = await WeighedAsync(connection, words, ct);
        if (terms.Count == 0) return new MatchedDocuments([], []);
        var sql = new SearchSql();
        var hits = sql.Weighty(terms);
        var own = within is { } id ? $" and document in (select id from catalogue.search_document where institution_id = '{id}' and ({Says}))" : "";
        await using var command = Command(connection, $"select document from ({hits}) h{SearchSql.Where(new SearchRequest { Kinds = kinds })}{own} order by weight desc, score desc, document limit {most.ToString(CultureInfo.InvariantCulture)}", sql);
        var documents = new List<int>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) documents.Add(reader.GetInt32(0));
        return new MatchedDocuments(Found(terms), await SearchHits.ReadAsync(connection, documents, terms, "ja", ct));
    }

    /// <summary>Institutions whose published profile, seeds, patents and cases have the words; by the weightiest of them, then by what the search would put first.</summary>
    public async Task<(IReadOnlyList<FoundTerm> Terms, IReadOnlyList<MatchedInstitution> Institutions)> InstitutionsAsync(IReadOnlyList<MatchWord> words, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var terms = await WeighedAsync(connection, words, ct);
        if (terms.Count == 0) return ([], []);
        var sql = new SearchSql();
        var hits = sql.Weighty(terms);
        await using var command = Command(connection, $"""
            select d.institution_id, (array_agg(h.document order by h.weight desc, h.score desc, h.document))[1:{MostOfInstitution}]
            from ({hits}) h join catalogue.search_document d on d.id = h.document
            where ({Says}) and d.institution_id is not null
            group by d.institution_id order by max(h.weight) desc, max(h.score) desc, d.institution_id limit {most.ToString(CultureInfo.InvariantCulture)}
            """, sql);
        var found = new List<(Guid Institution, int[] Documents)>();
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct)) found.Add((reader.GetGuid(0), reader.GetFieldValue<int[]>(1)));
        var read = (await SearchHits.ReadAsync(connection, [.. found.SelectMany(f => f.Documents)], terms, "ja", ct)).ToLookup(h => h.InstitutionId);
        return (Found(terms), [.. found.Select(f => new MatchedInstitution(f.Institution, [.. read[f.Institution]]))]);
    }

    /// <summary>What each of these words weighs, by the word; what the index cannot hold (signs) has no weight.</summary>
    internal static async Task<IReadOnlyDictionary<MatchWord, double>> WeightsAsync(NpgsqlConnection connection, IReadOnlyList<MatchWord> words, CancellationToken ct)
    {
        if (words.Count == 0) return new Dictionary<MatchWord, double>();
        var known = (await SearchWords.ReadAsync(connection, [.. words.Select(w => w.Text).Distinct(StringComparer.Ordinal).Select(w => new AskedTerm(w, false))], false, ct, counts: true)).ToDictionary(t => t.Text, StringComparer.Ordinal);
        var named = await NamedAsync(connection, ct);
        return words.Distinct().Where(w => known.ContainsKey(w.Text)).ToDictionary(w => w, w => NeedRules.WeightOf(known[w.Text].Documents, known[w.Text].All - named, w.InTitle));
    }

    /// <summary>What a search, already told its institutions (<see cref="SearchWithin"/>), finds of documents that came into the index after a moment; the newest first, without counts.</summary>
    public async Task<IReadOnlyList<SearchHit>> NewAsync(SearchRequest request, DateTimeOffset since, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        request = await SearchExclusions.ReadAsync(connection, request, ct);
        var terms = await SearchEngine.TermsAsync(connection, request, ct);
        if (terms.Count == 0 && (!string.IsNullOrWhiteSpace(request.Text) || !request.IsFiltered)) return [];
        var sql = new SearchSql();
        var found = SearchExclusions.From(terms.Count == 0 ? "select id as document, facet from catalogue.search_document" : Hits(sql, terms), sql, request);
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

    private static async Task<IReadOnlyList<SearchTerm>> WeighedAsync(NpgsqlConnection connection, IReadOnlyList<MatchWord> words, CancellationToken ct)
    {
        var asked = words.Where(w => w.Text.Any(char.IsLetterOrDigit)).Take(SearchQuestion.MostTerms).ToList();
        var terms = await SearchWords.ReadAsync(connection, asked.ConvertAll(w => new AskedTerm(w.Text, false)), false, ct, counts: true);
        var named = await NamedAsync(connection, ct);
        return [.. terms.Select(t => t with { Share = NeedRules.WeightOf(t.Documents, t.All - named, asked.Find(w => w.Text == t.Text)!.InTitle) })];
    }

    private static async Task<int> NamedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(OnlyNamed, connection);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    private static string Hits(SearchSql sql, IReadOnlyList<SearchTerm> terms)
    {
        var (weighed, atLeast) = SearchSql.Weighed(terms, false);
        return sql.Hits(weighed, atLeast);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, SearchSql sql)
    {
        var command = new NpgsqlCommand(text, connection);
        foreach (var parameter in sql.Parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return command;
    }

    private static List<FoundTerm> Found(IReadOnlyList<SearchTerm> terms) => [.. terms.Select(t => new FoundTerm(t.Text, t.Words, t.Documents) { Weight = t.Share })];
}
