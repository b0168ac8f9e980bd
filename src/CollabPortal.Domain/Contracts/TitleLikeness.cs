using CollabPortal.Domain.Organisations;

namespace CollabPortal.Domain.Contracts;

/// <summary>How alike two titles are: the share of neighbouring character pairs that both have (Dice), 0 to 1. Width, case and kana do not matter.</summary>
public static class TitleLikeness
{
    // Half of all titles end in 「に関する研究」: it says nothing about what is studied.
    private static readonly string[] Stock = ["に関する", "についての", "研究", "開発"];

    /// <summary>From here on a title is called similar.</summary>
    public const double Similar = 0.5;

    public static double Of(string? one, string? other) => Of(Pairs(one), Pairs(other));

    /// <summary>Of two titles by their <see cref="Pairs"/>, for who compares many.</summary>
    public static double Of(uint[] one, uint[] other)
    {
        if (one.Length == 0 || other.Length == 0) return 0;
        int a = 0, b = 0, both = 0;
        while (a < one.Length && b < other.Length)
        {
            var (left, right) = (one[a], other[b]);
            if (left == right) both++;
            if (left <= right) a++;
            if (right <= left) b++;
        }

        return 2.0 * both / (one.Length + other.Length);
    }

    /// <summary>The neighbouring pairs of a title's characters, in order and without repeats; nothing of a title that says nothing.</summary>
    public static uint[] Pairs(string? title)
    {
        var all = string.Concat(SearchText.Words(title));
        var text = Stock.Aggregate(all, (rest, words) => rest.Replace(words, "", StringComparison.Ordinal));
        if (text.Length < 2) text = all;
        if (text.Length == 1) return [text[0]];
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => ((uint)text[i] << 16) | text[i + 1]).Distinct().Order()];
    }
}
