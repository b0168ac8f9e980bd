using CollabPortal.Application.Contracts;
using CollabPortal.Application.Imports;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Matching;
using CollabPortal.Web.Api;
using CollabPortal.Web.Hosting;
using CollabPortal.Web.Mail;
using Serilog;

// The program's table of contents. './run.sh VERB' runs an operator's verb (Hosting/Verbs); without one the portal serves.
return await CommandLine.RunAsync(args, ServeAsync);

static async Task ServeAsync(string[] args)
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot(args) });
    var settings = PortalSettings.Read(builder.Configuration);
    builder.WebHost.UseUrls(settings.Url.ToString());
    using var stop = new StopSignals();
    await using var database = await PortalDatabase.OpenAsync(settings, serves: true, stop.Token);
    await using var log = Logging.ForServing(settings);
    var demo = await database.PrepareAsync(settings, log, stop.Token);
    stop.Dispose();

    builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddSerilog(log);
    builder.Services.AddPortal(settings, database, demo);
    builder.Services.AddPortalProxy(settings);
    builder.Services.AddPortalHealth();
    builder.Services.AddScreens();
    builder.Services.AddPublicApi();
    builder.Services.AddContractCalendar();
    builder.Services.AddFigureFolding();
    builder.Services.AddSearchCountFolding();
    builder.Services.AddImportWorker();
    builder.Services.AddMailRounds();

    await using var app = builder.Build();

    app.UsePortalProxy(settings);
    app.UseMiddleware<RequestLog>();
    app.UseHeadRequests();
    app.UsePublicApi();
    app.UseScreens();

    app.MapPortalHealth();
    app.MapScreens();
    app.MapPublicApi();
    await app.RunPortalAsync(settings);
}

// A published portal finds its files beside itself, wherever it is started from; test hosts name their own root.
static string? ContentRoot(string[] args) =>
    args.Any(a => a.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || !Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"))
        ? null
        : AppContext.BaseDirectory;

/// <summary>Named for the test host.</summary>
public partial class Program;
