using System.Globalization;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>The folder of PostgreSQL's own programs (initdb, pg_ctl, postgres).</summary>
internal sealed record PostgresPrograms(string Folder)
{
    private const string DebianRoot = "/usr/lib/postgresql";

    internal string InitDb => Path.Combine(Folder, "initdb");

    internal string PgCtl => Path.Combine(Folder, "pg_ctl");

    /// <summary>
    /// PATH first, then Debian's folders, newest first. A cluster that exists already needs the programs of its own major version.
    /// </summary>
    /// <param name="major">Major version that made the cluster, or null for a new one.</param>
    internal static PostgresPrograms Find(int? major = null) => Find(
        major, Environment.GetEnvironmentVariable("PATH") ?? "", DebianRoot);

    internal static PostgresPrograms Find(int? major, string path, string debianRoot)
    {
        var found = Candidates(path, debianRoot).FirstOrDefault(folder => IsComplete(folder) && (major is null || MajorOf(folder) is not { } its || its == major));
        if (found is not null) return new PostgresPrograms(found);
        throw new ClusterException(major is null
            ? "PostgreSQL's programs (initdb, pg_ctl, postgres) are not installed: install them with 'apt-get install postgresql', or set ConnectionStrings__Portal and ConnectionStrings__PortalOwner to a server of your own."
            : string.Create(CultureInfo.InvariantCulture, $"The private cluster was made by PostgreSQL {major}, whose programs are not installed: install them with 'apt-get install postgresql-{major}'."));
    }

    private static IEnumerable<string> Candidates(string path, string debianRoot)
    {
        foreach (var folder in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            // A link to one program (/usr/local/bin/postgres) leads to the folder where all of them are.
            var program = new FileInfo(Path.Combine(folder, "pg_ctl"));
            if (program.Exists) yield return Path.GetDirectoryName(program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName)!;
        }

        if (!Directory.Exists(debianRoot)) yield break;
        foreach (var folder in Directory.GetDirectories(debianRoot).OrderByDescending(f => int.TryParse(Path.GetFileName(f), CultureInfo.InvariantCulture, out var n) ? n : 0))
        {
            yield return Path.Combine(folder, "bin");
        }
    }

    private static bool IsComplete(string folder) =>
        new[] { "initdb", "pg_ctl", "postgres" }.All(name => File.Exists(Path.Combine(folder, name)));

    // Debian's folders carry the version in their name; of other folders it is not known here, and the server itself checks.
    private static int? MajorOf(string bin) =>
        int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), CultureInfo.InvariantCulture, out var n) ? n : null;
}
