using CollabPortal.Domain.Organisations;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>
/// Words that an unknown one could have been meant for: what stands for itself in titles and keywords of the best documents with its first or
/// last two characters, and the ministry's list. A few hundred documents at most, whatever is asked.
/// </summary>
internal static class SearchVocabulary
{
    private const int MostDocuments = 300, Shortest = 3, LongForTwo = 7;

    private static readonly string Sql =
        $"""
        with asked as (select replace(catalogue.search_fold($1), ' ', '') as folded),
        ends as (select g.gram from asked cross join lateral (values (left(folded, 2)), (right(folded, 2))) e (part)
          cross join lateral (select t.gram from catalogue.search_grams(e.part) with ordinality t (gram, at) order by t.at limit 1) g),
        near as (select distinct p.document from ends e cross join lateral (select document from catalogue.search_posting p where p.gram = e.gram order by p.score desc limit {MostDocuments}) p)
        select d.title || '、' || d.keywords from near join catalogue.search_document d on d.id = near.document where d.document_kind in (1, 3, 4, 5)
        union all select s.word from catalogue.synonym s, asked a where abs(length(s.folded) - length(a.folded)) <= 2
        """;

    /// <summary>How often each word stands there, by the word as <see cref="SearchText.Normalise"/> gives it.</summary>
    internal static async Task<IReadOnlyDictionary<string, (string Written, int Times)>> ReadAsync(NpgsqlConnection connection, string word, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = word } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var words = new Dictionary<string, (string Written, int Times)>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct))
        {
            foreach (var written in SearchQuestion.Words(reader.GetString(0)))
            {
                var key = SearchText.Normalise(written);
                words[key] = words.TryGetValue(key, out var before) ? (before.Written, before.Times + 1) : (written, 1);
            }
        }

        return words;
    }

    /// <summary>The word that was most likely meant: one character off, in long words two; null where none is near.</summary>
    internal static string? Meant(IReadOnlyDictionary<string, (string Written, int Times)> words, string typed)
    {
        var asked = SearchText.Normalise(typed);
        if (asked.Length < Shortest) return null;
        var most = asked.Length >= LongForTwo ? 2 : 1;
        return words.Where(w => w.Key.Length >= Shortest && Math.Abs(w.Key.Length - asked.Length) <= most && w.Key != asked)
            .Select(w => (w.Value.Written, w.Value.Times, Apart: Apart(asked, w.Key))).Where(w => w.Apart <= most)
            .OrderBy(w => w.Apart).ThenByDescending(w => w.Times).ThenBy(w => w.Written, StringComparer.Ordinal).Select(w => w.Written).FirstOrDefault();
    }

    /// <summary>Characters to add, take away or change (Levenshtein).</summary>
    private static int Apart(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++) (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
