using CollabPortal.Application.Data;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace CollabPortal.Web.Hosting;

/// <summary>/health/live: the process answers. /health/ready: the database answers the runtime role and lacks no migration.</summary>
internal static class Health
{
    internal static IServiceCollection AddPortalHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseReady>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    internal static WebApplication MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        return app;
    }
}

/// <summary>Asks the database on each probe; the answer tells no reason to the outside.</summary>
internal sealed class DatabaseReady(PortalDataSources sources, MigrationRunner migrations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = sources.Portal.CreateCommand("select 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return await migrations.IsBehindAsync(cancellationToken)
                ? HealthCheckResult.Unhealthy("The database lacks a migration.")
                : HealthCheckResult.Healthy();
        }
        catch (NpgsqlException e)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", e);
        }
    }
}
