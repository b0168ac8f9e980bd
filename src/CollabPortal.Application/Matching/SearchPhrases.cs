using System.Text;
using CollabPortal.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching;

/// <summary>
/// English terms are several words: "solid electrolyte" is one thing, 固体電解質. Where the ministry's list knows such a term, the question is
/// read as if it stood in quotation marks.
/// </summary>
internal static class SearchPhrases
{
    // The longest term of the list that is looked for, in words.
    private const int MostWords = 4;

    private static readonly string Sql =
        $"""
        select distinct t.phrase from unnest($1::text[]) t (phrase) cross join lateral (select catalogue.search_fold(t.phrase) as folded) a
        join catalogue.synonym own on {IsKeyOf("own.folded", "a.folded")}
        """;

    /// <summary>Condition: a folded word stands in the list under this key. Keys have no spaces; forms of English words are folded alike.</summary>
    /// <param name="key">Column with the key.</param>
    /// <param name="folded">Column with the folded word.</param>
    internal static string IsKeyOf(string key, string folded) => $"{key} = replace({folded}, ' ', '')";

    /// <summary>The question with known terms of several words in quotation marks; as it was where it has none, or quotation marks of its own.</summary>
    private static async Task<string?> QuotedAsync(NpgsqlConnection connection, string? question, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(question) || SearchQuestion.HasPhrase(question)) return question;
        var text = Excerpt.Cut(question, SearchQuestion.Longest).Normalize(NormalizationForm.FormKC);
        var runs = Runs(text);
        string Joined(List<Range> words, int from, int count) => string.Join(' ', words.Skip(from).Take(count).Select(w => text[w]));
        var candidates = runs.SelectMany(words => Enumerable.Range(0, words.Count).SelectMany(i => Enumerable.Range(2, MostWords - 1).Where(n => i + n <= words.Count).Select(n => Joined(words, i, n)))).Distinct(StringComparer.Ordinal).ToArray();
        if (candidates.Length == 0 || await KnownAsync(connection, candidates, ct) is not { Count: > 0 } known) return question;
        var (said, at) = (new StringBuilder(), 0);
        foreach (var words in runs)
        {
            for (var i = 0; i < words.Count;)
            {
                // The longest comes first: "lithium-ion battery", not "lithium-ion" and "battery".
                var count = Enumerable.Range(2, MostWords - 1).Where(n => i + n <= words.Count && known.Contains(Joined(words, i, n))).DefaultIfEmpty(1).Max();
                if (count > 1)
                {
                    said.Append(text[at..words[i].Start.Value]).Append('"').Append(Joined(words, i, count)).Append("\" ");
                    at = words[i + count - 1].End.Value;
                }

                i += count;
            }
        }

        return said.Append(text[at..]).ToString();
    }

    /// <summary>The terms of a question, known terms of several words as one. Quotation marks that were put around these are not the person's: what means the same counts.</summary>
    internal static async Task<IReadOnlyList<AskedTerm>> TermsAsync(NpgsqlConnection connection, string? question, CancellationToken ct) =>
        SearchQuestion.HasPhrase(question) ? SearchQuestion.Terms(question) : [.. SearchQuestion.Terms(await QuotedAsync(connection, question, ct)).Select(t => t with { AsTyped = false })];

    private static async Task<HashSet<string>> KnownAsync(NpgsqlConnection connection, string[] candidates, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = candidates, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(ct)) known.Add(reader.GetString(0));
        return known;
    }

    // Latin words with nothing but spaces between them, two or more; one behind a minus is excluded, and no part of a term.
    private static List<List<Range>> Runs(string text)
    {
        var runs = new List<List<Range>> { new() };
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '+')) at++;
            var isWord = at > start && char.IsAsciiLetterOrDigit(text[start]) && (at == text.Length || !char.IsLetter(text[at])) && (start == 0 || !char.IsLetter(text[start - 1]));
            if (isWord) runs[^1].Add(start..at);
            else runs.Add([]);
            if (at == start) at++;
        }

        return [.. runs.Where(r => r.Count > 1)];
    }
}
