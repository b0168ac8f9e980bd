using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Matching;

/// <summary>One thing that a question asks for: a word, or a phrase in quotation marks.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Required">Every hit has it; otherwise it is one of several that make a hit better.</param>
public sealed record AskedTerm(string Text, bool Required)
{
    /// <summary>It stood in quotation marks of the person's own: looked for as it stands, and nothing that means the same.</summary>
    public bool AsTyped { get; init; }
}

/// <summary>
/// Takes a question apart. Words between spaces are all asked for. A sentence without spaces is cut where the script changes, and its
/// particles are left out: 電池の劣化を測りたい asks for 電池 and 劣化, each of which makes a hit better.
/// </summary>
public static partial class SearchQuestion
{
    /// <summary>Longest question, in characters, and most terms that are looked at.</summary>
    public const int Longest = 500, MostTerms = 12;

    /// <summary>Most words of a single character: each of them is looked for as the beginning of every word, and says little.</summary>
    public const int MostSingle = 3;

    /// <summary>The terms in the order typed; empty where nothing searchable was typed.</summary>
    public static IReadOnlyList<AskedTerm> Terms(string? question)
    {
        if (string.IsNullOrWhiteSpace(question)) return [];
        var text = Read(question);
        var (terms, empty) = (new List<AskedTerm>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (piece, quoted, without) in Pieces(text))
        {
            if (without) continue;
            if (quoted)
            {
                terms.Add(new AskedTerm(piece, true) { AsTyped = true });
                continue;
            }

            var runs = Runs(piece);
            // A verb between spaces (試したい): the character that is left of it says nothing, and stands in words of other meaning (試験).
            if (SearchFillers.IsVerb(piece, runs)) empty.Add(runs[0]);
            // One run, or one with the kana that belong to it (バリスタの, がん): taken as it stands.
            if (runs.Count <= 1) terms.Add(new AskedTerm(runs.Count == 1 ? runs[0] : piece, true));
            else terms.AddRange(runs.Select(r => new AskedTerm(r, runs.Count == 2 && piece.Length == runs.Sum(x => x.Length))));
        }

        // Common words count where nothing else is asked for, or in quotation marks.
        var quotes = Pieces(text).Where(p => p.Quoted).Select(p => p.Text).ToHashSet(StringComparer.Ordinal);
        var telling = terms.Where(t => quotes.Contains(t.Text) || (!empty.Contains(t.Text) && !SearchFillers.Is(t.Text))).ToList();
        var singles = 0;
        if (IsCode(question)) telling = terms = telling.FindAll(t => !SearchFillers.IsSlight(t.Text));
        return [.. (telling.Exists(t => t.Text.Any(char.IsLetterOrDigit)) ? telling : terms).Where(t => t.Text.Any(char.IsLetterOrDigit)).DistinctBy(t => t.Text, StringComparer.OrdinalIgnoreCase)
            .Where(t => t.Text.Length > 1 || char.IsAscii(t.Text[0]) || ++singles <= MostSingle).Take(MostTerms)];
    }

