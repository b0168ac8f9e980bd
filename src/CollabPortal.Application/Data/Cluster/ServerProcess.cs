using System.Globalization;
using Npgsql;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>Starts, finds and stops the server of one cluster folder.</summary>
internal sealed class ServerProcess(ClusterFolder folder, ClusterOptions options, ServerUser user, PostgresPrograms programs)
{
    private enum State
    {
        None,
        Stale,
        Stopping,
        Running,
    }

    /// <summary>Makes the cluster when there is none. An initdb that was cut off leaves nothing that counts.</summary>
    internal async Task MakeAsync(ClusterSecrets secrets, CancellationToken ct)
    {
        if (Directory.Exists(folder.Data)) return;
        var sync = options.Throwaway ? "--no-sync" : "--data-checksums";
        // The password goes by standard input into a private file for initdb, never onto a command line that 'ps' shows.
        const string script = """
            set -e; umask 077; cd "$1"; rm -rf data.new; cat > password
            "$2" -D data.new --encoding=UTF8 --locale=C.UTF-8 --auth=scram-sha-256 --username=postgres --pwfile=password "$3" >initdb.log 2>&1 || { rm -f password; tail -n 3 initdb.log >&2; exit 1; }
            rm -f password; mv data.new data
            """;
        await user.RunAsync("Making the private database cluster", ["/bin/bash", "-c", script, "sh", folder.Server, programs.InitDb, sync], secrets.Superuser, ct);
    }

    /// <summary>Starts the server, or takes over the one that a killed portal left running.</summary>
    /// <returns>True when a running server was taken over.</returns>
    internal async Task<bool> StartOrTakeOverAsync(CancellationToken ct)
    {
        var state = await CurrentAsync(ct);
        if (state == State.Stopping)
        {
            await StopAsync("fast", ct);
            state = await CurrentAsync(ct);
        }

        if (state == State.Running) return true;
        // A pid that lives again as another program would make the server refuse; a dead pid it recognises itself.
        if (state == State.Stale) await user.RunAsync("Removing a stale lock file", ["/bin/rm", "-f", folder.PidFile], null, ct);
        await WriteSettingsAsync(ct);
        var seconds = ((int)options.StartTimeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var (ok, _) = await user.TryRunAsync([programs.PgCtl, "-D", folder.Data, "-l", folder.Log, "-w", "-t", seconds, "start"], null, ct);
        if (!ok) throw new ClusterException($"The private database server does not start: {await LastComplaintAsync(ct)} (log: {folder.Log}).");
        return false;
    }

    /// <summary>Whether a server of this folder runs.</summary>
    internal async Task<bool> IsRunningAsync(CancellationToken ct) => await CurrentAsync(ct) == State.Running;

    /// <summary>Stops the server and waits for it. "fast" ends sessions and writes a checkpoint; "immediate" does not.</summary>
    internal Task StopAsync(string mode, CancellationToken ct) =>
        user.TryRunAsync([programs.PgCtl, "-D", folder.Data, "-m", mode, "-w", "-t", "120", "stop"], null, ct);

    /// <summary>Waits until the server answers: it may still be recovering when it is taken over.</summary>
    internal async Task WaitUntilAnswersAsync(string connectionString, CancellationToken ct)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(options.StartTimeout.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(ct);
                return;
            }
            catch (NpgsqlException e) when (IsPassing(e) && TimeProvider.System.GetTimestamp() < end)
            {
                await Task.Delay(100, ct);
            }
            catch (NpgsqlException e)
            {
                throw new ClusterException($"The private database server in {folder.Root} does not answer: {e.Message}", e);
            }
        }
    }

    // 57P03: starting up or recovering. No SQLSTATE: the socket is not there yet.
    private static bool IsPassing(NpgsqlException e) => e.SqlState is null or "57P03";

    private async Task<State> CurrentAsync(CancellationToken ct)
    {
        // Read as the server's user: the folder is that user's alone.
        var (ok, text) = await user.TryRunAsync(["/bin/cat", folder.PidFile], null, ct);
        if (!ok) return State.None;
        var lines = text.Split('\n');
        if (!int.TryParse(lines[0], CultureInfo.InvariantCulture, out var pid)) return State.Stale;
        if (!Directory.Exists("/proc/" + lines[0].Trim())) return State.None;
        if (!await IsServerOfThisFolderAsync(pid, ct)) return State.Stale;
        return lines.Length > 7 && lines[7].StartsWith("stopping", StringComparison.Ordinal) ? State.Stopping : State.Running;
    }

    private async Task<bool> IsServerOfThisFolderAsync(int pid, CancellationToken ct)
    {
        try
        {
            var command = (await File.ReadAllTextAsync(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/cmdline"), ct)).Split('\0');
            return Path.GetFileName(command[0]) is "postgres" && command.Contains(folder.Data, StringComparer.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // A file of our own, included last: the paths need no shell quoting, and the operator's postgresql.conf stays the operator's.
    private async Task WriteSettingsAsync(CancellationToken ct)
    {
        var careless = options.Throwaway ? "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n" : "";
        var settings = string.Create(CultureInfo.InvariantCulture, $"""
            # Written by the portal at each start. Own settings belong into postgresql.conf, above the include of this file.
            listen_addresses = ''
            port = 5432
            unix_socket_directories = '"{folder.Socket}"'
            unix_socket_permissions = 0700
            password_encryption = 'scram-sha-256'
            max_connections = {options.MaxConnections}
            timezone = 'UTC'
            log_timezone = 'UTC'
            # Details and statements of errors would put addresses and names into the server's log.
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_checkpoints = off
            {careless}
            """);
        const string script = """
            set -e; umask 077; cat > "$1/portal.conf.new"; mv "$1/portal.conf.new" "$1/portal.conf"
            grep -q "^include_if_exists = 'portal.conf'" "$1/postgresql.conf" || printf "\ninclude_if_exists = 'portal.conf'\n" >> "$1/postgresql.conf"
            """;
        await user.RunAsync("Writing the server's settings", ["/bin/bash", "-c", script, "sh", folder.Data], settings, ct);
    }

    private async Task<string> LastComplaintAsync(CancellationToken ct)
    {
        var (_, log) = await user.TryRunAsync(["/usr/bin/tail", "-n", "40", folder.Log], null, ct);
        var line = log.Split('\n').LastOrDefault(l => l.Contains("FATAL", StringComparison.Ordinal) || l.Contains("PANIC", StringComparison.Ordinal));
        return line is null ? "it gave no reason" : line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();
    }
}
