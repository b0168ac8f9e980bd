using System.Globalization;
using System.Text;

namespace CollabPortal.Application.Matching;

/// <summary>A word on its way into the index: folded, with the grams that every document with it has.</summary>
/// <param name="Folded">As <c>catalogue.search_fold</c> gives it.</param>
/// <param name="Grams">Grams that together cover the word.</param>
/// <param name="IsExact">One gram says it all; otherwise the text is looked at too.</param>
internal sealed record SearchWord(string Folded, IReadOnlyList<int> Grams, bool IsExact)
{
    /// <summary>A single character: all grams that begin with it.</summary>
    internal bool IsPrefix { get; init; }
}

/// <summary>Writes the statements of a search. Grams and numbers stand in the text as numbers, words are parameters.</summary>
internal sealed class SearchSql
{
    // Condition on the packed facets: the document is no need.
    private static readonly string NoNeed = $"facet & 7 <> {(int)DocumentKind.Need}";

    private readonly List<object> parameters = [];

    internal IReadOnlyList<object> Parameters => parameters;

    /// <summary>Whether one gram answers the whole question, so that the head of its index is the first page.</summary>
    internal static bool IsPlain(IReadOnlyList<IReadOnlyList<SearchWord>> terms) => terms is [[{ IsExact: true }]];

    /// <summary>How many documents have a gram, and how many besides needs, from what is counted already (search_counts.sql).</summary>
    /// <param name="except">Needs that do not count.</param>
    internal static string Counted(int gram, IReadOnlyList<Guid> except) =>
        $"select (coalesce(sum(documents), 0){(except.Count == 0 ? "" : $" - (select count(*) from catalogue.search_posting p where p.gram = {Number(gram)} and p.document in ({Needs(except)}))")})::int, coalesce(sum(documents) filter (where {NoNeed}), 0)::int from catalogue.search_count where gram = {Number(gram)}";

    /// <summary>The same for a term that no single gram says.</summary>
    internal string Counted(IReadOnlyList<SearchWord> words, IReadOnlyList<Guid> except) =>
        $"select (count(*){(except.Count == 0 ? "" : $" filter (where document not in ({Needs(except)}))")})::int, (count(*) filter (where {NoNeed}))::int from ({Term(words)}) t";

    /// <summary>The documents of some needs. Ids are no text, so they stand in the statement.</summary>
    internal static string Needs(IReadOnlyList<Guid> ids) => $"select id from catalogue.search_document where document_kind = {(int)DocumentKind.Need} and subject_id in ({string.Join(',', ids.Select(id => $"'{id}'"))})";

    /// <summary>The same by facet.</summary>
    internal static string CountedByFacet(int gram) => $"select facet, sum(documents)::int as n from catalogue.search_count where gram = {Number(gram)} group by facet having sum(documents) > 0";

    /// <summary>What each term counts, and how many of the words asked for a hit has; parts of a word together count as the word.</summary>
    /// <param name="loosened">No term is required and one is enough.</param>
    internal static (IReadOnlyList<(IReadOnlyList<SearchWord> Words, bool Required, double Rarity, double Share)> Terms, double AtLeast) Weighed(IReadOnlyList<SearchTerm> terms, bool loosened)
    {
        // One term needs no rarity; with several the rare one says more.
        var weighed = terms.Select(t => ((IReadOnlyList<SearchWord>)t.Index, t.Required && !loosened, terms.Count == 1 ? 1 : t.Rarity, t.Share)).ToList();
        var optional = (int)Math.Round(terms.Where(t => (loosened || !t.Required) && !t.IsExtra).Sum(t => t.Share));
        return (weighed, loosened ? weighed.Min(t => t.Share) : weighed.Count(t => t.Item2) + ((optional + 1) / 2));
    }

    /// <summary>Documents that have one term in any of its words: document, score, facet.</summary>
    internal string Term(IReadOnlyList<SearchWord> words)
    {
        var each = words.Select(Word).ToList();
        return each.Count == 1 ? each[0]
            : $"select document, max(score) as score, min(facet) as facet from ({string.Join(" union all ", each)}) u group by document";
    }

