using Npgsql;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>The portal's database, roles and extensions inside a private cluster. Everything here can run again.</summary>
internal static class ClusterDatabase
{
    internal const string Name = "portal", OwnerRole = "portal_owner", RuntimeRole = "portal_runtime";

    /// <summary>Makes what is missing, as the cluster's superuser.</summary>
    internal static async Task EnsureAsync(Func<string, string> superuserConnection, ClusterSecrets secrets, CancellationToken ct)
    {
        await using (var server = new NpgsqlConnection(superuserConnection("postgres")))
        {
            await server.OpenAsync(ct);
            await EnsureRoleAsync(server, OwnerRole, secrets.Owner, ct);
            await EnsureRoleAsync(server, RuntimeRole, secrets.Runtime, ct);
            if (!await ExistsAsync(server, "select 1 from pg_database where datname = $1", Name, ct))
            {
                await RunAsync(server, $"create database {Name} owner {OwnerRole} template template0 encoding 'UTF8' locale 'C.UTF-8'", ct);
            }
        }

        // Extensions are the superuser's business; migrations only ask for them with IF NOT EXISTS.
        await using var database = new NpgsqlConnection(superuserConnection(Name));
        await database.OpenAsync(ct);
        await RunAsync(database, "create extension if not exists pg_trgm; create extension if not exists btree_gist", ct);
        await RunAsync(database, $"revoke temporary on database {Name} from public; grant temporary on database {Name} to {OwnerRole}", ct);
    }

    private static async Task EnsureRoleAsync(NpgsqlConnection server, string role, string password, CancellationToken ct)
    {
        if (await ExistsAsync(server, "select 1 from pg_roles where rolname = $1", role, ct)) return;
        await RunAsync(server, $"create role {role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password '{password}'", ct);
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection, string sql, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    // Only constants and hexadecimal passwords of our own making are put into these statements; DDL takes no parameters.
#pragma warning disable CA2100
    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
#pragma warning restore CA2100
}
