using System.Globalization;
using CollabPortal.Domain.Values;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CollabPortal.Web.Api;

/// <summary>
/// A workbook with one sheet: header in bold and frozen, numbers as numbers, days as days, texts as inline strings, which a
/// spreadsheet never takes for a formula. Missing is an empty cell.
/// </summary>
public sealed class Xlsx(string sheetName)
{
    /// <summary>Media type of .xlsx.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const uint Plain = 0, Bold = 1, Number = 2, Day = 3, Wrapped = 4;

    private readonly List<(IReadOnlyList<object?> Cells, bool Header)> rows = [];

    /// <summary>Widths of the columns in characters, from the first on.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [];

    /// <summary>Row from which the table scrolls: what is above it stays; 0 for none.</summary>
    public int FrozenRows { get; set; }

    /// <summary>A row of headings.</summary>
    public Xlsx Header(params IReadOnlyList<object?> cells)
    {
        rows.Add((cells, true));
        return this;
    }

    /// <summary>A row: string, bool, whole number, decimal, double, DateOnly, fiscal year or null.</summary>
    public Xlsx Row(params IReadOnlyList<object?> cells)
    {
        rows.Add((cells, false));
        return this;
    }

    /// <summary>The file as an answer that browsers save under the given name (with .xlsx).</summary>
    public IResult ToResult(string fileName) => Results.File(ToBytes(), MediaType, fileName);

    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            Write(sheet);
            book.Workbook = new Workbook(new Sheets(new Sheet { Name = Named(sheetName), SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }

        return file.ToArray();
    }

    private void Write(WorksheetPart part)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        if (FrozenRows > 0)
        {
            writer.WriteElement(new SheetViews(new SheetView(
                new Pane { VerticalSplit = FrozenRows, TopLeftCell = "A" + (FrozenRows + 1).ToString(CultureInfo.InvariantCulture), ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
            { WorkbookViewId = 0 }));
        }

        if (Widths.Count > 0)
            writer.WriteElement(new Columns(Widths.Select((w, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })));
        writer.WriteStartElement(new SheetData());
        foreach (var (cells, header) in rows)
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in cells) writer.WriteElement(Cell(cell, header));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static Cell Cell(object? value, bool header) => value switch
    {
        null => new Cell { StyleIndex = Plain },
        string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString, StyleIndex = header ? Bold : Wrapped },
        bool yes => new Cell(new CellValue(yes ? "1" : "0")) { DataType = CellValues.Boolean },
        DateOnly day => new Cell(new CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture))) { StyleIndex = Day },
        FiscalYear year => new Cell(new CellValue(year.ToString())),
        double number => new Cell(new CellValue(number.ToString("R", CultureInfo.InvariantCulture))),
        int or long or short or decimal => new Cell(new CellValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture))) { StyleIndex = Number },
        _ => throw new ArgumentException($"A cell cannot hold {value.GetType().Name}", nameof(value)),
    };

    // XML holds no control characters; a spreadsheet holds 32,767 characters a cell.
    private static string Clean(string text) => string.Concat(text.Where(c => c is '\t' or '\n' || !char.IsControl(c))) is var clean && clean.Length > 32_767 ? clean[..32_767] : clean;

    private static string Named(string name) => string.Concat(name.Where(c => !@":\/?*[]".Contains(c, StringComparison.Ordinal))) is var plain && plain.Length > 31 ? plain[..31] : plain;

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            new CellFormat(),
            new CellFormat { FontId = 1, ApplyFont = true },
            new CellFormat { NumberFormatId = 3, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { ApplyAlignment = true })
        { Count = 5 });
}
