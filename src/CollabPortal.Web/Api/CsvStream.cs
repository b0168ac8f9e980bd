using System.Text;

namespace CollabPortal.Web.Api;

/// <summary>
/// A long CSV file, written while it is read: the same form as <see cref="Csv"/>, and no more than a block of it in memory. A
/// failure while reading cuts the answer off, so that half a file is never taken for a whole one.
/// </summary>
/// <param name="fileName">Name under which browsers save it.</param>
/// <param name="header">Stable column codes, snake_case.</param>
/// <param name="rows">Cells of each row, as many as the header has.</param>
public sealed class CsvStream(string fileName, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    private const int Block = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = FileNames.Attachment(fileName);
        var text = new StringBuilder("\uFEFF");
        Append(text, header);
        await foreach (var row in rows.WithCancellation(ct))
        {
            Append(text, row);
            if (text.Length < Block) continue;
            await response.WriteAsync(text.ToString(), ct);
            text.Clear();
        }

        await response.WriteAsync(text.ToString(), ct);
    }

    private void Append(StringBuilder text, IReadOnlyList<object?> cells)
    {
        if (cells.Count != header.Count) throw new InvalidOperationException($"{cells.Count} cells under {header.Count} columns");
        text.AppendJoin(',', cells.Select(Csv.Cell)).Append("\r\n");
    }
}
