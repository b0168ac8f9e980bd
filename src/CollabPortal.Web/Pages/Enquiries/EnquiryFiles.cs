using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>Files of enquiries come and go over HTTP, not over the circuit: a plain form guarded by the antiforgery token, and downloads.</summary>
internal static class EnquiryFiles
{
    internal static void MapEnquiryFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/enquiries/{id:guid}/files", AddAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();
        routes.MapGet("/enquiries/{id:guid}/files/{file:guid}", OpenAsync).RequireAuthorization(EnquirySides.Policy).ExcludeFromDescription();
    }

    private static async Task<IResult> AddAsync(Guid id, HttpContext http, IAntiforgery antiforgery, EnquiryDesk desk, CancellationToken ct)
    {
        var most = desk.FileLimitBytes + 256 * 1024; // the form around the file
        var tooLarge = http.Request.ContentLength > most;
        // What is refused is still taken off the line for a few seconds by the server, or the browser would see no answer at all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = tooLarge ? null : most;
        if (tooLarge) return Back(id, "attachment-too-large");
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 20 }));
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        var form = await http.Request.ReadFormAsync(ct);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Back(id, "attachment-empty");
        await using var stream = file.OpenReadStream();
        var done = await desk.AddFileAsync(id, file.FileName, stream, ct);
        return Back(id, done.Ok ? null : done.Problems[0].Code);
    }

    /// <summary>Always as a download under our own content type: no browser shows it as a page of the portal.</summary>
    private static async Task<IResult> OpenAsync(Guid id, Guid file, HttpContext http, EnquiryDesk desk, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, file, ct) is not { } found) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(found.Content, found.ContentType, found.FileName);
    }

    private static IResult Back(Guid id, string? problem) =>
        Results.LocalRedirect(problem is null ? $"/enquiries/{id}?done=attached#files" : $"/enquiries/{id}?refused={problem}#files");
}
