using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CollabPortal.Domain.Values;

/// <summary>How the reading of an amount ended.</summary>
public enum YenReading
{
    Read,
    Unreadable,

    /// <summary>A comma in it parts no thousands.</summary>
    Commas,
    Negative,

    /// <summary>There is less than a yen in it.</summary>
    Fraction,
    TooLarge,
}

/// <summary>
/// Reads what people type: full-width digits, commas, 億・百万・万・千 in amounts; 和暦, 西暦, slashes, dots and kanji in dates.
/// Null means that it cannot be read; nothing is guessed.
/// </summary>
public static partial class JapaneseInput
{
    /// <summary>
    /// Eras by their first day. A date before the first day of its era is not read; one after its last is: 平成32年3月31日 stands in contracts that were
    /// made before the era changed, means one day and stayed valid.
    /// </summary>
    private static readonly (string[] Names, DateOnly From)[] Eras =
    [
        (["令和", "令", "R", "㋿"], new(2019, 5, 1)),
        (["平成", "平", "H", "㍻"], new(1989, 1, 8)),
        (["昭和", "昭", "S", "㍼"], new(1926, 12, 25)),
    ];

    /// <summary>Above a thousand trillion nothing is an amount.</summary>
    private const decimal YenLimit = 1_000_000_000_000_000m;

    /// <summary>
    /// Whole yen, zero or more: "30,000,000", "３０百万円", "1.5億円", "3億2,000万", "2千万円", "500千円", "九十万円", "三億二千万円", "¥0", "零円".
    /// </summary>
    public static long? ParseYen(string? typed) => ReadYen(typed, out var yen) == YenReading.Read ? yen : null;

