using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Contracts.Outcomes;
using CollabPortal.Application.Contracts.Pricing;
using CollabPortal.Application.Contracts.Work;
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
            .AddOffice()
            .AddScoped<AuditQueries>();
    }

    // The office's daily work beside the contract itself.
    private static IServiceCollection AddOffice(this IServiceCollection services) => services
        .AddScoped<TypedEntries>()
        .AddScoped<LikelyDuplicates>()
        .AddScoped<WorkQueue>()
        .AddScoped<ContractDeadlines>()
        .AddScoped<ContractBatch>()
        .AddScoped<EntryProgressQueries>()
        .AddScoped<SavedViews>()
        .AddScoped<DeletedRecords>();

    /// <summary>The calendar of contracts, for the portal that serves; operator's verbs do without.</summary>
    public static IServiceCollection AddContractCalendar(this IServiceCollection services) => services.AddHostedService<ContractCalendar>();
}
