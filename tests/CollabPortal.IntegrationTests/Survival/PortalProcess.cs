using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CollabPortal.Application.Data.Cluster;

namespace CollabPortal.IntegrationTests.Survival;

/// <summary>The portal as an operator runs it: a process of its own on its private, fsyncing cluster, which can be killed.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private readonly string folder = Path.Combine("/tmp", "collabportal-kill-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly int port = FreePort();
    private readonly List<string> output = [];
    private Process? process;

    public string Address => $"http://127.0.0.1:{port}";

    public string Folder => folder;

    /// <summary>What all runs wrote to their standard output and error.</summary>
    public string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    /// <summary>Starts the portal and waits until it says it is ready.</summary>
    public async Task StartAsync(bool demo, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CollabPortal.Web.dll")])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(k => k.StartsWith("ConnectionStrings", StringComparison.Ordinal) || k.StartsWith("PORTAL_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["PORTAL_DATA"] = folder;
        start.Environment["PORTAL_URL"] = Address;
        start.Environment["PORTAL_DEMO"] = demo ? "true" : "false";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var client = new HttpClient { BaseAddress = new Uri(Address), Timeout = TimeSpan.FromSeconds(2) };
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await poll.WaitForNextTickAsync(limit.Token))
        {
            if (process.HasExited) throw new InvalidOperationException("The portal stopped at its start:\n" + Output);
            try
            {
                using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token);
                if (ready.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !limit.IsCancellationRequested)
            {
                // Not listening yet.
            }
        }
    }

    /// <summary>kill -9: no goodbye, the database server lives on.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>A connection to the cluster as its owner, beside the running portal.</summary>
    public Task<EmbeddedCluster> AttachAsync() => EmbeddedCluster.AttachOrStartAsync(new ClusterOptions(folder));

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync();
        process?.Dispose();
        await using (await AttachAsync())
        {
            // The portal is gone, so this holds the folder and stops the server it left behind.
        }

        await Process.Start("rm", ["-rf", folder]).WaitForExitAsync();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (output) output.Add(line.Data);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
