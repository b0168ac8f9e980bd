using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Everything in the search that is no institution, for the site map.</summary>
public sealed class PublishedPages(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Kind and id, oldest entry first, so that the parts of a long map stay as they are.</summary>
    public async Task<IReadOnlyList<(DocumentKind Kind, Guid Subject)>> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var rows = await db.Database.SqlQuery<Row>($"select document_kind::int as \"Kind\", subject_id as \"Subject\" from catalogue.search_document where document_kind <> 0 order by id").ToListAsync(ct);
        return [.. rows.Select(r => ((DocumentKind)r.Kind, r.Subject))];
    }

    private sealed record Row(int Kind, Guid Subject);
}
