using System.Security.Cryptography;
using CollabPortal.Application.Mail;
using Microsoft.AspNetCore.DataProtection;

namespace CollabPortal.Web.Mail;

/// <summary>Links that turn a kind of letter off without a sign-in: account and kind, signed with the portal's own keys. They do not expire; they can do nothing else.</summary>
public sealed class MailLinks(IDataProtectionProvider keys, MailSettings settings)
{
    private readonly IDataProtector protector = keys.CreateProtector("CollabPortal.Mail.Off.v1");

    /// <summary>Full address of the link.</summary>
    public string Off(Guid user, MailKind kind) => $"{settings.PublicUrl}/mail/off?key={Uri.EscapeDataString(protector.Protect($"{user:N}/{kind}"))}";

    /// <summary>The address for the one click of a mail program: it acts at once, on POST only.</summary>
    public static string OneClick(string off) => off.Replace("/mail/off?", "/mail/off/now?", StringComparison.Ordinal);

    /// <summary>Whose link it is; null for one that the portal did not write.</summary>
    public (Guid User, MailKind Kind)? Read(string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 1_000) return null;
        try
        {
            return protector.Unprotect(key).Split('/') is [var id, var name] && Guid.TryParse(id, out var user) && Enum.TryParse<MailKind>(name, out var kind) ? (user, kind) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
