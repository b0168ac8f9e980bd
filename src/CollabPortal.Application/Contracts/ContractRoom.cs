using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Contracts.Outcomes;
using CollabPortal.Application.Contracts.Pricing;
using CollabPortal.Application.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabPortal.Application.Contracts;

/// <summary>The services of this room.</summary>
public static class ContractRoom
{
    public static IServiceCollection AddContracts(this IServiceCollection services)
    {
        services.TryAddScoped<RegisterWriter>();
        services.TryAddSingleton(AttachmentSettings.Standard);
        return services
            .AddScoped<ContractService>()
            .AddScoped<ContractQueries>()
            .AddScoped<ContractWork>()
            .AddScoped<OutcomeService>()
            .AddScoped<ProgrammeService>()
            .AddScoped<AttachmentService>()
            .AddSingleton<AttachmentStore>()
            .AddScoped<MoneyQueries>()
            .AddSingleton(_ => new CreditRates())
            .AddScoped<AuditQueries>();
    }

    /// <summary>The calendar of contracts, for the portal that serves; operator's verbs do without.</summary>
    public static IServiceCollection AddContractCalendar(this IServiceCollection services) => services.AddHostedService<ContractCalendar>();
}
