using System.Diagnostics;
using CollabPortal.Application.Accounts;

namespace CollabPortal.Web.Hosting;

/// <summary>One line a request: method, path without its query string, status, duration, user id, institution id; nothing that names a person.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    private static readonly string[] Quiet = ["/health", "/_framework", "/_content"];

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var failed = true;
        try
        {
            await next(context);
            failed = false;
        }
        finally
        {
            Write(context, failed ? StatusCodes.Status500InternalServerError : context.Response.StatusCode, Stopwatch.GetElapsedTime(started));
        }
    }

    // Probes and static files would drown the rest.
    private static LogLevel LevelOf(PathString path, int status) =>
        status >= StatusCodes.Status500InternalServerError ? LogLevel.Error
        : Quiet.Any(quiet => path.StartsWithSegments(quiet, StringComparison.OrdinalIgnoreCase)) || Path.HasExtension(path.Value) ? LogLevel.Debug
        : LogLevel.Information;

    private void Write(HttpContext context, int status, TimeSpan elapsed)
    {
        var user = context.RequestServices.GetService<CurrentUser>();
        log.Log(
            LevelOf(context.Request.Path, status), "{Method} {Path} {Status} in {ElapsedMs} ms by user {UserId} of institution {InstitutionId}",
            context.Request.Method, context.Request.Path.Value, status, Math.Round(elapsed.TotalMilliseconds, 1), user?.UserId, user?.InstitutionId);
    }
}
