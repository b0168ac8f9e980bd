using System.Text;
using System.Text.RegularExpressions;

namespace CollabPortal.Domain.Organisations;

/// <summary>Whether a text says a name: whatever the width, case, kana, blanks or legal form, as <see cref="SearchText"/> compares names.</summary>
public static partial class NameInText
{
    // One character, or two kana, stand in half of all words.
    private const int Shortest = 2, ShortestKana = 3;

    /// <summary>The first of the names that the text says, as it is written there; null for none.</summary>
    public static string? Find(string? text, params IEnumerable<string?> names)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        foreach (var name in names.OfType<string>().Select(n => Bare(n.Normalize(NormalizationForm.FormKC))))
        {
            var asked = SearchText.Normalise(name);
            if (asked.Length < (asked.All(c => ScriptOf(c) == Script.Kana) ? ShortestKana : Shortest)) continue;
            foreach (var (start, length) in SearchText.Find(text, [asked]))
            {
                if (!IsWithinWord(text, start, length)) return text.Substring(start, length);
            }
        }

        return null;
    }

    // コンパクト does not say アクト, nor reaction Act. Hiragana run on without blanks (みなとの), and so do kanji.
    private static bool IsWithinWord(string text, int start, int length) =>
        (start > 0 && Runs(text[start - 1], text[start])) || (start + length < text.Length && Runs(text[start + length - 1], text[start + length]));

    private static bool Runs(char one, char next) => ScriptOf(one) is var script and (Script.Katakana or Script.Latin) && ScriptOf(next) == script;

    private static Script ScriptOf(char c) => char.IsSurrogate(c) ? Script.Other : c.ToString().Normalize(NormalizationForm.FormKC)[0] switch
    {
        >= 'ァ' and <= 'ヺ' or 'ー' => Script.Katakana,
        >= 'ぁ' and <= 'ゖ' => Script.Kana,
        var latin when char.IsAsciiLetterOrDigit(latin) => Script.Latin,
        _ => Script.Other,
    };

    /// <summary>Without what stands in brackets behind it, and the legal forms of English names, with which nobody speaks of a company.</summary>
    private static string Bare(string name) => EnglishForms().Replace(Brackets().Replace(name, ""), "") is { } bare && SearchText.Normalise(bare).Length > 0 ? bare : name;

    [GeneratedRegex(@"\s*\([^()]*\)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[\s,.]+(co\.?,?\s*ltd|company,?\s*limited|company|corporation|corp|incorporated|inc|limited|ltd|llc|k\.?\s?k|gmbh|plc)\.?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EnglishForms();

    private enum Script
    {
        Other,
        Katakana,

        /// <summary>Hiragana; of normalised names both kana.</summary>
        Kana,
        Latin,
    }
}
