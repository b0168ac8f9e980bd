using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HttpOverrides;

namespace CollabPortal.Web.Hosting;

/// <summary>Behind a proxy that ends TLS: its forwarded headers (of no other sender), HTTPS only, HSTS, secure cookies. Without one, plain HTTP.</summary>
internal static class Proxy
{
    private static readonly TimeSpan HstsAge = TimeSpan.FromDays(365);

    internal static IServiceCollection AddPortalProxy(this IServiceCollection services, PortalSettings settings)
    {
        if (!settings.IsBehindProxy) return services;
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in settings.Proxies) options.KnownIPNetworks.Add(network);
        });
        services.AddHsts(options => options.MaxAge = HstsAge);
        services.AddHttpsRedirection(options => options.HttpsPort = 443);
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = HttpOnlyPolicy.None;
        });
        return services;
    }

    /// <summary>First in the pipeline. The probes stay on plain HTTP: they come from inside.</summary>
    internal static WebApplication UsePortalProxy(this WebApplication app, PortalSettings settings)
    {
        if (!settings.IsBehindProxy) return app;
        app.UseForwardedHeaders();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase), branch => branch.UseHsts().UseHttpsRedirection());
        app.UseCookiePolicy();
        return app;
    }
}
