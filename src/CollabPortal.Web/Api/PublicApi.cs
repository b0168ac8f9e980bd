using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollabPortal.Web.Hosting;

namespace CollabPortal.Web.Api;

/// <summary>
/// The public API under /api/v1, stable from the first version on: JSON, or CSV by Accept; errors are
/// application/problem+json; the OpenAPI document is at /openapi/v1.json.
/// </summary>
public static class PublicApi
{
    /// <summary>Services of the API. Needs the rooms' services beside it.</summary>
    public static IServiceCollection AddPublicApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddScoped<ContractAnswers>();
        services.AddRegisterTables();
        // Japanese stays readable; what HTML could mistake is still escaped.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // a number is a number, in the document too
        });
        services.AddOpenApi("v1", options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CollabPortal";
            document.Info.Version = "v1";
            document.Info.Description =
                "Public figures of industry–academia–government collaboration in Japan: policy indicators with official values by release, measured "
                + "values from the portal's register, targets and progress; institutions with their profiles; the one search, seeds, needs and events. Fractions are unrounded (0.025 is 2.5 %). A missing value is "
                + "null, never 0. Measured figures that could show a single company are withheld. Where a portal holds fictitious data, answers say demo.";
            return Task.CompletedTask;
        }));
        return services;
    }

    /// <summary>Failures that no endpoint answers for itself become problem documents too; nothing of their inside is told.</summary>
    public static void UsePublicApi(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api =>
        {
            api.UseExceptionHandler();
            api.UseStatusCodePages();
        });

    /// <summary>The group that every endpoint of version 1 stands in.</summary>
    public static RouteGroupBuilder MapPublicApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        var api = routes.MapGroup("/api/v1").AddEndpointFilter(async (context, next) =>
        {
            // The ministry sees what is withheld from others, and the same address answers JSON or CSV.
            var headers = context.HttpContext.Response.Headers;
            headers.Vary = "Accept, Cookie";
            headers.CacheControl = "no-cache";
            if (context.HttpContext.Request.Query["lang"].ToString() is { Length: > 0 } language && !Languages.Known.Contains(language))
                return ApiProblems.BadRequest($"lang must be {string.Join(" or ", Languages.Known)}, the language of messages; without it Accept-Language decides.");
            return await next(context);
        });
        api.MapIndicators();
        api.MapInstitutions();
        api.MapPublished();
        api.MapContracts();
        api.MapRegisters();
        api.MapImports();
        api.MapProgress();
        routes.Map("/api/{**rest}", (HttpRequest request) =>
            // An endpoint that takes JSON steps aside for other bodies, which then arrive here.
            request.ContentLength > 0 && !request.HasJsonContentType()
                ? Results.Problem("Send the body as application/json.", statusCode: StatusCodes.Status415UnsupportedMediaType, title: "The body is not JSON")
                : ApiProblems.NotFound("There is no such address in this API: /openapi/v1.json describes it.")).ExcludeFromDescription();
        return api;
    }

    /// <summary>Whether the asker prefers CSV to JSON (Accept: text/csv). Without a header, or by */*, the answer is JSON.</summary>
    public static bool WantsCsv(this HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var csv = accepted.Where(a => a.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
        var json = accepted.Where(a => a.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)).Select(a => a.Quality ?? 1).DefaultIfEmpty(0).Max();
        return csv > 0 && csv > json;
    }
}

/// <summary>Errors of the API as application/problem+json, with a sentence that says what would be right.</summary>
public static class ApiProblems
{
    public static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found");

    public static IResult BadRequest(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request is not valid");
}
