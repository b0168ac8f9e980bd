using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Demo;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Organisations;
using CollabPortal.Application.Surveys;
using CollabPortal.Web.Mail;

namespace CollabPortal.Web.Hosting;

/// <summary>The services that pages, API and operator's verbs share: one line a room.</summary>
internal static class PortalServices
{
    internal static IServiceCollection AddPortal(this IServiceCollection services, PortalSettings settings, PortalDatabase database, DemoMode demo)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(demo);
        services.AddPortalData(database.Portal, database.Owner);
        services.AddOrganisations();
        services.AddThinRegisters();
        services.AddScoped<RecordLookup>();
        services.AddSingleton(settings.Attachments);
        services.AddContracts();
        services.AddImports();
        services.AddMatching();
        services.AddScoped<AccessTokens>();
        services.AddMail(settings, demo);
        services.AddIndicators();
        services.AddSurveys();
        services.AddDemoRegister();
        services.AddSingleton<DemoGate>();
        services.AddSingleton<AdministratorDesk>();
        return services;
    }
}
