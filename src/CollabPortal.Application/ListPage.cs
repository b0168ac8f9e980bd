using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application;

/// <summary>What every list understands: words, an order and a page. Each register adds its own filters.</summary>
public abstract record ListFilter
{
    /// <summary>Rows on a page.</summary>
    public const int Size = 20;

    /// <summary>Page lengths on offer; the first is the usual one.</summary>
    public static readonly IReadOnlyList<int> Lengths = [Size, 50, 100];

    /// <summary>Most rows of one file.</summary>
    public const int MostExported = 50_000;

    /// <summary>Rows to read at once: a page, or all for a file.</summary>
    public int Rows { get; init; } = Size;

    /// <summary>Words to look for; null or blank for everything.</summary>
    public string? Text { get; init; }

    /// <summary>A key of the list, with "-" before it for descending; an unknown one means the list's own order.</summary>
    public string? Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Pattern for ILIKE with backslash as escape, or null where nothing was asked.</summary>
    internal string? Pattern => string.IsNullOrWhiteSpace(Text) ? null
        : $"%{Text.Trim().Normalize(NormalizationForm.FormKC).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%";

    /// <summary><see cref="Pattern"/> with the other kana, for titles, of which no index is kept: そら finds ソラ, and ソラ finds そら.</summary>
    internal (string Hiragana, string Katakana) KanaPatterns => (
        string.Concat((Pattern ?? "").Select(c => c is >= 'ァ' and <= 'ヶ' ? (char)(c - 'ァ' + 'ぁ') : c)),
        string.Concat((Pattern ?? "").Select(c => c is >= 'ぁ' and <= 'ゖ' ? (char)(c - 'ぁ' + 'ァ') : c)));

    /// <summary>The words as the search text of organisations has them; empty where nothing searchable was asked.</summary>
    internal string Folded => Domain.Organisations.SearchText.Normalise(Text);
}

/// <summary>One page of a list.</summary>
/// <param name="Items">Rows of this page in the order asked.</param>
/// <param name="Total">Rows that meet the filters, on all pages.</param>
/// <param name="Number">The page, from 1; never beyond the last one.</param>
/// <param name="Size">Rows a full page has.</param>
public sealed record ListPage<T>(IReadOnlyList<T> Items, int Total, int Number, int Size)
{
    /// <summary>There are more than <see cref="Total"/>; they were not counted.</summary>
    public bool AtLeast { get; init; }

    /// <summary>At least 1.</summary>
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>The same page with rows made for the screen.</summary>
    public ListPage<TRow> Select<TRow>(Func<T, TRow> row) => new([.. Items.Select(row)], Total, Number, Size) { AtLeast = AtLeast };
}

internal static class Paging
{
    /// <summary>Counts, then reads one page; a page beyond the end becomes the last one.</summary>
    internal static async Task<ListPage<T>> PageAsync<T>(this IQueryable<T> ordered, ListFilter filter, CancellationToken ct)
    {
        var total = await ordered.CountAsync(ct);
        var size = Math.Clamp(filter.Rows, 1, ListFilter.MostExported);
        var last = Math.Max(1, (total + size - 1) / size);
        var page = Math.Clamp(filter.Page, 1, last);
        var items = await ordered.Skip((page - 1) * size).Take(size).ToListAsync(ct);
        return new ListPage<T>(items, total, page, size);
    }
}
