namespace CollabPortal.Web.Hosting;

/// <summary>
/// Asks the portal for its public pages once after a start, so that the first visitor does not wait for the compiler: a cold
/// page takes seconds on a small machine, a warm one some milliseconds.
/// </summary>
internal static class WarmUp
{
    private static readonly string[] Pages =
    [
        "/", "/account/sign-in", "/search", "/search?q=a&kind=Seed", "/compare", "/institutions", "/institutions?q=a&prefecture=13", "/indicators", "/indicators/company-investment",
        "/api/v1/indicators", "/api/v1/institutions?q=a", "/no-such-page",
    ];

    /// <summary>Never fails: whatever goes wrong here, the visitor's own request will tell.</summary>
    internal static async Task RunAsync(Uri portal, ILogger log, CancellationToken ct)
    {
        try
        {
            using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = portal, Timeout = TimeSpan.FromSeconds(30) };
            client.DefaultRequestHeaders.UserAgent.ParseAdd("CollabPortal-warm-up");
            foreach (var page in Pages)
            {
                using var answer = await client.GetAsync(new Uri(page, UriKind.Relative), ct);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            log.LogDebug("Not warmed up: {Reason}", e.GetType().Name);
        }
    }
}
