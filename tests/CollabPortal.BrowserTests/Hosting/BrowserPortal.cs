using CollabPortal.IntegrationTests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Playwright;

namespace CollabPortal.BrowserTests.Hosting;

/// <summary>
/// The portal with demo data on a real port, and one Chromium, for all browser tests of the run. Each test gets a browser
/// context of its own, so that nobody stays signed in.
/// </summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly TestDatabase database = new();
    private Factory? factory;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Address of the portal, without a trailing slash.</summary>
    public string Address { get; private set; } = "";

    /// <summary>What stands behind the portal, for what no page can bring about.</summary>
    internal TestDatabase Database => database;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        factory = new Factory(database);
        factory.UseKestrel(0);
        factory.StartServer();
        Address = factory.ClientOptions.BaseAddress.ToString().TrimEnd('/').Replace("localhost", "127.0.0.1", StringComparison.Ordinal);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = Arguments });
    }

    /// <summary>A fresh visitor with a window of the given width.</summary>
    public Task<Visitor> VisitorAsync(int width = 1280, int height = 1000) => VisitorAtAsync(Address, width, height);

    /// <summary>A fresh visitor of another portal than this one.</summary>
    public async Task<Visitor> VisitorAtAsync(string address, int width = 1280, int height = 1000)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
        });
        context.SetDefaultTimeout(20_000);
        await Arriving.WatchAsync(context);
        return new Visitor(context, await context.NewPageAsync());
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (factory is not null) await factory.DisposeAsync();
        await database.DisposeAsync();
    }

    private static string Chromium()
    {
        string[] places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium found: run ./test.sh, which installs it, or apt-get install chromium.");
    }

    private sealed class Factory(TestDatabase database) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:Portal", database.Portal);
            builder.UseSetting("ConnectionStrings:PortalOwner", database.Owner);
            builder.UseSetting("PORTAL_DEMO", "true");
        }
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTestsOnOnePortal : ICollectionFixture<BrowserPortal>
{
    public const string Name = "portal";
}
