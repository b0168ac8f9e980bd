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

    /// <summary>A granted patent needs its number, an application its own.</summary>
    public void Change(PatentTerms terms)
    {
        if (string.IsNullOrWhiteSpace(terms.Title)) throw new RuleViolation("required", nameof(Title));
        if (terms.Title.Length > 300) throw new RuleViolation("too-long", nameof(Title), 300);
        if (terms.Status == PatentStatus.Granted && string.IsNullOrWhiteSpace(terms.RegistrationNumber)) throw new RuleViolation("required", nameof(RegistrationNumber));
        if (terms.Status == PatentStatus.Applied && string.IsNullOrWhiteSpace(terms.ApplicationNumber)) throw new RuleViolation("required", nameof(ApplicationNumber));
        if (terms.RegisteredOn < terms.AppliedOn) throw new RuleViolation("period-reversed", nameof(RegisteredOn));
        (Title, Country, Status, OpenForLicensing) = (terms.Title.Trim(), terms.Country.Trim().ToUpperInvariant(), terms.Status, terms.OpenForLicensing);
        (ApplicationNumber, RegistrationNumber, Holder) = (Trimmed(terms.ApplicationNumber), Trimmed(terms.RegistrationNumber), Trimmed(terms.Holder));
        (AppliedOn, RegisteredOn) = (terms.AppliedOn, terms.RegisteredOn);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
