using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace CollabPortal.Application.Matching.Needs;

/// <summary>The liaison office's side of needs: which ones are for it or fit what it has published, and its answer.</summary>
public sealed class NeedOffice(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Newest needs that are looked at.</summary>
    public const int Looked = 300;

    // Which of a need's words, or words that mean the same, stand together in a document of the institution. Names are no words of it.
    private static readonly string Sql =
        $"""
        with own as materialized (select id, replace(folded, catalogue.search_fold(names), '') as folded from catalogue.search_document where institution_id = $1 and document_kind in (1, 3, 4)),
        asked as (select t.need, t.place::int as place, catalogue.search_fold(t.word) as folded from unnest($2::int[], $3::text[]) with ordinality t (need, word, place)),
        words as (
          select need, place, folded from asked
          union
          select a.need, a.place, catalogue.search_fold(other.word) from asked a
          join catalogue.synonym mine on {SearchPhrases.IsKeyOf("mine.folded", "a.folded")} join catalogue.synonym other on other.group_id = mine.group_id)
        select distinct f.need, f.places from (
          select w.need, o.id, array_agg(distinct w.place order by w.place) as places from words w join own o
            on case when w.folded ~ '^[a-z0-9]+$' then o.folded ~ ('(^|[^a-z0-9])' || w.folded || '(s|[^a-z0-9]|$)') else w.folded <> '' and strpos(o.folded, w.folded) > 0 end
          group by w.need, o.id) f
        """;

    /// <summary>What was chosen for the institution first, then what fits best; answered ones stay in the list.</summary>
    public async Task<IReadOnlyList<OfferedNeed>> ListAsync(CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } institution) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var needs = await db.Needs.AsNoTracking().Include(n => n.Owner).Where(n => n.Status == NeedStatus.Published).OrderByDescending(n => n.PublishedOn).ThenByDescending(n => n.Id).Take(Looked).ToListAsync(ct);
        var terms = needs.ConvertAll(NeedQueries.TermsOf);
        var words = terms.ConvertAll(SearchMatches.WordsOf);
        var found = await FoundAsync((NpgsqlConnection)db.Database.GetDbConnection(), institution, words, ct);
        var answered = (await db.NeedAnswers.AsNoTracking().Where(a => a.InstitutionId == institution).Select(a => a.NeedId).ToListAsync(ct)).ToHashSet();
        var chosen = (await db.Set<NeedChoice>().AsNoTracking().Where(c => c.InstitutionId == institution).Select(c => c.NeedId).ToListAsync(ct)).ToHashSet();
        var labels = await db.LabelsAsync(needs.Select(n => n.Owner?.CompanyId).OfType<Guid>(), ct);
        return [.. needs.Select((n, i) => new OfferedNeed(
                n.Id, n.Title, NeedQueries.Company(n, labels), n.PublishedOn, n.Audience == NeedAudience.Chosen && chosen.Contains(n.Id), found.GetValueOrDefault(i).Weight, found.GetValueOrDefault(i).Words, words[i].Count, answered.Contains(n.Id), terms[i]))
            .Where(o => o.IsChosen || o.IsAnswered || NeedRules.Fits(o.Weight, o.Words, o.Asked))
            .OrderBy(o => o.IsAnswered).ThenByDescending(o => o.IsChosen).ThenByDescending(o => o.Weight).ThenByDescending(o => o.PublishedOn)];
    }

    /// <summary>
    /// Answers a need, once. Where its company is known the thread begins now; else the company reads the answer and may begin it. Problems:
    /// "not-found", "need-answered", "required", "too-long".
    /// </summary>
    /// <returns>The answer's id.</returns>
    public async Task<Outcome<Guid>> AnswerAsync(Guid needId, string? text, CancellationToken ct = default)
    {
        var done = await writer.CreateAsync(async (db, institution) =>
        {
            var need = await db.Needs.AsNoTracking().Include(n => n.Owner).SingleOrDefaultAsync(n => n.Id == needId && n.Status == NeedStatus.Published, ct)
                ?? throw new Domain.Values.RuleViolation("not-found");
            if (await db.NeedAnswers.AnyAsync(a => a.NeedId == needId && a.InstitutionId == institution, ct)) throw new Domain.Values.RuleViolation("need-answered");
            var answer = new NeedAnswer(need, institution, text, writer.Actor, user.DisplayName ?? "", clock.GetUtcNow());
            if (need.Owner is not null)
            {
                var thread = Enquiry.Answering(need, answer);
                db.Add(thread);
                answer.Begin(thread);
            }

            return answer;
        }, ct);
        return done is { Ok: false, Problems: [{ Code: "number-taken" }] } ? new Problem("need-answered") : done;
    }

    // Of each need the weightiest of the documents.
    private static async Task<Dictionary<int, (double Weight, int Words)>> FoundAsync(NpgsqlConnection connection, Guid institution, List<IReadOnlyList<MatchWord>> words, CancellationToken ct)
    {
        var flat = words.SelectMany((of, i) => of.Select(word => (Need: i, Word: word))).ToList();
        var together = new List<(int Need, List<MatchWord> Words)>();
        await using (var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = institution },
                new() { Value = flat.Select(f => f.Need).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = flat.Select(f => f.Word.Text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
            },
        })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) together.Add((reader.GetInt32(0), [.. reader.GetFieldValue<int[]>(1).Select(place => flat[place - 1].Word)]));
        }

        // A single word of the text never weighs enough, so it need not be counted, unless it is all that the need has.
        var weights = await SearchMatches.WeightsAsync(connection, [.. together.Where(t => t.Words.Count > 1 || t.Words[0].InTitle).SelectMany(t => t.Words).Distinct()], ct);
        return together.GroupBy(t => t.Need).ToDictionary(g => g.Key, g => g.Select(t => (Weight: t.Words.Sum(w => weights.GetValueOrDefault(w)), Words: t.Words.Count)).OrderByDescending(t => t.Weight).ThenByDescending(t => t.Words).First());
    }
}
