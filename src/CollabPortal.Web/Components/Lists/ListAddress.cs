using CollabPortal.Application;
using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Components.Lists;

/// <summary>The state of a list as its address has it: filters, order and page. What is not set is not in the address.</summary>
public sealed class ListAddress
{
    private const string SortName = "sort", PageName = "page";
    private readonly IReadOnlyDictionary<string, string> values;

    private ListAddress(string path, IReadOnlyDictionary<string, string> values) => (Path, this.values) = (path, values);

    /// <summary>The list without filters.</summary>
    public string Path { get; }

    public string? Text => this["q"];

    /// <summary>A key, with "-" before it for descending.</summary>
    public string? Sort => this[SortName];

    /// <summary>From 1.</summary>
    public int Page => Math.Max(1, Number(PageName) ?? 1);

    /// <summary>Rows on a page: one of the lengths on offer, anything else means the first.</summary>
    public int Rows => Number("size") is { } rows && ListFilter.Lengths.Contains(rows) ? rows : ListFilter.Lengths[0];

    /// <summary>Keys of the columns chosen; empty for all.</summary>
    public IReadOnlyList<string> Columns => this["col"]?.Split(',') ?? [];

    /// <summary>Whether anything but order, page, length and columns is asked.</summary>
    public bool IsFiltered => values.Keys.Any(k => k is not (SortName or PageName or "size" or "col" or "done" or "undo"));

    /// <summary>The value of a filter, or null.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);

    public static ListAddress Of(Uri address) => new(address.AbsolutePath, QueryHelpers.ParseQuery(address.Query)
        .Select(p => (p.Key, Value: p.Value.ToString().Trim())).Where(p => p.Value.Length > 0)
        .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal));

    /// <summary>A filter that is a whole number; null where it is none.</summary>
    public int? Number(string name) => int.TryParse(this[name], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A filter that names a member of an enum; null where it does not.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(this[name], out var choice) && Enum.IsDefined(choice) ? choice : null;

    /// <summary>The same rows and columns as a file.</summary>
    /// <param name="format">csv or xlsx.</param>
    public string OfFile(string format) => With("format", format, "/api/v1/registers" + Path, With(PageName, null));

    public string OfPage(int page) => With(PageName, page == 1 ? null : page.ToString(System.Globalization.CultureInfo.InvariantCulture), Path, values);

    /// <summary>Sorted by a key, the other way round when it is already; from the first page.</summary>
    public string SortedBy(string key) => With(PageName, null, Path, With(SortName, Sort == key ? "-" + key : key));

    private Dictionary<string, string> With(string name, string? value)
    {
        var changed = values.Where(v => v.Key is not ("done" or "undo")).ToDictionary(StringComparer.Ordinal);
        if (value is null) changed.Remove(name);
        else changed[name] = value;
        return changed;
    }

    private static string With(string name, string? value, string path, IReadOnlyDictionary<string, string> values)
    {
        var query = values.Where(v => v.Key != name && v.Key is not ("done" or "undo")).ToDictionary(v => v.Key, v => (string?)v.Value, StringComparer.Ordinal);
        if (value is not null) query[name] = value;
        return QueryHelpers.AddQueryString(path, query);
    }
}
