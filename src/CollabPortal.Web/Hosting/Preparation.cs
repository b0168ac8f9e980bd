using CollabPortal.Application;
using CollabPortal.Application.Data;
using CollabPortal.Application.ReferenceData;
using Serilog;

namespace CollabPortal.Web.Hosting;

/// <summary>What must hold before the portal listens or a verb works.</summary>
internal static class Preparation
{
    /// <summary>For a start: migrations, reference data when they changed, demo register. A foreign server is the operator's, so it is only checked.</summary>
    /// <returns>Whether the portal serves in demo mode.</returns>
    internal static async Task<DemoMode> PrepareAsync(this PortalDatabase database, PortalSettings settings, Serilog.ILogger log, CancellationToken ct)
    {
        await using var provider = new ServiceCollection().AddLogging(to => to.AddSerilog(log))
            .AddPortal(settings, database, new DemoMode(settings.DemoWanted)).BuildServiceProvider();
        await provider.MigrateOrCheckAsync(settings, holdsCluster: true, ct);
        if (settings.IsEmbedded) await provider.GetRequiredService<ReferenceDataLoader>().LoadIfChangedAsync(ct);
        return new DemoMode(await provider.GetRequiredService<DemoGate>().OpenAsync(ct));
    }

    /// <summary>Brings the private cluster's database up to date; refuses a foreign one, or one that a live portal serves, when it lacks a migration.</summary>
    internal static async Task MigrateOrCheckAsync(this IServiceProvider services, PortalSettings settings, bool holdsCluster, CancellationToken ct = default)
    {
        var migrations = services.GetRequiredService<MigrationRunner>();
        if (settings.IsEmbedded && holdsCluster) await migrations.MigrateAsync(ct);
        else if (await migrations.IsBehindAsync(ct)) throw StartException.Database("The database lacks migrations of this program: run './run.sh migrate' first.");
    }
}
