namespace CollabPortal.Web.Hosting;

/// <summary>
/// What the browser may do with an answer of the portal. Scripts come from the portal's own files only; 'unsafe-inline' for
/// styles is what the UI kit and Blazor's own style attributes need; base-uri 'self' is what Blazor needs (docs/decisions).
/// </summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; frame-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY"; // for browsers that know no frame-ancestors
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>
    /// A circuit is opened from the portal's own pages only (ASVS 4.4.2): browsers send cookies with a WebSocket from any site and
    /// no same-origin rule stops them. The Origin must name the host that was asked.
    /// </summary>
    public static void UseCircuitOriginCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || FromHere(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool FromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return !IsSocket(request);
        return Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, WithoutDefaultPort(request.Host), StringComparison.OrdinalIgnoreCase);
    }

    // HTTP/1.1 upgrades, HTTP/2 connects.
    private static bool IsSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method) || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    private static string WithoutDefaultPort(HostString host) => host.Port is 80 or 443 ? host.Host : host.Value ?? "";
}
