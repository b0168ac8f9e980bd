namespace CollabPortal.Domain.Values;

/// <summary>The same words in Japanese and English, for what an API answers in both languages at once.</summary>
public sealed record LocalText(string Ja, string En)
{
    /// <summary>The text for a two-letter language; anything but "en" is Japanese.</summary>
    public string For(string language) => language == "en" ? En : Ja;
}
