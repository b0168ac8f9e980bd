using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabPortal.Application.Imports.Files;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Imports;

/// <summary>A row of a file under the portal's column names. Reading a cell that cannot be read notes a problem and gives null.</summary>
/// <param name="mapping">By column key.</param>
/// <param name="header">The file's own headings, for reports.</param>
/// <param name="cells">The row's cells.</param>
/// <param name="number">Row as a spreadsheet shows it.</param>
/// <param name="written">The row's cells without what cells merged from above say of it; null where nothing is merged.</param>
/// <param name="days">How its numbers count days.</param>
internal sealed class MappedRow(MappedColumns mapping, IReadOnlyList<string> header, IReadOnlyList<object?> cells, int number, IReadOnlyList<object?>? written = null, DayCount days = default)
{
    private static readonly HashSet<string> Totals = new(["合計", "総合計", "総計", "小計", "計", "合計額", "合計円", "総額", "total", "grandtotal", "subtotal", "sum"], StringComparer.Ordinal);

    private List<ImportProblem>? problems, warnings;

    internal int Number { get; } = number;

    internal IReadOnlyList<ImportProblem> Problems => problems ?? (IReadOnlyList<ImportProblem>)[];

    /// <summary>What a person should look at; the row is taken, unless it is a total.</summary>
    internal IReadOnlyList<ImportProblem> Warnings => warnings ?? (IReadOnlyList<ImportProblem>)[];

    /// <summary>Whether it adds up other rows: beside 合計 or a word like it there is nothing but amounts, but for what a block merged from above says of all its rows.</summary>
    internal bool IsTotal
    {
        get
        {
            var said = false;
            foreach (var cell in written ?? cells)
            {
                if (cell is DateTime) return false;
                if (cell is not string text || string.IsNullOrWhiteSpace(text)) continue;
                if (Totals.Contains(Fold(text))) said = true;
                else if (JapaneseInput.ParseYen(text) is null) return false;
            }

            return said;
        }
    }

    /// <summary>Whether the file has the column at all; what it has not is left as it is.</summary>
    internal bool Has(string column) => mapping.Find(column) is not null;

    /// <summary>The trimmed text, or null for an empty cell. Several columns are joined as <see cref="Joined"/> says.</summary>
    internal string? Text(string column)
    {
        if (mapping.Find(column) is not { } source) return null;
        if (source.From.Count == 0) return Trimmed(source.Fixed);
        return source.From.Count == 1 ? Trimmed(AsText(Cell(source.From[0]))) : Joined(source.From);
    }

