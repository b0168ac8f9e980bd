using System.Diagnostics;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>Ownership of files. The platform's library knows modes but no owners.</summary>
internal static class OwnerOf
{
    /// <summary>Gives one folder, without its content, to a user; as root only.</summary>
    internal static async Task GiveAsync(string folder, string user, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/chown", ["--no-dereference", user + ":", folder]) { RedirectStandardError = true, UseShellExecute = false })!;
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0) throw new ClusterException($"The folder {folder} cannot be given to the user '{user}': set PORTAL_DATA to a folder on a local file system.");
    }
}
