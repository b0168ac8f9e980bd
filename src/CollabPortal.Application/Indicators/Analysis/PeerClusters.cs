using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>A cluster as the peer view names it: never without the list that it comes from.</summary>
/// <param name="SourceUrl">Where that can be read; null where no address is known.</param>
/// <param name="AsOf">The day as of which the source holds.</param>
public sealed record PeerCluster(string Key, LocalText Name, string Source, string? SourceUrl, DateOnly AsOf);

/// <summary>The clusters in use, and the institutions of the one that was asked for.</summary>
internal sealed class PeerClusters
{
    private readonly IReadOnlyList<InstitutionCluster> used;
    private readonly HashSet<Guid> members;

    private PeerClusters(IReadOnlyList<InstitutionCluster> used, InstitutionCluster? asked, HashSet<Guid> members) =>
        (this.used, this.members, Asked) = (used, members, asked is null ? null : Of(asked));

    /// <summary>Null where none was asked for, or none has the key.</summary>
    internal PeerCluster? Asked { get; }

    internal IReadOnlyList<LocalText> Names => [.. used.Select(c => c.Name)];

    internal static async Task<PeerClusters> ReadAsync(PortalDb db, string? key, CancellationToken ct)
    {
        var all = await db.Clusters.AsNoTracking().Where(c => !c.Retired).OrderBy(c => c.Key).ToListAsync(ct);
        var wanted = InstitutionCluster.KeyOf(key);
        var asked = all.Find(c => c.Key == wanted);
        return new PeerClusters(all, asked, asked is null ? [] : [.. await db.Set<ClusterMember>().Where(m => m.ClusterId == asked.Id).Select(m => m.InstitutionId).ToListAsync(ct)]);
    }

    /// <summary>Whether the institution is in the cluster that was asked for.</summary>
    internal bool Holds(Guid institution) => members.Contains(institution);

    /// <summary>The clusters that an institution is in.</summary>
    internal async Task<IReadOnlyList<PeerCluster>> OfAsync(PortalDb db, Guid institution, CancellationToken ct)
    {
        if (used.Count == 0) return [];
        var theirs = await db.Set<ClusterMember>().Where(m => m.InstitutionId == institution).Select(m => m.ClusterId).ToListAsync(ct);
        return [.. used.Where(c => theirs.Contains(c.Id)).Select(Of)];
    }

    private static PeerCluster Of(InstitutionCluster c) => new(c.Key, c.Name, c.Source, c.SourceUrl, c.AsOf);
}
