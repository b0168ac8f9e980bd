using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>What the search box offers while somebody types: words of the ministry's list that begin so, then titles of the best hits.</summary>
public sealed class SearchSuggestions(IDbContextFactory<PortalDb> contexts, SearchEngine engine)
{
    /// <summary>Most of them.</summary>
    public const int Most = 8;

    private const int Words = 3;

    /// <summary>Empty for less than two characters, which could be anything, and for more than a name has.</summary>
    public async Task<IReadOnlyList<string>> ForAsync(string? typed, string language, CancellationToken ct = default)
    {
        if (typed?.Replace("\0", "", StringComparison.Ordinal).Trim() is not { Length: >= 2 and <= 60 } text) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var words = await db.Database.SqlQuery<string>($"""
            select word as "Value" from catalogue.synonym, (select replace(catalogue.search_fold({text}), ' ', '') as begun) q
            where begun <> '' and starts_with(folded, begun) order by length(word), word limit {Words}
            """).ToListAsync(ct);
        var hits = (await engine.SearchAsync(new SearchRequest { Text = text }, ct)).Hits;
        return [.. words.Concat(hits.Select(h => h.Title.For(language))).Where(s => !s.Equals(text, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal).Take(Most)];
    }
}