    /// <param name="column">The column.</param>
    /// <param name="about">The fiscal year by which a day without a year is proposed; it is never taken for it.</param>
    internal DateOnly? Date(string column, Func<FiscalYear>? about = null)
    {
        if (mapping.Find(column) is not { } source) return null;
        var cell = source.From.Count == 1 ? Cell(source.From[0]) : source.Fixed;
        if (cell is DateTime formatted) return DateOnly.FromDateTime(formatted);
        // A day that lost its format in Excel.
        if (cell is double serial && days.Day(serial) is { } unformatted) return unformatted;
        if (Text(column) is not { } text) return null;
        // What machines write: 2020-10-30T00:00:00+09:00 is a day in Japan.
        if (text.Length > 10 && text[10] is 'T' or ' ' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var instant))
            return HasOffset(text) ? JapanTime.DateOf(instant) : DateOnly.FromDateTime(instant.DateTime);
        if (JapaneseInput.ParseDate(text) is { } read) return read;
        // In a CSV nobody can tell a day's number from another one; in a workbook it was a number.
        if (text.Length <= 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var counted) && days.Day(counted) is { } told)
            Note("import-date-serial", column, told.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else if (about is not null && JapaneseInput.DayWithin(about(), text) is { } meant)
            Note("import-date-without-year", column, meant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), meant.ToString("yyyy/M/d", CultureInfo.InvariantCulture));
        else Note("import-date-unreadable", column);
        return null;
    }

    internal long? Yen(string column)
    {
        if (mapping.Find(column) is not { } source || Text(column) is not { } text || text is "未定" or "-" or "—" or "ー") return null;
        var reading = JapaneseInput.ReadYen(text, out var yen, source.Unit);
        if (reading == YenReading.Read && yen <= FiscalYearReceipt.YenLimit) return yen;
        Note(reading switch
        {
            YenReading.Negative => "import-yen-negative",
            YenReading.Fraction => "import-yen-fraction",
            YenReading.Commas => "import-yen-commas",
            YenReading.Unreadable => "import-yen-unreadable",
            _ => "amount-too-large",
        }, column);
        return null;
    }

    /// <summary>A number that is not negative, with or without a fraction.</summary>
    internal decimal? Decimal(string column)
    {
        if (mapping.Find(column) is null || Text(column) is not { } text) return null;
        if (JapaneseInput.ParseNumber(text) is >= 0 and var number) return number;
        Note("import-number-unreadable", column);
        return null;
    }

    /// <summary>A fiscal year, or that of a day.</summary>
    internal int? FiscalYear(string column)
    {
        if (Text(column) is not { } text) return null;
        if (JapaneseInput.ParseFiscalYear(text) is { } year) return year;
        var before = problems?.Count ?? 0;
        if (Date(column) is { } day) return Domain.Values.FiscalYear.Of(day).Year;
        if (problems is not null && problems.Count > before) problems.RemoveRange(before, problems.Count - before);
        Note("import-year-unreadable", column);
        return null;
    }

    /// <summary>The stored name of what the cell says, by any of its words.</summary>
    internal string? Choice(ImportColumn column)
    {
        if (Text(column.Key) is not { } text) return null;
        var folded = Fold(text);
        foreach (var choice in column.Choices)
        {
            if (Fold(choice.Value) == folded || choice.Words.Any(w => Fold(w) == folded)) return choice.Value;
        }

        // What is accepted, in the words of each language.
        Note("import-choice-unknown", column.Key, new LocalText(string.Join("、", column.Choices.Select(c => c.Words[0])), string.Join(", ", column.Choices.Select(c => c.Words[1]))));
        return null;
    }

    /// <summary>Notes a problem with the cell of a column, by the file's own heading.</summary>
    internal void Note(string code, string? column, params object[] args) => (problems ??= []).Add(Problem(code, column, false, args));

    /// <summary>Notes what a person should look at.</summary>
    internal void Warn(string code, string? column, params object[] args) => (warnings ??= []).Add(Problem(code, column, true, args));

    private ImportProblem Problem(string code, string? column, bool isWarning, object[] args)
    {
        var source = column is null ? null : mapping.Find(column);
        var heading = source is { From.Count: > 0 } ? string.Join(" + ", source.From.Select(i => i < header.Count && header[i].Length > 0 ? header[i] : $"#{i + 1}")) : null;
        var value = column is null ? null : Text(column);
        return new ImportProblem(Number, column, heading, value is { Length: > 200 } ? value[..200] : value, code, args, isWarning);
    }

    /// <summary>
    /// A key of several cells: 20200928-8010105000820-5f3a9c1e. Days become eight digits, and a part above 20 characters the first eight of
    /// its hash, so that the same row always has the same key and the key fits a contract number.
    /// </summary>
    private string? Joined(IReadOnlyList<int> columns)
    {
        var parts = columns.Select(i => Trimmed(AsText(Cell(i)))).OfType<string>().Select(part =>
            JapaneseInput.ParseDate(part.Length > 10 && part[10] == 'T' ? part[..10] : part) is { } day ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
            : part.Length <= 20 ? part
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(part.Normalize(NormalizationForm.FormKC))))[..8]).ToList();
        return parts.Count == 0 ? null : string.Join('-', parts);
    }

    internal bool IsJoined(string column) => mapping.Find(column) is { From.Count: > 1 };

    private object? Cell(int index) => index < cells.Count ? cells[index] : null;

    internal static string? AsText(object? cell) => cell switch
    {
        null => null,
        string text => text,
        double number when Math.Abs(number) > 1e27 => number.ToString("R", CultureInfo.InvariantCulture),
        double number => number == Math.Truncate(number) && Math.Abs(number) < 1e15 ? ((long)number).ToString(CultureInfo.InvariantCulture) : ((decimal)number).ToString(CultureInfo.InvariantCulture),
        DateTime day => day.TimeOfDay == TimeSpan.Zero ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };

    /// <summary>Text with line feeds alone: Windows writes two characters for a new line, workbooks keep one.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Lines(string? text) =>
        text is null || !text.Contains('\r', StringComparison.Ordinal) ? text : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : Lines(text.Trim());

    private static string Fold(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c))).ToLowerInvariant();

    private static bool HasOffset(string text) => text.EndsWith('Z') || text.AsSpan(10).IndexOfAny('+', '-') > 0;
}

/// <summary>A mapping by column key.</summary>
internal sealed class MappedColumns(ImportMapping mapping)
{
    private readonly Dictionary<string, ColumnSource> sources = mapping.Sources
        .Where(s => s.From.Count > 0 || !string.IsNullOrWhiteSpace(s.Fixed)).DistinctBy(s => s.Column, StringComparer.Ordinal).ToDictionary(s => s.Column, StringComparer.Ordinal);

    internal ColumnSource? Find(string column) => sources.GetValueOrDefault(column);
}

/// <summary>Why a row is not taken, or what to look at in one that is.</summary>
/// <param name="Row">Row of the file as a spreadsheet shows it.</param>
/// <param name="Column">Key of the portal's column; null for the whole row.</param>
/// <param name="Heading">The file's own name of the column.</param>
/// <param name="Value">What stands in the file, at most 200 characters.</param>
/// <param name="Code">Stable error code; sentences in ImportsText and ErrorsText.</param>
/// <param name="Args">What fills the sentence.</param>
/// <param name="IsWarning">The row is taken all the same; a person should look at it.</param>
public sealed record ImportProblem(int Row, string? Column, string? Heading, string? Value, string Code, IReadOnlyList<object> Args, bool IsWarning = false);
