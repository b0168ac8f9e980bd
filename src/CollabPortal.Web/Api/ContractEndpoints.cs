using System.Globalization;
using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts;
using CollabPortal.Application.Contracts.Outcomes;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Api;

/// <summary>
/// Contracts for programs of the own institution, with the sign-in cookie. Writing needs the header X-Requested-With: CollabPortal,
/// which no other site can send, and If-Match with the version that was read.
/// </summary>
public static class ContractEndpoints
{
    private const int LongestBody = 256 * 1024;

    internal static void MapContracts(this IEndpointRouteBuilder routes)
    {
        var contracts = routes.MapGroup("/contracts").WithTags("Contracts").AddEndpointFilter(GuardAsync);
        contracts.MapGet("", ListAsync).KnowsItsParameters().WithName("listContracts").WithSummary("Contracts that the signed-in account may see")
            .Produces<ContractPage>().Produces<string>(StatusCodes.Status200OK, "text/csv");
        contracts.MapGet("/{id:guid}", OneAsync).WithName("getContract").WithSummary("One contract; ETag is its version").Produces<ContractDocument>();
        contracts.MapPost("", CreateAsync).WithName("createContract").WithSummary("A new draft; answered after it is stored")
            .Accepts<ContractEntry>("application/json").Produces<ContractStored>(StatusCodes.Status201Created);
        contracts.MapPut("/{id:guid}", ChangeAsync).WithName("changeContract").WithSummary("Rewrites a draft or returned contract")
            .Accepts<ContractEntry>("application/json").Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/submit", SubmitAsync).WithName("submitContract").WithSummary("Asks for approval. Money in a fiscal year outside the period needs a reason")
            .Accepts<ApprovalEntry>(true, "application/json", "*/*").Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/take-back", TakeBackAsync).WithName("takeBackContract").WithSummary("Takes the own submission back while nobody has judged it").Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/approve", ApproveAsync).WithName("approveContract").WithSummary("Approves; not by who entered it. Receipts above the agreed total need a reason")
            .Accepts<ApprovalEntry>(true, "application/json", "*/*") // without "*/*" a request without a body goes to the address that catches the rest
            .Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/return", ReturnAsync).WithName("returnContract").WithSummary("Sends it back with a comment")
            .Accepts<CommentEntry>("application/json").Produces<ContractStored>();
        contracts.MapPut("/{id:guid}/facts", FactsAsync).WithName("recordFacts").WithSummary("Keeps people, checks and keywords of an approved contract true")
            .Accepts<FactTerms>("application/json").Produces<ContractStored>();
        contracts.MapPut("/{id:guid}/outcome", OutcomeAsync).WithName("recordOutcome").WithSummary("What came of a contract that has ended")
            .Accepts<OutcomeTerms>("application/json").Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/receipts", ReceivedAsync).WithName("recordReceipt").WithSummary("Records money that came for an approved contract")
            .Accepts<ReceivedEntry>("application/json").Produces<ContractStored>();
        contracts.MapPut("/{id:guid}/receipts/{receipt:guid}", CorrectAsync).WithName("correctReceipt").WithSummary("Corrects a received one that was recorded by mistake, with a reason")
            .Accepts<ReceiptCorrection>("application/json").Produces<ContractStored>();
        contracts.MapPost("/{id:guid}/receipts/{receipt:guid}/cancel", CancelAsync).WithName("cancelReceipt").WithSummary("Cancels a received one that never came, with a reason")
            .Accepts<ReasonEntry>("application/json").Produces<ContractStored>();
        contracts.MapAttachments();
    }

    private static async ValueTask<object?> GuardAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Vary = "Accept, Cookie";
        if (http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = LongestBody;
        var answers = http.RequestServices.GetRequiredService<ContractAnswers>();
        var user = http.RequestServices.GetRequiredService<CurrentUser>();
        if (!user.IsSignedIn) return answers.Refused([new Problem("signed-out")]);
        if (!user.May(Permission.ViewOwnRegister) && !user.May(Permission.ViewEveryInstitution)) return answers.Refused([new Problem("not-allowed")]);
        if (!HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.XRequestedWith != "CollabPortal") return answers.Refused([new Problem("header-missing")]);
        try
        {
            return await next(context);
        }
        catch (JsonException e)
        {
            return answers.Unreadable(e);
        }
        catch (BadHttpRequestException e)
        {
            return Results.Problem(statusCode: e.StatusCode, title: e.Message);
        }
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, ContractQueries queries, DemoMode demo, [FromQuery] string? q, [FromQuery] string? status, [FromQuery] string? kind,
        [FromQuery] string? fiscalYear, [FromQuery] string? sort, [FromQuery] string? page, [FromQuery] string? size, [FromQuery] string? mine,
        [FromQuery] string? ends, [FromQuery] string? format, [FromQuery] string? fy, [FromQuery] string? without, [FromQuery] string[]? col, [FromQuery] string? institution, [FromQuery] string? import, CurrentUser user, CancellationToken ct)
    {
        if (!QueryYear.TryRead(fiscalYear, fy, out var year)) return ApiProblems.BadRequest(QueryYear.Allowed);
        if (ContractAddress.Unread(status, kind, null, sort, page, size, ends) is { Count: > 0 } wrong)
            return ApiProblems.BadRequest(string.Join(" ", wrong.Select(w => $"{w.Name} must be one of: {w.Allowed}.")));
        var filter = ContractAddress.Read(q, status, kind, year?.ToString(), sort, page, size, mine, ends, user.UserId, without, col is null ? null : string.Join(',', col), institution, import);
        // A link cannot say Accept: the page's links say format=csv or xlsx, and get words where programs get codes.
        if (format is "csv" or "xlsx")
            return ContractCsv.FileForPeople(queries.ExportAsync(filter, ct), filter.Columns, demo.IsOn, format == "xlsx", request.HttpContext.RequestServices);
        if (request.WantsCsv())
            return ContractCsv.File(queries.ExportAsync(filter, ct), demo.IsOn);
        var found = await queries.ListAsync(filter, ct);
        return Json(new ContractPage([.. found.Items.Select(ContractLine.Of)], found.Total, found.Number, found.Size, demo.IsOn) { AtLeast = found.AtLeast });
    }

    private static async Task<IResult> OneAsync(Guid id, HttpResponse response, ContractQueries queries, ContractAnswers answers, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } found) return answers.Refused([new Problem("not-found")]);
        response.Headers.ETag = Tag(found.Version);
        return Json(ContractDocument.Of(found));
    }

    private static async Task<IResult> CreateAsync(HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct)
    {
        var entry = await BodyAsync<ContractEntry>(http, ct);
        var done = await service.CreateDraftAsync(entry.Terms(), ct);
        if (!done.Ok) return answers.Refused(done.Problems);
        http.Response.Headers.ETag = Tag(done.Value.Version);
        http.Response.Headers.Location = $"/api/v1/contracts/{done.Value.Id}";
        return Json(new ContractStored(done.Value.Id, done.Value.Version), StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        await OnVersionAsync(http, id, answers, async version =>
            await service.ChangeAsync(id, version, (await BodyAsync<ContractEntry>(http, ct)).Terms(), ct), ct);

    private static Task<IResult> SubmitAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version =>
            await service.SubmitAsync(id, version, http.Request.ContentLength > 0 ? (await BodyAsync<ApprovalEntry>(http, ct)).Reason : null, ct), ct);

    private static Task<IResult> TakeBackAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, version => service.TakeBackAsync(id, version, ct), ct);

    private static Task<IResult> ApproveAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version =>
            await service.ApproveAsync(id, version, http.Request.ContentLength > 0 ? (await BodyAsync<ApprovalEntry>(http, ct)).Reason : null, ct), ct);

    private static Task<IResult> ReturnAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version =>
            await service.ReturnAsync(id, version, (await BodyAsync<CommentEntry>(http, ct)).Comment, ct), ct);

    private static Task<IResult> ReceivedAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version => await service.RecordReceiptAsync(id, version, (await BodyAsync<ReceivedEntry>(http, ct)).Terms(), ct), ct);

    private static Task<IResult> CorrectAsync(Guid id, Guid receipt, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version =>
        {
            var right = await BodyAsync<ReceiptCorrection>(http, ct);
            return await service.CorrectReceiptAsync(id, version, receipt, right.Terms(), right.Reason, ct);
        }, ct);

    private static Task<IResult> CancelAsync(Guid id, Guid receipt, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version =>
            await service.CorrectReceiptAsync(id, version, receipt, null, (await BodyAsync<ReasonEntry>(http, ct)).Reason, ct), ct);

    private static Task<IResult> FactsAsync(Guid id, HttpContext http, ContractService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version => await service.RecordFactsAsync(id, version, await BodyAsync<FactTerms>(http, ct), ct), ct);

    private static Task<IResult> OutcomeAsync(Guid id, HttpContext http, OutcomeService service, ContractAnswers answers, CancellationToken ct) =>
        OnVersionAsync(http, id, answers, async version => await service.RecordAsync(id, version, await BodyAsync<OutcomeTerms>(http, ct), ct), ct);

    /// <summary>Does it on the version that If-Match names. A stale one is answered with the version that stands.</summary>
    private static async Task<IResult> OnVersionAsync(
        HttpContext http, Guid id, ContractAnswers answers, Func<int, Task<Outcome<ContractSaved>>> act, CancellationToken ct)
    {
        var tag = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (!int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version)) return answers.Refused([new Problem("if-match-missing")]);
        var done = await act(version);
        if (done.Ok)
        {
            http.Response.Headers.ETag = Tag(done.Value.Version);
            return Json(new ContractStored(done.Value.Id, done.Value.Version));
        }

        if (done.Problems[0].Code != "stale-version") return answers.Refused(done.Problems);
        var present = await http.RequestServices.GetRequiredService<ContractQueries>().FindAsync(id, ct);
        return answers.Refused(done.Problems, present is null ? null : ContractDocument.Of(present));
    }

    private static async Task<T> BodyAsync<T>(HttpContext http, CancellationToken ct) =>
        await JsonSerializer.DeserializeAsync<T>(http.Request.Body, ContractJson.Options, ct) ?? throw new JsonException("The body is null.");

    private static IResult Json<T>(T document, int status = StatusCodes.Status200OK) => Results.Json(document, ContractJson.Options, statusCode: status);

    private static string Tag(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";
}

