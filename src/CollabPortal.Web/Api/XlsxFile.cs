using System.Globalization;
using CollabPortal.Domain.Values;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CollabPortal.Web.Api;

/// <summary>
/// A list as a workbook: numbers are numbers, days are days, text is text and never a formula, whatever it begins with. Written row by
/// row into a file of its own that goes with the answer, so that a long list needs little memory.
/// </summary>
/// <param name="fileName">Name under which browsers save it.</param>
/// <param name="sheet">Name of the sheet, at most 31 characters.</param>
/// <param name="header">Headings.</param>
/// <param name="rows">Cells of each row, as many as the header has: null, text, whole numbers or days.</param>
public sealed class XlsxFile(string fileName, string sheet, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    /// <summary>Most rows that a sheet holds, heading included.</summary>
    public const int MostRows = 1_048_576;

    private const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    // Cell formats of the stylesheet below, by their place in it.
    private const uint Plain = 0, Head = 1, Day = 2, Number = 3;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await WriteAsync(file, ct);
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        file.Position = 0;
        await file.CopyToAsync(response.Body, ct);
    }

    /// <summary>Writes the workbook to a stream that can be read and moved in.</summary>
    internal async Task WriteAsync(Stream stream, CancellationToken ct)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var part = book.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
            writer.WriteElement(new Columns(new Column { Min = 1, Max = (uint)header.Count, Width = 18, CustomWidth = true }));
            writer.WriteStartElement(new SheetData());
            WriteRow(writer, header, Head);
            await foreach (var row in rows.WithCancellation(ct)) WriteRow(writer, row, Plain);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        book.Workbook = new Workbook(new Sheets(new Sheet { Id = book.GetIdOfPart(part), SheetId = 1, Name = sheet }));
    }

    private static void WriteRow(OpenXmlWriter writer, IReadOnlyList<object?> cells, uint style)
    {
        writer.WriteStartElement(new Row());
        foreach (var cell in cells) writer.WriteElement(CellOf(cell, style));
        writer.WriteEndElement();
    }

    private static Cell CellOf(object? value, uint style) => value switch
    {
        null => new Cell { StyleIndex = style },
        DateOnly day => new Cell { StyleIndex = Day, CellValue = new CellValue(day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture)) },
        int or long or decimal => new Cell { StyleIndex = Number, CellValue = new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)) },
        FiscalYear year => new Cell { StyleIndex = Plain, CellValue = new CellValue(year.Year) },
        _ => new Cell
        {
            StyleIndex = style,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Readable(value.ToString() ?? "")) { Space = SpaceProcessingModeValues.Preserve }),
        },
    };

    // Control characters have no place in XML 1.0, and a cell holds 32,767 characters.
    private static string Readable(string text)
    {
        var clean = string.Concat(text.Where(c => c is '\t' or '\n' or '\r' || c >= ' ').Where(c => c is not ('\uFFFE' or '\uFFFF')));
        return clean.Length <= 32_767 ? clean : clean[..32_766] + "…";
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true }));
}
