using System.Net.Mail;
using CollabPortal.Application.Mail;

namespace CollabPortal.Web.Hosting;

/// <summary>Settings of mail, checked: a wrong one stops the start with a sentence that names it.</summary>
internal static class MailSettingsReader
{
    /// <param name="setting">The text of a setting; null where it is not set.</param>
    internal static MailSettings Read(Func<string, string?> setting)
    {
        var url = PublicUrl(setting("PORTAL_PUBLIC_URL") ?? setting("PORTAL_URL") ?? "http://127.0.0.1:5080");
        var place = setting("PORTAL_MAIL");
        var from = setting("PORTAL_MAIL_FROM");
        if (from is not null && (!MailAddress.TryCreate(from, out var address) || address.Address != from)) throw StartException.Setting($"PORTAL_MAIL_FROM is '{from}', which is no e-mail address.");
        var off = MailSettings.Off with { PublicUrl = url, From = from ?? MailSettings.Off.From };
        if (place is null or "off") return off;
        if (Path.IsPathFullyQualified(place)) return off with { Folder = Path.TrimEndingDirectorySeparator(place) };
        if (!Uri.TryCreate(place, UriKind.Absolute, out var server) || server.Scheme is not ("smtp" or "smtps") || server.Host.Length == 0 || server.PathAndQuery is not ("/" or "") || server.UserInfo.Length > 0)
            throw StartException.Setting($"PORTAL_MAIL is '{place}': set it to off, to the absolute path of a folder, or to a server such as smtp://mail.example:587 or smtps://mail.example:465 (name and password: PORTAL_MAIL_USER, PORTAL_MAIL_PASSWORD).");
        if (from is null) throw StartException.Setting("PORTAL_MAIL_FROM is missing: letters need an address that they come from.");
        var (user, password) = (setting("PORTAL_MAIL_USER"), setting("PORTAL_MAIL_PASSWORD"));
        if (user is null != password is null) throw StartException.Setting("PORTAL_MAIL_USER and PORTAL_MAIL_PASSWORD belong together: set both or neither.");
        var tls = server.Scheme == "smtps";
        return off with { Host = server.Host, Port = server.Port > 0 ? server.Port : tls ? 465 : 587, Tls = tls, User = user, Password = password };
    }

    private static string PublicUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Query.Length == 0 ? text.TrimEnd('/')
            : throw StartException.Setting($"PORTAL_PUBLIC_URL is '{text}': write the address by which people reach the portal, such as https://portal.example.");
}
