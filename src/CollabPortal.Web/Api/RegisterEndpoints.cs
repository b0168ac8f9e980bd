using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Components.Lists;
using CollabPortal.Web.Pages.IntellectualProperty;
using CollabPortal.Web.Pages.Matching;
using CollabPortal.Web.Pages.People;
using CollabPortal.Web.Pages.Programmes;
using CollabPortal.Web.Pages.Startups;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollabPortal.Web.Api;

/// <summary>The lists of the smaller registers as files, with the sign-in cookie: the same filters, order and columns as the pages.</summary>
public static class RegisterEndpoints
{
    internal static IServiceCollection AddRegisterTables(this IServiceCollection services) => services
        .AddKeyedScoped<IRegisterTable, CrossAppointmentTable>("cross-appointments").AddScoped<CrossAppointmentTable>()
        .AddKeyedScoped<IRegisterTable, MoveTable>("moves").AddScoped<MoveTable>()
        .AddKeyedScoped<IRegisterTable, PatentTable>("patents").AddScoped<PatentTable>()
        .AddKeyedScoped<IRegisterTable, LicenceTable>("licences").AddScoped<LicenceTable>()
        .AddKeyedScoped<IRegisterTable, ProgrammeTable>("programmes").AddScoped<ProgrammeTable>()
        .AddKeyedScoped<IRegisterTable, SeedTable>("seeds").AddScoped<SeedTable>()
        .AddKeyedScoped<IRegisterTable, StartupTable>("startups").AddScoped<StartupTable>();

    internal static void MapRegisters(this IEndpointRouteBuilder routes) => routes.MapGet("/registers/{register}", FileAsync)
        .WithTags("Registers").WithName("registerFile").WithSummary("A register's list as seen: ?format=csv or xlsx, with the page's filters, sort and col")
        .Produces<string>(StatusCodes.Status200OK, "text/csv", XlsxStream.MediaType);

    private static async Task<IResult> FileAsync(string register, HttpContext http, CurrentUser user, ContractAnswers answers, DemoMode demo)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!user.IsSignedIn) return answers.Refused([new Problem("signed-out")]);
        if (!user.May(Permission.ViewOwnRegister) && !user.May(Permission.ViewEveryInstitution)) return answers.Refused([new Problem("not-allowed")]);
        if (http.RequestServices.GetKeyedService<IRegisterTable>(register) is not { } table) return answers.Refused([new Problem("not-found")]);
        return await table.FileAsync(ListAddress.Of(new Uri(http.Request.GetEncodedUrl())), http.Request.Query["format"] == "xlsx", demo.IsOn);
    }
}
