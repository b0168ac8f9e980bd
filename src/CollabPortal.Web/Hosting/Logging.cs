using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace CollabPortal.Web.Hosting;

/// <summary>Structured logs: readable lines on the console, JSON lines in a file a day under the data folder. No e-mail addresses, names or bodies.</summary>
internal static class Logging
{
    private const string ConsoleLine = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int KeptDays = 31;
    private const long LargestFileBytes = 100_000_000;

    /// <summary>The log of a portal that serves: console and file.</summary>
    internal static Serilog.Core.Logger ForServing(PortalSettings settings) =>
        Lines(settings, "portal-.log")
            .WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture).CreateLogger();

    /// <summary>The log of a verb: a file of its own, since a portal may serve beside it.</summary>
    internal static Serilog.Core.Logger ForVerbs(PortalSettings settings) => Lines(settings, "verbs-.log").CreateLogger();

    private static LoggerConfiguration Lines(PortalSettings settings, string file)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(settings.LogLevel)
            // The framework's own words name addresses with their query strings; ours do not (RequestLog).
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The start says the same in one sentence (Listening).
            .Filter.ByExcluding(e => e.MessageTemplate.Text == "Hosting failed to start")
            .Enrich.FromLogContext();
        if (!settings.WritesLogFile) return configuration;
        var folder = Path.Combine(settings.DataFolder, "logs");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return configuration.WriteTo.File(
            new JsonFormatter(renderMessage: true), Path.Combine(folder, file), rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: KeptDays, fileSizeLimitBytes: LargestFileBytes, rollOnFileSizeLimit: true);
    }
}
