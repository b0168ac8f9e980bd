using CollabPortal.Application.Surveys;

namespace CollabPortal.Web.Api;

/// <summary>The reason for changing figures of a locked fiscal year, as programs say it: header X-Restatement-Reason, percent-encoded UTF-8.</summary>
public static class RestatementHeader
{
    public const string Name = "X-Restatement-Reason";

    /// <summary>Takes the header over for the writes of the request. Before the endpoints.</summary>
    public static void UseRestatementReason(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.Headers.TryGetValue(Name, out var value)) context.RequestServices.GetRequiredService<RestatementReason>().Text = Uri.UnescapeDataString(value.ToString());
        return next(context);
    });
}
