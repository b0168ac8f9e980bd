using CollabPortal.Application.Data;
using CollabPortal.Application.Demo;
using CollabPortal.Application.ReferenceData;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Demo;

/// <summary>A whole portal with the demo register, for pages and files that need figures. Use it as IClassFixture.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    private readonly PortalHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        await host.Services.GetRequiredService<ReferenceDataLoader>().LoadAsync();
        (await new DemoRegister(new OwnerContexts(host.Database.Sources, host.Clock), host.Clock).CreateAsync()).Value.Should().BeTrue();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    /// <summary>A client that is nobody.</summary>
    public HttpClient Visitor() => host.Client();

    /// <summary>A client signed in as one of the demo accounts.</summary>
    public async Task<HttpClient> ClientAsync(string email)
    {
        var client = host.Client();
        await client.SignInAsync(email, DemoAccounts.Password);
        return client;
    }
}
