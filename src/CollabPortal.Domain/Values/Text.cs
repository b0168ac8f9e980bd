namespace CollabPortal.Domain.Values;

/// <summary>Text as people type it.</summary>
internal static class Text
{
    /// <summary>Without spaces around it; null where nothing is left.</summary>
    internal static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
