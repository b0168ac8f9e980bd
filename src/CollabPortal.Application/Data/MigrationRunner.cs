using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Data;

/// <summary>Brings the database to the state of this program: migrations as the owner, then the runtime role's rights.</summary>
public sealed class MigrationRunner(PortalDataSources sources, OwnerContexts contexts)
{
    /// <summary>Applies what is missing; safe to run on every start and by several nodes at once.</summary>
    /// <returns>Names of the migrations applied now.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0) await db.Database.MigrateAsync(ct);
        await GrantAsync(ct);
        return pending;
    }

    /// <summary>Whether the database still lacks a migration of this program.</summary>
    public async Task<bool> IsBehindAsync(CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        return (await db.Database.GetPendingMigrationsAsync(ct)).Any();
    }

    // The role's name stands in the operator's connection string, so rights cannot be part of a migration.
    private async Task GrantAsync(CancellationToken ct)
    {
        var role = new NpgsqlConnectionStringBuilder(sources.Portal.ConnectionString).Username
            ?? throw new InvalidOperationException("ConnectionStrings__Portal names no user.");
        var sql = SqlFiles.Read("rights.sql").Replace("{runtime}", "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"", StringComparison.Ordinal);
        await using var connection = await sources.Owner.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>Hand-written SQL that ships with the program: policies, triggers, rights.</summary>
public static class SqlFiles
{
    public static string Read(string name)
    {
        using var stream = typeof(SqlFiles).Assembly.GetManifestResourceStream("CollabPortal.Application.Data.Sql." + name)
            ?? throw new InvalidOperationException("No SQL file " + name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
