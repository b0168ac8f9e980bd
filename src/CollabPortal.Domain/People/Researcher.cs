using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.People;

/// <summary>A researcher as an institution keeps them; confidential, and seen by hosts of a cross-appointment too.</summary>
public sealed class Researcher : IRegisterRecord
{
    private Researcher()
    {
    }

    public Researcher(Guid institutionId, string nameJa, string? nameKana, string? nameEn, string? orcid)
    {
        Id = Guid.CreateVersion7();
        InstitutionId = institutionId;
        Correct(nameJa, nameKana, nameEn, orcid);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid[] SharedWith { get; private set; } = [];

    public string NameJa { get; private set; } = "";

    public string? NameKana { get; private set; }

    public string? NameEn { get; private set; }

    /// <summary>16 characters in four blocks, check digit tested before it comes here.</summary>
    public string? Orcid { get; private set; }

    /// <summary>8 digits; a wrong check digit is only warned of (domain.md §5).</summary>
    public string? EradNumber { get; set; }

    /// <summary>Mends what was entered of the person; the check digit of the ORCID is the caller's to test.</summary>
    public void Correct(string nameJa, string? nameKana, string? nameEn, string? orcid)
    {
        if (string.IsNullOrWhiteSpace(nameJa)) throw new RuleViolation("required", "ResearcherName");
        if (nameJa.Length > 100) throw new RuleViolation("too-long", "ResearcherName", 100);
        (NameJa, NameKana, NameEn, Orcid) = (nameJa.Trim(), nameKana, nameEn, orcid);
    }

    /// <summary>Lets the hosts of an agreement read this researcher's name.</summary>
    public void ShareWith(IEnumerable<Guid> institutions) => SharedWith = [.. SharedWith.Union(institutions).Where(i => i != InstitutionId)];

    /// <summary>Lets these and no other institutions read the researcher: the employers of all agreements that still name them.</summary>
    public void ShareOnlyWith(IEnumerable<Guid> institutions) => SharedWith = [.. institutions.Distinct().Where(i => i != InstitutionId).Order()];
}
