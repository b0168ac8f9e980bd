using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>The steps of an import as an officer takes them: file, columns, check, apply.</summary>
internal static class ImportSteps
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patient = new() { Timeout = 60_000 };

    /// <summary>Brings a file; the page of its run stands open, or the reason why it is refused.</summary>
    internal static async Task UploadAsync(Visitor officer, string name, byte[] content)
    {
        await officer.GoAsync("/imports/new", judge: false);
        await officer.Page.SetInputFilesAsync("#file", new FilePayload { Name = name, MimeType = "text/csv", Buffer = content });
        await officer.Page.Locator("form[action='/imports/upload'] button").ClickAsync();
        await officer.Page.ArrivesAsync(url => !url.EndsWith("/imports/new", StringComparison.Ordinal));
        await officer.StandsAsync();
    }

    /// <summary>The select that says from which column of the file a column of the portal comes, or in which unit it is.</summary>
    internal static ILocator Choice(IPage page, string column, string what = "ファイルの列") => page.GetByLabel($"{column}：{what}", new() { Exact = true });

    /// <summary>The page of the columns: where another journey chose them for these headings, the file is checked already and one goes back to them.</summary>
    internal static async Task ToColumnsAsync(IPage page)
    {
        await Expect(page.Locator(".import-map, .keys").First).ToBeVisibleAsync(Patient);
        if (await page.Locator(".import-map").CountAsync() > 0) return;
        await page.Locator(".columns-kept a").ClickAsync();
        await Expect(page.Locator(".import-map")).ToBeVisibleAsync();
    }

    internal static async Task CheckAsync(IPage page)
    {
        await ToColumnsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "この対応で確認する" }).ClickAsync();
        await Expect(page.Locator(".keys")).ToBeVisibleAsync(Patient);
    }

    /// <summary>A count of the check: 新規, 更新, 変更なし, エラー.</summary>
    internal static ILocator Count(IPage page, string of) => page.Locator(".keys > div", new() { Has = page.Locator("dt", new() { HasTextString = of }) }).Locator("dd.v");

    internal static async Task ApplyAsync(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.Locator(".lead", new() { HasTextString = "反映しました" })).ToBeVisibleAsync(Patient);
    }

    /// <summary>The rows to mend, as the portal writes them.</summary>
    internal static async Task<string> BadRowsAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[href$='/bad-rows.csv']").ClickAsync());
        return await File.ReadAllTextAsync(await download.PathAsync());
    }
}
