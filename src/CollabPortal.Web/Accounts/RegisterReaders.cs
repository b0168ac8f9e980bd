using CollabPortal.Domain.Accounts;

namespace CollabPortal.Web.Accounts;

/// <summary>Who may open the pages of the register: its institutions and the ministry. Rows are chosen by row-level security.</summary>
public static class RegisterReaders
{
    public const string Policy = "RegisterReaders";

    public static bool Include(PortalRole role) => role.Allows(Permission.ViewOwnRegister) || role.Allows(Permission.ViewEveryInstitution);
}
