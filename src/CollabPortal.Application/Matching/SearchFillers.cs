namespace CollabPortal.Application.Matching;

/// <summary>Words that every other document has and that say nothing of what is looked for: no reason to find one, beside words that say more.</summary>
internal static class SearchFillers
{
    private static readonly HashSet<string> Kanji = new(StringComparer.Ordinal)
    {
        "方法", "手法", "技術", "研究", "開発", "課題", "問題", "検討", "実現", "利用", "活用", "可能", "必要", "場合", "目的", "改善", "向上", "対応", "関連", "新規", "相談", "希望", "提案", "解決",
    };

    private static readonly HashSet<string> Kana = new(StringComparer.Ordinal)
    {
        "について", "における", "において", "による", "によって", "ための", "ために", "ため", "したい", "してほしい", "ほしい", "たい", "です", "ます", "する", "した", "して", "できる", "できない", "できれば",
        "こと", "もの", "ところ", "など", "とか", "から", "まで", "より", "の", "を", "に", "は", "が", "で", "と", "も", "や", "へ", "か", "な", "この", "その", "どう", "ください", "もっと",
    };

    private static readonly HashSet<string> English = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "of", "and", "or", "for", "in", "to", "with", "on", "by", "from", "at", "as", "is", "are", "be", "we", "our", "how", "what", "want", "need", "find", "using", "use", "about", "method", "methods",
        "technology", "technologies", "technique", "techniques", "research", "new",
    };

    // Endings of verbs and adjectives; other kana behind a character belong to a noun (香り).
    private static readonly HashSet<char> Endings = ['る', 'い', 'く', 'す', 'む', 'ぶ', 'う', 'つ', 'ぬ', 'ぐ'];

    /// <summary>Whether a word is one of them. "a" is one in lower case only: vitamin A.</summary>
    internal static bool Is(string word) => Tells(word) || Kana.Contains(word) || word == "a";

    /// <summary>Whether it is worth telling that the word was left out; of particles nobody expects otherwise.</summary>
    internal static bool Tells(string word) => Kanji.Contains(word) || English.Contains(word);

    /// <summary>Whether a piece between spaces is a verb or an adjective: one character and its ending.</summary>
    internal static bool IsVerb(string piece, IReadOnlyList<string> runs) => runs is [{ Length: 1 } stem] && piece.Length > 1 && piece.StartsWith(stem, StringComparison.Ordinal)
        && piece[1..].All(c => c is >= '\u3041' and <= '\u309F') && (piece.Length > 2 || Endings.Contains(piece[^1]));
}
