namespace CollabPortal.Domain.Contracts;

/// <summary>One side of a contract beside the institution that keeps the record.</summary>
public sealed class ContractParty
{
    private ContractParty()
    {
    }

    internal ContractParty(Guid contractId, Guid institutionId, Guid organisationId, PartyRole role, int ordinal)
    {
        ContractId = contractId;
        InstitutionId = institutionId;
        OrganisationId = organisationId;
        Role = role;
        Ordinal = ordinal;
    }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public Guid OrganisationId { get; private set; }

    public PartyRole Role { get; internal set; }

    /// <summary>Order of mention, from 0; the first partner is the payer unless said otherwise.</summary>
    public int Ordinal { get; internal set; }
}
