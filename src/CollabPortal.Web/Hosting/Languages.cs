using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace CollabPortal.Web.Hosting;

/// <summary>
/// The two languages of the portal. What decides, in this order: `lang` in the address, the cookie, for programs (/api) their
/// header, Japanese. For pages never the browser's header: an office shares machines, and an address that was sent to a colleague should look the same there.
/// </summary>
public static class Languages
{
    internal static readonly string[] Known = ["ja", "en"];
    private static readonly Task<ProviderCultureResult?> NullProviderCultureResult = Task.FromResult<ProviderCultureResult?>(null);

    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("ja").AddSupportedCultures(Known).AddSupportedUICultures(Known);
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang", Options = options },
                new CookieRequestCultureProvider { Options = options },
                // A program has neither an address that is passed on nor a cookie: its header says the language.
                new CustomRequestCultureProvider(context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                    ? new AcceptLanguageHeaderRequestCultureProvider { Options = options }.DetermineProviderCultureResult(context)
                    : NullProviderCultureResult),
            ];
        });
    }

    /// <summary>
    /// Sets the language of the request. A language named in a page's address is remembered, because the circuit that follows
    /// knows the cookie only.
    /// </summary>
    public static void UseLanguages(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            var asked = context.Request.Query["lang"].ToString();
            if (HttpMethods.IsGet(context.Request.Method) && Known.Contains(asked) && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
                Remember(context, asked);
            return next(context);
        });
    }

    /// <summary>GET /language?to=en&amp;return=/path: remembers the language and goes back, to an address of this portal only.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/language", (HttpContext context, string? to, string? @return) =>
        {
            if (to is not null && Known.Contains(to)) Remember(context, to);
            return Results.LocalRedirect(LocalAddress.Of(@return, without: "lang"));
        }).ExcludeFromDescription();

    private static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(language))),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" });
}
