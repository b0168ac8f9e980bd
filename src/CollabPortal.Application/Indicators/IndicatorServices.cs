using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Application.ReferenceData;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabPortal.Application.Indicators;

public static class IndicatorServices
{
    /// <summary>Registers the indicators and the loader of the reference data that they read.</summary>
    public static IServiceCollection AddIndicators(this IServiceCollection services)
    {
        services.AddSingleton<ReferenceDataLoader>();
        services.AddSingleton<FigureKeeper>();
        services.TryAddSingleton<Series.PublicCellIndex>();
        services.AddScoped<IndicatorService>();
        services.AddScoped<SourceQueries>();
        services.AddScoped<Series.SeriesQueries>();
        services.AddScoped<ReleaseQueries>();
        services.AddScoped<ReleaseDesk>();
        services.AddScoped<Analysis.ChangeQueries>();
        services.AddScoped<Analysis.DrillQueries>();
        services.AddScoped<Analysis.ReleaseComparisonQueries>();
        services.AddScoped<Analysis.MobilityQueries>();
        services.AddScoped<Analysis.StartupFigures>();
        services.AddScoped<Analysis.PeerQueries>();
        services.AddScoped<Analysis.OwnTargetService>();
        services.AddScoped<Clusters.ClusterDesk>();
        return services;
    }

    /// <summary>Folds figures in the background; for the portal that serves, not for verbs.</summary>
    public static IServiceCollection AddFigureFolding(this IServiceCollection services) => services.AddHostedService<FigureFolding>();
}
