using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;
using Npgsql;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>
/// One throwaway cluster for the whole test process, made by the portal's own <see cref="EmbeddedCluster"/>, with a migrated
/// template that each test class copies. It ends with the process; what a killed run leaves behind the next one clears away.
/// </summary>
public static class TestCluster
{
    private const string TemplateName = "portal_template";
    private static readonly Lazy<Task<EmbeddedCluster>> Cluster = new(StartAsync);
    private static readonly SemaphoreSlim OneCopyAtATime = new(1);
    private static int databases;

    public static async Task<(string Portal, string Owner)> NewDatabaseAsync()
    {
        var cluster = await Cluster.Value;
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await OneCopyAtATime.WaitAsync(); // PostgreSQL copies a template only while nobody else does
        try
        {
            await cluster.CopyDatabaseAsync(TemplateName, name);
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return (cluster.PortalOf(name), cluster.OwnerOf(name));
    }

    private static async Task<EmbeddedCluster> StartAsync()
    {
        var cluster = await EmbeddedCluster.StartThrowawayAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await cluster.CopyDatabaseAsync("portal", TemplateName);
        await using (var sources = new PortalDataSources(cluster.PortalOf(TemplateName), cluster.OwnerOf(TemplateName)))
        {
            await new MigrationRunner(sources, new OwnerContexts(sources, TimeProvider.System)).MigrateAsync();
        }

        NpgsqlConnection.ClearAllPools();
        return cluster;
    }
}
