using System.Text;

namespace CollabPortal.Application.Imports.Files;

/// <summary>Comma or tab separated text (RFC 4180): quoted cells hold separators, line breaks and doubled quotes. One pass, one row in memory.</summary>
internal sealed class CsvSheet : SheetReader
{
    private readonly StreamReader text;
    private readonly char separator;
    private readonly char[] buffer = new char[64 * 1024];
    private readonly StringBuilder cell = new();
    private int at, filled;

    internal CsvSheet(string path)
    {
        var (encoding, name) = CsvText.EncodingOf(path);
        separator = SeparatorOf(path, encoding);
        text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true, 64 * 1024);
        Format = new SheetFormat(separator == '\t' ? "tsv" : "csv", name, null);
    }

    public override SheetFormat Format { get; }

    public override void Dispose()
    {
        text.Dispose();
        base.Dispose();
    }

    protected override IReadOnlyList<object?>? Next()
    {
        if (Peek() < 0) return null;
        var cells = new List<object?>();
        while (true)
        {
            var end = ReadCell(out var value);
            cells.Add(Bare(value));
            if (cells.Count > SheetLimits.Columns * 2) throw new SheetFault("file-too-many-columns", Row + 1, SheetLimits.Columns);
            if (end != separator) return cells;
        }
    }

    // Exports put an apostrophe before what a spreadsheet would take for a formula.
    private static string Bare(string text) =>
        text.StartsWith('\'') && text.TrimStart('\'') is { Length: > 0 } rest && "=+-@\t\r\n".Contains(rest[0], StringComparison.Ordinal) ? text[1..] : text;

    /// <summary>Reads one cell and what ends it: the separator, '\n', or -1 at the end of the file.</summary>
    private int ReadCell(out string value)
    {
        cell.Clear();
        var quoted = Peek() == '"';
        if (quoted) Take();
        var open = quoted;
        while (true)
        {
            var c = Take();
            if (c < 0)
            {
                if (open) throw new SheetFault("quote-open", Row + 1);
                value = cell.ToString();
                return -1;
            }

            if (open)
            {
                if (c != '"') cell.Append((char)c);
                else if (Peek() == '"') cell.Append((char)Take());
                else open = false;
            }
            else if (c == separator || c is '\n' or '\r')
            {
                if (c == '\r' && Peek() == '\n') Take();
                value = cell.ToString();
                return c == separator ? c : '\n';
            }
            else
            {
                cell.Append((char)c);
            }

            if (cell.Length > SheetLimits.CellLength) throw new SheetFault(open ? "quote-open" : "file-cell-too-long", Row + 1);
        }
    }

    private int Peek() => at < filled || Fill() ? buffer[at] : -1;

    private int Take() => at < filled || Fill() ? buffer[at++] : -1;

    private bool Fill()
    {
        (at, filled) = (0, text.Read(buffer));
        return filled > 0;
    }

    // The one that stands more often in the first lines, outside quotes.
    private static char SeparatorOf(string path, Encoding encoding)
    {
        using var reader = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        int commas = 0, tabs = 0, lines = 0;
        var open = false;
        for (int c, looked = 0; (c = reader.Read()) >= 0 && lines < 5 && looked < 64 * 1024; looked++)
        {
            if (c == '"') open = !open;
            else if (open) continue;
            else if (c == ',') commas++;
            else if (c == '\t') tabs++;
            else if (c == '\n') lines++;
        }

        return tabs > commas ? '\t' : ',';
    }
}
