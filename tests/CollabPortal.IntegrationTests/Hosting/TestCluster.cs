using CollabPortal.Application.Data;
using Npgsql;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>One throwaway cluster for the whole test process, with a migrated template that each test class copies.</summary>
public static class TestCluster
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static int databases;

    public static async Task<(string Portal, string Owner)> NewDatabaseAsync()
    {
        var template = await Template.Value;
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        await OneCopyAtATime.WaitAsync(); // PostgreSQL copies a template only while nobody else does
        try
        {
            await SuperuserAsync($"create database {name} template {template} owner portal_owner");
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return (Connection("portal_runtime", name), Connection("portal_owner", name));
    }

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{Environment.ProcessId}";
        await SuperuserAsync($"create database {name} owner portal_owner");
        await using (var sources = new PortalDataSources(Connection("portal_runtime", name), Connection("portal_owner", name)))
        {
            await new MigrationRunner(sources, new OwnerContexts(sources, TimeProvider.System)).MigrateAsync();
        }

        NpgsqlConnection.ClearAllPools();
        return name;
    }

    private static async Task SuperuserAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres", "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string Connection(string user, string database) => $"Host=/tmp/pgd;Username={user};Database={database}";
}
