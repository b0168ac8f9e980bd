using CollabPortal.Application;
using CollabPortal.Web.Api;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Components.Lists;

/// <summary>A cell of a file: text, whole number, day, or null where nothing is known.</summary>
public sealed record FileCell<TRow>(string Heading, Func<TRow, object?> Value);

/// <summary>A column of a register's list, on the screen and in files.</summary>
/// <param name="Key">Name in the address (col=…).</param>
/// <param name="Head">Heading on the screen.</param>
/// <param name="Cells">What it is in a file: a cell that shows two things on the screen becomes two columns there.</param>
public sealed record RegisterColumn<TRow>(string Key, ListColumn Head, params IReadOnlyList<FileCell<TRow>> Cells)
{
    /// <summary>A column that holds one thing.</summary>
    public RegisterColumn(string key, string label, Func<TRow, object?> value, string? sort = null, bool numeric = false)
        : this(key, new ListColumn(label, sort, numeric), new FileCell<TRow>(label, value))
    {
    }
}

/// <summary>A register's list as a file.</summary>
public interface IRegisterTable
{
    /// <summary>The rows and columns that the page with this address shows, all pages together.</summary>
    /// <param name="workbook">xlsx; else CSV.</param>
    Task<IResult> FileAsync(ListAddress at, bool workbook, bool demo);
}

/// <summary>One register's list: how an address is read, and its columns. The page and the file share it, so that a file holds what is seen.</summary>
public abstract class RegisterTable<TRow>(IStringLocalizer<OfficeText> office, TimeProvider clock) : IRegisterTable
    where TRow : class, IRegisterView
{
    /// <summary>Words of lists and files.</summary>
    protected IStringLocalizer<OfficeText> Office => office;

    public abstract string Title { get; }

    /// <summary>The name's first; it is always shown.</summary>
    public abstract IReadOnlyList<RegisterColumn<TRow>> Columns { get; }

    /// <summary>One page for an address.</summary>
    public Task<ListPage<TRow>> LoadAsync(ListAddress at) => ReadAsync(at, at.Page, at.Rows);

    /// <summary>The columns of an address; without a choice (or an unreadable one) all of them.</summary>
    public IReadOnlyList<RegisterColumn<TRow>> Shown(ListAddress at)
    {
        var chosen = Columns.Skip(1).Where(c => at.Columns.Contains(c.Key)).ToList();
        return chosen.Count == 0 ? Columns : [Columns[0], .. chosen];
    }

    public async Task<IResult> FileAsync(ListAddress at, bool workbook, bool demo)
    {
        // Who keeps a row, its id, and that it is fictitious, stand in every file.
        FileCell<TRow>[] cells =
        [
            .. Shown(at).SelectMany(c => c.Cells), new(office["File.institution"], r => r.Institution.Name.For(Language)),
            new(office["File.id"], r => r.Id.ToString()), new(office["File.demo"], _ => demo ? office["File.demo.yes"].Value : null),
        ];
        var rows = (await ReadAsync(at, 1, ListFilter.MostExported)).Items;
        var name = FileNames.Of(office["File.Name", Title], clock, workbook ? "xlsx" : "csv");
        string[] headings = [.. cells.Select(c => c.Heading)];
        return workbook ? new XlsxStream(name, Title, headings, Cells(rows, cells)) : new CsvStream(name, headings, Cells(rows, cells));
    }

    /// <summary>Two-letter language of the reader.</summary>
    protected static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    protected abstract Task<ListPage<TRow>> ReadAsync(ListAddress at, int page, int rows);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Cells(IReadOnlyList<TRow> rows, FileCell<TRow>[] cells)
    {
        await Task.CompletedTask;
        foreach (var row in rows) yield return [.. cells.Select(c => c.Value(row))];
    }
}