    /// <summary>
    /// All hits: document, score, facet. Required terms are joined; others add to the score, and words worth <paramref name="atLeast"/> are there.
    /// </summary>
    internal string Hits(IReadOnlyList<(IReadOnlyList<SearchWord> Words, bool Required, double Rarity, double Share)> terms, double atLeast)
    {
        if (terms.Count == 1) return Term(terms[0].Words);
        if (terms.All(t => t.Required))
        {
            var from = new StringBuilder();
            for (var i = 0; i < terms.Count; i++) from.Append(i == 0 ? "" : " join ").Append('(').Append(Term(terms[i].Words)).Append(") t").Append(i).Append(i == 0 ? "" : $" on t{i}.document = t0.document");
            return $"select t0.document, {string.Join(" + ", terms.Select((t, i) => $"t{i}.score * {Number(t.Rarity)}"))} as score, t0.facet from {from}";
        }

        // Having more of the terms comes before having one of them often.
        var parts = terms.Select((t, i) => $"select document, score * {Number(t.Rarity)} as score, facet, {(t.Required ? 1 : 0)} as needed, {Number(t.Share)} as share from ({Term(t.Words)}) t{i}");
        return $"select document, sum(score) * (1 + 0.3 * (count(*) - 1)) as score, min(facet) as facet from ({string.Join(" union all ", parts)}) a group by document having sum(share) >= {Number(atLeast)} and sum(needed) = {terms.Count(t => t.Required)}";
    }

    /// <summary>Documents that have one of the terms: document, what their terms weigh together (<see cref="SearchTerm.Share"/>), score, facet.</summary>
    internal string Weighty(IReadOnlyList<SearchTerm> terms)
    {
        var parts = terms.Select((t, i) => $"select document, {Number(t.Share)} as weight, score * {Number(t.Rarity)} as score, facet from ({Term(t.Index)}) t{i}");
        return $"select document, sum(weight) as weight, sum(score) as score, min(facet) as facet from ({string.Join(" union all ", parts)}) a group by document";
    }

    /// <summary>A condition on the packed facets; empty for none.</summary>
    internal static string Where(SearchRequest request, string prefix = " where ")
    {
        var conditions = new List<string>();
        if (request.Kinds.Count > 0) conditions.Add($"facet & 7 in ({string.Join(',', request.Kinds.Select(k => (int)k))})");
        if (request.Prefecture is { } prefecture) conditions.Add($"facet >> 3 & 63 = {prefecture}");
        if (request.Prefectures.Count > 0) conditions.Add($"facet >> 3 & 63 in ({string.Join(',', request.Prefectures)})");
        if (request.Field is [var field, ..]) conditions.Add($"facet >> 9 & 15 = {field - 64}");
        if (request.Readiness is { } readiness) conditions.Add($"facet >> 13 & 15 >= {readiness}");
        if (request.ForSmall) conditions.Add("facet >> 17 & 1 = 1");
        return conditions.Count == 0 ? "" : prefix + string.Join(" and ", conditions);
    }

    /// <summary>Keeps to the institutions asked for; empty where all are. Ids are no text, so they stand in the statement.</summary>
    internal static string Within(SearchRequest request, string column, string prefix) => request.Institutions is not { } ids ? ""
        : ids.Count == 0 ? prefix + "false" : $"{prefix}{column} in (select d.id from catalogue.search_document d where d.institution_id in ({string.Join(',', ids.Select(id => $"'{id}'"))}))";

    /// <summary>Joins the documents <c>h</c> and orders them by what they are instead of by score; without words the newest come first.</summary>
    internal static string Sorted(SearchSort sort) => "join catalogue.search_document d on d.id = h.document order by " + (sort == SearchSort.Name
        // Names of institutions and startups have a reading; the folded text begins with the title.
        ? "(case when d.document_kind in (0, 2) and d.keywords <> '' then catalogue.search_fold(d.keywords) else d.folded end) collate \"C\", d.id" : "d.fresh_on desc nulls last, d.id");

    private string Word(SearchWord word)
    {
        if (word.IsPrefix) return $"select document, max(score) as score, min(facet) as facet from catalogue.search_posting where gram between {word.Grams[0]} and {word.Grams[0] + 65535} group by document";
        var sql = new StringBuilder("select p0.document, ");
        sql.Append(word.Grams.Count == 1 ? "p0.score" : $"least({string.Join(", ", word.Grams.Select((_, i) => $"p{i}.score"))})").Append(" as score, p0.facet from catalogue.search_posting p0");
        for (var i = 1; i < word.Grams.Count; i++) sql.Append(CultureInfo.InvariantCulture, $" join catalogue.search_posting p{i} on p{i}.document = p0.document and p{i}.gram = {word.Grams[i]}");
        if (!word.IsExact)
        {
            parameters.Add(word.Folded);
            sql.Append(CultureInfo.InvariantCulture, $" join catalogue.search_document d on d.id = p0.document and strpos(d.folded, ${parameters.Count}) > 0");
        }

        return sql.Append(CultureInfo.InvariantCulture, $" where p0.gram = {word.Grams[0]}").ToString();
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
