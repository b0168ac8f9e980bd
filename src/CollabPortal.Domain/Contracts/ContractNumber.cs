using System.Text;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>
/// An institution's own number of a contract, the key by which imports know it again: one spelling whatever was typed, half width, with one kind of hyphen,
/// so that 試２０２６－００１ is 試2026-001.
/// </summary>
public static class ContractNumber
{
    private const string Hyphens = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

    /// <summary>The number as it is stored; null for none.</summary>
    public static string? Of(string? typed)
    {
        if (Text.Trimmed(typed) is not { } text) return null;
        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        return folded.Length == 0 ? null : string.Create(folded.Length, folded, (into, from) =>
        {
            for (var i = 0; i < from.Length; i++) into[i] = Hyphens.Contains(from[i], StringComparison.Ordinal) ? '-' : from[i];
        });
    }

    /// <summary>By what two numbers are the same: R8-a1 and R8-A1 are one number, whichever way it is stored.</summary>
    public static string Key(string number) => number.ToUpperInvariant();
}
