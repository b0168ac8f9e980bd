using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data.Interceptors;
using CollabPortal.Application.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CollabPortal.Application.Data;

/// <summary>The two ways into the database: as the runtime role, which owns nothing, and as the owner of the schemas.</summary>
public sealed class PortalDataSources(string portal, string portalOwner) : IAsyncDisposable
{
    /// <summary>Runtime role: bound by row-level security.</summary>
    public NpgsqlDataSource Portal { get; } = NpgsqlDataSource.Create(portal);

    /// <summary>Owner role: migrations, reference data, demo.</summary>
    public NpgsqlDataSource Owner { get; } = NpgsqlDataSource.Create(portalOwner);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Owner.DisposeAsync();
    }
}

/// <summary>Contexts on the owner's connection with the scope "system", for loaders and jobs; never for a person's request.</summary>
public sealed class OwnerContexts(PortalDataSources sources, TimeProvider clock)
{
    public PortalDb Create()
    {
        var nobody = new CurrentUser();
        return new PortalDb(new DbContextOptionsBuilder<PortalDb>()
            .UseNpgsql(sources.Owner, npgsql => npgsql.MigrationsHistoryTable("migration_history"))
            .AddInterceptors(new SessionScope("system", null, null), new AuditTrail(nobody, clock))
            .Options);
    }

    /// <summary>An open connection of the owner with the scope "system", for COPY and set-based SQL.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct = default)
    {
        var connection = await sources.Owner.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select set_config('portal.scope', 'system', false)", connection);
        await command.ExecuteNonQueryAsync(ct);
        return connection;
    }
}

public static class DataServices
{
    /// <summary>Registers contexts, audit and scope. The factory is scoped, so that its interceptors see the user of the request or circuit.</summary>
    public static IServiceCollection AddPortalData(this IServiceCollection services, string portal, string portalOwner)
    {
        services.AddSingleton(_ => new PortalDataSources(portal, portalOwner));
        services.AddSingleton<OwnerContexts>();
        services.AddSingleton<MigrationRunner>();
        services.AddScoped<CurrentUser>();
        services.AddScoped<Access>();
        services.AddScoped<AuditTrail>();
        services.AddScoped<RestatementReason>();
        services.AddScoped(provider => new SessionScope(provider.GetRequiredService<CurrentUser>(), provider.GetRequiredService<RestatementReason>()));
        services.AddDbContextFactory<PortalDb>(
            (provider, options) => options
                .UseNpgsql(provider.GetRequiredService<PortalDataSources>().Portal, npgsql => npgsql.MigrationsHistoryTable("migration_history"))
                .AddInterceptors(provider.GetRequiredService<SessionScope>(), provider.GetRequiredService<AuditTrail>()),
            ServiceLifetime.Scoped);
        return services;
    }
}