/// <summary>Refusals as application/problem+json in the language of the request: title, code, and errors by field; signed out, the sentence is the detail of an English title.</summary>
public sealed class ContractAnswers(IStringLocalizer<ErrorsText> errors)
{
    /// <param name="problems">At least one.</param>
    /// <param name="current">The contract as it stands, where somebody saved before.</param>
    public IResult Refused(IReadOnlyList<Problem> problems, ContractDocument? current = null)
    {
        var extensions = new Dictionary<string, object?>
        {
            ["code"] = problems[0].Code,
            ["errors"] = problems.Where(p => p.Field is not null).GroupBy(p => JsonNamingPolicy.CamelCase.ConvertName(p.Field!))
                .ToDictionary(g => g.Key, g => g.Select(p => errors.Sentence(p)).ToArray()),
        };
        if (current is not null) extensions["current"] = JsonSerializer.SerializeToElement(current, ContractJson.Options);
        // That nobody is signed in is said alike by every part of the API; the sentence of the language stands beside it.
        return Status(problems[0]) is StatusCodes.Status401Unauthorized
            ? Results.Problem(errors.Sentence(problems[0]), statusCode: StatusCodes.Status401Unauthorized, title: "Not signed in", extensions: extensions)
            : Results.Problem(statusCode: Status(problems[0]), title: errors.Sentence(problems[0]), extensions: extensions);
    }

    public IResult Unreadable(JsonException e) => Results.Problem(
        statusCode: StatusCodes.Status400BadRequest, title: errors["body-invalid"],
        extensions: new Dictionary<string, object?> { ["code"] = "body-invalid", ["path"] = e.Path });

    private static int Status(Problem problem) => problem.Code switch
    {
        "signed-out" => StatusCodes.Status401Unauthorized,
        "not-allowed" or "not-yours" or "two-person-rule" or "header-missing" => StatusCodes.Status403Forbidden,
        "not-found" when problem.Field is null => StatusCodes.Status404NotFound,
        "stale-version" or "year-locked" or "number-taken" or "contract-not-open" or "contract-wrong-status" or "contract-not-ended" => StatusCodes.Status409Conflict,
        "if-match-missing" => StatusCodes.Status428PreconditionRequired,
        "attachment-too-large" => StatusCodes.Status413PayloadTooLarge,
        "attachment-damaged" => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
