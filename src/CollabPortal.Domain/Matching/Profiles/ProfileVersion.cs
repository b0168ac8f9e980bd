using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching.Profiles;

/// <summary>
/// One version of an institution's public profile. The office writes a draft and publishes it; then it stays as it is, and the next version
/// begins as a new draft. Figures are no part of it: the page takes them from the register.
/// </summary>
public sealed class ProfileVersion : IRegisterRecord, IVersioned
{
    /// <summary>Longest text, name and evidence in characters; most strong fields.</summary>
    public const int LongestText = 2_000, LongestName = 100, LongestEvidence = 500, MostStrengths = 10;

    private ProfileVersion()
    {
    }

    public ProfileVersion(Guid institutionId, ProfileTerms terms)
    {
        (Id, InstitutionId) = (Guid.CreateVersion7(), institutionId);
        Change(terms);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public ProfileStatus Status { get; private set; }

    /// <summary>1 for the first that was published; null for a draft.</summary>
    public int? Number { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public IReadOnlyList<ProfileText> Texts { get; private set; } = [];

    public IReadOnlyList<StrongField> Strengths { get; private set; } = [];

    public ContractKind[] Models { get; private set; } = [];

    public IReadOnlyList<GuidelineCheck> Checks { get; private set; } = [];

    public string? ContactJa { get; private set; }

    public string? ContactEn { get; private set; }

    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public bool ForSmall { get; private set; }

    public DateOnly? AsOf { get; private set; }

    public ProfileDataState? DataState { get; private set; }

    public int Version { get; private set; }

    public ProfileTerms Terms => new()
    {
        Texts = Texts,
        Strengths = Strengths,
        Models = Models,
        Checks = Checks,
        ContactJa = ContactJa,
        ContactEn = ContactEn,
        Email = Email,
        Phone = Phone,
        ForSmall = ForSmall,
        AsOf = AsOf,
        DataState = DataState,
    };

    /// <exception cref="RuleViolation">"profile-published", "too-long", "profile-fields", "email-invalid"; fields of parts are "Policy.Ja", of strong fields "Strengths".</exception>
    public void Change(ProfileTerms terms)
    {
        if (Status == ProfileStatus.Published) throw new RuleViolation("profile-published");
        foreach (var text in terms.Texts)
        {
            Bounded(text.Ja, $"{text.Part}.Ja", LongestText);
            Bounded(text.En, $"{text.Part}.En", LongestText);
        }

        foreach (var field in terms.Strengths) Bounded((field.Ja?.Length ?? 0) > (field.En?.Length ?? 0) ? field.Ja : field.En, nameof(Strengths), LongestText);
        if (terms.Strengths.Count > MostStrengths || terms.Strengths.DistinctBy(s => s.FieldCode).Count() < terms.Strengths.Count) throw new RuleViolation("profile-fields", nameof(Strengths), MostStrengths);
        foreach (var check in terms.Checks) Bounded((check.EvidenceJa?.Length ?? 0) > (check.EvidenceEn?.Length ?? 0) ? check.EvidenceJa : check.EvidenceEn, nameof(Checks), LongestEvidence);
        foreach (var (name, field) in (ReadOnlySpan<(string?, string)>)[(terms.ContactJa, nameof(ContactJa)), (terms.ContactEn, nameof(ContactEn)), (terms.Email, nameof(Email)), (terms.Phone, nameof(Phone))]) Bounded(name, field, LongestName);
        if (Text.Trimmed(terms.Email) is { } address && (address.Count(c => c == '@') != 1 || address[0] == '@' || address[^1] == '@' || address.Any(char.IsWhiteSpace))) throw new RuleViolation("email-invalid", nameof(Email));
        Texts = [.. terms.Texts.Select(t => new ProfileText(t.Part, Text.Trimmed(t.Ja), Text.Trimmed(t.En))).Where(t => (t.Ja ?? t.En) is not null).DistinctBy(t => t.Part).OrderBy(t => t.Part)];
        Strengths = [.. terms.Strengths.Select(s => new StrongField(s.FieldCode, Text.Trimmed(s.Ja), Text.Trimmed(s.En)))];
        Checks = [.. terms.Checks.Select(c => c with { EvidenceJa = Text.Trimmed(c.EvidenceJa), EvidenceEn = Text.Trimmed(c.EvidenceEn) }).DistinctBy(c => c.PrescriptionId)];
        Models = [.. terms.Models.Distinct().Order()];
        (ContactJa, ContactEn, Email, Phone) = (Text.Trimmed(terms.ContactJa), Text.Trimmed(terms.ContactEn), Text.Trimmed(terms.Email), Text.Trimmed(terms.Phone));
        (ForSmall, AsOf, DataState) = (terms.ForSmall, terms.AsOf, terms.DataState);
    }

    /// <summary>What is still needed before it can be published: policy, liaison, contact and data state; every text in both languages; evidence of what is done.</summary>
    /// <param name="today">The data cannot be of a later day.</param>
    public IEnumerable<RuleViolation> Missing(DateOnly today)
    {
        foreach (var part in Enum.GetValues<ProfilePart>())
        {
            var text = Texts.FirstOrDefault(t => t.Part == part);
            var needed = part is ProfilePart.Policy or ProfilePart.Liaison || text is not null;
            if (needed && text?.Ja is null) yield return new RuleViolation("required", $"{part}.Ja");
            if (needed && text?.En is null) yield return new RuleViolation("required", $"{part}.En");
        }

        if (ContactJa is null) yield return new RuleViolation("required", nameof(ContactJa));
        if (ContactEn is null) yield return new RuleViolation("required", nameof(ContactEn));
        if (Strengths.Any(s => s.Ja is null || s.En is null)) yield return new RuleViolation("profile-examples", nameof(Strengths));
        if (Checks.Any(c => c.State == GuidelineState.Done ? c.EvidenceJa is null || c.EvidenceEn is null : c.EvidenceJa is null != c.EvidenceEn is null)) yield return new RuleViolation("profile-evidence", nameof(Checks));
        if (AsOf is not { } day) yield return new RuleViolation("required", nameof(AsOf));
        else if (day > today) yield return new RuleViolation("date-future", nameof(AsOf));
        if (DataState is null) yield return new RuleViolation("required", nameof(DataState));
    }

    /// <param name="number">The number after the last published version's.</param>
    /// <exception cref="RuleViolation">"profile-published", or the first of <see cref="Missing"/>.</exception>
    public void Publish(int number, DateOnly today)
    {
        if (Status == ProfileStatus.Published) throw new RuleViolation("profile-published");
        if (Missing(today).FirstOrDefault() is { } missing) throw missing;
        (Status, Number, PublishedOn) = (ProfileStatus.Published, number, today);
    }

    private static void Bounded(string? text, string field, int longest)
    {
        if (text?.Trim().Length > longest) throw new RuleViolation("too-long", field, longest);
    }
}
