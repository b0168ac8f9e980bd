using System.Diagnostics;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>
/// Runs programs as the user who owns the cluster: the portal's own user, or, because PostgreSQL refuses root,
/// the user "postgres" when the portal runs as root.
/// </summary>
internal sealed class ServerUser
{
    internal const string Name = "postgres";

    private readonly string[] prefix;

    private ServerUser(params string[] prefix) => this.prefix = prefix;

    /// <summary>Whether the server runs as another user than the portal.</summary>
    internal bool IsOther => prefix.Length > 0;

    /// <summary>Picks the user and, as root, tries the switch before anything is made.</summary>
    internal static async Task<ServerUser> PickAsync(CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess) return new ServerUser();
        foreach (var user in new[]
        {
            new ServerUser("/usr/bin/setpriv", "--reuid=" + Name, "--regid=" + Name, "--init-groups", "--"),
            new ServerUser("/usr/sbin/runuser", "-u", Name, "--"),
        })
        {
            if (File.Exists(user.prefix[0]) && (await user.TryRunAsync(["/usr/bin/id", "-u"], null, ct)).Ok) return user;
        }

        throw new ClusterException(
            "PostgreSQL refuses to run as root and the portal cannot switch to the user 'postgres': start the portal as an ordinary user, or install the packages postgresql and util-linux.");
    }

    /// <summary>Runs a program and returns its output; a failure is a <see cref="ClusterException"/> with the last line of it.</summary>
    internal async Task<string> RunAsync(string what, string[] command, string? input, CancellationToken ct)
    {
        var (ok, output) = await TryRunAsync(command, input, ct);
        if (ok) return output;
        var lastLine = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
        throw new ClusterException($"{what} failed: {lastLine}");
    }

    internal async Task<(bool Ok, string Output)> TryRunAsync(string[] command, string? input, CancellationToken ct)
    {
        string[] all = [.. prefix, .. command];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = "/",
        };
        // The server must not see the portal's settings (connection strings among them) nor be steered by PG* variables.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        try
        {
            if (input is not null) await process.StandardInput.WriteAsync(input.AsMemory(), ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read; its exit code and output say why.
        }

        await process.WaitForExitAsync(ct);
        return (process.ExitCode == 0, await output + await errors);
    }
}
