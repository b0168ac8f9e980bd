using CollabPortal.Application;
using CollabPortal.Application.Accounts;

namespace CollabPortal.Web.Hosting;

/// <summary>
/// Pages of the register draw themselves in the circuit, after the answer was sent with 200. The status is set before: 404 where the record
/// does not exist for this person; the page then says so in words.
/// </summary>
internal static class MissingRecords
{
    internal static void UseMissingRecords(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method) && Place(context.Request.Path) is var (list, id)
            && context.RequestServices.GetRequiredService<CurrentUser>().IsSignedIn
            && !await context.RequestServices.GetRequiredService<RecordLookup>().ExistsAsync(list, id, context.RequestAborted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        await next(context);
    });

    private static (string List, Guid Id)? Place(PathString path) =>
        path.Value?.Split('/', 4) is ["", { Length: > 0 } list, { Length: 36 } id, ..] && Guid.TryParse(id, out var record) ? (list, record) : null;
}
