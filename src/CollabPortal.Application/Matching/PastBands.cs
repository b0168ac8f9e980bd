using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching;

/// <summary>Which institutions have published joint research of a size: what is hidden at one does not count, so the filter tells nothing that its page does not.</summary>
public sealed class PastBands(IDbContextFactory<PortalDb> contexts, PublicFieldIndex index)
{
    /// <summary>The size bands above ¥0, smallest first.</summary>
    public async Task<IReadOnlyList<BandFigure>> BandsAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await PublicFieldIndex.BandsAsync(db, ct)).Where(b => b.LowerYen > 0).Select(b => new BandFigure(b.Id, b.LowerYen, b.UpperYen, PublicFigure.Missing))];
    }

    /// <summary>Institutions with at least one shown contract of the band in their latest year.</summary>
    public async Task<IReadOnlyList<Guid>> InstitutionsAsync(int band, CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await index.FiguresAsync(db, ct)).Where(f => f.Value.Bands.Any(b => b.BandId == band && b.Figure.Contracts > 0)).Select(f => f.Key).Order()];
    }
}
