using System.Globalization;
using CollabPortal.Domain.Matching.Profiles;

namespace CollabPortal.Web.Pages.Profiles;

/// <summary>What is typed of a prescription.</summary>
public sealed class PrescriptionDraft
{
    public string? Ordinal { get; set; }

    public string? DebateJa { get; set; }

    public string? DebateEn { get; set; }

    public string? TextJa { get; set; }

    public string? TextEn { get; set; }

    public string? Source { get; set; }

    public bool Retired { get; set; }

    /// <summary>A new one stands at the end of the list.</summary>
    public static PrescriptionDraft Of(Prescription? one, IReadOnlyList<Prescription> list) => one is null
        ? new() { Ordinal = ((list.Count == 0 ? 0 : list.Max(p => p.Ordinal)) + 10).ToString(CultureInfo.InvariantCulture) }
        : new()
        {
            Ordinal = one.Ordinal.ToString(CultureInfo.InvariantCulture),
            DebateJa = one.DebateJa,
            DebateEn = one.DebateEn,
            TextJa = one.TextJa,
            TextEn = one.TextEn,
            Source = one.Source,
            Retired = one.Retired,
        };

    /// <summary>A place that is no number is refused by the list itself.</summary>
    public PrescriptionTerms Read() => new(int.TryParse(Ordinal?.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0, DebateJa, DebateEn, TextJa, TextEn, Source, Retired);
}
