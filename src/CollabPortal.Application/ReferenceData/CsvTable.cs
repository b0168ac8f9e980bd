using System.Globalization;
using CsvHelper;

namespace CollabPortal.Application.ReferenceData;

/// <summary>
/// A CSV file as published: cells by the name of their column, whitespace and line breaks inside header names left out
/// (the real MEXT file has "設置⏎区分"). An empty cell is null: missing, not an empty text.
/// </summary>
internal sealed class CsvTable
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<string[]> rows = [];
    private readonly string name;

    private CsvTable(string name) => this.name = name;

    public IEnumerable<Row> Rows => rows.Select((cells, index) => new Row(this, cells, index + 2));

    /// <exception cref="ReferenceDataException">The file is missing or has no header.</exception>
    public static CsvTable Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) throw new ReferenceDataException(file, 0, "the file is missing");
        var table = new CsvTable(file);
        // Read whole as text: that leaves a byte-order mark out, and the largest file has one megabyte.
        using var reader = CsvReader.FromText(File.ReadAllText(path), new CsvReaderOptions { HasHeader = false });
        if (!reader.Read()) throw new ReferenceDataException(file, 1, "the header is missing");
        var header = Cells(reader);
        for (var i = 0; i < header.Length; i++) table.columns[string.Concat(header[i].Where(c => !char.IsWhiteSpace(c)))] = i;
        while (reader.Read()) table.rows.Add(Cells(reader));
        return table;
    }

    private static string[] Cells(CsvReader reader)
    {
        var cells = new string[reader.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
        return cells;
    }

    /// <summary>One row; its number counts records, the header being 1.</summary>
    internal readonly struct Row(CsvTable table, string[] cells, int number)
    {
        /// <summary>The trimmed cell, or null when it is empty.</summary>
        public string? Optional(string column)
        {
            if (!table.columns.TryGetValue(column, out var index)) throw Wrong($"the column {column} is missing");
            var cell = index < cells.Length ? cells[index].Trim() : "";
            return cell.Length == 0 ? null : cell;
        }

        /// <exception cref="ReferenceDataException">The cell is empty.</exception>
        public string Text(string column) => Optional(column) ?? throw Wrong($"{column} is empty");

        /// <exception cref="ReferenceDataException">The cell is no whole number.</exception>
        public int Number(string column) =>
            int.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong($"{column} is no whole number");

        public DateOnly? Date(string column) => Optional(column) is not { } cell ? null
            : DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : throw Wrong($"{column} is no date");

        /// <exception cref="ReferenceDataException">The cell is no decimal number.</exception>
        public decimal Decimal(string column) =>
            decimal.TryParse(Text(column), NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : throw Wrong($"{column} is no number");

        public ReferenceDataException Wrong(string what) => new(table.name, number, what);
    }
}

/// <summary>A shipped file is not what it should be: a fault of the release, not of the operator.</summary>
public sealed class ReferenceDataException(string file, int row, string what)
    : Exception($"Reference data {file}, record {row}: {what}.")
{
    public string File { get; } = file;

    /// <summary>Record in the file, the header being 1; 0 for the file itself.</summary>
    public int Row { get; } = row;
}
