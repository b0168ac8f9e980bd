using CollabPortal.Domain.Accounts;

namespace CollabPortal.Web.Pages.Needs;

/// <summary>Who has a list of needs: the company its own, the office those that it may answer.</summary>
public static class NeedSides
{
    public const string Policy = "NeedSides";

    public static bool Include(PortalRole role) => role.Allows(Permission.AskInstitutions) || role.Allows(Permission.EnterRecords);
}
