using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.IntellectualProperty;

public enum PatentStatus
{
    /// <summary>特許を受ける権利, not yet applied for.</summary>
    BeforeApplication,
    Applied,
    Granted,
    Refused,
    Lapsed,
}

/// <summary>What a form says of a patent right.</summary>
public sealed record PatentTerms
{
    public string Title { get; init; } = "";

    /// <summary>ISO 3166-1 alpha-2, or EP / WO.</summary>
    public string Country { get; init; } = "JP";

    public string? ApplicationNumber { get; init; }

    public string? RegistrationNumber { get; init; }

    public DateOnly? AppliedOn { get; init; }

    public DateOnly? RegisteredOn { get; init; }

    public string? Holder { get; init; }

    public PatentStatus Status { get; init; }

    public bool OpenForLicensing { get; init; }
}

/// <summary>特許権, including the right to obtain a patent (特許を受ける権利), as the licence statistics count it (domain.md §0.6).</summary>
public sealed class PatentRight : IRegisterRecord, IVersioned
{
    private const int TitleLimit = 300;

    private PatentRight()
    {
    }

    public PatentRight(Guid institutionId, PatentTerms terms)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string Title { get; private set; } = "";

    public string Country { get; private set; } = "JP";

    public string? ApplicationNumber { get; private set; }

    public string? RegistrationNumber { get; private set; }

    public DateOnly? AppliedOn { get; private set; }

    public DateOnly? RegisteredOn { get; private set; }

    public string? Holder { get; private set; }

    public PatentStatus Status { get; private set; }

    public bool OpenForLicensing { get; private set; }

    public int Version { get; private set; }

    /// <summary>Everything that stands against a right: a granted patent needs its number, an application its own, and no day of it lies ahead.</summary>
    /// <param name="terms">What the form says.</param>
    /// <param name="today">The present day; null where the right is known to be past.</param>
    public static IEnumerable<RuleViolation> Faults(PatentTerms terms, DateOnly? today = null)
    {
        if (string.IsNullOrWhiteSpace(terms.Title)) yield return new RuleViolation("required", nameof(Title));
        else if (terms.Title.Length > TitleLimit) yield return new RuleViolation("too-long", nameof(Title), TitleLimit);
        if (terms.Country.Trim() is not { Length: 2 } country || !country.All(char.IsAsciiLetter)) yield return new RuleViolation("country-unknown", nameof(Country));
        if (terms.Status == PatentStatus.Applied && string.IsNullOrWhiteSpace(terms.ApplicationNumber)) yield return new RuleViolation("required", nameof(ApplicationNumber));
        if (terms.AppliedOn > today) yield return new RuleViolation("date-future", nameof(AppliedOn));
        if (terms.Status == PatentStatus.Granted && string.IsNullOrWhiteSpace(terms.RegistrationNumber)) yield return new RuleViolation("required", nameof(RegistrationNumber));
        if (terms.RegisteredOn > today) yield return new RuleViolation("date-future", nameof(RegisteredOn));
        else if (terms.RegisteredOn < terms.AppliedOn) yield return new RuleViolation("registered-before-applied", nameof(RegisteredOn));
    }

    /// <exception cref="RuleViolation">What <see cref="Faults"/> finds.</exception>
    public void Change(PatentTerms terms)
    {
        RuleViolation.ThrowAny(Faults(terms));
        (Title, Country, Status, OpenForLicensing) = (terms.Title.Trim(), terms.Country.Trim().ToUpperInvariant(), terms.Status, terms.OpenForLicensing);
        (ApplicationNumber, RegistrationNumber, Holder) = (Trimmed(terms.ApplicationNumber), Trimmed(terms.RegistrationNumber), Trimmed(terms.Holder));
        (AppliedOn, RegisteredOn) = (terms.AppliedOn, terms.RegisteredOn);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
