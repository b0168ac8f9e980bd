using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application.Organisations;

/// <summary>The services of this room.</summary>
public static class OrganisationRoom
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<OrganisationSearch>()
        .AddScoped<OrganisationService>()
        .AddSingleton<PublicFieldIndex>()
        .AddScoped<InstitutionQueries>()
        .AddScoped<InstitutionProfiles>()
        .AddScoped<Classifications>();
}
