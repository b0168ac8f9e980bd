using CollabPortal.Domain.Contracts;

namespace CollabPortal.Domain.Matching.Profiles;

public enum ProfileStatus
{
    Draft,
    Published,
}

/// <summary>Whether what is entered may still change (the Factbook's two releases).</summary>
public enum ProfileDataState
{
    /// <summary>暫定値.</summary>
    Provisional,

    /// <summary>確定値.</summary>
    Final,
}

/// <summary>The parts of a profile that are entered as text (items of the University Factbook).</summary>
public enum ProfilePart
{
    /// <summary>産学連携の方針.</summary>
    Policy,

    /// <summary>本部の体制.</summary>
    Liaison,

    /// <summary>契約の形.</summary>
    Contracts,

    /// <summary>開放している設備.</summary>
    Facilities,

    /// <summary>クロスアポイントメントの運用.</summary>
    CrossAppointments,
}

/// <summary>How far an institution is with a prescription, by its own word.</summary>
public enum GuidelineState
{
    Done,
    UnderWay,
    NotYet,
}

/// <summary>One part in both languages.</summary>
public sealed record ProfileText(ProfilePart Part, string? Ja, string? En);

/// <summary>A strong field with an example of what was done in it.</summary>
/// <param name="FieldCode">大区分, "A" to "K".</param>
public sealed record StrongField(string FieldCode, string? Ja, string? En);

/// <summary>The state of one prescription with its evidence: words, or an address where it can be read.</summary>
public sealed record GuidelineCheck(Guid PrescriptionId, GuidelineState State, string? EvidenceJa, string? EvidenceEn);

/// <summary>What a form says of a profile.</summary>
public sealed record ProfileTerms
{
    public IReadOnlyList<ProfileText> Texts { get; init; } = [];

    public IReadOnlyList<StrongField> Strengths { get; init; } = [];

    /// <summary>Kinds of contract that are offered.</summary>
    public IReadOnlyList<ContractKind> Models { get; init; } = [];

    public IReadOnlyList<GuidelineCheck> Checks { get; init; } = [];

    /// <summary>Name of the window that companies turn to.</summary>
    public string? ContactJa { get; init; }

    public string? ContactEn { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Small and medium companies are welcome.</summary>
    public bool ForSmall { get; init; }

    /// <summary>The day up to which what is entered holds.</summary>
    public DateOnly? AsOf { get; init; }

    public ProfileDataState? DataState { get; init; }
}
