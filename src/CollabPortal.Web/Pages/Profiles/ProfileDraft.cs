using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Profiles;

/// <summary>A text in both languages as typed.</summary>
public sealed class TypedPair
{
    public string? Ja { get; set; }

    public string? En { get; set; }
}

/// <summary>A strong field as typed.</summary>
public sealed class TypedStrength
{
    public string? FieldCode { get; set; }

    public string? Ja { get; set; }

    public string? En { get; set; }
}

/// <summary>The state of a prescription as typed; null says nothing.</summary>
public sealed class TypedCheck
{
    public GuidelineState? State { get; set; }

    public string? Ja { get; set; }

    public string? En { get; set; }
}

/// <summary>What is typed of a profile.</summary>
public sealed class ProfileDraft
{
    public Dictionary<ProfilePart, TypedPair> Texts { get; init; } = Enum.GetValues<ProfilePart>().ToDictionary(p => p, _ => new TypedPair());

    public List<TypedStrength> Strengths { get; init; } = [];

    public HashSet<ContractKind> Models { get; init; } = [];

    public Dictionary<Guid, TypedCheck> Checks { get; init; } = [];

    public string? ContactJa { get; set; }

    public string? ContactEn { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public bool ForSmall { get; set; }

    public string? AsOf { get; set; }

    public ProfileDataState? DataState { get; set; }

    /// <param name="terms">What is stored, or the last published version to go on from.</param>
    /// <param name="list">Prescriptions that the form asks for.</param>
    public static ProfileDraft Of(ProfileTerms terms, IEnumerable<Prescription> list) => new()
    {
        Texts = Enum.GetValues<ProfilePart>().ToDictionary(p => p, p => terms.Texts.FirstOrDefault(t => t.Part == p) is { } t ? new TypedPair { Ja = t.Ja, En = t.En } : new TypedPair()),
        Strengths = [.. terms.Strengths.Select(s => new TypedStrength { FieldCode = s.FieldCode, Ja = s.Ja, En = s.En })],
        Models = [.. terms.Models],
        Checks = list.ToDictionary(p => p.Id, p => terms.Checks.FirstOrDefault(c => c.PrescriptionId == p.Id) is { } c ? new TypedCheck { State = c.State, Ja = c.EvidenceJa, En = c.EvidenceEn } : new TypedCheck()),
        ContactJa = terms.ContactJa,
        ContactEn = terms.ContactEn,
        Email = terms.Email,
        Phone = terms.Phone,
        ForSmall = terms.ForSmall,
        AsOf = terms.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DataState = terms.DataState,
    };

    /// <summary>Problems: "date-invalid"; "profile-field-missing" where an example has no field, "profile-state-missing" where evidence has no state.</summary>
    public Outcome<ProfileTerms> Read()
    {
        var problems = new List<Problem>();
        var day = JapaneseInput.ParseDate(AsOf);
        if (!string.IsNullOrWhiteSpace(AsOf) && day is null) problems.Add(new Problem("date-invalid", nameof(AsOf)));
        var strengths = Strengths.Where(s => s.FieldCode is not null || Typed(s.Ja, s.En)).ToList();
        if (strengths.Exists(s => s.FieldCode is null)) problems.Add(new Problem("profile-field-missing", nameof(Strengths)));
        if (Checks.Values.Any(c => c.State is null && Typed(c.Ja, c.En))) problems.Add(new Problem("profile-state-missing", nameof(Checks)));
        if (problems.Count > 0) return Outcome<ProfileTerms>.Failed(problems);
        return new ProfileTerms
        {
            Texts = [.. Texts.Select(t => new ProfileText(t.Key, t.Value.Ja, t.Value.En))],
            Strengths = [.. strengths.Select(s => new StrongField(s.FieldCode!, s.Ja, s.En))],
            Models = [.. Models],
            Checks = [.. Checks.Where(c => c.Value.State is not null).Select(c => new GuidelineCheck(c.Key, c.Value.State!.Value, c.Value.Ja, c.Value.En))],
            ContactJa = ContactJa,
            ContactEn = ContactEn,
            Email = Email,
            Phone = Phone,
            ForSmall = ForSmall,
            AsOf = day,
            DataState = DataState,
        };
    }

    private static bool Typed(params string?[] texts) => texts.Any(t => !string.IsNullOrWhiteSpace(t));
}
