using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace CollabPortal.Application.Imports.Files;

/// <summary>The first sheet of an xlsx, row by row, after <see cref="XlsxGuard"/> has looked at it.</summary>
internal sealed class XlsxSheet : SheetReader
{
    /// <summary>So many merged cells are named; whoever has more sees the pattern.</summary>
    private const int MergedNamed = 20;

    private readonly FileStream file;
    private readonly IExcelDataReader sheet;
    private readonly Dictionary<int, object?> merged = [];
    private readonly List<(int Column, int LastRow, object? Value)> open = [];
    private CellRange[]? ranges;
    private readonly bool early;
    private int nextRange;

    // ExcelDataReader asks for code page 1252 even where no cell is in it, and .NET does not know it unasked.
    static XlsxSheet() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    internal XlsxSheet(string path)
    {
        XlsxGuard.Check(path);
        file = File.OpenRead(path);
        try
        {
            sheet = Guarded(() => ExcelReaderFactory.CreateOpenXmlReader(file));
            var unheard = false;
            Days = Guarded(() => DayCount.Of(path, out unheard));
            early = unheard;
            Format = new SheetFormat("xlsx", null, sheet.Name);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override SheetFormat Format { get; }

    public override DayCount Days { get; }

    public override IReadOnlyDictionary<int, object?> Merged => merged;

    public override void Dispose()
    {
        sheet.Dispose();
        file.Dispose();
        base.Dispose();
    }

    protected override IReadOnlyList<object?>? Next() => Guarded(() =>
    {
        if (!sheet.Read()) return null;
        // Formatted empty cells may reach to the last column of the sheet.
        var cells = new object?[Math.Min(sheet.FieldCount, SheetLimits.Columns + 1)];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = sheet.GetValue(i);
            if (early && cells[i] is DateTime day) cells[i] = DayCount.Moved(day);
            if (cells[i] is string { Length: > SheetLimits.CellLength }) throw new SheetFault("file-cell-too-long", Row + 1);
        }

        Follow(cells);
        return cells;
    });

    // Only the first cell of a merged range has its value; the rows below it are told of it.
    private void Follow(object?[] cells)
    {
        ranges ??= [.. (sheet.MergeCells ?? []).Where(range => range.ToRow > range.FromRow).OrderBy(range => range.FromRow)];
        open.RemoveAll(range => range.LastRow < Row);
        merged.Clear();
        foreach (var (column, _, value) in open) merged[column] = value;
        for (; nextRange < ranges.Length && ranges[nextRange].FromRow <= Row; nextRange++)
        {
            var range = ranges[nextRange];
            if (range.FromRow == Row && range.FromColumn < cells.Length) open.Add((range.FromColumn, range.ToRow, cells[range.FromColumn]));
        }
    }

    protected override void CheckHeader(int row)
    {
        var values = Cells.Count(c => c is not (null or ""));
        // A merged title above the table stands alone in its row; one that spans a row of names takes names away.
        if (values < 2) return;
        var named = (sheet.MergeCells ?? [])
            .Where(range => range.FromRow <= row - 1 && row - 1 <= range.ToRow && (range.FromColumn != range.ToColumn || range.FromRow != range.ToRow))
            .OrderBy(range => range.FromColumn).Select(range => $"{Letters(range.FromColumn)}{range.FromRow + 1}:{Letters(range.ToColumn)}{range.ToRow + 1}").ToList();
        if (named.Count > 0) throw new SheetFault("header-merged", string.Join(", ", named.Take(MergedNamed)) + (named.Count > MergedNamed ? ", …" : ""));
    }

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    // What the reader throws for a broken file depends on where it is broken.
    private static T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is ExcelReaderException or XmlException or InvalidDataException or EndOfStreamException or FormatException
            or ArgumentException or InvalidOperationException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or OverflowException or InvalidCastException)
        {
            throw new SheetFault("file-broken");
        }
    }
}
