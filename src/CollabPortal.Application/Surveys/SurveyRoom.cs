using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application.Surveys;

public static class SurveyRoom
{
    /// <summary>Registers the services of surveys, year-end and restatements.</summary>
    public static IServiceCollection AddSurveys(this IServiceCollection services) => services
        .AddScoped<SurveyRecordNames>()
        .AddScoped<SurveyChecks>()
        .AddScoped<SurveyQueries>()
        .AddScoped<YearEndService>()
        .AddScoped<RestatementQueries>()
        .AddScoped<RestatementDesk>()
        .AddScoped<RestatementWork>()
        .AddScoped<SurveyDeadlines>()
        .AddScoped<LockedYears>();
}
