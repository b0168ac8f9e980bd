using CollabPortal.Domain.Accounts;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>Who may open the pages of enquiries: the side that asks, the side that answers, and the ministry for counts and days. Rows are chosen by row-level security.</summary>
public static class EnquirySides
{
    public const string Policy = "EnquirySides";

    public static bool Include(PortalRole role) => role.Allows(Permission.AskInstitutions) || role.Allows(Permission.ViewOwnRegister) || role.Allows(Permission.ViewEveryInstitution);
}
