using CollabPortal.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching;

/// <summary>Reads the documents of a page and says why each was found.</summary>
internal static class SearchHits
{
    private const string Sql =
        """
        select d.document_kind, d.subject_id, d.institution_id, d.title, d.title_en, d.summary, d.keywords, o.name_ja, o.name_en, coalesce(o.is_demo, false),
          d.prefecture, d.field, d.readiness, d.for_small, d.fresh_on, d.evidence,
          catalogue.search_fold(d.title) || ' ' || catalogue.search_fold(coalesce(d.title_en, '')), catalogue.search_fold(d.keywords), catalogue.search_fold(d.summary)
        from unnest($1::int[]) with ordinality as wanted (id, place)
        join catalogue.search_document d on d.id = wanted.id
        left join catalogue.organisation o on o.id = d.institution_id
        order by wanted.place
        """;

    internal static async Task<IReadOnlyList<SearchHit>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<int> documents, IReadOnlyList<SearchTerm> terms, CancellationToken ct)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = documents.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hits = new List<SearchHit>();
        while (await reader.ReadAsync(ct))
        {
            string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
            hits.Add(new SearchHit(
                (DocumentKind)reader.GetInt16(0), reader.GetGuid(1), reader.IsDBNull(2) ? null : reader.GetGuid(2),
                new LocalText(reader.GetString(3), Text(4) ?? reader.GetString(3)), reader.GetString(5), reader.GetString(6),
                Text(7) is { } name ? new LocalText(name, Text(8) ?? name) : null, reader.GetBoolean(9),
                reader.IsDBNull(10) ? null : reader.GetInt16(10), Text(11), reader.IsDBNull(12) ? null : reader.GetInt16(12), reader.GetBoolean(13),
                reader.IsDBNull(14) ? null : reader.GetFieldValue<DateOnly>(14), reader.GetFloat(15), Reasons(terms, reader.GetString(16), reader.GetString(17), reader.GetString(18))));
        }

        return hits;
    }

    private static List<HitReason> Reasons(IReadOnlyList<SearchTerm> terms, string title, string keywords, string summary)
    {
        var reasons = new List<HitReason>();
        foreach (var term in terms)
        {
            foreach (var word in term.Words.Zip(Folds(term)).Select(p => (Written: p.First, Folded: p.Second)))
            {
                var place = Has(title, word.Folded) ? HitPlace.Title : Has(keywords, word.Folded) ? HitPlace.Keywords : Has(summary, word.Folded) ? HitPlace.Text : (HitPlace?)null;
                if (place is not { } at) continue;
                reasons.Add(new HitReason(term.Text, word.Written, at));
                break;
            }
        }

        return reasons;
    }

    // A synonym that folds like the term itself stands once in the index.
    private static IEnumerable<string> Folds(SearchTerm term) => term.Index.Select(i => i.Folded);

    private static bool Has(string text, string folded) => text.Contains(folded, StringComparison.Ordinal);
}
