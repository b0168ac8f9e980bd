using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Something that an institution has published.</summary>
/// <param name="Day">Of publication, filing, founding, or when an event is held.</param>
/// <param name="Total">How many of its kind the institution has published.</param>
public sealed record PublishedOffer(DocumentKind Kind, Guid Subject, LocalText Title, DateOnly? Day, int Total);

/// <summary>What stands in the search and is no institution: all of it for the site map, or that of one institution.</summary>
public sealed class PublishedPages(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Kind and id, oldest entry first, so that the parts of a long map stay as they are.</summary>
    public async Task<IReadOnlyList<(DocumentKind Kind, Guid Subject)>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Database.SqlQuery<Row>($"select document_kind::int as \"Kind\", subject_id as \"Subject\" from catalogue.search_document where document_kind <> 0 order by id").ToListAsync(ct);
        return [.. rows.Select(r => ((DocumentKind)r.Kind, r.Subject))];
    }

    /// <summary>Seeds, startups, open patents and events of an institution, the newest of each.</summary>
    /// <param name="most">At most so many of a kind.</param>
    public async Task<IReadOnlyList<PublishedOffer>> OfAsync(Guid institution, int most, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Database.SqlQuery<Offer>($"""
            select document_kind::int as "Kind", subject_id as "Subject", title as "Title", title_en as "TitleEn", fresh_on as "Day", n::int as "Total" from (
              select d.document_kind, d.subject_id, d.title, d.title_en, d.fresh_on, row_number() over (partition by document_kind order by fresh_on desc nulls last, id) as place, count(*) over (partition by document_kind) as n
              from catalogue.search_document d where institution_id = {institution} and document_kind in (1, 2, 3, 6)) o
            where place <= {most} order by document_kind, place
            """).ToListAsync(ct);
        return [.. rows.Select(r => new PublishedOffer((DocumentKind)r.Kind, r.Subject, new LocalText(r.Title, r.TitleEn ?? r.Title), r.Day, r.Total))];
    }

    private sealed record Row(int Kind, Guid Subject);

    private sealed record Offer(int Kind, Guid Subject, string Title, string? TitleEn, DateOnly? Day, int Total);
}
