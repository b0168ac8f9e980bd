using Npgsql;

namespace CollabPortal.Application.Matching;

/// <summary>Words behind a minus (電池 -自動車): no hit has one of them, as typed; what means the same may stand there. And the reader's own needs.</summary>
internal static class SearchExclusions
{
    /// <summary>The request with what its words exclude.</summary>
    internal static async Task<SearchRequest> ReadAsync(NpgsqlConnection connection, SearchRequest request, CancellationToken ct) =>
        SearchQuestion.Excluded(request.Text) is not { Count: > 0 } words ? request
            : request with { Without = [.. (await SearchWords.ReadAsync(connection, [.. words.Take(SearchQuestion.MostTerms).Select(w => new AskedTerm(w, true))], true, ct)).Select(t => t.Index)] };

    /// <summary>Whether anything is left out.</summary>
    internal static bool Any(SearchRequest request) => request.Without.Count > 0 || request.ExceptNeeds.Count > 0;

    /// <summary>The hits less those that have an excluded word or are not looked for.</summary>
    internal static string From(string hits, SearchSql sql, SearchRequest request)
    {
        var left = request.Without.Select(words => $"select document from ({sql.Term(words)}) x").ToList();
        if (request.ExceptNeeds.Count > 0)
            left.Add(SearchSql.Needs(request.ExceptNeeds));
        return left.Count == 0 ? hits : $"select * from ({hits}) asked where document not in ({string.Join(" union all ", left)})";
    }
}
