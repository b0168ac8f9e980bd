using Microsoft.Playwright;

namespace CollabPortal.BrowserTests.Hosting;

/// <summary>
/// Waiting for the page that an address names. The portal changes the address first and its page a moment later
/// (enhanced navigation), so who reads at once reads the page before.
/// </summary>
internal static class Arriving
{
    // Blazor fetches the page with this accept header right after it changed the address, and says "enhancedload" when it stands.
    private const string Watch = """
        (() => {
            const fetched = window.fetch.bind(window);
            window.portalLeaves = false;
            let listens = false;
            window.fetch = (address, options) => {
                const accept = new Headers(options?.headers).get('accept') ?? '';
                if (accept.includes('blazor-enhanced-nav')) {
                    window.portalLeaves = true;
                    if (!listens) window.Blazor.addEventListener('enhancedload', () => window.portalLeaves = false);
                    listens = true;
                }
                return fetched(address, options);
            };
        })();
        """;

    /// <summary>From now on each page of the visitor knows whether another one is on its way.</summary>
    public static Task WatchAsync(IBrowserContext context) => context.AddInitScriptAsync(Watch);

    /// <summary>Waits until the address fits the pattern and its page has taken the place of the one before.</summary>
    public static async Task ArrivesAsync(this IPage page, string pattern)
    {
        await page.WaitForURLAsync(pattern);
        await page.SettlesAsync();
    }

    /// <inheritdoc cref="ArrivesAsync(IPage, string)"/>
    public static async Task ArrivesAsync(this IPage page, Func<string, bool> fits)
    {
        await page.WaitForURLAsync(fits);
        await page.SettlesAsync();
    }

    private static async Task SettlesAsync(this IPage page) => await page.WaitForFunctionAsync("() => !window.portalLeaves");
}
