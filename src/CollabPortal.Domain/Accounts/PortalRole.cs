namespace CollabPortal.Domain.Accounts;

/// <summary>What an account is for. One role an account.</summary>
public enum PortalRole
{
    /// <summary>Liaison officer (産学連携本部): enters the records of one institution.</summary>
    Liaison,

    /// <summary>Approves what others of the same institution entered; may enter too.</summary>
    Approver,

    /// <summary>Ministry analyst: every institution's figures, and records from approved on.</summary>
    Ministry,

    /// <summary>Company researcher: published facts.</summary>
    Company,

    /// <summary>Keeps accounts; sees no register.</summary>
    Admin,
}

/// <summary>What somebody may do. Named for the act, not for the role.</summary>
public enum Permission
{
    ViewOwnRegister,
    EnterRecords,
    ApproveContracts,
    ViewEveryInstitution,
    ManageAccounts,

    /// <summary>Enters and publishes releases of official values; never one person both.</summary>
    MaintainOfficialValues,

    /// <summary>Edits the lists that the ministry keeps for all.</summary>
    MaintainLists,

    /// <summary>Sends enquiries to institutions.</summary>
    AskInstitutions,

    /// <summary>Announces fairs, meetings, calls and gap funds.</summary>
    AnnounceEvents,

    /// <summary>Joins events of others.</summary>
    JoinEvents,
}

/// <summary>Which role may do what: the one place that says so.</summary>
public static class Permissions
{
    public static bool Allows(this PortalRole role, Permission permission) => permission switch
    {
        Permission.ViewOwnRegister or Permission.EnterRecords => role is PortalRole.Liaison or PortalRole.Approver,
        Permission.ApproveContracts => role is PortalRole.Approver,
        Permission.ViewEveryInstitution or Permission.MaintainOfficialValues or Permission.MaintainLists => role is PortalRole.Ministry,
        Permission.AskInstitutions => role is PortalRole.Company,
        Permission.AnnounceEvents => role is PortalRole.Liaison or PortalRole.Approver or PortalRole.Ministry,
        Permission.JoinEvents => role is PortalRole.Company or PortalRole.Liaison or PortalRole.Approver,
        Permission.ManageAccounts => role is PortalRole.Admin,
        _ => false,
    };

    /// <summary>Liaison and approver work for one institution; the others for none.</summary>
    public static bool NeedsInstitution(this PortalRole role) => role is PortalRole.Liaison or PortalRole.Approver;

    /// <summary>Whether the administrator says of the account which company or body it speaks for.</summary>
    public static bool SpeaksForCompany(this PortalRole role) => role is PortalRole.Company;
}
