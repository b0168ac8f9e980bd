using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CollabPortal.IntegrationTests.Hosting;

/// <summary>The whole portal in the test process, on a database of its own. Use it as IClassFixture.</summary>
public sealed class PortalHost : IAsyncLifetime
{
    private Factory? factory;

    public TestDatabase Database { get; } = new();

    public TestClock Clock => Database.Clock;

    public IServiceProvider Services => factory!.Services;

    public async Task InitializeAsync()
    {
        await Database.InitializeAsync();
        factory = new Factory(this);
    }

    /// <summary>A client without redirects and with a cookie jar of its own.</summary>
    public HttpClient Client() => factory!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("http://127.0.0.1:5080") });

    public async Task DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        await Database.DisposeAsync();
    }

    private sealed class Factory(PortalHost host) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("ConnectionStrings:Portal", host.Database.Portal);
            builder.UseSetting("ConnectionStrings:PortalOwner", host.Database.Owner);
            builder.UseSetting("PORTAL_DEMO", "false");
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(host.Clock)));
        }
    }
}
