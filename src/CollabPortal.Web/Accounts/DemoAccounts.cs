namespace CollabPortal.Web.Accounts;

/// <summary>The six accounts of demo mode and their published password; shown and usable there only.</summary>
public static class DemoAccounts
{
    public const string Password = "Demo-Portal-2026";

    /// <summary>Part before the @ and at once the key of the label (AccountText, "Demo.…").</summary>
    public static IReadOnlyList<string> Names { get; } = ["liaison", "approver", "liaison2", "ministry", "company", "admin"];

    public static string AddressOf(string name) => name + "@demo.example";
}
