using System.Text;

namespace CollabPortal.Domain.Organisations;

/// <summary>What people type for a number: full-width digits, hyphens of many kinds, spaces.</summary>
internal static class NumberText
{
    private const string Ignored = "-‐‑‒–—―−ー_ \t\u00a0";

    /// <summary>NFKC, without hyphens and spaces; letters keep their case.</summary>
    public static string Compact(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return "";
        var text = new StringBuilder(typed.Length);
        foreach (var c in typed.Trim().Normalize(NormalizationForm.FormKC))
        {
            if (!Ignored.Contains(c, StringComparison.Ordinal)) text.Append(c);
        }

        return text.ToString();
    }

    public static bool IsDigits(string text, int length) => text.Length == length && text.All(char.IsAsciiDigit);
}
