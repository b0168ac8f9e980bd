using CollabPortal.Application.Matching.Calls;
using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Application.Matching.Needs;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application.Matching;

/// <summary>The services of this room.</summary>
public static class MatchingRoom
{
    public static IServiceCollection AddMatching(this IServiceCollection services) => services.AddScoped<SearchEngine>().AddScoped<SeedService>().AddScoped<TypicalCosts>()
        .AddScoped<Shortlist>().AddScoped<Comparisons>().AddScoped<ResponseTimes>().AddScoped<Accounts.AccountCompany>().AddScoped<EnquiryDesk>().AddScoped<TypedEnquiries>().AddScoped<EnquiryOffice>().AddScoped<EnquiryQueries>().AddScoped<EnquiryNews>()
        .AddSingleton<PublicMedians>().AddSingleton<PublicOffers>().AddScoped<PastBands>().AddScoped<SearchWithin>().AddScoped<PublishedRegister>().AddScoped<SearchSuggestions>().AddScoped<PublishedPages>().AddScoped<CaseQueries>().AddScoped<Profiles.ProfileDesk>().AddScoped<Profiles.ProfileQueries>().AddScoped<Profiles.PrescriptionDesk>()
        .AddScoped<SearchMatches>().AddScoped<NeedDesk>().AddScoped<NeedOffice>().AddScoped<NeedQueries>().AddScoped<NeedMatches>().AddScoped<CallCandidates>().AddScoped<SynonymDesk>()
        .AddScoped<EventDesk>().AddScoped<EventQueries>().AddSingleton<SearchCountKeeper>().AddSingleton<InstitutionEvidence>();

    /// <summary>Only where the portal serves; verbs and tests fold when they want to.</summary>
    public static IServiceCollection AddSearchCountFolding(this IServiceCollection services) => services.AddHostedService<SearchCountFolding>().AddHostedService<EvidenceFolding>();
}
