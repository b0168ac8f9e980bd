namespace CollabPortal.Domain.Contracts;

/// <summary>A person who works on a contract beside its principal investigator.</summary>
public sealed class ContractMember
{
    private ContractMember()
    {
    }

    internal ContractMember(Guid contractId, Guid institutionId, MemberTerms terms, int ordinal)
    {
        Id = Guid.CreateVersion7();
        (ContractId, InstitutionId, Ordinal) = (contractId, institutionId, ordinal);
        (Name, Role, Affiliation, EffortPercent) = (terms.Name, terms.Role, terms.Affiliation, terms.EffortPercent);
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>Order of mention, from 0.</summary>
    public int Ordinal { get; internal set; }

    public string Name { get; private set; } = "";

    public MemberRole Role { get; private set; }

    /// <summary>Department or partner.</summary>
    public string? Affiliation { get; private set; }

    /// <summary>Share of the person's working time, 0–100 %.</summary>
    public int? EffortPercent { get; private set; }

    public MemberTerms Terms => new(Name, Role, Affiliation, EffortPercent);
}
