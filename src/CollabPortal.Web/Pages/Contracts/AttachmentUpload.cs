using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>
/// Files come over HTTP, not over the circuit: a plain form of the contract's page, guarded by the antiforgery token. The answer
/// leads back to the page, which says what happened.
/// </summary>
internal static class AttachmentUpload
{
    internal static void MapAttachmentUpload(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/contracts/{id:guid}/attachments", AddAsync).RequireAuthorization(nameof(Permission.EnterRecords)).ExcludeFromDescription();

    private static async Task<IResult> AddAsync(Guid id, HttpContext http, IAntiforgery antiforgery, AttachmentService service, CancellationToken ct)
    {
        var (file, form, problem) = await FormUpload.ReadAsync(http, antiforgery, service.Settings.LimitBytes, 1, ct);
        if (form is null && problem is null) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (file is null) return Back(id, problem);
        await using var stream = file.OpenReadStream();
        Guid? document = Guid.TryParse(form!["document"], out var known) ? known : null;
        var done = await service.AddAsync(id, AttachmentEndpoints.KindOf(form["kind"]), file.FileName, stream, document, ct);
        return Back(id, done.Ok ? null : done.Problems[0].Code);
    }

    private static IResult Back(Guid id, string? problem) =>
        Results.LocalRedirect(problem is null ? $"/contracts/{id}?done=attached#attachments" : $"/contracts/{id}?refused={problem}#attachments");
}
