using CollabPortal.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching;

/// <summary>Reads the documents of a page and says why each was found.</summary>
internal static class SearchHits
{
    private const string Sql =
        """
        select d.document_kind, d.subject_id, d.institution_id, d.title, d.title_en, d.summary, d.keywords, coalesce(o.name_ja, c.name_ja), coalesce(o.name_en, c.name_en), coalesce(o.is_demo, c.is_demo, false),
          d.prefecture, d.field, d.readiness, d.for_small, d.fresh_on, d.evidence,
          catalogue.search_fold(d.title) || ' ' || catalogue.search_fold(coalesce(d.title_en, '')), catalogue.search_fold(d.keywords), catalogue.search_fold(coalesce(s.problem, n.problem)),
          catalogue.search_fold(s.advantage), catalogue.search_fold(coalesce(s.sought, n.sought)), catalogue.search_fold(d.summary), coalesce(s.problem, n.problem), coalesce(s.advantage, n.sought), coalesce(s.sought, n.sought), coalesce(cardinality(s.patent_ids), 0)
        from unnest($1::int[]) with ordinality as wanted (id, place)
        join catalogue.search_document d on d.id = wanted.id
        left join catalogue.organisation o on o.id = d.institution_id
        left join register.research_seed s on d.document_kind = 1 and s.id = d.subject_id
        left join register.need n on d.document_kind = 5 and n.id = d.subject_id
        left join register.need_owner w on w.need_id = n.id
        left join catalogue.organisation c on c.id = w.company_id
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
                reader.IsDBNull(14) ? null : reader.GetFieldValue<DateOnly>(14), reader.GetFloat(15),
                Reasons(terms, [.. Enumerable.Range(16, 6).Select(reader.GetString)], [null, null, Text(22), Text(23), Text(24), reader.GetString(5)]), Text(23), reader.GetInt32(25)));
        }

        return hits;
    }

    // Places in the order of their weight; each term is told once, where it counts most.
    private static List<HitReason> Reasons(IReadOnlyList<SearchTerm> terms, string[] folded, string?[] quotes)
    {
        var reasons = new List<HitReason>();
        foreach (var term in terms)
        {
            foreach (var word in term.Words.Zip(Folds(term)).Select(p => (Written: p.First, Folded: p.Second)))
            {
                var place = Array.FindIndex(folded, text => Has(text, word.Folded));
                if (place < 0) continue;
                reasons.Add(new HitReason(term.Text, word.Written, (HitPlace)place, quotes[place]));
                break;
            }
        }

        return reasons;
    }

    // A synonym that folds like the term itself stands once in the index.
    private static IEnumerable<string> Folds(SearchTerm term) => term.Index.Select(i => i.Folded);

    private static bool Has(string text, string folded) => text.Contains(folded, StringComparison.Ordinal);
}
