using Microsoft.Extensions.DependencyInjection;

namespace CollabPortal.Application.Demo;

public static class DemoServices
{
    /// <summary>Registers the demo register's maker; needs the portal's data.</summary>
    public static IServiceCollection AddDemoRegister(this IServiceCollection services) => services.AddSingleton<DemoRegister>().AddSingleton<GeneratedRegister>();
}
