using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching.Profiles;

/// <summary>What a form says of a prescription.</summary>
public sealed record PrescriptionTerms(int Ordinal, string? DebateJa, string? DebateEn, string? TextJa, string? TextEn, string? Source, bool Retired);

/// <summary>
/// A prescription (処方箋) that every institution checks itself against. The ministry keeps the list; one that no longer holds is retired,
/// because published profiles go on naming it.
/// </summary>
public sealed class Prescription : IVersioned
{
    /// <summary>Longest heading, text and source in characters.</summary>
    public const int LongestDebate = 100, LongestText = 500, LongestSource = 200;

    private Prescription()
    {
    }

    public Prescription(PrescriptionTerms terms)
    {
        Id = Guid.CreateVersion7();
        Change(terms);
    }

    public Guid Id { get; private set; }

    /// <summary>Place in the list.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The debate (論点) that it belongs to.</summary>
    public string DebateJa { get; private set; } = "";

    public string DebateEn { get; private set; } = "";

    public string TextJa { get; private set; } = "";

    public string TextEn { get; private set; } = "";

    /// <summary>The document that prescribes it.</summary>
    public string Source { get; private set; } = "";

    public bool Retired { get; private set; }

    public int Version { get; private set; }

    /// <exception cref="RuleViolation">"required", "too-long", "number-invalid".</exception>
    public void Change(PrescriptionTerms terms)
    {
        if (terms.Ordinal is < 1 or > 9_999) throw new RuleViolation("number-invalid", nameof(Ordinal));
        DebateJa = Needed(terms.DebateJa, nameof(DebateJa), LongestDebate);
        DebateEn = Needed(terms.DebateEn, nameof(DebateEn), LongestDebate);
        TextJa = Needed(terms.TextJa, nameof(TextJa), LongestText);
        TextEn = Needed(terms.TextEn, nameof(TextEn), LongestText);
        Source = Needed(terms.Source, nameof(Source), LongestSource);
        (Ordinal, Retired) = (terms.Ordinal, terms.Retired);
    }

    private static string Needed(string? typed, string field, int longest) => Text.Trimmed(typed) switch
    {
        null => throw new RuleViolation("required", field),
        { } text when text.Length > longest => throw new RuleViolation("too-long", field, longest),
        { } text => text,
    };
}
