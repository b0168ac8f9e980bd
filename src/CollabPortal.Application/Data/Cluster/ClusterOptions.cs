namespace CollabPortal.Application.Data.Cluster;

/// <summary>Where a private cluster lives and how careful it is.</summary>
/// <param name="Folder">Absolute path; made when it is missing. The cluster, its secrets and its lock stand in it.</param>
public sealed record ClusterOptions(string Folder)
{
    /// <summary>
    /// A cluster for one test run: no fsync, stopped at once and deleted with its folder. Never for a portal: a power cut loses data.
    /// </summary>
    public bool Throwaway { get; init; }

    /// <summary>Connections the server allows (PostgreSQL's max_connections).</summary>
    public int MaxConnections { get; init; } = 200;

    /// <summary>How long the server may take to start; recovery after a crash counts in.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// The folder by the documented rule (docs/operations.md): PORTAL_DATA where it is set; as root
    /// /var/lib/collabportal/HASH, because the server must run as another user, who cannot look into a 0700 home; else .data in the clone.
    /// </summary>
    /// <param name="portalData">Value of PORTAL_DATA, or null.</param>
    /// <param name="clone">Folder of the clone or installation.</param>
    public static string DefaultFolder(string? portalData, string clone)
    {
        if (!string.IsNullOrWhiteSpace(portalData)) return Path.GetFullPath(portalData, clone);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(clone));
        return Environment.IsPrivilegedProcess ? "/var/lib/collabportal/" + ClusterFolder.ShortHash(path) : Path.Combine(path, ".data");
    }
}
