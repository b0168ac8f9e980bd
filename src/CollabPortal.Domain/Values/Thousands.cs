using System.Text.RegularExpressions;

namespace CollabPortal.Domain.Values;

/// <summary>Commas in numbers: they part thousands, and nothing else is guessed from them.</summary>
public static partial class Thousands
{
    /// <summary>The text without the commas that part groups of three digits ("30,000,000", "3億2,000万"); null where another is in it ("12,34", "1,2345").</summary>
    public static string? Joined(string text)
    {
        if (!text.Contains(',', StringComparison.Ordinal)) return text;
        var joined = Parted().Replace(text, number => number.Value.Replace(",", "", StringComparison.Ordinal));
        return joined.Contains(',', StringComparison.Ordinal) ? null : joined;
    }

    [GeneratedRegex(@"(?<![0-9.,])[0-9]{1,3}(,[0-9]{3})+(?![0-9,])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parted();
}
