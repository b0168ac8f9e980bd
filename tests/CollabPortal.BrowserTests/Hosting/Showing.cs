using Microsoft.Playwright;

namespace CollabPortal.BrowserTests.Hosting;

/// <summary>What shows for a moment only: asked now and then, on a busy machine it may have come and gone between two asks.</summary>
internal static class Showing
{
    private const string Watch = """
        node => {
            const seen = { was: false };
            new MutationObserver(() => seen.was ||= getComputedStyle(node).visibility === 'visible').observe(node, { attributes: true });
            return seen;
        }
        """;

    /// <summary>From now on watches whether the element, hidden by its visibility, shows for however short a time.</summary>
    /// <returns>Waits until it has shown.</returns>
    public static async Task<Func<Task>> WatchShowingAsync(this ILocator hidden)
    {
        var seen = await hidden.EvaluateHandleAsync(Watch);
        return () => hidden.Page.WaitForFunctionAsync("seen => seen.was", seen);
    }
}
