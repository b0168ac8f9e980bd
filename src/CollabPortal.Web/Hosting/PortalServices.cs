using CollabPortal.Application;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;

namespace CollabPortal.Web.Hosting;

/// <summary>The services that pages, API and operator's verbs share: one line a room.</summary>
internal static class PortalServices
{
    internal static IServiceCollection AddPortal(this IServiceCollection services, PortalSettings settings, PortalDatabase database)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new DemoMode(settings.DemoWanted));
        services.AddPortalData(database.Portal, database.Owner);
        services.AddIndicators();
        return services;
    }
}
