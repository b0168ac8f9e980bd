using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.People;

/// <summary>博士後期課程 of a person, as far as the institution has recorded it.</summary>
public enum DoctorateState
{
    /// <summary>修了.</summary>
    Completed,

    /// <summary>在籍.</summary>
    InStudy,

    /// <summary>Neither.</summary>
    None,
}

/// <summary>What calls for young researchers ask of a person. A row of its own: nobody but the institution reads it, no host and no ministry.</summary>
public sealed class ResearcherStanding : IRegisterRecord
{
    private ResearcherStanding()
    {
    }

    public ResearcherStanding(Researcher researcher) => (Id, InstitutionId) = (researcher.Id, researcher.InstitutionId);

    /// <summary>The researcher's own id.</summary>
    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>Year of birth; null where it is not recorded. The day is not needed and not kept.</summary>
    public int? BirthYear { get; private set; }

    public DoctorateState? Doctorate { get; private set; }

    /// <exception cref="RuleViolation">"birth-year" outside 18 to 100 years before <paramref name="today"/>.</exception>
    public void Record(int? birthYear, DoctorateState? doctorate, DateOnly today)
    {
        if (birthYear is { } year && (year < today.Year - 100 || year > today.Year - 18)) throw new RuleViolation("birth-year", nameof(BirthYear), today.Year - 100, today.Year - 18);
        (BirthYear, Doctorate) = (birthYear, doctorate);
    }
}
