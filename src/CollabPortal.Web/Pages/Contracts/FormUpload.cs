using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace CollabPortal.Web.Pages.Contracts;

/// <summary>Takes a file, or several of one field, from a plain form, within a limit and under the antiforgery token. One way for attachments and for files of enquiries.</summary>
internal static class FormUpload
{
    /// <param name="limitBytes">Largest file; the form around it may be a little longer.</param>
    /// <param name="files">Most files of the form; all of them stand in it, the first one is given back.</param>
    /// <returns>The file with its form; or a problem code; or neither, where the form is not one that this portal gave out.</returns>
    internal static async Task<(IFormFile? File, IFormCollection? Form, string? Problem)> ReadAsync(HttpContext http, IAntiforgery antiforgery, long limitBytes, int files, CancellationToken ct)
    {
        var most = (limitBytes * files) + 256 * 1024; // the form around the file
        var tooLarge = http.Request.ContentLength > most;
        // What is refused is still taken off the line for a few seconds by the server, or the browser would see no answer at all.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = tooLarge ? null : most;
        if (tooLarge) return (null, null, "attachment-too-large");
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueCountLimit = 20 }));
        if (!await antiforgery.IsRequestValidAsync(http)) return (null, null, null);
        var form = await http.Request.ReadFormAsync(ct);
        return form.Files.GetFile("file") is { Length: > 0 } file ? (file, form, null) : (null, form, "attachment-empty");
    }
}
