namespace CollabPortal.Web.Accounts;

/// <summary>The six accounts of demo mode and their published password; shown and usable there only.</summary>
public static class DemoAccounts
{
    public const string Password = "Demo-Portal-2026";

    /// <summary>Part before the @ and at once the key of the label (AccountText, "Demo.…").</summary>
    public static IReadOnlyList<string> Names { get; } = ["liaison", "approver", "liaison2", "ministry", "company", "admin"];

    /// <summary>Whether an account is one of the six: it must stay as the sign-in page says.</summary>
    public static bool IsPublished(CollabPortal.Application.Accounts.PortalUser user) => user.IsDemo && Names.Any(name => user.Email == AddressOf(name));

    public static string AddressOf(string name) => name + "@demo.example";
}
