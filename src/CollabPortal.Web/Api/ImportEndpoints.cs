using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>
/// Files of contracts from programs, with a key ('./run.sh token create') as bearer token, or with the sign-in cookie and the header
/// X-Requested-With: CollabPortal. The body is the file itself.
/// </summary>
public static class ImportEndpoints
{
    private const string Bearer = "Bearer ";

    internal static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/imports/{kind}", ImportAsync).WithTags("Imports").WithName("importFile").AddEndpointFilter(GuardAsync)
            .WithSummary("Takes a file (CSV or xlsx) into the institution's register")
            .WithDescription(
                "The body is the file: CSV (UTF-8 or CP932, comma or tab) or xlsx, whatever its content type says. Headings are matched as on the portal's page: by the mapping that the institution made for them, else by name. dryRun checks only; "
                + "goodOnly leaves rows with problems out, otherwise one such row means that nothing is written (422, with the same report); submit sends complete new "
                + "contracts for approval; preview says how many records of each class (new, changed, unchanged, error) the report names, 100 if not said and 500 at most. The same file again changes nothing. Needs a key with the scope import as bearer token, or the sign-in cookie.")
            .Accepts<IFormFile>("*/*")
            .Produces<ImportDocument>().Produces<ImportDocument>(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = SheetLimits.Bytes + 1;
        var answers = http.RequestServices.GetRequiredService<ContractAnswers>();
        var user = http.RequestServices.GetRequiredService<CurrentUser>();
        var given = http.Request.Headers.Authorization.ToString();
        if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var tokens = http.RequestServices.GetRequiredService<AccessTokens>();
            if (!await tokens.EnterAsync(user, given[Bearer.Length..].Trim(), AccessToken.ImportScope, http.RequestAborted)) return Unauthorized(http, answers);
        }
        else
        {
            if (!user.IsSignedIn) return Unauthorized(http, answers);
            if (http.Request.Headers.XRequestedWith != "CollabPortal") return answers.Refused([new Problem("header-missing")]);
        }

        if (!user.May(Permission.EnterRecords)) return answers.Refused([new Problem("not-allowed")]);
        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException e)
        {
            return Results.Problem(statusCode: e.StatusCode, title: e.Message);
        }
    }

    private static async Task<IResult> ImportAsync(
        string kind, HttpRequest request, ImportKinds kinds, DirectImport imports, ContractAnswers answers, CancellationToken ct,
        [FromQuery] bool dryRun = false, [FromQuery] bool goodOnly = false, [FromQuery] bool submit = false, [FromQuery] string? fileName = null, [FromQuery] int preview = DirectOrder.UsualPreview)
    {
        if (!kinds.Find(kind, out _)) return answers.Refused([new Problem("not-found")]);
        // curl calls a plain body a form too: only several parts are no file.
        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true) return Told(StatusCodes.Status415UnsupportedMediaType, new Problem("import-multipart"));
        var done = await imports.RunAsync(kind, fileName ?? "api", request.Body, new DirectOrder(dryRun, goodOnly, submit, Preview: preview), ct);
        if (!done.Ok)
        {
            var problem = done.Problems[0];
            if (problem.Code is "not-allowed" or "signed-out") return answers.Refused(done.Problems);
            return Told(problem.Code == "file-too-large" ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity, problem);
        }

        return Results.Json(
            ImportDocument.Of(done.Value), ContractJson.Options, statusCode: done.Value.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Told(int status, Problem problem)
    {
        var words = ImportWords.Of(problem);
        return Results.Problem(statusCode: status, title: words.En, extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["message"] = words });
    }

    private static IResult Unauthorized(HttpContext http, ContractAnswers answers)
    {
        http.Response.Headers.WWWAuthenticate = "Bearer";
        return answers.Refused([new Problem("signed-out")]);
    }
}