    /// <summary>Reads an amount as <see cref="ParseYen"/> does, and says what is wrong with one that it cannot read.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="yen">Whole yen; zero where it was not read.</param>
    /// <param name="unit">Yen per unit of a bare number, as a column in thousands has it; an amount that names its own unit (円, 千円, 億) keeps that.</param>
    public static YenReading ReadYen(string? typed, out long yen, long unit = 1)
    {
        yen = 0;
        var whole = Folded(typed).Replace("、", ",", StringComparison.Ordinal).Replace("¥", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
        if (Thousands.Joined(whole) is not { } text) return YenReading.Commas;
        if (text.Length > 1 && !char.IsAsciiDigit(text[0]) && IsNegativeYen(typed)) return YenReading.Negative;
        if (text.Length > 28 && text.All(char.IsAsciiDigit)) return YenReading.TooLarge;
        // Most amounts are digits alone.
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var bare)) return Whole(bare, unit, out yen);
        if (text.EndsWith('円')) text = text[..^1];
        else if (text.EndsWith("JPY", StringComparison.Ordinal)) text = text[..^3];
        if (text is "零" or "なし") return YenReading.Read;
        if (text.StartsWith('金')) text = text[1..];
        text = KanjiNumbers.Replaced(text);
        if (text.Length is 0 or > 30) return YenReading.Unreadable;
        decimal sum = 0, smallest = decimal.MaxValue;
        var at = 0;
        while (at < text.Length)
        {
            // Parts go from large to small: 3億2000万; the same or a larger unit after a smaller one is not an amount.
            var part = Part().Match(text, at);
            if (!part.Success || part.Length == 0) return YenReading.Unreadable;
            if (!decimal.TryParse(part.Groups["n"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return YenReading.Unreadable;
            var own = UnitOf(part.Groups["u"].Value);
            if (own >= smallest) return YenReading.Unreadable;
            if (number > YenLimit) return YenReading.TooLarge;
            (sum, smallest, at) = (sum + number * own, own, at + part.Length);
        }

        return Whole(sum, 1, out yen);
    }

    private static YenReading Whole(decimal number, long unit, out long yen)
    {
        yen = 0;
        if (number > YenLimit || number * unit > YenLimit) return YenReading.TooLarge;
        if (decimal.Truncate(number * unit) != number * unit) return YenReading.Fraction;
        yen = (long)(number * unit);
        return YenReading.Read;
    }

    /// <summary>
    /// A whole number: full-width digits, a sign, commas between thousands ("1,234"; "12,34" is none), with a word behind it ("３０％", "2名", "1,200人").
    /// </summary>
    public static int? ParseWhole(string? typed) =>
        int.TryParse(Bare(typed), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number with or without a fraction, as <see cref="ParseWhole"/> reads one.</summary>
    public static decimal? ParseNumber(string? typed) =>
        decimal.TryParse(Bare(typed), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The digits of a number with their sign and point; null where a comma in it parts no thousands.</summary>
    private static string? Bare(string? typed) =>
        Thousands.Joined(Folded(typed).Replace("、", ",", StringComparison.Ordinal).Replace('\u2212', '-').TrimEnd('%', '年', '度', '月', '日', '人', '名', '件', '社'));

    /// <summary>An amount below zero, written with a minus or as accountants write it: "-5", "▲1,000", "△3百万円", "(500)".</summary>
    public static bool IsNegativeYen(string? typed)
    {
        var text = Folded(typed);
        if (text is ['(', .. var inner, ')']) return ParseYen(inner) > 0;
        return text.Length > 1 && "-−‐–▲△".Contains(text[0], StringComparison.Ordinal) && ParseYen(text[1..]) > 0;
    }

    /// <summary>A calendar day: "2026-10-01", "2026/10/1", "2026.10.1", "20261001", "2026年10月1日", "令和8年10月1日", "R8.10.1", "令和元年5月1日", "H31.5.1", "令和十一年三月三十一日".</summary>
    public static DateOnly? ParseDate(string? typed)
    {
        var text = Folded(typed);
        if (text.Length is 0 or > 20) return null;
        text = KanjiNumbers.Replaced(text);
        if (Plain().Match(text) is { Success: true } plain) return Day(Number(plain, "y"), plain);
        if (Western().Match(text) is { Success: true } western) return Day(Number(western, "y"), western);
        foreach (var (names, from) in Eras)
        {
            if (Array.Find(names, n => text.StartsWith(n, StringComparison.OrdinalIgnoreCase)) is not { } name) continue;
            var rest = text[name.Length..];
            if (rest.StartsWith('元')) rest = "1" + rest[1..];
            if (EraDay().Match(rest) is not { Success: true } day || Number(day, "y") < 1) return null;
            var read = Day(from.Year + Number(day, "y") - 1, day);
            return read >= from ? read : null;
        }

        return null;
    }

    /// <summary>The day that a month and a day without a year would be in a fiscal year ("10/1", "１０月１日"), for a proposal; null where it is none.</summary>
    public static DateOnly? DayWithin(FiscalYear year, string? typed) =>
        MonthDay().Match(Folded(typed)) is { Success: true } match ? Day(Number(match, "m") >= 4 ? year.Year : year.Year + 1, match) : null;

    /// <summary>A fiscal year by its first calendar year: "2026", "2026年度", "FY2026", "令和8年度", "R8".</summary>
    public static int? ParseFiscalYear(string? typed)
    {
        var text = Folded(typed).ToUpperInvariant().Replace("FY", "", StringComparison.Ordinal).Replace("年度", "", StringComparison.Ordinal).Replace("年", "", StringComparison.Ordinal);
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year)) return year is >= 1950 and <= 2100 ? year : null;
        foreach (var (names, from) in Eras)
        {
            if (Array.Find(names, n => text.StartsWith(n, StringComparison.Ordinal)) is not { } name) continue;
            var rest = text[name.Length..] is "元" ? "1" : text[name.Length..];
            return int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 99 && from.Year + n - 1 <= 2100 ? from.Year + n - 1 : null;
        }

        return null;
    }

    /// <summary>A calendar year: "2019", "2019年", "令和元年", "R1", "平成31年". A fiscal year is none.</summary>
    public static int? ParseYear(string? typed)
    {
        var text = Folded(typed).ToUpperInvariant();
        if (text.EndsWith('年')) text = text[..^1];
        if (text.StartsWith("西暦", StringComparison.Ordinal)) text = text[2..];
        return text.Contains("FY", StringComparison.Ordinal) || text.Contains('度', StringComparison.Ordinal) ? null : ParseFiscalYear(text) ?? (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null);
    }

    private static DateOnly? Day(int year, Match match)
    {
        int month = Number(match, "m"), day = Number(match, "d");
        if (year is < 1868 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateOnly(year, month, day);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static decimal UnitOf(string unit) => unit switch
    {
        "兆" => 1_000_000_000_000,
        "億" => 100_000_000,
        "千万" => 10_000_000,
        "百万" or "M" => 1_000_000,
        "十万" => 100_000,
        "万" => 10_000,
        "千" or "K" or "k" => 1_000,
        "百" => 100,
        _ => 1,
    };

    /// <summary>Half-width, without spaces; NFKC also turns ㍻ and ㋿ into words and ￥ into ¥.</summary>
    private static string Folded(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 100) return "";
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c)) text.Append(c);
        }

        return text.ToString();
    }

    [GeneratedRegex(@"\G(?<n>\d+(\.\d+)?)(?<u>兆|億|千万|百万|十万|万|千|百|M|K|k)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(西暦)?(?<y>\d{4})[-/.年‐−ー](?<m>\d{1,2})[-/.月‐−ー](?<d>\d{1,2})日?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Western();

    [GeneratedRegex(@"^(?<m>\d{1,2})[-/月‐−ー](?<d>\d{1,2})日?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"^(?<y>\d{1,2})[-/.年‐−ー](?<m>\d{1,2})[-/.月‐−ー](?<d>\d{1,2})日?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EraDay();
}
