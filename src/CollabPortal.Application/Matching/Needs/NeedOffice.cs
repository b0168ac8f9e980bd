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

    // Which of a need's words, or words that mean the same, stand together in a document of the institution, its published profile included; the
    // first of the documents with just these. Names are no words of it, nor is an institution's own in its profile.
    private static readonly string Sql =
        $"""
        with own as materialized (select id, case when document_kind in (0, 2) then replace(replace(catalogue.search_fold(summary), catalogue.search_fold(title), ' '), catalogue.search_fold(coalesce(title_en, '')), ' ') else replace(folded, catalogue.search_fold(names), '') end as folded
          from catalogue.search_document where institution_id = $1 and ({SearchMatches.Says}) and ($4::uuid is null or subject_id = $4)),
        asked as (select t.need, t.place::int as place, catalogue.search_fold(t.word) as folded from unnest($2::int[], $3::text[]) with ordinality t (need, word, place)),
        words as (
          select need, place, folded from asked
          union
          select a.need, a.place, catalogue.search_fold(other.word) from asked a
          join catalogue.synonym mine on {SearchPhrases.IsKeyOf("mine.folded", "a.folded")} join catalogue.synonym other on other.group_id = mine.group_id)
        select f.need, f.places, min(f.id) from (
          select w.need, o.id, array_agg(distinct w.place order by w.place) as places from words w join own o
            on case when w.folded ~ '^[a-z0-9]+$' then o.folded ~ ('(^|[^a-z0-9])' || w.folded || '([^a-z0-9]|$)') else w.folded <> '' and strpos(o.folded, w.folded) > 0 end
          group by w.need, o.id) f
        group by f.need, f.places
        """;

    /// <summary>What was chosen for the institution first, then what fits best; answered ones stay in the list.</summary>
    public Task<IReadOnlyList<OfferedNeed>> ListAsync(CancellationToken ct = default) => ReadAsync(null, ct);

    /// <summary>The needs that one published seed of the institution fits, by the same rule: those for everybody and those that were chosen for it.</summary>
    public async Task<IReadOnlyList<OfferedNeed>> OfSeedAsync(Guid seed, CancellationToken ct = default) => [.. (await ReadAsync(seed, ct)).Where(o => NeedRules.Fits(o.Weight, o.Words, o.Asked))];

    private async Task<IReadOnlyList<OfferedNeed>> ReadAsync(Guid? subject, CancellationToken ct)
    {
        if (user.InstitutionId is not { } institution) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var needs = await db.Needs.AsNoTracking().Include(n => n.Owner).Where(n => n.Status == NeedStatus.Published).OrderByDescending(n => n.PublishedOn).ThenByDescending(n => n.Id).Take(Looked).ToListAsync(ct);
        var terms = needs.ConvertAll(NeedQueries.TermsOf);
        var words = terms.ConvertAll(SearchMatches.WordsOf);
        var found = await FoundAsync((NpgsqlConnection)db.Database.GetDbConnection(), institution, subject, words, ct);
        var answered = (await db.NeedAnswers.AsNoTracking().Where(a => a.InstitutionId == institution).Select(a => a.NeedId).ToListAsync(ct)).ToHashSet();
        var chosen = (await db.Set<NeedChoice>().AsNoTracking().Where(c => c.InstitutionId == institution).Select(c => c.NeedId).ToListAsync(ct)).ToHashSet();
        var labels = await db.LabelsAsync(needs.Select(n => n.Owner?.CompanyId).OfType<Guid>(), ct);
        OfferedBecause? Because(int i) => found.TryGetValue(i, out var best) && NeedRules.Fits(best.Weight, best.Words, words[i].Count) ? best.Because : null;
        return [.. needs.Select((n, i) => new OfferedNeed(
                n.Id, n.Title, NeedQueries.Company(n, labels), n.PublishedOn, n.Audience == NeedAudience.Chosen && chosen.Contains(n.Id), found.GetValueOrDefault(i).Weight, found.GetValueOrDefault(i).Words, words[i].Count, answered.Contains(n.Id), terms[i]) { Because = Because(i) })
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
    private static async Task<Dictionary<int, (double Weight, int Words, OfferedBecause? Because)>> FoundAsync(NpgsqlConnection connection, Guid institution, Guid? subject, List<IReadOnlyList<MatchWord>> words, CancellationToken ct)
    {
        var flat = words.SelectMany((of, i) => of.Select(word => (Need: i, Word: word))).ToList();
        var together = new List<(int Need, List<MatchWord> Words, int Document)>();
        await using (var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = institution },
                new() { Value = flat.Select(f => f.Need).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer },
                new() { Value = flat.Select(f => f.Word.Text).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = (object?)subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        })
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct)) together.Add((reader.GetInt32(0), [.. reader.GetFieldValue<int[]>(1).Select(place => flat[place - 1].Word)], reader.GetInt32(2)));
        }

        // A single word of the text never weighs enough, so it need not be counted, unless it is all that the need has.
        var weights = await SearchMatches.WeightsAsync(connection, [.. together.Where(t => t.Words.Count > 1 || t.Words[0].InTitle).SelectMany(t => t.Words).Distinct()], ct);
        var best = together.GroupBy(t => t.Need).ToDictionary(g => g.Key, g => g.Select(t => (Weight: t.Words.Sum(w => weights.GetValueOrDefault(w)), Words: t.Words.Count, t.Document)).OrderByDescending(t => t.Weight).ThenByDescending(t => t.Words).First());
        var because = await BecauseAsync(connection, [.. best.Values.Select(b => b.Document).Distinct()], ct);
        return best.ToDictionary(b => b.Key, b => (b.Value.Weight, b.Value.Words, because.GetValueOrDefault(b.Value.Document)));
    }

    private static async Task<Dictionary<int, OfferedBecause>> BecauseAsync(NpgsqlConnection connection, int[] documents, CancellationToken ct)
    {
        var found = new Dictionary<int, OfferedBecause>();
        if (documents.Length == 0) return found;
        await using var command = new NpgsqlCommand("select id, document_kind, subject_id, title, coalesce(title_en, title) from catalogue.search_document where id = any ($1)", connection) { Parameters = { new() { Value = documents } } };
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct)) found[reader.GetInt32(0)] = new OfferedBecause((DocumentKind)reader.GetInt16(1), reader.GetGuid(2), new Domain.Values.LocalText(reader.GetString(3), reader.GetString(4)));
        return found;
    }
}
