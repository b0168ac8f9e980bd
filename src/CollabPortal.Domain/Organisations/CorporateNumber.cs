namespace CollabPortal.Domain.Organisations;

/// <summary>
/// 法人番号: 13 digits, the first is the check digit 1–9 (domain.md §5, sources [86][87]). A 0 taken for a 9 cannot be
/// noticed by it.
/// </summary>
public static class CorporateNumber
{
    /// <summary>Half-width digits without hyphens; empty for nothing typed. Not yet checked.</summary>
    public static string Normalise(string? typed)
    {
        var text = NumberText.Compact(typed);
        return text.StartsWith('T') || text.StartsWith('t') ? text[1..] : text;
    }

    /// <summary>Whether the normalised text is a 法人番号 with the right check digit.</summary>
    public static bool IsValid(string? typed)
    {
        var number = Normalise(typed);
        return NumberText.IsDigits(number, 13) && number[0] - '0' == CheckDigit(number.AsSpan(1));
    }

    /// <summary>9 − (Σ Pn·Qn mod 9) over the 12 base digits, Pn counted from the right, Qn 1 for odd n and 2 for even n.</summary>
    private static int CheckDigit(ReadOnlySpan<char> baseDigits)
    {
        var sum = 0;
        for (var n = 1; n <= baseDigits.Length; n++)
        {
            sum += (baseDigits[^n] - '0') * (n % 2 == 1 ? 1 : 2);
        }

        return 9 - sum % 9;
    }
}
