using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Accounts;
using CollabPortal.IntegrationTests.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.IntegrationTests.Indicators;

/// <summary>The services of the indicators over the demo register, as a reader has them.</summary>
internal static class IndicatorScopes
{
    /// <param name="role">Null: nobody has signed in.</param>
    internal static ServiceProvider Services(this DemoDatabase demo, PortalRole? role, Guid? institution = null)
    {
        var user = new CurrentUser();
        if (role is { } of) user.Enter(Guid.NewGuid(), "tester", of, institution, null);
        return new ServiceCollection().AddLogging().AddIndicators()
            .AddSingleton(user).AddSingleton(demo.Database.Contexts(user)).AddSingleton<TimeProvider>(demo.Database.Clock).AddSingleton(new DemoMode(true)).BuildServiceProvider();
    }

    internal static T Of<T>(ServiceProvider services)
        where T : notnull => services.CreateScope().ServiceProvider.GetRequiredService<T>();
}
