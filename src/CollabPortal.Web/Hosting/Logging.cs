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

    internal static WebApplicationBuilder AddPortalLogging(this WebApplicationBuilder builder, PortalSettings settings)
    {
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        builder.Logging.AddSerilog(Create(settings, toConsole: true), dispose: true);
        return builder;
    }

    internal static Serilog.Core.Logger Create(PortalSettings settings, bool toConsole)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(settings.LogLevel)
            // The framework's own words name addresses with their query strings; ours do not (RequestLog).
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The start says the same in one sentence (Listening).
            .Filter.ByExcluding(e => e.MessageTemplate.Text == "Hosting failed to start")
            .Enrich.FromLogContext();
        if (toConsole) configuration.WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture);
        if (settings.WritesLogFile)
        {
            configuration.WriteTo.File(
                new JsonFormatter(renderMessage: true), Path.Combine(settings.DataFolder, "logs", "portal-.log"),
                rollingInterval: RollingInterval.Day, retainedFileCountLimit: KeptDays, fileSizeLimitBytes: LargestFileBytes,
                rollOnFileSizeLimit: true, shared: true);
        }

        return configuration.CreateLogger();
    }
}
