using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Hosting;

/// <summary>Choosing what a picker offers.</summary>
internal static class Choosing
{
    /// <summary>
    /// Types a name and takes the first offer by keyboard: the first saving of a form, and each offer that comes later, move the page below a pointer.
    /// </summary>
    public static async Task ChoosesAsync(this IPage page, string field, string name)
    {
        await page.FillAsync("#" + field, name);
        await Expect(page.Locator($"#{field}-list [role=option]").First).ToBeVisibleAsync();
        await page.Locator("#" + field).PressAsync("Enter");
        await Expect(page.Locator(".picked").First).ToBeVisibleAsync();
    }
}
