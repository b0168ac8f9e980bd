using CollabPortal.Domain.Organisations;
using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>
/// What to look for where nothing has the words as typed: 劣化診断 stands nowhere, 劣化 and 診断 do. A word that is found nowhere gives way to the
/// longest known parts at its two ends; a part that stands for itself somewhere comes before a longer piece of other words (全個体電池: 電池, not 体電池).
/// A word that only needs have stands nowhere: a need asks for what others do, and must not hide it. What has the whole word comes first all the same.
/// </summary>
internal static class SearchParts
{
    // A part of one character says nothing; of a longer word only the ends are tried.
    private const int Shortest = 2, Longest = 12;

    /// <summary>Most words that are taken apart for one question: each costs a look at all its beginnings and ends.</summary>
    internal const int MostTried = 8;

    /// <summary>The terms with parts in the place of unknown words, which stay beside them where a need has them; null where there is no known part.</summary>
    /// <param name="except">Needs that do not count.</param>
    internal static async Task<(IReadOnlyList<SearchTerm> Terms, IReadOnlyDictionary<string, string> PartOf)?> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<AskedTerm> asked, IReadOnlyList<SearchTerm> terms, IReadOnlyList<Guid> except, CancellationToken ct)
    {
        var unknown = terms.Count == 1 ? terms : [.. terms.Where(t => t.Standing == 0)];
        if (unknown.Count == 0) return null;
        var (partOf, tried) = (new Dictionary<string, string>(StringComparer.Ordinal), Tried(unknown));
        var wanted = new List<AskedTerm>();
        foreach (var term in asked)
        {
            if (!unknown.Any(u => u.Text == term.Text))
            {
                wanted.Add(term with { Required = false });
                continue;
            }

            // Of a word in another language the parts of what means the same: Li-ion, リチウムイオン, リチウム.
            IReadOnlyList<string> known = [];
            foreach (var written in tried[term.Text])
            {
                known = await KnownAsync(connection, written, ct);
                if (known.Count > 0) break;
            }

            foreach (var part in known.Any(p => !SearchFillers.Is(p)) ? known.Where(p => !SearchFillers.Is(p)) : known)
            {
                if (part != term.Text) partOf.TryAdd(part, term.Text);
                wanted.Add(new AskedTerm(part, false));
            }
        }

        // An unknown word beside a number: the number alone is no answer to it.
        wanted.RemoveAll(w => SearchFillers.IsSlight(w.Text));
        if (wanted.Count == 0 || (partOf.Count == 0 && wanted.Count == asked.Count)) return null;
        var whole = unknown.Select(u => u.Text).Where(u => !SearchFillers.IsSlight(u) && !wanted.Exists(w => w.Text == u)).ToHashSet(StringComparer.Ordinal);
        var all = wanted.Concat(whole.Select(w => new AskedTerm(w, false))).DistinctBy(w => w.Text, StringComparer.OrdinalIgnoreCase).Take(SearchQuestion.MostTerms);
        var read = (await SearchWords.ReadAsync(connection, [.. all], false, ct, counts: true, except)).Select(t => t with { IsExtra = whole.Contains(t.Text) }).Where(t => !t.IsExtra || t.Documents > 0).ToList();
        // 界面 and 抵抗 together are worth 界面抵抗; one of them alone (病害抵抗性) is half of it.
        var parts = read.Where(t => partOf.ContainsKey(t.Text)).CountBy(t => partOf[t.Text]).ToDictionary(StringComparer.Ordinal);
        return ([.. read.Select(t => partOf.TryGetValue(t.Text, out var word) ? t with { Share = 1.0 / parts[word] } : t)], partOf);
    }

    /// <summary>What is taken apart of each unknown term: the term as typed, then what means the same; of all terms together a bounded number.</summary>
    internal static ILookup<string, string> Tried(IReadOnlyList<SearchTerm> unknown) => unknown
        .SelectMany(u => u.Words.Prepend(u.Text).Distinct(StringComparer.Ordinal).Where(Divides).Select((written, turn) => (u.Text, Written: written, Turn: turn)))
        .OrderBy(t => t.Turn).Take(MostTried).ToLookup(t => t.Text, t => t.Written, StringComparer.Ordinal);

    private static bool Divides(string word) => word.Length is > Shortest and <= Longest && !word.All(char.IsAscii);

    // The longest known beginning, then the longest known end behind it.
    private static async Task<IReadOnlyList<string>> KnownAsync(NpgsqlConnection connection, string word, CancellationToken ct)
    {
        var (beginnings, ends) = (new List<string>(), new List<string>());
        for (var length = word.Length - 1; length >= Shortest; length--)
        {
            beginnings.Add(word[..length]);
            ends.Add(word[^length..]);
        }

        var known = (await SearchWords.ReadAsync(connection, [.. beginnings.Concat(ends).Distinct().Select(t => new AskedTerm(t, false))], false, ct))
            .Where(t => t.Standing > 0).Select(t => t.Text).ToHashSet(StringComparer.Ordinal);
        var words = await SearchVocabulary.ReadAsync(connection, word, ct);
        var whole = beginnings.FirstOrDefault(b => Says(b) && Says(word[b.Length..]));
        if (whole is not null) return [whole, word[whole.Length..]];
        return [.. beginnings.Concat(ends).Where(Says).OrderByDescending(p => words.ContainsKey(SearchText.Normalise(p))).ThenByDescending(p => p.Length).Take(1)];

        // Two letters of kana are the middle of any word (ンチ of オンチップ, スチ and ール of プラスチック and ルール), unless they stand for themselves somewhere.
        // A long-vowel sign is no letter: it is folded away.
        bool Says(string part) => known.Contains(part) && (part.Count(c => c != 'ー') > Shortest || part.Any(c => c is >= '\u3400' and <= '\u9FFF') || words.ContainsKey(SearchText.Normalise(part)));
    }
}
