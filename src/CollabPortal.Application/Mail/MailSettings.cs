namespace CollabPortal.Application.Mail;

/// <summary>How mail leaves the portal.</summary>
/// <param name="Folder">Folder that letters are put into as .eml files; null where they are sent.</param>
/// <param name="Host">SMTP server; null where nothing is sent.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">Speaks TLS from the first byte; otherwise STARTTLS is used where the server offers it.</param>
/// <param name="User">Name for sign-in there; null for none. A password never goes over a line without TLS.</param>
/// <param name="From">Address of the sender.</param>
/// <param name="PublicUrl">Address of the portal for links, without a slash at the end.</param>
public sealed record MailSettings(string? Folder, string? Host, int Port, bool Tls, string? User, string? Password, string From, string PublicUrl)
{
    /// <summary>Whether letters go anywhere.</summary>
    public bool IsOn => Folder is not null || Host is not null;

    /// <summary>Nothing leaves.</summary>
    public static MailSettings Off { get; } = new(null, null, 0, false, null, null, "portal@localhost", "http://localhost");

    /// <summary>Never the password.</summary>
    public override string ToString() => Folder ?? Host ?? "off";
}
