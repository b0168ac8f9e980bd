namespace CollabPortal.Benchmarks;

/// <summary>What goes on beside a benchmark.</summary>
internal static class Machine
{
    /// <summary>Generating may run beside other work, measuring may not: it waits while the file exists that BENCHMARK_WAIT_FILE names.</summary>
    public static async Task QuietAsync()
    {
        if (Environment.GetEnvironmentVariable("BENCHMARK_WAIT_FILE") is not { Length: > 0 } file) return;
        while (File.Exists(file)) await Task.Delay(500);
    }

    /// <summary>Processes that wanted a processor in the last minute, on average.</summary>
    public static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
