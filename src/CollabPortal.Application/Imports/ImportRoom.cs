using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Imports.Seeds;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application.Imports;

/// <summary>The services of this room.</summary>
public static class ImportRoom
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportKind, ContractImport>()
        .AddSingleton<ImportKind, SeedImport>()
        .AddSingleton<ImportKinds>()
        .AddSingleton<ImportQueue>()
        .AddScoped<ImportDesk>()
        .AddScoped<ImportQueries>()
        .AddScoped<ImportPartners>()
        .AddScoped<ImportWork>()
        .AddScoped<DirectImport>()
        .AddScoped<ContractExport>();

    /// <summary>The background of imports, for the portal that serves.</summary>
    public static IServiceCollection AddImportWorker(this IServiceCollection services) => services.AddHostedService<ImportWorker>();
}
