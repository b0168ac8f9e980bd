using System.Globalization;
using System.Text;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Api;

/// <summary>
/// A CSV answer as Japanese offices open it: UTF-8 with BOM, CRLF, a header row of stable codes. Missing is an empty cell.
/// Text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
/// </summary>
public sealed class Csv
{
    private const string FormulaStarts = "=+-@\t\r\n";

    private readonly StringBuilder text = new();
    private readonly int columns;
    private readonly Dictionary<string, HashSet<string>> met = new(StringComparer.Ordinal);

    /// <summary>Column codes.</summary>
    internal IReadOnlyList<string> Header { get; }

    /// <summary>Rows below the header.</summary>
    internal int Rows { get; private set; }

    /// <summary>Different values of a column, as they stand in the file; empty cells are none.</summary>
    internal IReadOnlyCollection<string> ValuesOf(string column) => met.GetValueOrDefault(column) ?? [];

    /// <summary>Keys of the indicators that the file is of, where no column has them.</summary>
    internal IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>Units of its numbers, where no column has them.</summary>
    internal IReadOnlyList<string> Units { get; private set; } = [];

    /// <summary>Sources that the metadata names beside those of the columns.</summary>
    internal IReadOnlyList<string> Cited { get; private set; } = [];

    /// <summary>Names a source that the file's choice rests on.</summary>
    internal Csv Citing(string source)
    {
        Cited = [.. Cited, source];
        return this;
    }

    /// <summary>Says for the metadata what the columns do not.</summary>
    internal Csv About(IReadOnlyList<string> keys, IReadOnlyList<string> units)
    {
        (Keys, Units) = (keys, units);
        return this;
    }

    /// <param name="header">Stable column codes, snake_case.</param>
    public Csv(params IReadOnlyList<string> header)
    {
        columns = header.Count;
        Header = header;
        Append(header);
    }

    /// <summary>
    /// Adds a row. Text is guarded and quoted where it must be; whole numbers, decimals, doubles (15 digits), days and moments (ISO, moments in UTC),
    /// fiscal years (their number) and booleans (true, false) are written so that programs read them.
    /// </summary>
    /// <exception cref="ArgumentException">The row has another number of cells than the header.</exception>
    public Csv Row(params IReadOnlyList<object?> cells)
    {
        if (cells.Count != columns) throw new ArgumentException($"{cells.Count} cells under {columns} columns", nameof(cells));
        Append(cells);
        Rows++;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is null || !FigureMetadata.Told.Contains(Header[i])) continue;
            if (!met.TryGetValue(Header[i], out var values)) met[Header[i]] = values = new(StringComparer.Ordinal);
            values.Add(cells[i] is string words ? words : Cell(cells[i]));
        }

        return this;
    }

    /// <summary>The file's bytes, BOM first.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

    /// <summary>The file as an answer that browsers save under the given name (with .csv).</summary>
    public IResult ToResult(string fileName) => new CsvFile(this, fileName);

    public override string ToString() => text.ToString();

    private void Append(IReadOnlyList<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>One cell as it stands in a file.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        // After apostrophes of its own too, so that an import that takes one away finds the text as it was.
        string words => Quote(words.TrimStart('\'') is { Length: > 0 } rest && FormulaStarts.Contains(rest[0], StringComparison.Ordinal) ? "'" + words : words),
        bool yes => yes ? "true" : "false",
        // Fifteen digits: all that a double surely holds, without the noise of sums (345, not 344.99999999999994).
        double number => number.ToString("G15", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        FiscalYear year => year.ToString(),
        int or long or short or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A CSV cell cannot hold {value.GetType().Name}", nameof(value)),
    };

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
