namespace CollabPortal.Domain.Contracts;

/// <summary>Kinds of agreement (MEXT survey definitions, domain.md §3).</summary>
public enum ContractKind
{
    /// <summary>共同研究: both sides do R&amp;D and the partner bears cost.</summary>
    JointResearch,
    /// <summary>受託研究.</summary>
    CommissionedResearch,
    /// <summary>治験等.</summary>
    ClinicalTrial,
    /// <summary>寄附講座・寄附研究部門.</summary>
    DonatedChair,
    /// <summary>学術コンサルティング.</summary>
    AcademicConsulting,
    /// <summary>共同研究講座・共同研究所.</summary>
    JointLaboratory,
    /// <summary>研究試料提供 (MTA).</summary>
    MaterialTransfer,
}

/// <summary>Where a contract stands: draft → submitted → (returned →) approved → active → completed or terminated.</summary>
public enum ContractStatus
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Active,
    Completed,
    Terminated,
}

public static class ContractStatuses
{
    /// <summary>From approval on a contract counts in the measured series (domain.md §3b) and the ministry may see it.</summary>
    public static bool Counts(this ContractStatus status) =>
        status is ContractStatus.Approved or ContractStatus.Active or ContractStatus.Completed or ContractStatus.Terminated;

    /// <summary>Only a draft or a returned contract can be rewritten; later it changes by amendment.</summary>
    public static bool IsOpenForEntry(this ContractStatus status) => status is ContractStatus.Draft or ContractStatus.Returned;
}

/// <summary>What a party to a contract does in it.</summary>
public enum PartyRole
{
    /// <summary>The company or body the institution works with.</summary>
    Partner,
    /// <summary>Another institution that is party to the same contract; it may read the record.</summary>
    CoInstitution,
    Intermediary,
}

/// <summary>Whether money is expected or has come.</summary>
public enum ReceiptState
{
    Planned,
    Received,
}

public enum AmendmentStatus
{
    Submitted,
    Approved,
    Returned,

    /// <summary>Taken back by who proposed it, before anybody decided.</summary>
    Withdrawn,
}
