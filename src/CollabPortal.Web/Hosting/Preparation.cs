using CollabPortal.Application.Data;
using CollabPortal.Application.ReferenceData;

namespace CollabPortal.Web.Hosting;

/// <summary>What must hold before the portal listens.</summary>
internal static class Preparation
{
    /// <summary>The private cluster is brought up to date by itself; a foreign server is the operator's, so it is only checked.</summary>
    internal static async Task PrepareAsync(this WebApplication app, PortalSettings settings)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var migrations = scope.ServiceProvider.GetRequiredService<MigrationRunner>();
        if (settings.IsEmbedded)
        {
            await migrations.MigrateAsync();
            await scope.ServiceProvider.GetRequiredService<ReferenceDataLoader>().LoadIfChangedAsync();
        }
        else if (await migrations.IsBehindAsync()) throw StartException.Database("The database lacks migrations of this program: run './run.sh migrate' first.");
    }
}