    /// <summary>Tags of markup in a question (&lt;script&gt;): signs for a program, and no words of what is looked for.</summary>
    public static IReadOnlyList<string> Markup(string? question) => string.IsNullOrWhiteSpace(question) ? [] : [.. Tags().Matches(Cut(question)).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).Take(3)];

    // What programs are written in: there 1 and "or" say nothing, even where nothing else is left.
    private static bool IsCode(string question) => Tags().IsMatch(Cut(question)) || Cut(question).AsSpan().ContainsAny(CodeSigns);

    private static readonly SearchValues<char> CodeSigns = SearchValues.Create("=;{}\\|`$");

    // Half of a character (𠮷) cannot be normalised.
    private static string Cut(string question) => Excerpt.Cut(question, Longest);

    private static string Read(string question) => Longs(Tags().Replace(Cut(question), " ").Normalize(NormalizationForm.FormKC));

    // Tags by name: what else stands between such brackets (＜LED＞) may be meant.
    [GeneratedRegex("</?(?:a|b|i|p|u|br|hr|h[1-6]|ul|ol|li|div|span|img|svg|html|head|body|style|script|noscript|iframe|frame|object|embed|link|meta|base|form|input|button|select|textarea|table|tr|td|th|video|audio|source|math|details|marquee|template)(?:[\\s/][^<>]*)?>|<!--|-->|&(?:lt|gt|amp|quot|nbsp|#[0-9]{1,6});", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Tags();

    /// <summary>Words behind a minus: no hit may have them. A minus before a digit is a number's (-40).</summary>
    public static IReadOnlyList<string> Excluded(string? question) => string.IsNullOrWhiteSpace(question) ? []
        : [.. Pieces(Read(question)).Where(p => p.Without).Select(p => p.Text).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Common words (方法, 技術) of a question that are not looked for beside words that say more.</summary>
    public static IReadOnlyList<string> Common(string? question)
    {
        var asked = Terms(question).Select(t => t.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return asked.Count == 0 ? [] : [.. Words(Tags().Replace(Cut(question!), " ")).Where(w => SearchFillers.Tells(w) && !asked.Contains(w)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Runs of two characters and more as a text has them, repeats included: the words that a title or a list of keywords is made of.</summary>
    internal static IEnumerable<string> Words(string text) => Pieces(Longs(text.Normalize(NormalizationForm.FormKC))).Where(p => !p.Without).SelectMany(p => Runs(p.Text)).Where(r => r.Length > 1);

    /// <summary>Whether something stands in quotation marks: that is meant as it stands, and nothing is put in its place.</summary>
    public static bool HasPhrase(string? question) =>
        !string.IsNullOrWhiteSpace(question) && Pieces(Read(question)).Any(p => p.Quoted);

    /// <summary>
    /// Words of a question that are not looked for: of a sentence without spaces what begins with a single character beside longer words
    /// (膨らむ of 電池が膨らむ). Particles are no words.
    /// </summary>
    public static IReadOnlyList<string> LeftOut(string? question)
    {
        if (string.IsNullOrWhiteSpace(question)) return [];
        var asked = Terms(question).Select(t => t.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var text = Read(question);
        var left = new List<string>();
        foreach (var (piece, quoted, without) in Pieces(text))
        {
            if (quoted || without || asked.Contains(piece)) continue;
            for (var at = 0; at < piece.Length;)
            {
                var (start, kind) = (at, KindOf(piece[at]));
                while (at < piece.Length && KindOf(piece[at]) == kind) at++;
                if (kind is Script.Hiragana or Script.Other || at - start > 1) continue;
                // With its ending: 膨 + らむ.
                var end = at;
                while (end < piece.Length && KindOf(piece[end]) == Script.Hiragana) end++;
                if (end == at + 1 && Particles.Contains(piece[at])) end = at;
                if (!asked.Contains(piece[start..at])) left.Add(piece[start..end]);
            }
        }

        return [.. left.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A dash behind kana is a long vowel, whatever key it was typed with: デ－タ.</summary>
    private static string Longs(string text)
    {
        var longs = text.ToCharArray();
        for (var i = 1; i < longs.Length; i++)
        {
            if (longs[i] is '-' or '‐' or '–' or '—' or '―' or '−' && KindOf(longs[i - 1]) is Script.Hiragana or Script.Katakana) longs[i] = 'ー';
        }

        return new string(longs);
    }

    private static IEnumerable<(string Text, bool Quoted, bool Without)> Pieces(string text)
    {
        var without = false;
        for (var at = 0; at < text.Length;)
        {
            // Here a piece begins: a minus before it is not one of its characters.
            if (text[at] is '-' or '−')
            {
                without = at + 1 < text.Length && (char.IsLetter(text[at + 1]) || text[at + 1] is '"' or '“' or '”');
                at++;
                continue;
            }

            if (text[at] is '"' or '“' or '”')
            {
                var end = text.IndexOfAny(['"', '“', '”'], at + 1);
                if (end > at + 1)
                {
                    yield return (text[(at + 1)..end], true, without);
                    (at, without) = (end + 1, false);
                    continue;
                }
            }

            if (IsBreak(text[at]))
            {
                (at, without) = (at + 1, false);
                continue;
            }

            var start = at;
            while (at < text.Length && !IsBreak(text[at])) at++;
            yield return (text[start..at], false, without);
            without = false;
        }
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is '"' or '“' or '”' or '、' or '。' or ',' or ';' or '?' or '!' or '「' or '」' or '・' or '/' or '(' or ')';

    // Words that open a sentence and say nothing of what is looked for.
    private static readonly HashSet<string> Openers = new(StringComparer.Ordinal) { "この", "その", "あの", "どの", "これらの", "それらの", "より", "もっと", "とても", "いい", "よい", "または", "および" };

    /// <summary>
    /// Runs of kanji, katakana, or Latin letters and digits. Hiragana between them are particles and endings; at the beginning there is
    /// nothing they could belong to, so they are the beginning of a name or word: みなと総合大学, がん治療.
    /// </summary>
    private static List<string> Runs(string piece)
    {
        var (runs, nouns) = (new List<string>(), new List<string>());
        for (var at = 0; at < piece.Length;)
        {
            var kind = KindOf(piece[at]);
            var start = at;
            while (at < piece.Length && KindOf(piece[at]) == kind) at++;
            var leads = kind == Script.Hiragana && start == 0 && at > 1 && at < piece.Length && !Openers.Contains(piece[..at]);
            if (!leads && kind is Script.Hiragana or Script.Other) continue;
            runs.Add(piece[start..at]);
            if (IsFree(piece, start - 1) && IsFree(piece, at)) nouns.Add(piece[start..at]);
        }

        if (runs.Count == 0) return piece.Any(char.IsLetterOrDigit) ? [piece] : [];
        // 全固体電池 + の: a single character that is left of a verb (測 of 測りたい) says little beside longer words.
        if (runs.Count > 1 && runs.Any(r => r.Length > 1)) return [.. runs.Where(r => r.Length > 1)];
        // 薬の効き目を調べる: of single characters those that are a word, not what is left of 効き目 and 調べる.
        return runs.Count > 1 && nouns.Count > 0 ? nouns : runs;
    }

    // Whether no kana of a word's own stands there: nothing, another script, or a particle.
    private static bool IsFree(string piece, int at) => at < 0 || at >= piece.Length || KindOf(piece[at]) != Script.Hiragana || Particles.Contains(piece[at]);

    private static readonly SearchValues<char> Particles = SearchValues.Create("のをがはにでとやもへか");

    private static Script KindOf(char c) => c switch
    {
        >= '\u3041' and <= '\u309F' => Script.Hiragana,
        (>= '\u30A0' and <= '\u30FF') or 'ー' => Script.Katakana,
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or '々' or (>= '\uD800' and <= '\uDFFF') => Script.Kanji,
        _ when char.IsLetterOrDigit(c) || c is '-' or '+' => Script.Latin,
        _ => Script.Other,
    };

    private enum Script
    {
        Kanji,
        Katakana,
        Hiragana,
        Latin,
        Other,
    }
}
