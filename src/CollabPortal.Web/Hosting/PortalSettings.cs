using System.Globalization;
using System.Net;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data.Cluster;
using CollabPortal.Application.Mail;
using Npgsql;
using Serilog.Events;

namespace CollabPortal.Web.Hosting;

/// <summary>Every setting of the portal, checked. The same names work in the environment and in appsettings.json (docs/operations.md).</summary>
/// <param name="Portal">Runtime role's connection string, or null for the embedded cluster.</param>
/// <param name="PortalOwner">Owner role's connection string, or null for the embedded cluster.</param>
/// <param name="Url">Address to listen on.</param>
/// <param name="DataFolder">Absolute folder of the private cluster, of logs and files.</param>
/// <param name="WritesLogFile">Whether the folder is the portal's to write a log in: always but for a foreign database without PORTAL_DATA.</param>
/// <param name="Demo">PORTAL_DEMO as set, or null for the default (on with the embedded cluster only).</param>
/// <param name="Proxies">Proxies whose forwarded headers are trusted; with any, the portal is served by HTTPS only.</param>
/// <param name="LogLevel">Least level that is logged.</param>
public sealed record PortalSettings(
    string? Portal, string? PortalOwner, Uri Url, string DataFolder, bool WritesLogFile, bool? Demo, IReadOnlyList<IPNetwork> Proxies, LogEventLevel LogLevel)
{
    /// <summary>Whether the portal runs its own private cluster.</summary>
    public bool IsEmbedded => Portal is null;

    /// <summary>Whether demo mode is wished for: as set, else on with the embedded cluster only.</summary>
    public bool DemoWanted => Demo ?? IsEmbedded;

    /// <summary>Where attachments are put and how large one may be.</summary>
    public AttachmentSettings Attachments { get; private init; } = AttachmentSettings.Standard;

    /// <summary>How letters leave.</summary>
    public MailSettings Mail { get; private init; } = MailSettings.Off;

    /// <summary>Whether users reach the portal through a proxy that ends TLS.</summary>
    public bool IsBehindProxy => Proxies.Count > 0;

    /// <summary>Reads and checks all settings; the first wrong one is a <see cref="StartException"/> that names it.</summary>
    public static PortalSettings Read(IConfiguration configuration)
    {
        var portal = ConnectionString(configuration, "Portal");
        var owner = ConnectionString(configuration, "PortalOwner");
        if (portal is null != owner is null)
        {
            var missing = portal is null ? "Portal" : "PortalOwner";
            throw StartException.Setting($"ConnectionStrings__{missing} is missing: set both ConnectionStrings__Portal and ConnectionStrings__PortalOwner, or neither for the private cluster.");
        }

        if (portal is not null && UserOf(portal) == UserOf(owner!))
        {
            throw StartException.Setting("ConnectionStrings__Portal names the same user as ConnectionStrings__PortalOwner: the runtime role must own nothing, so give it a user of its own.");
        }

        var data = Text(configuration, "PORTAL_DATA");
        var home = Text(configuration, "PORTAL_HOME") ?? Environment.CurrentDirectory;
        return new PortalSettings(
            portal, owner, ReadUrl(Text(configuration, "PORTAL_URL") ?? "http://127.0.0.1:5080"),
            ClusterOptions.DefaultFolder(data, home), portal is null || data is not null,
            ReadSwitch("PORTAL_DEMO", Text(configuration, "PORTAL_DEMO")),
            ReadProxies(Text(configuration, "PORTAL_PROXIES")),
            ReadLevel(Text(configuration, "PORTAL_LOG_LEVEL")))
        {
            Attachments = new AttachmentSettings(ReadFolder("PORTAL_ATTACHMENTS", Text(configuration, "PORTAL_ATTACHMENTS")), ReadMegabytes("PORTAL_ATTACHMENT_MB", Text(configuration, "PORTAL_ATTACHMENT_MB"))),
            Mail = MailSettingsReader.Read(name => Text(configuration, name)),
        };
    }

    private static string? Text(IConfiguration configuration, string name) =>
        configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string? ConnectionString(IConfiguration configuration, string name)
    {
        var text = Text(configuration, "ConnectionStrings:" + name);
        if (text is null) return null;
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(text);
            if (parts.Host is null || parts.Username is null || parts.Database is null)
            {
                throw StartException.Setting($"ConnectionStrings__{name} is not complete: it needs Host, Database and Username.");
            }

            return text;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not shown: it may hold a password.
            throw StartException.Setting($"ConnectionStrings__{name} is not a PostgreSQL connection string: write it as Host=…;Database=…;Username=…;Password=….", e);
        }
    }

    private static string UserOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Username!;

    private static Uri ReadUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp && url.PathAndQuery == "/"
            ? url
            : throw StartException.Setting($"PORTAL_URL is '{text}', which is no address to listen on: write it as http://127.0.0.1:5080 (TLS belongs to the proxy, see PORTAL_PROXIES).");

    private static bool? ReadSwitch(string name, string? text) => text?.ToUpperInvariant() switch
    {
        null => null,
        "ON" or "TRUE" or "1" => true,
        "OFF" or "FALSE" or "0" => false,
        _ => throw StartException.Setting($"{name} is '{text}': set it to on or off."),
    };

    private static string? ReadFolder(string name, string? text) => text switch
    {
        null or "database" => null,
        _ when Path.IsPathFullyQualified(text) => Path.TrimEndingDirectorySeparator(text),
        _ => throw StartException.Setting($"{name} is '{text}': set it to database, or to the absolute path of a folder that the portal may write."),
    };

    private static int ReadMegabytes(string name, string? text) =>
        text is null ? AttachmentSettings.Standard.LimitMegabytes
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= 200 ? size
        : throw StartException.Setting($"{name} is '{text}': set it to a whole number of megabytes from 1 to 200.");

    private static List<IPNetwork> ReadProxies(string? text) =>
        [.. (text ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part =>
            IPNetwork.TryParse(part, out var network) ? network
            : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw StartException.Setting($"PORTAL_PROXIES names '{part}', which is no IP address or network: list addresses such as 10.0.0.5 or 10.0.0.0/24, with commas between."))];

    private static LogEventLevel ReadLevel(string? text) =>
        text is null ? LogEventLevel.Information
        : Enum.TryParse<LogEventLevel>(text, ignoreCase: true, out var level) && Enum.IsDefined(level) ? level
        : throw StartException.Setting($"PORTAL_LOG_LEVEL is '{text}': set it to one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
}
