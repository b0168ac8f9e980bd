using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>
/// A workbook of one sheet, written while it is read: the heading bold and kept in sight, text as text (never a formula), numbers as numbers,
/// days as days. It is made whole before it is sent: a file that breaks off must not look like a whole one.
/// </summary>
/// <param name="fileName">Name under which browsers save it.</param>
/// <param name="sheet">Name of the sheet, at most 31 characters.</param>
/// <param name="header">Headings.</param>
/// <param name="rows">Cells of each row: text, whole numbers, days or null.</param>
internal sealed class XlsxStream(string fileName, string sheet, IReadOnlyList<string> header, IAsyncEnumerable<IReadOnlyList<object?>> rows) : IResult
{
    internal const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A second sheet that explains the first; null for none. Its first row is the heading.</summary>
    internal (string Name, IReadOnlyList<IReadOnlyList<string>> Rows)? Notes { get; init; }

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var ct = httpContext.RequestAborted;
        await using var spool = new FileStream(Path.Combine(Path.GetTempPath(), "portal-sheet-" + Guid.NewGuid().ToString("N")), new FileStreamOptions
        { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        await WriteAsync(spool, ct);
        spool.Position = 0;
        await Results.Stream(spool, MediaType, fileName).ExecuteAsync(httpContext);
    }

    /// <summary>Writes the workbook and leaves the target open.</summary>
    internal async Task WriteAsync(Stream target, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        await PartAsync(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>""" + Noted("""<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""") + "</Types>", ct);
        await PartAsync(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""", ct);
        await PartAsync(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>""" + Noted("""<Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>""") + "</Relationships>", ct);
        await PartAsync(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{System.Security.SecurityElement.Escape(sheet)}" sheetId="1" r:id="r1"/>""" + Noted($"""<sheet name="{System.Security.SecurityElement.Escape(Notes?.Name)}" sheetId="2" r:id="r3"/>""") + "</sheets></workbook>", ct);
        // Formats: 0 as it is, 1 bold, 2 a day, 3 text, 4 text in lines.
        await PartAsync(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>""", ct);
        if (Notes is { } notes) await NotesAsync(zip, notes.Rows, ct);
        await using var part = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(ct);
        await using var xml = XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteRawAsync("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>""");
        await xml.WriteRawAsync($"<cols><col min=\"1\" max=\"{header.Count}\" width=\"18\" customWidth=\"1\"/></cols>");
        await xml.WriteStartElementAsync(null, "sheetData", null);
        await RowAsync(xml, header, 1);
        await foreach (var row in rows.WithCancellation(ct)) await RowAsync(xml, row, 0);
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private string Noted(string xml) => Notes is null ? "" : xml;

    private static async Task NotesAsync(ZipArchive zip, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        await using var part = await zip.CreateEntry("xl/worksheets/sheet2.xml", CompressionLevel.Fastest).OpenAsync(ct);
        await using var xml = XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(false), CheckCharacters = false });
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteRawAsync("""<cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="10" customWidth="1"/><col min="3" max="4" width="60" customWidth="1"/></cols>""");
        await xml.WriteStartElementAsync(null, "sheetData", null);
        for (var i = 0; i < rows.Count; i++) await RowAsync(xml, rows[i], i == 0 ? 1 : 4);
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static async Task RowAsync(XmlWriter xml, IReadOnlyList<object?> cells, int style)
    {
        await xml.WriteStartElementAsync(null, "row", null);
        foreach (var cell in cells)
        {
            await xml.WriteStartElementAsync(null, "c", null);
            switch (cell)
            {
                case null:
                    break;
                case DateOnly day:
                    await xml.WriteAttributeStringAsync(null, "s", null, "2");
                    await xml.WriteElementStringAsync(null, "v", null, day.ToDateTime(default).ToOADate().ToString(CultureInfo.InvariantCulture));
                    break;
                case int or long or short or decimal or double:
                    await xml.WriteElementStringAsync(null, "v", null, ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture));
                    break;
                default:
                    await xml.WriteAttributeStringAsync(null, "s", null, style switch { 1 => "1", 4 => "4", _ => "3" });
                    await xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
                    await xml.WriteStartElementAsync(null, "is", null);
                    await xml.WriteStartElementAsync(null, "t", null);
                    await xml.WriteAttributeStringAsync("xml", "space", null, "preserve");
                    await xml.WriteStringAsync(Allowed(cell is FiscalYear year ? year.ToString() : cell.ToString() ?? ""));
                    await xml.WriteEndElementAsync();
                    await xml.WriteEndElementAsync();
                    break;
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    // What XML cannot hold is left out.
    private static string Allowed(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private static async Task PartAsync(ZipArchive zip, string name, string content, CancellationToken ct)
    {
        await using var part = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await part.WriteAsync(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content), ct);
    }
}
