using System.Diagnostics;
using System.Net;
using CollabPortal.Web.Hosting;
using Npgsql;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>Saved, destroyed, restored, compared: every table's rows by checksum. And a portal without its database says so to its probes.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string file = Path.Combine("/tmp", "collabportal-backup-" + Guid.NewGuid().ToString("N")[..12] + ".dump");

    [Fact]
    public async Task What_was_saved_comes_back_to_the_row()
    {
        Dictionary<string, string> before;
        await using (var portal = new PortalProcess())
        {
            await portal.StartAsync(demo: true);
            (await RunAsync(portal.Folder, "backup", file)).Code.Should().Be(ExitCodes.Done);
            before = await ChecksumsAsync(portal);
            before.Should().ContainKeys("register.research_contract", "accounts.data_protection_key", "audit.entry");
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);

            var again = await RunAsync(portal.Folder, "backup", file);
            (again.Code, again.Error).Should().Be((ExitCodes.Database, $"The file {file} exists: name another one, a backup overwrites nothing.\n"));
            (await RunAsync(portal.Folder, "restore", file)).Error.Should().Contain("serves from this folder");

            await StopServerAsync(portal);
            using var client = new HttpClient { BaseAddress = new Uri(portal.Address) };
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            using var live = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
            (ready.StatusCode, live.StatusCode).Should().Be((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK));
        }

        await using var next = new PortalProcess();
        (await RunAsync(next.Folder, "restore", typeof(BackupTests).Assembly.Location)).Error.Should().Contain("no backup");
        (await RunAsync(next.Folder, "restore", file)).Code.Should().Be(ExitCodes.Done);
        (await ChecksumsAsync(next)).Should().Equal(before);
        (await RunAsync(next.Folder, "restore", file)).Error.Should().Contain("holds accounts already");
        await next.StartAsync(demo: true);
    }

    public void Dispose() => File.Delete(file);

    private static async Task StopServerAsync(PortalProcess portal)
    {
        await using var cluster = await portal.AttachAsync();
        await using var source = NpgsqlDataSource.Create(cluster.SuperuserOf("postgres"));
        await using var pid = source.CreateCommand("select pg_read_file('postmaster.pid', 0, 20)");
        var postmaster = ((string)(await pid.ExecuteScalarAsync())!).Split('\n')[0];
        using var server = Process.GetProcessById(int.Parse(postmaster, System.Globalization.CultureInfo.InvariantCulture));
        server.Kill();
        await server.WaitForExitAsync();
    }

    private static async Task<Dictionary<string, string>> ChecksumsAsync(PortalProcess portal)
    {
        await using var cluster = await portal.AttachAsync();
        await using var source = NpgsqlDataSource.Create(cluster.SuperuserOf("portal"));
        var tables = new List<string>();
        await using (var list = source.CreateCommand("select schemaname || '.' || tablename from pg_tables where schemaname in ('register', 'catalogue', 'statistics', 'accounts', 'audit') order by 1"))
        await using (var rows = await list.ExecuteReaderAsync())
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));

        var sums = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // Names come from the database's own catalogue.
            await using var sum = source.CreateCommand($"select count(*) || ' ' || coalesce(md5(string_agg(t::text, e'\\n' order by t::text collate \"C\")), '') from {table} t");
#pragma warning restore CA2100
            sums[table] = (string)(await sum.ExecuteScalarAsync())!;
        }

        return sums;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CollabPortal.Web.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["PORTAL_DATA"], start.Environment["PORTAL_DEMO"]) = (folder, "on");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }
}
