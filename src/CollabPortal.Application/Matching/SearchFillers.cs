namespace CollabPortal.Application.Matching;

/// <summary>Words that every other document has and that say nothing of what is looked for: no reason to find one, beside words that say more.</summary>
internal static class SearchFillers
{
    private static readonly HashSet<string> Kanji = new(StringComparer.Ordinal)
    {
        "方法", "手法", "技術", "研究", "開発", "課題", "問題", "検討", "実現", "利用", "活用", "可能", "必要", "場合", "目的", "改善", "向上", "対応", "関連", "新規", "相談", "希望", "提案", "解決",
    };

    // Of a need or a seed: how work is done, who does it and what for, whatever it is about.
    private static readonly HashSet<string> General = new(StringComparer.OrdinalIgnoreCase)
    {
        "試験", "実験", "試作", "評価", "測定", "解析", "分析", "確認", "調査", "比較", "検証", "設計", "管理", "運用", "導入", "支援", "協力", "連携", "共同", "助言", "知見", "経験", "情報", "記録", "結果", "条件", "状態", "変化", "対象", "性能", "機能", "特性",
        "効果", "影響", "精度", "品質", "時間", "期間", "費用", "短縮", "削減", "低減", "増加", "企業", "会社", "大学", "相手", "工場", "現場", "設備", "装置", "製品", "製造", "量産", "実用化", "製品化", "作業", "工程", "技能", "毎年", "以内", "程度", "手間", "選択", "複数", "一部", "従来", "現在",
        "モデル", "データ", "システム", "プロセス", "サービス", "コスト", "テスト", "サンプル", "メーカー", "パートナー", "ニーズ", "シーズ",
        "test", "tests", "trial", "evaluation", "analysis", "model", "models", "data", "system", "systems", "service", "cost", "costs", "time", "company", "companies", "partner", "product", "products", "result", "results", "condition", "conditions",
        "performance", "effect", "development", "factory", "equipment", "device", "sample", "samples",
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

    /// <summary>Whether a word says too little to be looked for instead of others: a single Latin character, or a number.</summary>
    internal static bool IsSlight(string word) => word.All(char.IsAsciiLetterOrDigit) && (word.Length == 1 || word.All(char.IsAsciiDigit));

    /// <summary>Whether a word of a need says nothing of what it is about (試験, モデル): no reason to match it. Who asks the search for it finds it.</summary>
    internal static bool IsGeneral(string word) => General.Contains(word);

    /// <summary>Whether it is worth telling that the word was left out; of particles nobody expects otherwise.</summary>
    internal static bool Tells(string word) => Kanji.Contains(word) || English.Contains(word);

    /// <summary>Whether a piece between spaces is a verb or an adjective: one character and its ending.</summary>
    internal static bool IsVerb(string piece, IReadOnlyList<string> runs) => runs is [{ Length: 1 } stem] && piece.Length > 1 && piece.StartsWith(stem, StringComparison.Ordinal)
        && piece[1..].All(c => c is >= '\u3041' and <= '\u309F') && (piece.Length > 2 || Endings.Contains(piece[^1]));
}
