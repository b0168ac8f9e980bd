using System.Text;

namespace CollabPortal.Domain.Organisations;

/// <summary>
/// The form in which names are compared: what a person types finds a name whatever the width, case, kana or hyphen, with
/// or without the legal form (株式会社, 国立大学法人). Names and questions go through the same function.
/// </summary>
public static class SearchText
{
    /// <summary>Between the names of one body, so that a question never matches across two of them.</summary>
    public const char Separator = '\n';

    // Longest first, already folded (katakana and half-width forms become these before they are looked for).
    private static readonly string[] LegalForms =
    [
        "大学共同利用機関法人", "独立行政法人", "国立研究開発法人", "公立大学法人", "国立大学法人", "地方独立行政法人",
        "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "特定非営利活動法人", "学校法人",
        "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社",
        "かぶしきがいしゃ", "かぶしきかいしゃ", "ゆうげんがいしゃ", "ごうどうがいしゃ", "(株)", "(有)", "(同)",
    ];

    // Old forms of characters that people type in the new form (慶應 慶応, 東京藝術 東京芸術), and the long vowels of romaji.
    private static readonly Dictionary<char, char> Variants = "應応藝芸國国學学會会澤沢濱浜邊辺櫻桜齋斎髙高廣広瀧滝龍竜眞真榮栄德徳圓円醫医藥薬關関體体靜静實実āaâaīiîiūuûuēeêeōoôo"
        .Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Normalises one name or one question: never null, empty where nothing searchable is left.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var folded = Fold(text);
        var bare = folded;
        foreach (var form in LegalForms) bare = bare.Replace(form, "", StringComparison.Ordinal);
        bare = Strip(bare);
        // A question that is nothing but a legal form still searches for it.
        return bare.Length > 0 ? bare : Strip(folded);
    }

    /// <summary>The index of a body: all its names, each normalised, without repeats.</summary>
    public static string Of(params IEnumerable<string?> names) =>
        string.Join(Separator, names.Select(Normalise).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal));

    /// <summary>
    /// The words of a question, each to be found in the index: split at spaces and commas, normalised, without legal forms
    /// (unless there is nothing else) and without repeats. Empty where nothing searchable was typed.
    /// </summary>
    public static IReadOnlyList<string> Words(string? question)
    {
        if (string.IsNullOrWhiteSpace(question)) return [];
        var folded = Fold(question);
        var bare = folded;
        foreach (var form in LegalForms) bare = bare.Replace(form, " ", StringComparison.Ordinal);
        var words = Split(bare);
        return words.Count > 0 ? words : Split(folded);
    }

    /// <summary>
    /// A question of Latin letters and digits alone with its blanks, without legal forms; null where it holds other letters. Latin words do not run
    /// together across a blank: what is asked for stands within one of them, or begins with one.
    /// </summary>
    public static string? LatinWords(string? question)
    {
        if (string.IsNullOrWhiteSpace(question)) return null;
        var folded = Fold(question);
        foreach (var form in LegalForms) folded = folded.Replace(form, " ", StringComparison.Ordinal);
        var words = Spaced(folded).ToList();
        return words.Count > 0 && words.TrueForAll(w => w.All(IsLatin)) ? string.Join(' ', words) : null;
    }

    /// <summary>Whether one of the names says the question, by the rule of the catalogue; for registers that have no index of names.</summary>
    public static bool Says(string? question, params IEnumerable<string?> names) =>
        Normalise(question) is { Length: > 0 } folded
        && names.Any(name => name is not null && Normalise(name).Contains(folded, StringComparison.Ordinal) && (!folded.All(IsLatin) || Find(name, [folded]).Count > 0 || SaysWithBlanks(name, question)));

    // What is asked with its blanks may begin within a word: the blanks of the name are where they are asked for ("nato foods" in "Minato Foods").
    private static bool SaysWithBlanks(string name, string? question)
    {
        if (LatinWords(question) is not { } asked || !asked.Contains(' ', StringComparison.Ordinal) || asked.Length < 4) return false;
        return string.Join(' ', Spaced(Fold(name))).Contains(asked, StringComparison.Ordinal);
    }

    /// <summary>Of one or two Latin letters, which stand within nearly every name in Latin letters: asked for at the beginning of a word only.</summary>
    public static bool IsShortLatin(string word) => word.Length is > 0 and < 3 && word.All(IsLatin);

    /// <summary>Where normalised words stand in a name as written: stretches of the name in order, without overlap.</summary>
    public static IReadOnlyList<(int Start, int Length)> Find(string name, IReadOnlyList<string> words)
    {
        var folded = new StringBuilder(name.Length);
        var origin = new List<(int Start, int End)>(name.Length);
        for (var i = 0; i < name.Length;)
        {
            // A letter keeps its own voiced-sound mark (ﾊﾞ), a surrogate its other half.
            var end = i + 1;
            while (end < name.Length && (name[end] is 'ﾞ' or 'ﾟ' or '\u3099' or '\u309A' || char.IsLowSurrogate(name[end]))) end++;
            foreach (var c in Strip(Fold(name[i..end])))
            {
                folded.Append(c);
                origin.Add((i, end));
            }

            i = end;
        }

        var marked = new bool[name.Length];
        var text = folded.ToString();
        foreach (var word in words.Where(w => w.Length > 0))
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                if (!Runs(at, word.Length) && !Other(at, word) && !(IsShortLatin(word) && at > 0 && IsLatin(text[at - 1]) && !Blank(at))) Array.Fill(marked, true, origin[at].Start, origin[at + word.Length - 1].End - origin[at].Start);
            }
        }

        var found = new List<(int Start, int Length)>();
        for (var i = 0; i < marked.Length; i++)
        {
            if (!marked[i]) continue;
            var start = i;
            while (i < marked.Length && marked[i]) i++;
            found.Add((start, i - start));
        }

        return found;

        // The さび of サービス is no さび (catalogue.search_fold): its long vowel is asked for with the whole word only.
        bool Other(int at, string word)
        {
            for (var i = text.IndexOf("さびす", StringComparison.Ordinal); i >= 0; i = text.IndexOf("さびす", i + 1, StringComparison.Ordinal))
            {
                var isLong = origin[i + 1].Start > origin[i].End && name[origin[i].End..origin[i + 1].Start] is "ー" or "ｰ";
                if (isLong && at <= i && at + word.Length > i + 1 && at + word.Length < i + 3) return true;
            }

            return false;
        }

        // From within a Latin word over a blank into the next one.
        bool Runs(int at, int length) => at > 0 && IsLatin(text[at - 1]) && IsLatin(text[at]) && !Blank(at) && Enumerable.Range(at + 1, length - 1).Any(i => IsLatin(text[i - 1]) && IsLatin(text[i]) && Blank(i));

        bool Blank(int at) => origin[at].Start > origin[at - 1].End && name[origin[at - 1].End..origin[at].Start].Any(char.IsWhiteSpace);
    }

    private static IEnumerable<string> Spaced(string folded) => folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Strip).Where(w => w.Length > 0);

    private static bool IsLatin(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);

    private static List<string> Split(string folded) =>
        [.. folded.Split([' ', '\t', '\n', '\r', '、', ','], StringSplitOptions.RemoveEmptyEntries).Select(Strip).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>NFKC, lower case, katakana to hiragana, one long-vowel sign for all hyphens and dashes.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            folded.Append(c switch
            {
                >= 'ァ' and <= 'ヶ' => (char)(c - 'ァ' + 'ぁ'),
                '-' or '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' or '─' or '〜' or '~' => 'ー',
                _ => Variants.GetValueOrDefault(char.ToLowerInvariant(c), char.ToLowerInvariant(c)),
            });
        }

        return folded.ToString();
    }

    /// <summary>Without spaces, middle dots, punctuation and the long-vowel signs that people type or leave out.</summary>
    private static string Strip(string folded)
    {
        var stripped = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            if ((char.IsLetterOrDigit(c) || char.IsSurrogate(c)) && c != 'ー') stripped.Append(c);
        }

        return stripped.ToString();
    }
}
