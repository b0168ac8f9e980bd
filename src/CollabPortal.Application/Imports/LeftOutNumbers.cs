using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports;

/// <summary>
/// Columns of a file that are not taken although numbers stand in them: money may be among them. Each is told once, at its first number, as something
/// to look at; of kinds of file that have amounts.
/// </summary>
internal sealed class LeftOutNumbers
{
    // Numbers that count rows.
    private static readonly HashSet<string> Counting = new(["no", "no.", "#", "番号", "連番", "通番", "項番", "行", "行番号", "row"], StringComparer.OrdinalIgnoreCase);

    private readonly IReadOnlyList<string> header;
    private readonly ImportReport report;
    private readonly List<int> silent;
    private readonly List<MappedRow> told = [];

    internal LeftOutNumbers(ImportKind kind, IReadOnlyList<string> header, ImportContext context)
    {
        (this.header, report) = (header, context.Report);
        silent = kind.Columns.Any(c => c.Kind == CellKind.Yen) ? [.. context.Order.Mapping.UnusedAt(header).Where(i => !Counting.Contains(header[i].Trim()))] : [];
    }

    internal void Note(MappedRow row, IReadOnlyList<object?> cells)
    {
        if (silent.Count == 0 || row.IsTotal) return;
        foreach (var at in silent.Where(i => i < cells.Count && IsNumber(cells[i])).ToList())
        {
            silent.Remove(at);
            if (!told.Contains(row)) told.Add(row);
            report.Add(new ImportProblem(row.Number, null, header[at], MappedRow.AsText(cells[at]), "import-number-left-out", [header[at]], IsWarning: true));
        }
    }

    /// <summary>At the end: rows told of here alone are rows to look at too.</summary>
    internal void Count() => report.WarningRows += told.Count(row => row.Warnings.Count == 0 || row.Problems.Count > 0);

    // なし and ― are read as no money: they say nothing of a column.
    private static bool IsNumber(object? cell) => cell is double || (cell is string text && text.Length is > 0 and <= 40 && JapaneseInput.ParseYen(text) is > 0);
}
