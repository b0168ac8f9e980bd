using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

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
        var most = service.Settings.LimitBytes + 256 * 1024; // the form around the file
        var tooLarge = http.Request.ContentLength > most;
        // What is refused is still taken off the line for a few seconds by the server, or the browser would see no answer at all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = tooLarge ? null : most;
        if (tooLarge) return Back(id, "attachment-too-large");
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 20 }));
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(ct);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Back(id, "attachment-empty");
        await using var stream = file.OpenReadStream();
        Guid? document = Guid.TryParse(form["document"], out var known) ? known : null;
        var done = await service.AddAsync(id, AttachmentEndpoints.KindOf(form["kind"]), file.FileName, stream, document, ct);
        return Back(id, done.Ok ? null : done.Problems[0].Code);
    }

    private static IResult Back(Guid id, string? problem) =>
        Results.LocalRedirect(problem is null ? $"/contracts/{id}?done=attached#attachments" : $"/contracts/{id}?refused={problem}#attachments");
}
