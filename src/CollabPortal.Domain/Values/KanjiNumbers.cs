using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CollabPortal.Domain.Values;

/// <summary>Numbers in kanji within an amount or a date: 九十 becomes 90, 三千五百 becomes 3500, 一〇〇 becomes 100. What is no number so written stays as it is.</summary>
internal static partial class KanjiNumbers
{
    private const string Digits = "〇一二三四五六七八九";

    // What makes a number of it: 百万円 alone may be the unit of a column.
    private static readonly SearchValues<char> Numerals = SearchValues.Create("〇一二三四五六七八九十壱弐参");

    /// <summary>Each number in kanji below 10,000 in digits; 万, 億 and 兆 stay behind it. Units behind digits (30百万) belong to those, and a unit alone (百万) is no number.</summary>
    internal static string Replaced(string text)
    {
        // Most amounts have none.
        if (!text.AsSpan().ContainsAny(Numerals)) return text;
        return Run().Replace(text, run => Read(run.Value) is { } number ? number.ToString(CultureInfo.InvariantCulture) : run.Value);
    }

    private static int? Read(string run)
    {
        run = run.Replace('零', '〇').Replace('壱', '一').Replace('弐', '二').Replace('参', '三');
        if (!run.AsSpan().ContainsAny(Numerals) || run.Length > 8) return null;
        if (!run.AsSpan().ContainsAny('十', '百', '千')) return Written(run);
        var (sum, digit, smallest) = (0, -1, 10_000);
        foreach (var c in run)
        {
            if (Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var read)
            {
                if (digit >= 0) return null;
                digit = read;
                continue;
            }

            var unit = c switch { '十' => 10, '百' => 100, _ => 1000 };
            if (unit >= smallest || digit == 0) return null;
            (sum, digit, smallest) = (sum + unit * Math.Max(digit, 1), -1, unit);
        }

        return digit == 0 ? null : sum + Math.Max(digit, 0);
    }

    /// <summary>Digit by digit: 一二〇.</summary>
    private static int? Written(string run)
    {
        var digits = new StringBuilder(run.Length);
        foreach (var c in run) digits.Append(Digits.IndexOf(c, StringComparison.Ordinal));
        return int.Parse(digits.ToString(), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    // Not behind a digit or a point: 2千 and 1.5百 have their own reading.
    [GeneratedRegex(@"(?<![\d.])[〇零一二三四五六七八九壱弐参十百千]+", RegexOptions.None, 1000)]
    private static partial Regex Run();
}
