using CollabPortal.Application.Data.Cluster;
using Npgsql;

namespace CollabPortal.IntegrationTests.Cluster;

/// <summary>What the private cluster must survive: kills, stale files, second portals, long paths.</summary>
public sealed class EmbeddedClusterTests : IAsyncLifetime
{
    private readonly string root = Path.Combine("/tmp", "collabportal-cluster-" + Guid.NewGuid().ToString("N")[..8]);

    private ClusterOptions Options => new(root) { Throwaway = true, MaxConnections = 40 };

    // Like the portal's: a stop keeps the folder.
    private ClusterOptions Keeping => new(root) { MaxConnections = 40 };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!Directory.Exists(root)) return;
        var user = await ServerUser.PickAsync(CancellationToken.None);
        await (await ServerAsync(root)).StopAsync("immediate", CancellationToken.None);
        await ThrowawayFolders.RemoveAsync(new ClusterFolder(root), user);
    }

    [Fact]
    public async Task A_new_cluster_has_the_database_two_roles_without_power_and_the_extensions()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(Keeping);

        (await AskAsync(cluster.PortalOwner, "select current_user::text")).Should().Be("portal_owner");
        (await AskAsync(cluster.Portal, "select current_user::text || ' ' || rolsuper || ' ' || rolbypassrls from pg_roles where rolname = current_user"))
            .Should().Be("portal_runtime false false");
        (await AskAsync(cluster.SuperuserOf("portal"), "select string_agg(extname, ',' order by extname) from pg_extension where extname <> 'plpgsql'"))
            .Should().Be("btree_gist,pg_trgm");
        (await AskAsync(cluster.Portal, "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = 'portal'"))
            .Should().Be("UTF8 C.UTF-8");
        (await AskAsync(cluster.Portal, "show listen_addresses")).Should().BeEmpty();
        (await AskAsync(cluster.Portal, "show fsync")).Should().Be("on");
        File.GetUnixFileMode(Path.Combine(root, "secrets.json")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_clean_stop_ends_the_server_and_the_next_start_finds_the_data()
    {
        await using (var first = await EmbeddedCluster.StartAsync(Keeping))
        {
            await RunAsync(first.PortalOwner, "create table kept (n int); insert into kept values (7)");
        }

        (await (await ServerAsync(root)).IsRunningAsync(CancellationToken.None)).Should().BeFalse();
        File.Exists(Path.Combine(root, "postgres/data/postmaster.pid")).Should().BeFalse();
        await using var second = await EmbeddedCluster.StartAsync(Keeping);
        second.TookOver.Should().BeFalse();
        (await AskAsync(second.PortalOwner, "select n::text from kept")).Should().Be("7");
    }

    [Fact]
    public async Task A_server_that_a_killed_portal_left_running_is_taken_over()
    {
        await using (await EmbeddedCluster.StartAsync(Keeping))
        {
        }

        // A server that runs while nobody holds the folder is what kill -9 leaves behind.
        await (await ServerAsync(root)).StartOrTakeOverAsync(CancellationToken.None);
        await using var cluster = await EmbeddedCluster.StartAsync(Keeping);

        cluster.TookOver.Should().BeTrue();
        (await AskAsync(cluster.Portal, "select 1::text")).Should().Be("1");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stale_pid_file_is_started_over(bool alive)
    {
        await using (await EmbeddedCluster.StartAsync(Keeping))
        {
        }

        // A dead number (above the largest pid of Linux), or a live program that is no database: this test run itself.
        var pid = alive ? Environment.ProcessId : 4194305;
        await WriteAsServerAsync(Path.Combine(root, "postgres/data/postmaster.pid"), $"{pid}\n{root}/postgres/data\n1\n5432\n{root}/postgres/run\n\n  1 1\nready   \n");
        await using var cluster = await EmbeddedCluster.StartAsync(Keeping);

        cluster.TookOver.Should().BeFalse();
        (await AskAsync(cluster.Portal, "select 1::text")).Should().Be("1");
    }

    [Fact]
    public async Task A_folder_in_use_is_refused_with_one_sentence_and_verbs_attach_to_it()
    {
        await using var serving = await EmbeddedCluster.StartAsync(Options);

        var second = () => EmbeddedCluster.StartAsync(Options);
        (await second.Should().ThrowAsync<ClusterException>()).Which.Message.Should()
            .StartWith($"The folder {root} is in use by another portal").And.NotContain("\n");
        await using (var verb = await EmbeddedCluster.AttachOrStartAsync(Options))
        {
            verb.IsHolder.Should().BeFalse();
            (await AskAsync(verb.Portal, "select 1::text")).Should().Be("1");
        }

        (await AskAsync(serving.Portal, "select 1::text")).Should().Be("1");
    }

    [Theory]
    [InlineData("a very long folder name with spaces that goes on and on until no socket path could hold it any more, as clones sometimes are")]
    [InlineData("産学連携, ポータル")]
    public async Task A_folder_whose_path_no_socket_can_hold_works(string name)
    {
        var folder = Path.Combine(root, name);
        Directory.CreateDirectory(root);
        var options = new ClusterOptions(folder) { Throwaway = true, MaxConnections = 40 };

        await using (var cluster = await EmbeddedCluster.StartAsync(options))
        {
            (await AskAsync(cluster.Portal, "select 1::text")).Should().Be("1");
            File.GetUnixFileMode(new ClusterFolder(folder).Socket).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public void Missing_programs_are_one_sentence_that_names_the_command()
    {
        var find = () => PostgresPrograms.Find(null, path: "/nowhere", debianRoot: "/nowhere");

        find.Should().Throw<ClusterException>().Which.Message.Should().Contain("apt-get install postgresql").And.NotContain("\n");
    }

    private static async Task<ServerProcess> ServerAsync(string folder) =>
        new(new ClusterFolder(folder), new ClusterOptions(folder), await ServerUser.PickAsync(CancellationToken.None), PostgresPrograms.Find());

    private static async Task WriteAsServerAsync(string file, string text)
    {
        var user = await ServerUser.PickAsync(CancellationToken.None);
        await user.RunAsync("Writing", ["/bin/bash", "-c", "cat > \"$1\"", "sh", file], text, CancellationToken.None);
    }

    private static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
