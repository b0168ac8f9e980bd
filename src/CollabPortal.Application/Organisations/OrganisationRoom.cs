using CollabPortal.Application.Indicators.Series;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabPortal.Application.Organisations;

/// <summary>The services of this room.</summary>
public static class OrganisationRoom
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services)
    {
        // Shared with the indicators: what is public is decided once.
        services.TryAddSingleton<PublicCellIndex>();
        return services.AddScoped<OrganisationSearch>()
            .AddScoped<OrganisationService>()
            .AddSingleton<PublicFieldIndex>()
            .AddScoped<InstitutionQueries>()
            .AddScoped<InstitutionProfiles>()
            .AddScoped<Classifications>();
    }
}
