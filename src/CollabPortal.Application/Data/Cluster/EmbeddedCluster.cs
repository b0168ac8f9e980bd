using System.Globalization;
using Npgsql;

namespace CollabPortal.Application.Data.Cluster;

/// <summary>
/// A private PostgreSQL cluster that the portal makes, starts with itself and stops with itself; the default where no connection string is set.
/// It listens on a socket only, in a folder that only its user may enter. Every failure is a <see cref="ClusterException"/> with one sentence.
/// </summary>
public sealed class EmbeddedCluster : IAsyncDisposable
{
    private readonly ClusterFolder place;
    private readonly ClusterOptions settings;
    private readonly ClusterSecrets passwords;
    private readonly ServerProcess process;
    private readonly ServerUser account;
    private FileStream? hold;

    private EmbeddedCluster(ClusterOptions options, ClusterFolder folder, ClusterSecrets secrets, ServerProcess server, ServerUser user, PostgresPrograms programs, FileStream? held)
    {
        (settings, place, passwords, process, account, Programs, hold) = (options, folder, secrets, server, user, programs, held);
    }

    /// <summary>PostgreSQL's programs of the cluster's own major version.</summary>
    internal PostgresPrograms Programs { get; }

    /// <summary>The runtime role's connection: it owns nothing and is bound by row-level security.</summary>
    public string Portal => PortalOf(ClusterDatabase.Name);

    /// <summary>The owner role's connection: migrations, reference data, demo.</summary>
    public string PortalOwner => OwnerOf(ClusterDatabase.Name);

    /// <summary>Whether this object runs the server; false when it only attached to the one of a portal that serves.</summary>
    public bool IsHolder => hold is not null;

    /// <summary>Whether a server that a killed portal had left running was taken over.</summary>
    public bool TookOver { get; private set; }

    /// <summary>Starts the cluster of a folder, making it first where there is none. Refuses a folder that another live portal uses.</summary>
    public static Task<EmbeddedCluster> StartAsync(ClusterOptions options, CancellationToken ct = default) => OpenAsync(options, mayAttach: false, ct);

    /// <summary>For operator's verbs: uses the running server of a portal that serves, or starts one for the time of the verb.</summary>
    public static Task<EmbeddedCluster> AttachOrStartAsync(ClusterOptions options, CancellationToken ct = default) => OpenAsync(options, mayAttach: true, ct);

    /// <summary>A cluster for one test run in a new folder under /tmp; removes what killed test runs left behind.</summary>
    public static async Task<EmbeddedCluster> StartThrowawayAsync(CancellationToken ct = default)
    {
        await ThrowawayFolders.SweepAsync(ct);
        return await StartAsync(new ClusterOptions(ThrowawayFolders.New()) { Throwaway = true, MaxConnections = 300 }, ct);
    }

    /// <summary>Runtime role's connection to another database of this cluster (a test class's copy).</summary>
    public string PortalOf(string database) => Connection(database, ClusterDatabase.RuntimeRole, passwords.Runtime);

    /// <summary>Owner role's connection to another database of this cluster.</summary>
    public string OwnerOf(string database) => Connection(database, ClusterDatabase.OwnerRole, passwords.Owner);

    /// <summary>The superuser's connection, unpooled: for making databases and for backups, never for the portal's own work.</summary>
    public string SuperuserOf(string database) => Connection(database, "postgres", passwords.Superuser) + ";Pooling=false";

    /// <summary>Makes a database as a copy of another one, to which nobody may be connected. Names are lower-case letters, digits and _.</summary>
    public async Task CopyDatabaseAsync(string template, string name, CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(SuperuserOf("postgres"));
        await connection.OpenAsync(ct);
        var quote = new NpgsqlCommandBuilder();
#pragma warning disable CA2100 // Names are quoted; DDL takes no parameters.
        await using var command = new NpgsqlCommand(
            $"create database {quote.QuoteIdentifier(name)} template {quote.QuoteIdentifier(template)} owner {ClusterDatabase.OwnerRole}", connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Stops the server cleanly if this object holds it (a throwaway one at once, with its folder), and lets the folder go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (hold is null) return;
        NpgsqlConnection.ClearAllPools();
        await process.StopAsync(settings.Throwaway ? "immediate" : "fast", CancellationToken.None);
        if (settings.Throwaway) await ThrowawayFolders.RemoveAsync(place, account);
        await hold.DisposeAsync();
        hold = null;
    }

    private static async Task<EmbeddedCluster> OpenAsync(ClusterOptions options, bool mayAttach, CancellationToken ct)
    {
        var folder = new ClusterFolder(options.Folder);
        var user = await ServerUser.PickAsync(ct);
        var programs = PostgresPrograms.Find(await MajorVersionAsync(folder, user, ct));
        folder.Make(user.IsOther);
        var held = FolderLock.TryHold(folder);
        if (held is null && !mayAttach)
        {
            throw new ClusterException($"The folder {folder.Root} is in use by another portal that runs: stop that one, or set PORTAL_DATA to another folder.");
        }

        try
        {
            var secrets = held is null ? ClusterSecrets.Read(folder) : ClusterSecrets.ReadOrMake(folder);
            var server = new ServerProcess(folder, options, user, programs);
            var cluster = new EmbeddedCluster(options, folder, secrets, server, user, programs, held);
            if (held is not null)
            {
                await folder.PrepareServerPartAsync(user, ct);
                await server.MakeAsync(secrets, ct);
                cluster.TookOver = await server.StartOrTakeOverAsync(ct);
            }

            await server.WaitUntilAnswersAsync(cluster.SuperuserOf("postgres"), ct);
            if (held is not null) await ClusterDatabase.EnsureAsync(cluster.SuperuserOf, secrets, ct);
            return cluster;
        }
        catch
        {
            if (held is not null) await held.DisposeAsync();
            throw;
        }
    }

    private static async Task<int?> MajorVersionAsync(ClusterFolder folder, ServerUser user, CancellationToken ct)
    {
        if (!Directory.Exists(folder.Data)) return null;
        var (ok, text) = await user.TryRunAsync(["/bin/cat", Path.Combine(folder.Data, "PG_VERSION")], null, ct);
        return ok && int.TryParse(text, CultureInfo.InvariantCulture, out var major) ? major : null;
    }

    private string Connection(string database, string role, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = place.Socket,
        Port = 5432,
        Database = database,
        Username = role,
        Password = password,
        MaxPoolSize = settings.MaxConnections / 4,
        // A start of recovery or a burst of work may take a moment; a socket that is not there fails at once.
        Timeout = 15,
    }.ConnectionString;
}
