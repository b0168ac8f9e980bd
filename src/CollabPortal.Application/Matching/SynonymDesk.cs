using System.Text.Json;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Words that mean the same.</summary>
public sealed record SynonymGroup(int Id, IReadOnlyList<string> Words);

/// <summary>A change of the list.</summary>
public sealed record SynonymChange(DateTimeOffset At, string? Person, string? Was, string? Now);

/// <summary>
/// The ministry's list of words that mean the same: the search reads the same rows, so a change holds from the next question on. A word stands
/// in one group. A word taken out stays, alone: so the list that ships with the program does not bring it back.
/// </summary>
public sealed class SynonymDesk(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Most words of a group, longest word, and groups read at once.</summary>
    public const int MostWords = 20, LongestWord = 40, MostRead = 500;

    /// <summary>Groups in which a word has these characters; all for none. At most <see cref="MostRead"/>, by number.</summary>
    public async Task<(IReadOnlyList<SynonymGroup> Groups, int Total)> ListAsync(string? words, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var asked = words?.Trim() is { Length: > 0 } text ? Excerpt.Cut(text, LongestWord) : null;
        var rows = await db.Database.SqlQuery<Row>($"""
            select s.group_id as "Group", s.word as "Word" from catalogue.synonym s
            where s.group_id in (select group_id from catalogue.synonym group by group_id having count(*) > 1)
              and ({asked}::text is null or s.group_id in (select f.group_id from catalogue.synonym f where strpos(f.folded, replace(catalogue.search_fold({asked}), ' ', '')) > 0))
            order by abs(s.group_id), s.group_id, s.word
            """).ToListAsync(ct);
        var groups = rows.GroupBy(r => r.Group).Select(g => new SynonymGroup(g.Key, [.. g.Select(r => r.Word)])).ToList();
        return ([.. groups.Take(MostRead)], groups.Count);
    }

    /// <summary>
    /// Makes a group, or changes one that still is as <paramref name="read"/> says. Problems: "synonym-few" below two different words, "too-many",
    /// "too-long", "synonym-taken" with the word, "stale-version", "not-allowed".
    /// </summary>
    /// <param name="read">The group as it was read; null for a new one.</param>
    public async Task<Outcome<int>> SaveAsync(SynonymGroup? read, IReadOnlyList<string> words, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.MaintainLists, ct) is { } refused) return refused;
        string[] wanted = [.. words.Select(w => w.Trim()).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)];
        if (wanted.Length > MostWords) return new Problem("too-many", "Words", MostWords);
        if (wanted.Any(w => w.Length > LongestWord)) return new Problem("too-long", "Words", LongestWord);
        await using var db = await contexts.OpenContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('synonyms', 0))", ct);
        var folds = await db.Database.SqlQuery<Fold>($"""select word as "Word", replace(catalogue.search_fold(word), ' ', '') as "Folded" from unnest({wanted}) word""").ToListAsync(ct);
        // Words that the search cannot tell apart are one word.
        var different = folds.Where(f => f.Folded.Length > 0).DistinctBy(f => f.Folded, StringComparer.Ordinal).ToList();
        if (different.Count < 2) return new Problem("synonym-few", "Words");
        var stored = read is null ? [] : await WordsAsync(db, read.Id, ct);
        if (read is not null && !stored.SequenceEqual(read.Words, StringComparer.Ordinal)) return new Problem("stale-version");
        string[] keys = [.. different.Select(f => f.Folded)];
        var own = read?.Id ?? 0;
        var taken = await db.Database.SqlQuery<string>($"""
            select s.word as "Value" from catalogue.synonym s
            where s.folded = any ({keys}) and s.group_id <> {own} and (select count(*) from catalogue.synonym o where o.group_id = s.group_id) > 1 limit 1
            """).ToListAsync(ct);
        if (taken is [var other]) return new Problem("synonym-taken", "Words", other);
        var id = await StoreAsync(db, read?.Id, stored, different, ct);
        await transaction.CommitAsync(ct);
        return id;
    }

    /// <summary>The newest changes first. Empty for anybody but the ministry.</summary>
    public async Task<IReadOnlyList<SynonymChange>> HistoryAsync(int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.AuditEntries.AsNoTracking().Where(e => e.Entity == nameof(SynonymGroup)).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(most).ToListAsync(ct);
        return [.. rows.Select(e =>
        {
            using var json = JsonDocument.Parse(e.Changes);
            var words = json.RootElement.GetProperty("Words");
            return new SynonymChange(e.At, e.UserName, words[0].GetString(), words[1].GetString());
        })];
    }

    private async Task<int> StoreAsync(PortalDb db, int? known, IReadOnlyList<string> stored, IReadOnlyList<Fold> words, CancellationToken ct)
    {
        var next = await db.Database.SqlQuery<int>($"""select coalesce(max(group_id), 0) + 1 as "Value" from catalogue.synonym""").SingleAsync(ct);
        var group = known ?? next;
        string[] keys = [.. words.Select(w => w.Folded)], written = [.. words.Select(w => w.Word)];
        // What is no longer in the group stands alone, each word in a group of its own.
        await db.Database.ExecuteSqlAsync($"update catalogue.synonym s set group_id = {next} + n.n from (select folded, row_number() over (order by folded)::int as n from catalogue.synonym where group_id = {group} and folded <> all ({keys})) n where n.folded = s.folded", ct);
        await db.Database.ExecuteSqlAsync($"insert into catalogue.synonym (folded, word, group_id) select * from unnest({keys}, {written}) t (folded, word), (values ({group})) g (id) on conflict (folded) do update set word = excluded.word, group_id = excluded.group_id", ct);
        db.Add(new AuditEntry
        {
            At = clock.GetUtcNow(),
            UserId = user.UserId,
            UserName = user.DisplayName,
            Entity = nameof(SynonymGroup),
            EntityId = new Guid(group, 0, 0, new byte[8]),
            SubjectId = new Guid(group, 0, 0, new byte[8]),
            Action = known is null ? "Created" : "Changed",
            Changes = JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["Words"] = [known is null ? null : string.Join("、", stored), string.Join("、", await WordsAsync(db, group, ct))] }, JsonColumn.Options),
        });
        await db.SaveChangesAsync(ct);
        return group;
    }

    private static async Task<List<string>> WordsAsync(PortalDb db, int group, CancellationToken ct) =>
        await db.Database.SqlQuery<string>($"""select word as "Value" from catalogue.synonym where group_id = {group} order by word""").ToListAsync(ct);

    private sealed record Row(int Group, string Word);

    private sealed record Fold(string Word, string Folded);
}
