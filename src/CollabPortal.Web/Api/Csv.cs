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

    /// <param name="header">Stable column codes, snake_case.</param>
    public Csv(params IReadOnlyList<string> header)
    {
        columns = header.Count;
        Append(header);
    }

    /// <summary>
    /// Adds a row. Text is guarded and quoted where it must be; whole numbers, decimals, doubles (round-trip), days (ISO),
    /// fiscal years (their number) and booleans (true, false) are written so that programs read them.
    /// </summary>
    /// <exception cref="ArgumentException">The row has another number of cells than the header.</exception>
    public Csv Row(params IReadOnlyList<object?> cells)
    {
        if (cells.Count != columns) throw new ArgumentException($"{cells.Count} cells under {columns} columns", nameof(cells));
        Append(cells);
        return this;
    }

    /// <summary>The file's bytes, BOM first.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];

    /// <summary>The file as an answer that browsers save under the given name (with .csv).</summary>
    public IResult ToResult(string fileName) => Results.File(ToBytes(), "text/csv; charset=utf-8", fileName);

    public override string ToString() => text.ToString();

    private void Append(IReadOnlyList<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    /// <summary>One cell as it stands in a file.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        // After apostrophes of its own too, so that an import that takes one away finds the text as it was.
        string words => Quote(words.TrimStart('\'') is { Length: > 0 } rest && FormulaStarts.Contains(rest[0], StringComparison.Ordinal) ? "'" + words : words),
        bool yes => yes ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FiscalYear year => year.ToString(),
        int or long or short or decimal => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A CSV cell cannot hold {value.GetType().Name}", nameof(value)),
    };

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
