namespace CollabPortal.Domain.Organisations;

/// <summary>
/// Singular and plural of an English word, to mark in a text what the index takes as one word (catalogue.search_fold, decisions/0015-search.md).
/// Marking alone: what is found is decided by the index.
/// </summary>
public static class EnglishForms
{
    private const int Shortest = 4;

    /// <summary>The word as <see cref="SearchText.Normalise"/> gives it, the longest form first; a word that does not end in Latin letters has one form. Empty for signs alone.</summary>
    public static IReadOnlyList<string> Of(string word)
    {
        var asked = SearchText.Normalise(word);
        if (asked.Length == 0) return [];
        var tail = asked.Reverse().TakeWhile(char.IsAsciiLetterLower).Count();
        if (tail < Shortest) return [asked];
        string[] forms = [asked, .. Singulars(asked), .. Plurals(asked), .. Singulars(asked).SelectMany(Plurals)];
        return [.. forms.Distinct(StringComparer.Ordinal).OrderByDescending(f => f.Length).ThenBy(f => f, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Singulars(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal)) return [word[..^3] + "y"];
        if (word.EndsWith("ysis", StringComparison.Ordinal) || word.EndsWith("hesis", StringComparison.Ordinal) || word.EndsWith("gnosis", StringComparison.Ordinal)) return [word];
        if (word.EndsWith("yses", StringComparison.Ordinal) || word.EndsWith("heses", StringComparison.Ordinal) || word.EndsWith("gnoses", StringComparison.Ordinal)) return [word[..^2] + "is"];
        if (new[] { "sses", "shes", "ches", "xes", "gases", "lenses", "biases", "viruses", "apparatuses" }.Any(e => word.EndsWith(e, StringComparison.Ordinal))) return [word[..^2]];
        return word[^1] == 's' && word[^2] is not ('s' or 'i' or 'u') && !word.EndsWith("lens", StringComparison.Ordinal) ? [word[..^1]] : [];
    }

    private static IEnumerable<string> Plurals(string word)
    {
        if (word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'o' or 'u')) return [word[..^1] + "ies"];
        if (word.EndsWith("sis", StringComparison.Ordinal)) return [word[..^2] + "es"];
        return word[^1] is 's' or 'x' || word.EndsWith("sh", StringComparison.Ordinal) || word.EndsWith("ch", StringComparison.Ordinal) ? [word + "es"] : [word + "s"];
    }
}
