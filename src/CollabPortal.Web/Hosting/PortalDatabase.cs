using CollabPortal.Application.Data.Cluster;

namespace CollabPortal.Web.Hosting;

/// <summary>The database this process works with: a foreign server by connection strings, or the private cluster, which lives as long as this object.</summary>
public sealed class PortalDatabase : IAsyncDisposable
{
    private readonly EmbeddedCluster? own;

    private PortalDatabase(string portal, string owner, EmbeddedCluster? cluster) => (Portal, Owner, own) = (portal, owner, cluster);

    /// <summary>The runtime role's connection string.</summary>
    public string Portal { get; }

    /// <summary>The owner role's connection string.</summary>
    public string Owner { get; }

    /// <summary>Whether this process runs the private cluster's server.</summary>
    public bool HoldsCluster => own?.IsHolder == true;

    /// <summary>The private cluster; null on a foreign server.</summary>
    public EmbeddedCluster? Cluster => own;

    /// <summary>Opens the database. A portal that serves holds the cluster; a verb attaches to one that serves, or starts it for itself.</summary>
    public static async Task<PortalDatabase> OpenAsync(PortalSettings settings, bool serves, CancellationToken ct = default)
    {
        if (!settings.IsEmbedded) return new PortalDatabase(settings.Portal!, settings.PortalOwner!, null);
        var options = new ClusterOptions(settings.DataFolder);
        var cluster = serves ? await EmbeddedCluster.StartAsync(options, ct) : await EmbeddedCluster.AttachOrStartAsync(options, ct);
        return new PortalDatabase(cluster.Portal, cluster.PortalOwner, cluster);
    }

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
