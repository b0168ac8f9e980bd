using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace CollabPortal.Web.Components;

/// <summary>Asks once before a form with unsaved input is left.</summary>
public static class Leaving
{
    /// <summary>Stops the navigation unless the person goes on without saving. A jump within the page is none.</summary>
    /// <param name="question">Yes means: go, without saving.</param>
    /// <param name="forget">Makes the form clean and renders it.</param>
    public static async Task AskAsync(this LocationChangingContext moving, IJSRuntime browser, string question, Action forget)
    {
        if (moving.TargetLocation.Contains('#', StringComparison.Ordinal)) return;
        if (!await browser.InvokeAsync<bool>("confirm", question))
        {
            moving.PreventNavigation();
            return;
        }

        forget();
        await moving.SettleAsync(browser);
    }

    /// <summary>The browser asks a second time where the next page is loaded whole, unless it knows by then that the form is clean: one round trip after the render.</summary>
    public static async Task SettleAsync(this LocationChangingContext moving, IJSRuntime browser) => await browser.InvokeVoidAsync("isFinite", moving.CancellationToken, 0);
}
