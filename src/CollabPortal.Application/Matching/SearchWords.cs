using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching;

/// <summary>A term with everything the index needs.</summary>
/// <param name="Words">The term itself first, then its synonyms, as written.</param>
/// <param name="Index">The same, folded, without repeats.</param>
/// <param name="Documents">How many documents have one of them.</param>
/// <param name="Rarity">Grows as fewer documents have it (inverse document frequency).</param>
internal sealed record SearchTerm(string Text, bool Required, IReadOnlyList<string> Words, IReadOnlyList<SearchWord> Index, int Documents, double Rarity)
{
    /// <summary>How much of a word that was asked for it is: 1; a part that stands with another for a word that is found nowhere, a half. In matches of a need the weight of its word, 0 to 2 (NeedRules.WeightOf).</summary>
    internal double Share { get; init; } = 1;

    /// <summary>Documents besides needs that have one of them: needs say what is wanted, and a word that only they have stands nowhere yet (<see cref="SearchParts"/>).</summary>
    internal int Standing { get; init; }

    /// <summary>A word that only needs have, beside the parts that stand for it: whoever has it comes first, and nobody must.</summary>
    internal bool IsExtra { get; init; }

    /// <summary>Documents of the whole index, as it was last counted; 0 where nobody asked.</summary>
    internal int All { get; init; }
}

/// <summary>Folds the terms of a question in the database, adds what means the same, and counts.</summary>
internal static class SearchWords
{
    // The term and its synonyms with fold and grams, in one round trip.
    private static readonly string Sql =
        $"""
        with asked as (select t.word, t.place::int, catalogue.search_fold(t.word) as folded from unnest($1::text[]) with ordinality t (word, place)),
        words as (
          select place, word, folded, 0 as rank from asked
          union all
          select a.place, said.word, catalogue.search_fold(said.word), 1 from asked a
          join catalogue.synonym own on {SearchPhrases.IsKeyOf("own.folded", "a.folded")} join catalogue.synonym other on other.group_id = own.group_id
          cross join lateral (select other.word union all select replace(other.word, '-', ' ') where other.word ~ '[A-Za-z]-[A-Za-z]') said (word))
        select w.place, w.word, w.folded, array(select g from catalogue.search_grams(w.folded) with ordinality as gs (g, at) order by at)
        from words w where w.folded <> '' order by w.place, w.rank, w.word
        """;

    /// <param name="counts">Count the documents of a single term too.</param>
    /// <param name="except">Needs that do not count: the reader's own.</param>
    internal static async Task<IReadOnlyList<SearchTerm>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<AskedTerm> asked, bool asTyped, CancellationToken ct, bool counts = false, IReadOnlyList<Guid>? except = null)
    {
        var found = asked.Select(_ => (Words: new List<string>(), Index: new List<SearchWord>())).ToList();
        await using (var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = asked.Select(a => a.Text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                var place = reader.GetInt32(0) - 1;
                var (words, index) = found[place];
                var word = Of(reader.GetString(2), reader.GetFieldValue<int[]>(3));
                if (index.Any(w => w.Folded == word.Folded) || ((asTyped || asked[place].AsTyped) && index.Count > 0)) continue;
                words.Add(reader.GetString(1));
                index.Add(word);
            }
        }

        var terms = asked.Select((a, i) => new SearchTerm(a.Text, a.Required, found[i].Words, found[i].Index, 0, 1)).Where(t => t.Index.Count > 0).ToList();
        // Rarity matters between terms only.
        return terms.Count == 0 || (terms.Count == 1 && !counts) ? terms : await CountedAsync(connection, terms, except ?? [], ct);
    }

    /// <summary>Some grams cover a word: each second one and the last but one; the text itself settles longer words.</summary>
    internal static SearchWord Of(string folded, IReadOnlyList<int> grams)
    {
        var isLatin = folded.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9');
        if (isLatin) return new SearchWord(folded, [grams[0]], true);
        var runs = folded.Split(' ');
        var isOneRun = runs.Length == 1 && folded.All(c => c is not (>= 'a' and <= 'z' or >= '0' and <= '9'));
        // The last gram of a run is its last character alone, which a longer run does not have.
        if (isOneRun && folded.Length == 2) return new SearchWord(folded, [grams[0]], true);
        if (isOneRun && folded.Length == 1) return new SearchWord(folded, [grams[0]], false) { IsPrefix = true };
        var inner = new List<int>();
        var at = 0;
        foreach (var run in Pieces(folded))
        {
            if (run.Latin) inner.Add(grams[at++]);
            else
            {
                for (var i = 0; i < run.Length - 1; i += 2) inner.Add(grams[at + i]);
                if (run.Length > 2 && run.Length % 2 == 1) inner.Add(grams[at + run.Length - 2]);
                at += run.Length;
            }
        }

        return inner.Count == 0 ? new SearchWord(folded, [grams[0]], false) : new SearchWord(folded, [.. inner.Distinct().Take(6)], false);
    }

    private static IEnumerable<(bool Latin, int Length)> Pieces(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            if (folded[at] == ' ')
            {
                at++;
                continue;
            }

            var (start, latin) = (at, IsLatin(folded[at]));
            while (at < folded.Length && folded[at] != ' ' && IsLatin(folded[at]) == latin) at++;
            yield return (latin, at - start);
        }
    }

    private static bool IsLatin(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';

    private static async Task<IReadOnlyList<SearchTerm>> CountedAsync(NpgsqlConnection connection, List<SearchTerm> terms, IReadOnlyList<Guid> except, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select greatest(reltuples, 1)::int, 0 from pg_catalog.pg_class where oid = 'catalogue.search_document'::regclass"));
        foreach (var term in terms)
        {
            var sql = new SearchSql();
            var command = new NpgsqlBatchCommand(SearchSql.IsPlain([term.Index]) ? SearchSql.Counted(term.Index[0].Grams[0], except) : sql.Counted(term.Index, except));
            foreach (var parameter in sql.Parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(ct);
        var (numbers, standing) = (new List<int>(), new List<int>());
        do
        {
            await reader.ReadAsync(ct);
            numbers.Add(reader.GetInt32(0));
            standing.Add(reader.GetInt32(1));
        }
        while (await reader.NextResultAsync(ct));
        return [.. terms.Select((t, i) => t with { Documents = numbers[i + 1], Standing = standing[i + 1], All = numbers[0], Rarity = Math.Log(1 + ((double)Math.Max(numbers[0], numbers[i + 1]) / (numbers[i + 1] + 1))) })];
    }
}
