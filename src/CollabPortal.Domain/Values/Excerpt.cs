namespace CollabPortal.Domain.Values;

/// <summary>The beginning of a text where the whole would be too long.</summary>
public static class Excerpt
{
    /// <summary>The text, or its first characters with "…" after them; no character of two halves (𠮷) is cut.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">Most UTF-16 units before the "…"; at least 2.</param>
    public static string Of(string text, int longest) =>
        text.Length <= longest ? text : Cut(text, longest) + "…";

    /// <summary>The same without a sign that something is missing.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
