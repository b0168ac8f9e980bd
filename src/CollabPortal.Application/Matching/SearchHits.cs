using CollabPortal.Domain.Values;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching;

/// <summary>Reads the documents of a page and says why each was found.</summary>
internal static class SearchHits
{
    private const string Mixed = "";

    // No character of any text, and kept by the fold: the parts of a document are folded at once, which is ten times faster than each alone.
    private const char Between = '\uFDD0';

    private const string Sql =
        """
        select d.document_kind, d.subject_id, d.institution_id, d.title, d.title_en, d.summary, d.keywords, coalesce(o.name_ja, c.name_ja), coalesce(o.name_en, c.name_en), coalesce(o.is_demo, c.is_demo, false),
          d.prefecture, d.field, d.readiness, d.for_small, d.fresh_on, d.evidence,
          catalogue.search_fold(array_to_string(array[d.title, d.title_en, d.keywords, coalesce(s.problem, n.problem), s.advantage, coalesce(s.sought, n.sought), said.ja, said.en, d.summary, case when d.names <> '' then o.name_ja end, array_to_string(s.researchers, '、'), parties.names], U&'\FDD0', '')),
          coalesce(s.problem, n.problem), coalesce(s.advantage, n.sought), coalesce(s.sought, n.sought), said.ja, said.en, coalesce(cardinality(s.patent_ids), 0), coalesce(n.is_anonymous, false), array_to_string(s.researchers, '、'), parties.names
        from unnest($1::int[]) with ordinality as wanted (id, place)
        join catalogue.search_document d on d.id = wanted.id
        left join catalogue.organisation o on o.id = d.institution_id
        left join register.research_seed s on d.document_kind = 1 and s.id = d.subject_id
        left join register.need n on d.document_kind = 5 and n.id = d.subject_id
        left join register.need_owner w on w.need_id = n.id
        left join catalogue.organisation c on c.id = w.company_id
        left join lateral (
          select string_agg(t.part ->> 'ja', ' ' order by t.at) as ja, string_agg(t.part ->> 'en', ' ' order by t.at) as en
          from (select * from register.institution_profile v where d.document_kind = 0 and v.institution_id = d.subject_id and v.status = 'Published' order by v.number desc limit 1) v
          cross join lateral jsonb_array_elements(v.texts || v.strengths) with ordinality t (part, at)) said on true
        left join lateral (
          select string_agg(p.name_ja, '、' order by p.name_ja) as names from catalogue.contract_case k join catalogue.organisation p on p.id = any (k.partner_ids)
          where d.document_kind = 4 and k.id = d.subject_id) parties on true
        order by wanted.place
        """;

    /// <param name="language">Of the reader.</param>
    internal static async Task<IReadOnlyList<SearchHit>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<int> documents, IReadOnlyList<SearchTerm> terms, string language, CancellationToken ct)
    {
        if (documents.Count == 0) return [];
        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = documents.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer } } };
        // Planning nine tables and their policies takes as long as reading twenty documents; the statement is always the same.
        await command.PrepareAsync(ct);
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
                Reasons(terms, Parts((DocumentKind)reader.GetInt16(0)), language), Text(18) ?? Business((DocumentKind)reader.GetInt16(0)), reader.GetInt32(22))
            { HidesName = reader.GetBoolean(23) && Text(7) is not null });

            // What a startup says of itself.
            string? Business(DocumentKind kind) => kind == DocumentKind.Startup && reader.GetString(5) is { Length: > 0 } said ? said : null;

            (HitPlace Place, string Folded, string? Quote, string Language)[] Parts(DocumentKind kind)
            {
                var folded = reader.GetString(16).Split(Between);
                var title = kind is DocumentKind.Institution or DocumentKind.Startup ? HitPlace.Name : HitPlace.Title;
                return
                [
                    (title, folded[0], null, "ja"), (title, folded[1], null, "en"), (title == HitPlace.Name ? title : HitPlace.Keywords, folded[2], null, "ja"),
                    (HitPlace.Problem, folded[3], Text(17), "ja"), (HitPlace.Advantage, folded[4], Text(18), "ja"), (HitPlace.Sought, folded[5], Text(19), "ja"),
                    (HitPlace.Text, Said(folded[6]), Text(20), "ja"), (HitPlace.Text, Said(folded[7]), Text(21), "en"), // Of an institution both languages in one text: the last thing to quote.
                    (HitPlace.Text, Said(folded[8]), reader.GetString(5), kind == DocumentKind.Institution ? Mixed : "ja"),
                    (HitPlace.Researcher, folded[10], Text(24), "ja"), (HitPlace.Institution, folded[9], Text(7), "ja"), (HitPlace.Partner, folded[11], Text(25), "ja"),
                ];

                // Its own name in an institution's profile says no more than in its title.
                string Said(string text) => kind != DocumentKind.Institution ? text
                    : folded[..2].Where(name => name.Length > 0).Aggregate(text, (rest, name) => rest.Replace(name, " ", StringComparison.Ordinal));
            }
        }

        return hits;
    }

    // Places in the order of their weight; each term is told once, where it counts most, in the reader's language where it stands there too.
    // A name is told where it was asked for, or where nothing else speaks for the document.
    private static List<HitReason> Reasons(IReadOnlyList<SearchTerm> terms, (HitPlace Place, string Folded, string? Quote, string Language)[] parts, string language)
    {
        var ordered = parts.OrderBy(p => HitReason.Names(p.Place)).ThenByDescending(p => p.Language == language).ToList();
        var reasons = terms.Select(term => (Reason: Reason(term, ordered), term.Required)).Where(r => r.Reason is not null).ToList();
        return [.. reasons.Where(r => !r.Reason!.IsName || r.Required || reasons.TrueForAll(o => o.Reason!.IsName)).Select(r => r.Reason!)];
    }

    private static HitReason? Reason(SearchTerm term, IReadOnlyList<(HitPlace Place, string Folded, string? Quote, string Language)> parts)
    {
        foreach (var group in parts.GroupBy(p => (HitReason.Names(p.Place), p.Language)))
        {
            foreach (var (written, folded) in term.Words.Zip(Folds(term)))
            {
                if (group.FirstOrDefault(p => Has(p.Folded, folded)) is { Folded: not null } part) return new HitReason(term.Text, written, part.Place, part.Quote, part.Language == Mixed ? "ja" : part.Language);
            }
        }

        return null;
    }

    // A synonym that folds like the term itself stands once in the index.
    private static IEnumerable<string> Folds(SearchTerm term) => term.Index.Select(i => i.Folded);

    // Latin words are words: "ion" is no reason in "production".
    private static bool Has(string text, string folded)
    {
        for (var at = text.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = text.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            var end = at + folded.Length;
            if ((at == 0 || !IsLatin(text[at - 1]) || !IsLatin(folded[0])) && (end == text.Length || !IsLatin(text[end]) || !IsLatin(folded[^1]))) return true;
        }

        return false;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);
}
