namespace CollabPortal.Application.Accounts;

/// <summary>A key of ASP.NET Core data protection, kept in the database so that cookies outlive a restart and serve every node.</summary>
public sealed record DataProtectionKey(string Name, string Xml, DateTimeOffset StoredAt);
