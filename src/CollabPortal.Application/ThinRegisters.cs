using CollabPortal.Application.Data;
using CollabPortal.Application.IntellectualProperty;
using CollabPortal.Application.People;
using CollabPortal.Application.Startups;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application;

public static class ThinRegisters
{
    /// <summary>Registers the services of cross-appointments, moves, patent rights, licences and startups.</summary>
    public static IServiceCollection AddThinRegisters(this IServiceCollection services) => services
        .AddScoped<RegisterWriter>()
        .AddScoped<CrossAppointmentService>()
        .AddScoped<MoveService>()
        .AddScoped<PatentService>()
        .AddScoped<LicenceService>()
        .AddScoped<StartupService>()
        .AddScoped<StartupPartners>();
}
