using System.Globalization;
using System.Runtime.CompilerServices;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Imports.Contracts;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CollabPortal.Web.Pages.Imports;

/// <summary>Files in and out of the import pages: upload, templates, rows to mend, the own contracts in the columns of the import.</summary>
internal static class ImportFileEndpoints
{
    private const string TokenField = "__RequestVerificationToken";

    internal static void MapImportFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/imports").RequireAuthorization(nameof(Permission.EnterRecords)).ExcludeFromDescription();
        files.MapPost("/upload", UploadAsync);
        files.MapGet("/templates/{kind}.{format:regex(^(csv|xlsx)$)}", Template);
        files.MapGet("/contracts.{format:regex(^(csv|xlsx)$)}", (string format, ContractExport export, ImportKinds kinds, CancellationToken ct) =>
            File(format, "contracts", [.. kinds.Find("contracts").Columns.Select(Heading)], export.RowsAsync(ct)));
        files.MapGet("/{id:guid}/bad-rows.{format:regex(^(csv|xlsx)$)}", (Guid id, string format, ImportQueries queries, CancellationToken ct) => RowsAsync(id, format, false, queries, ct));
        files.MapGet("/{id:guid}/rows-to-look-at.{format:regex(^(csv|xlsx)$)}", (Guid id, string format, ImportQueries queries, CancellationToken ct) => RowsAsync(id, format, true, queries, ct));
    }

    /// <summary>Takes the form of /imports/new as a stream: the token comes first, then the file, which never stands in memory.</summary>
    private static async Task<IResult> UploadAsync(HttpContext http, IAntiforgery antiforgery, ImportDesk desk, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = SheetLimits.Bytes + 1024 * 1024;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var (kind, trusted) = ("contracts", false);
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body);
            while (await reader.ReadNextSectionAsync(ct) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part)) continue;
                var name = HeaderUtilities.RemoveQuotes(part.Name).Value;
                if (part.FileName.HasValue || part.FileNameStar.HasValue)
                {
                    if (!trusted) return Results.StatusCode(StatusCodes.Status400BadRequest);
                    var fileName = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
                    if (fileName.Length == 0) return Failed("file-none", []);
                    var done = await desk.BringAsync(kind, fileName, section.Body, ct);
                    return done.Ok ? Results.LocalRedirect($"/imports/{done.Value}") : Failed(done.Problems[0].Code, done.Problems[0].Args);
                }

                var value = await ShortAsync(section, ct);
                if (name == TokenField)
                {
                    http.Request.Headers["RequestVerificationToken"] = value;
                    trusted = await antiforgery.IsRequestValidAsync(http);
                }
                else if (name == "kind")
                {
                    kind = value;
                }
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Failed("file-too-large", [SheetLimits.Bytes / (1024 * 1024)]);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        return Failed("file-none", []);
    }

    private static IResult Template(string kind, string format, ImportKinds kinds) => kinds.Find(kind, out var found)
        ? File(format, kind + "-template", [.. found.Columns.Select(Heading)], Rows(found.Examples), ImportColumnNotes.Of(found))
        : Results.NotFound();

    private static async Task<IResult> RowsAsync(Guid id, string format, bool warnings, ImportQueries queries, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { } run) return Results.NotFound();
        // The reasons stand last, so that the mended file is taken as it is: its other columns are where they were.
        return File(format, warnings ? "rows-to-look-at" : "rows-to-mend", [.. run.Header, .. ImportMapping.MendColumns.Select(c => c.For(English ? "en" : "ja"))], BadRows(queries, run, warnings, ct));
    }

    private static async IAsyncEnumerable<IReadOnlyList<object?>> BadRows(ImportQueries queries, ImportRun run, bool warnings, [EnumeratorCancellation] CancellationToken ct)
    {
        var language = English ? "en" : "ja";
        await foreach (var bad in queries.BadRowsAsync(run, warnings, ct))
        {
            // In a file of rows to mend a warning is told as one; the rows themselves are taken.
            var reasons = bad.Problems.Select(p => (p.IsWarning ? Warning.For(language) : "") + (p.Heading is null ? "" : p.Heading + ": ") + string.Join(' ', new[] { ImportWords.Reason(p).For(language), ImportWords.Remedy(p).For(language) }.Where(t => t.Length > 0)));
            yield return [.. bad.Cells, bad.Row, string.Join(" / ", reasons)];
        }
    }

    private static IResult File(string format, string name, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows, (string, IReadOnlyList<IReadOnlyList<string>>)? notes = null) =>
        format == "xlsx" ? new XlsxStream(name + ".xlsx", name, header, rows) { Notes = notes } : new CsvStream(name + ".csv", header, rows);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return [.. row.Select(c => c.Length == 0 ? null : (object)c)];
    }

    private static readonly LocalText Warning = new("【確認】", "[Please check] ");

    private static string Heading(ImportColumn column) => column.Name.For(English ? "en" : "ja");

    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    private static IResult Failed(string code, IReadOnlyList<object> args) =>
        Results.LocalRedirect("/imports/new?problem=" + Uri.EscapeDataString(code) + string.Concat(args.Select(a => "&with=" + Uri.EscapeDataString(Convert.ToString(a, CultureInfo.InvariantCulture) ?? ""))));

    /// <summary>A field of the form, at most 4,000 characters.</summary>
    private static async Task<string> ShortAsync(MultipartSection section, CancellationToken ct)
    {
        using var reader = new StreamReader(section.Body);
        var text = new char[4_000];
        var length = await reader.ReadBlockAsync(text, ct);
        return new string(text, 0, length);
    }
}
