using System.Security.Cryptography;
using System.Text;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>The places in a cluster's folder. What stands under postgres/ belongs to the server's user, the rest to the portal's.</summary>
internal sealed class ClusterFolder(string root)
{
    // sun_path holds 108 bytes with its end mark (man 7 unix).
    private const int LongestSocketPath = 107;
    private const string SocketName = "/.s.PGSQL.5432";

    internal string Root { get; } = Path.TrimEndingDirectorySeparator(root);

    internal string Server => Path.Combine(Root, "postgres");

    internal string Data => Path.Combine(Server, "data");

    internal string PidFile => Path.Combine(Data, "postmaster.pid");

    internal string Log => Path.Combine(Server, "server.log");

    internal string LockFile => Path.Combine(Root, "in-use.lock");

    internal string SecretsFile => Path.Combine(Root, "secrets.json");

    /// <summary>Folder of the socket: in the cluster's own folder where the path is short and plain enough, else in /tmp.</summary>
    internal string Socket
    {
        get
        {
            var inside = Path.Combine(Server, "run");
            // A comma separates hosts in a connection string and folders in unix_socket_directories.
            var plain = inside.All(c => char.IsAsciiLetterOrDigit(c) || "/._- ".Contains(c, StringComparison.Ordinal));
            return plain && Encoding.UTF8.GetByteCount(inside + SocketName) <= LongestSocketPath
                ? inside
                : "/tmp/collabportal-" + Environment.UserName + "-" + ShortHash(Root);
        }
    }

    internal bool SocketIsOutside => !Socket.StartsWith(Server, StringComparison.Ordinal);

    /// <summary>Twelve hexadecimal digits for a path; enough to keep a machine's clones apart.</summary>
    internal static string ShortHash(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..12];

    /// <summary>Makes the portal's part. The server's part is made by the server's user, see <see cref="PrepareServerPartAsync"/>.</summary>
    internal void Make(bool otherUserPasses)
    {
        try
        {
            if (Directory.Exists(Root)) return;
            var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            if (otherUserPasses) mode |= UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            // Parents that are made on the way (/var/lib/collabportal) must let the server's user pass as well.
            Directory.CreateDirectory(Path.GetDirectoryName(Root)!);
            Directory.CreateDirectory(Root, mode);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The folder {Root} cannot be made or written: set PORTAL_DATA to a folder that this user may write.", e);
        }
    }

    /// <summary>Makes the folders that belong to the server's user, and refuses folders that are not safe or cannot be reached.</summary>
    internal async Task PrepareServerPartAsync(ServerUser user, CancellationToken ct)
    {
        if (user.IsOther)
        {
            Directory.CreateDirectory(Server, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await OwnerOf.GiveAsync(Server, ServerUser.Name, ct);
        }

        if (!(await user.TryRunAsync(["/bin/bash", "-c", "mkdir -p -m 0700 \"$1\" && [ -w \"$1\" ]", "sh", Server], null, ct)).Ok)
        {
            throw new ClusterException(
                $"The user who runs PostgreSQL cannot reach {Server}: set PORTAL_DATA to a folder whose parents this user may pass, for example under /var/lib.");
        }

        // -O: owned by the user who asks; -h: a link. In /tmp anyone could have been here first.
        const string script = "mkdir -m 0700 \"$1\" 2>/dev/null; [ -d \"$1\" ] && [ ! -h \"$1\" ] && [ -O \"$1\" ] && chmod 0700 \"$1\"";
        if (!(await user.TryRunAsync(["/bin/bash", "-c", script, "sh", Socket], null, ct)).Ok)
        {
            throw new ClusterException($"The folder for the database's socket, {Socket}, belongs to somebody else: remove it, or set PORTAL_DATA to a shorter path.");
        }
    }
}
