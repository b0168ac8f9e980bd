using Microsoft.JSInterop;

namespace CollabPortal.Web.Components;

/// <summary>What the page asks of the browser beyond rendering (wwwroot/blazor-start.js).</summary>
public static class BrowserActs
{
    /// <summary>Moves the focus to the first element that matches and brings it into view. Blazor's own way of focusing does not scroll.</summary>
    public static ValueTask ShowAsync(this IJSRuntime browser, string selector) => browser.InvokeVoidAsync("portal.show", selector);

    /// <summary>Moves the focus to the heading of the page, where it is; nothing scrolls.</summary>
    public static async Task FocusHeadingAsync(this IJSRuntime browser)
    {
        try
        {
            await browser.InvokeVoidAsync("portal.heading");
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone.
        }
    }

    /// <summary>Sends a plain form of files where somebody has chosen some, and leaves the page with it; false where nothing was chosen.</summary>
    public static ValueTask<bool> SendFilesAsync(this IJSRuntime browser, string selector) => browser.InvokeAsync<bool>("portal.sendFiles", selector);

    /// <summary>Whether files were refused when they were chosen and nobody was told yet that it goes without them: told now, once, at the field.</summary>
    /// <param name="told">Where the refused ones are named.</param>
    public static ValueTask<bool> StopForRefusedFilesAsync(this IJSRuntime browser, string told) => browser.InvokeAsync<bool>("portal.stopForFiles", told);

    /// <summary>The page has said what its address told it of (done=…): from now on the address says it no more.</summary>
    public static async Task ToldAsync(this IJSRuntime browser)
    {
        try
        {
            await browser.InvokeVoidAsync("portal.told");
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its address with it.
        }
    }

    /// <summary>
    /// Gives the page another address without a navigation: nothing is read anew, nothing scrolls, the caret stays. The router still
    /// holds the old address until the next navigation.
    /// </summary>
    public static async Task RenameAsync(this IJSRuntime browser, string address)
    {
        try
        {
            await browser.InvokeVoidAsync("portal.rename", address);
        }
        catch (JSDisconnectedException)
        {
            // The tab is gone, and its address with it.
        }
    }
}
