using System.Diagnostics;
using CollabPortal.Application.Data;
using CollabPortal.Application.Data.Cluster;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>The program called with words as a script calls it, on a data folder of its own that is removed at the end.</summary>
public sealed class PortalCommand : IAsyncLifetime
{
    public string Folder { get; } = "/tmp/collabportal-verbs-" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="words">The verb and what follows it.</param>
    /// <param name="input">What is written to its standard input.</param>
    /// <param name="settings">Settings beside the data folder.</param>
    public async Task<(int Code, string Output, string Error)> RunAsync(string[] words, string? input = null, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CollabPortal.Web.dll"), .. words])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PORTAL_DATA"] = Folder;
        start.Environment["PORTAL_DEMO"] = "off";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null) await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>One sentence on standard error, with this exit code.</summary>
    public static string OneSentence((int Code, string Output, string Error) run, int code)
    {
        run.Code.Should().Be(code, run.Error);
        run.Error.Trim().Should().EndWith(".").And.NotContain("\n").And.NotContain("   at ");
        return run.Error;
    }

    /// <summary>Works in the folder's database as its owner, while no verb runs.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<PortalDb, Task<T>> work)
    {
        await using var cluster = await EmbeddedCluster.AttachOrStartAsync(new ClusterOptions(Folder));
        await using var sources = new PortalDataSources(cluster.Portal, cluster.PortalOwner);
        await using var db = new OwnerContexts(sources, TimeProvider.System).Create();
        return await work(db);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!Directory.Exists(Folder)) return;
        // Opened as a throwaway, it is stopped and deleted.
        await using var last = await EmbeddedCluster.StartAsync(new ClusterOptions(Folder) { Throwaway = true });
    }
}
