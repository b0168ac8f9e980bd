namespace CollabPortal.Web.Text;

/// <summary>Names the resources of the account pages (AccountText.resx, AccountText.en.resx).</summary>
public sealed class AccountText;
