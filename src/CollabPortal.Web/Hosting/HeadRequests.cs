namespace CollabPortal.Web.Hosting;

/// <summary>
/// HEAD as GET without a body (RFC 9110, 9.3.2): pages of Blazor and most endpoints map GET alone, and link checkers, proxies and search
/// engines ask with HEAD first.
/// </summary>
internal static class HeadRequests
{
    internal static void UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        await next(context);
    });
}
