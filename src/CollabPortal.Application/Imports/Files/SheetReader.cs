namespace CollabPortal.Application.Imports.Files;

/// <summary>How a file is written.</summary>
/// <param name="Name">"csv", "tsv" or "xlsx".</param>
/// <param name="Encoding">"UTF-8", "UTF-16" or "CP932"; null for xlsx.</param>
/// <param name="Sheet">Name of the sheet that is read; null for text.</param>
public sealed record SheetFormat(string Name, string? Encoding, string? Sheet);

/// <summary>
/// A table read row by row, whatever the file is. Cells are texts; in xlsx also numbers (double), days and times (DateTime) and
/// booleans. Bounded by <see cref="SheetLimits"/>; what cannot be read is a <see cref="SheetFault"/>.
/// </summary>
public abstract class SheetReader : IDisposable
{
    private string path = "";

    /// <summary>How the file is written.</summary>
    public abstract SheetFormat Format { get; }

    /// <summary>Names of the columns as they stand in the file, trimmed; an empty one for a column without a name.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Unit of its amounts that stands above the table (単位：千円); null where none does.</summary>
    public long? Unit { get; private set; }

    /// <summary>Number of the present row as a spreadsheet shows it, the first being 1.</summary>
    public int Row { get; private set; }

    /// <summary>Cells of the present row; may be fewer than the header has names.</summary>
    public IReadOnlyList<object?> Cells { get; private set; } = [];

    /// <summary>How its numbers count days.</summary>
    public virtual DayCount Days => default;

    /// <summary>What cells merged from rows above say in the present row, by column from 0; empty where there are none.</summary>
    public virtual IReadOnlyDictionary<int, object?> Merged { get; } = new Dictionary<int, object?>();

    /// <summary>Opens a file by what it contains, not by its name, and reads its header.</summary>
    /// <param name="path">A file of one's own: it is read several times.</param>
    /// <exception cref="SheetFault">It is no table that can be read.</exception>
    public static SheetReader Open(string path)
    {
        SheetReader reader = FileSignature.Of(path) == FileSignature.Zip ? new XlsxSheet(path) : new CsvSheet(path);
        try
        {
            reader.path = path;
            reader.ReadHeader();
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The same file from its first row on.</summary>
    internal SheetReader Again() => Open(path);

    /// <summary>Goes to the next row that is not empty; false at the end.</summary>
    /// <exception cref="SheetFault">The file is broken from here on.</exception>
    public bool Read()
    {
        while (Next() is { } cells)
        {
            if (++Row > SheetLimits.Rows) throw new SheetFault("file-too-many-rows", SheetLimits.Rows);
            if (cells.Count > SheetLimits.Columns && !cells.Skip(SheetLimits.Columns).All(IsEmpty))
                throw new SheetFault("file-too-many-columns", Row, SheetLimits.Columns);
            if (cells.All(IsEmpty)) continue;
            Cells = cells;
            return true;
        }

        return false;
    }

    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>The next row, empty ones too; null at the end.</summary>
    protected abstract IReadOnlyList<object?>? Next();

    /// <summary>Says so when a header row consists of merged cells: nobody could tell which column is which.</summary>
    protected virtual void CheckHeader(int row)
    {
    }

    // A title above the table has one or two cells, with the day on which it was made a few more; the header is the first row with three or more
    // that is no such title, or the first at all.
    private void ReadHeader()
    {
        IReadOnlyList<object?>? first = null;
        var (firstRow, read) = (0, 0);
        while (read++ < SheetLimits.RowsBeforeHeader && Read())
        {
            if (first is null) (first, firstRow) = (Cells, Row);
            if (IsTitle(Cells))
            {
                Unit = Cells.OfType<string>().Select(HeadingUnit.OfTable).FirstOrDefault(unit => unit is not null) ?? Unit;
                continue;
            }

            CheckHeader(Row);
            (first, firstRow) = (Cells, Row);
            break;
        }

        if (first is null) throw new SheetFault("file-empty");
        if (firstRow != Row) throw new SheetFault("header-missing");
        Header = [.. first.Select(c => (c?.ToString() ?? "").Trim().ReplaceLineEndings(""))];
    }

    private bool IsTitle(IReadOnlyList<object?> cells)
    {
        var values = cells.Where(c => !IsEmpty(c)).ToList();
        return values.Count < 3 || (values.Count < 5 && values.OfType<string>().Any(v => HeadingUnit.OfTable(v) is not null)) || (values.Exists(IsDay) && values.Count(v => v is string && !IsDay(v)) < 3);
    }

    // Also a day that lost its format in Excel; a year alone may head a column.
    private bool IsDay(object? cell) => cell is DateTime || (cell is double number && Days.Day(number) is not null) || (cell is string text && Domain.Values.JapaneseInput.ParseDate(text) is not null);

    private static bool IsEmpty(object? cell) => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text));
}

/// <summary>What the first bytes of a file say.</summary>
internal static class FileSignature
{
    internal const string Zip = "zip", Text = "text";

    // PNG, JPEG, GIF, gzip, 7z, RAR, ELF.
    private static readonly byte[][] Binaries =
        [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [0x1F, 0x8B], [0x37, 0x7A, 0xBC, 0xAF], [.. "Rar!"u8], [0x7F, 0x45, 0x4C, 0x46]];

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="SheetFault">Empty, encrypted, an old xls, or no table at all.</exception>
    internal static string Of(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0) throw new SheetFault("file-empty");
        Span<byte> head = stackalloc byte[8];
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (head[..length].SequenceEqual(Ole)) throw new SheetFault(HoldsEncryptedPackage(file) ? "file-encrypted" : "file-old-xls");
        if (length >= 4 && head[..4].SequenceEqual("PK\x03\x04"u8)) return Zip;
        if (head[..length].StartsWith("%PDF"u8) || head[..length].StartsWith("PK"u8)) throw new SheetFault("file-kind-unknown");
        if (IsBinary(file)) throw new SheetFault("file-not-a-table");
        return Text;
    }

    // Pictures, sounds and programs say so at once, or have bytes that no text has; UTF-16 has them too and a mark before.
    private static bool IsBinary(FileStream file)
    {
        var head = new byte[4096];
        file.Position = 0;
        var start = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        foreach (var sign in Binaries)
        {
            if (start.StartsWith(sign)) return true;
        }

        return !start.StartsWith<byte>([0xFF, 0xFE]) && !start.StartsWith<byte>([0xFE, 0xFF]) && start.Contains((byte)0);
    }

    // An encrypted xlsx is an OLE container with a stream of this name; an old xls is one without it.
    private static bool HoldsEncryptedPackage(FileStream file)
    {
        var sign = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");
        var buffer = new byte[1024 * 1024];
        file.Position = 0;
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(sign) >= 0) return true;
            kept = Math.Min(filled, sign.Length - 1);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        return false;
    }
}
