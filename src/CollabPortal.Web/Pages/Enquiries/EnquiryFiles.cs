using CollabPortal.Application.Matching.Enquiries;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Pages.Contracts;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>Files of enquiries come and go over HTTP, not over the circuit: a plain form guarded by the antiforgery token, and downloads.</summary>
internal static class EnquiryFiles
{
    internal static void MapEnquiryFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/enquiries/{id:guid}/files", AddAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();
        routes.MapPost("/enquiries/{id:guid}/files/{file:guid}/remove", RemoveAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();
        routes.MapGet("/enquiries/{id:guid}/files/{file:guid}", OpenAsync).RequireAuthorization(EnquirySides.Policy).ExcludeFromDescription();
    }

    private static async Task<IResult> AddAsync(Guid id, HttpContext http, IAntiforgery antiforgery, EnquiryDesk desk, CancellationToken ct)
    {
        var (first, form, problem) = await FormUpload.ReadAsync(http, antiforgery, desk.FileLimitBytes, Enquiry.MostFiles, ct);
        if (form is null && problem is null) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (first is null) return Back(id, problem is null ? [] : [(problem, null)]);
        // Each for itself: what is in order stays, and each that is not is told by its name.
        var sent = form!["sent"] == "1";
        var refused = new List<(string Problem, string? File)>();
        if (problem is not null) refused.Add((problem, null));
        foreach (var file in form.Files.GetFiles("file"))
        {
            await using var stream = file.OpenReadStream();
            var done = await desk.AddFileAsync(id, file.FileName, stream, ct);
            if (!done.Ok) refused.Add((done.Problems[0].Code, file.FileName));
        }

        return Back(id, refused, sent);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Guid file, HttpContext http, IAntiforgery antiforgery, EnquiryDesk desk, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var done = await desk.RemoveFileAsync(id, file, ct);
        return done.Ok ? Results.LocalRedirect($"/enquiries/{id}?done=removed#files") : Back(id, [(done.Problems[0].Code, null)]);
    }

    /// <summary>Always as a download under our own content type: no browser shows it as a page of the portal.</summary>
    private static async Task<IResult> OpenAsync(Guid id, Guid file, HttpContext http, EnquiryDesk desk, CancellationToken ct)
    {
        if (await desk.OpenAsync(id, file, ct) is not { } found) return Results.NotFound();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.File(found.Content, found.ContentType, found.FileName);
    }

    /// <param name="sent">The files came with the enquiry itself: that it is sent is told in any case.</param>
    private static IResult Back(Guid id, List<(string Problem, string? File)> refused, bool sent = false) => Results.LocalRedirect(
        $"/enquiries/{id}?done={(sent ? "sent" : refused.Count == 0 ? "attached" : "")}"
        + string.Concat(refused.Select(r => $"&refused={r.Problem}" + (r.File is null ? "" : "&file=" + Uri.EscapeDataString(r.File))))
        + (sent && refused.Count == 0 ? "" : "#files"));
}
