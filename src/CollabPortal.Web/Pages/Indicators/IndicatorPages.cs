using CollabPortal.Application.Indicators;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>What the pages of the policy indicators need beside the services of the application.</summary>
public static class IndicatorPages
{
    public static IServiceCollection AddIndicatorPages(this IServiceCollection services) => services
        .AddScoped<DashboardQueries>()
        .AddScoped<IndicatorSheets>()
        .AddScoped<IndicatorNumbers>()
        .AddScoped<TargetCharts>()
        .AddScoped<TargetKeys>()
        .AddScoped<KpiFacts>()
        .AddScoped<KpiRows>()
        .AddScoped<IndicatorWords>()
        .AddScoped<DashboardLead>()
        .AddScoped<JointResearchFigures>()
        .AddScoped<MeasuredFigures>()
        .AddScoped<Analysis.WhatIfWords>()
        .AddScoped<Analysis.SeriesWords>()
        .AddScoped<Analysis.ChangeWords>()
        .AddScoped<Analysis.BriefingMoves>()
        .AddScoped<Analysis.BriefingWords>()
        .AddScoped<Analysis.ExploreWords>()
        .AddScoped<Analysis.RecordWords>()
        .AddScoped<Analysis.PeerWords>()
        .AddScoped<Targets.OwnTargetWords>();
}
