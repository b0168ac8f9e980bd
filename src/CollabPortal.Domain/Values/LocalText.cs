using System.Globalization;

namespace CollabPortal.Domain.Values;

/// <summary>The same words in Japanese and English, for what an API answers in both languages at once.</summary>
public sealed record LocalText(string Ja, string En) : IFormattable
{
    /// <summary>The text for a two-letter language; anything but "en" is Japanese.</summary>
    public string For(string language) => language == "en" ? En : Ja;

    /// <summary>Within a sentence the text is in the sentence's language.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => For((formatProvider as CultureInfo ?? CultureInfo.CurrentUICulture).TwoLetterISOLanguageName);
}
