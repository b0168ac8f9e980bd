using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>
/// How many seeds, startups and open patents each institution has published, all institutions at once and kept for some minutes: counting them
/// again for every comparison would read the whole search. Each of them has a page for everybody, so nothing of the counts is withheld.
/// </summary>
public sealed class PublicOffers(TimeProvider clock)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private volatile Snapshot? kept;

    /// <summary>By kind and institution; who has published none does not stand there.</summary>
    /// <param name="field">大区分 for seeds, which alone have one; null for all.</param>
    internal async Task<IReadOnlyDictionary<DocumentKind, IReadOnlyDictionary<Guid, int>>> AllAsync(PortalDb db, string? field, CancellationToken ct)
    {
        var counts = await CountsAsync(db, ct);
        return counts.Where(c => c.Kind != (int)DocumentKind.Seed || field is null || c.Field == field).GroupBy(c => (DocumentKind)c.Kind)
            .ToDictionary(k => k.Key, k => (IReadOnlyDictionary<Guid, int>)k.GroupBy(c => c.Institution).ToDictionary(i => i.Key, i => i.Sum(c => c.Count)));
    }

    private async Task<IReadOnlyList<Counted>> CountsAsync(PortalDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (kept is { } recent && now - recent.At < KeptFor && now >= recent.At) return recent.Counts;
        var counts = await db.Database.SqlQuery<Counted>($"""
            select institution_id as "Institution", document_kind::int as "Kind", case document_kind when 1 then field end as "Field", count(*)::int as "Count" from catalogue.search_document
            where document_kind in (1, 2, 3) and institution_id is not null group by 1, 2, 3
            """).ToListAsync(ct);
        kept = new Snapshot(now, counts);
        return counts;
    }

    private sealed record Counted(Guid Institution, int Kind, string? Field, int Count);

    private sealed record Snapshot(DateTimeOffset At, IReadOnlyList<Counted> Counts);
}
