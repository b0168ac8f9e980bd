using System.Diagnostics;
using Npgsql;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>
/// Backup of the private cluster's database into one file (pg_dump, custom format) and its restore. Both run as the cluster's superuser:
/// row-level security is FORCEd on the owner too, so any other role would save a part and call it whole.
/// </summary>
public sealed class ClusterBackup(EmbeddedCluster cluster)
{
    private readonly PostgresPrograms programs = cluster.Programs;

    /// <summary>What a register holds, to compare a restored one with the one that was saved.</summary>
    /// <param name="Contracts">Rows of register.research_contract.</param>
    /// <param name="Receipts">Rows of register.fiscal_year_receipt.</param>
    /// <param name="AuditEntries">Rows of audit.entry.</param>
    /// <param name="Accounts">Rows of accounts.portal_user.</param>
    public sealed record Counts(long Contracts, long Receipts, long AuditEntries, long Accounts)
    {
        public override string ToString() => FormattableString.Invariant($"{Contracts} contracts, {Receipts} receipts, {AuditEntries} audit entries, {Accounts} accounts");
    }

    /// <summary>Writes the database into a new file, which appears under its name only when it is whole. The portal may serve meanwhile.</summary>
    /// <exception cref="ClusterException">The file exists, the folder cannot be written, or pg_dump failed.</exception>
    public async Task<Counts> SaveAsync(string file, CancellationToken ct)
    {
        var target = Path.GetFullPath(file);
        if (Path.Exists(target)) throw new ClusterException($"The file {target} exists: name another one, a backup overwrites nothing.");
        if (!Directory.Exists(Path.GetDirectoryName(target))) throw new ClusterException($"The folder {Path.GetDirectoryName(target)} does not exist: make it first.");
        var part = target + ".part";
        try
        {
            await using (MakePrivate(part))
            {
                // pg_dump writes into it; nobody else may read what is confidential.
            }

            var counts = await CountAsync(ct);
            await RunAsync("pg_dump", ["-Fc", "-f", part, ClusterDatabase.Name], "The backup was not made", ct);
            await using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(part, target);
            return counts;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterException($"The backup cannot be written to {target}: {e.Message}", e);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Fills a new cluster from a backup, whole or not at all.</summary>
    /// <exception cref="ClusterException">The file is no backup, a portal serves from the folder, or its database holds accounts already.</exception>
    public async Task<Counts> RestoreAsync(string file, CancellationToken ct)
    {
        var source = Path.GetFullPath(file);
        if (!File.Exists(source)) throw new ClusterException($"There is no file {source}.");
        if (!cluster.IsHolder) throw new ClusterException("A portal serves from this folder: restore into another one (PORTAL_DATA), then start the portal there.");
        if (await HoldsAccountsAsync(ct)) throw new ClusterException("The database holds accounts already: set PORTAL_DATA to a new folder, a restore overwrites nothing.");
        await RunAsync("pg_restore", ["--list", source], "This is no backup of the portal", ct);
        await RunAsync("pg_restore", ["--clean", "--if-exists", "--single-transaction", "--exit-on-error", "-d", ClusterDatabase.Name, source], "Nothing was restored", ct);
        return await CountAsync(ct);
    }

    private static FileStream MakePrivate(string path) =>
        new(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });

    private async Task<Counts> CountAsync(CancellationToken ct)
    {
        const string sql = """
            select (select count(*) from register.research_contract), (select count(*) from register.fiscal_year_receipt),
                   (select count(*) from audit.entry), (select count(*) from accounts.portal_user)
            """;
        await using var source = NpgsqlDataSource.Create(cluster.SuperuserOf(ClusterDatabase.Name));
        await using var command = source.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new Counts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }

    private async Task<bool> HoldsAccountsAsync(CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(cluster.SuperuserOf(ClusterDatabase.Name));
        await using var made = source.CreateCommand("select to_regclass('accounts.portal_user') is not null");
        if (await made.ExecuteScalarAsync(ct) is not true) return false;
        await using var any = source.CreateCommand("select exists (select from accounts.portal_user) or exists (select from register.research_contract)");
        return await any.ExecuteScalarAsync(ct) is true;
    }

    private async Task RunAsync(string program, string[] arguments, string failure, CancellationToken ct)
    {
        var connection = new NpgsqlConnectionStringBuilder(cluster.SuperuserOf(ClusterDatabase.Name));
        var start = new ProcessStartInfo(Path.Combine(programs.Folder, program), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["PGHOST"], start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (connection.Host, connection.Username, connection.Password);
        start.Environment["PGPORT"] = "5432";
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        await output;
        if (process.ExitCode == 0) return;
        var said = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "no message";
        throw new ClusterException($"{failure}: {said.TrimEnd('.')}.");
    }
}
