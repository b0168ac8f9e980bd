using CollabPortal.Domain.Organisations;

namespace CollabPortal.Domain.Contracts;

/// <summary>How alike two titles are: the share of neighbouring character pairs that both have (Dice), 0 to 1. Width, case and kana do not matter.</summary>
public static class TitleLikeness
{
    // Half of all titles end in 「に関する研究」: it says nothing about what is studied.
    private static readonly string[] Stock = ["に関する", "についての", "研究", "開発"];

    /// <summary>From here on a title is called similar.</summary>
    public const double Similar = 0.5;

    public static double Of(string? one, string? other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        if (a.Count == 0 || b.Count == 0) return 0;
        return 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<string> Pairs(string? title)
    {
        var all = string.Concat(SearchText.Words(title));
        var text = Stock.Aggregate(all, (rest, words) => rest.Replace(words, "", StringComparison.Ordinal));
        if (text.Length < 2) text = all;
        if (text.Length == 1) return [text];
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
    }
}
