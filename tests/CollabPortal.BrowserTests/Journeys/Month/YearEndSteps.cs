using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>The year's end: locked by two persons, read as a survey sheet, changed with a reason, seen by the ministry.</summary>
internal static class YearEndSteps
{
    internal static async Task LockAsync(Visitor officer, Visitor approver, int year)
    {
        await officer.GoAsync("/surveys?fiscalYear=" + year, judge: false);
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "確定の準備をする" }).ClickAsync();
        await Expect(officer.Page.Locator(".year-end")).ToContainTextAsync("確定待ち");
        await approver.GoAsync("/surveys?fiscalYear=" + year, judge: false);
        await ConfirmAsync(approver, year);
    }

    /// <summary>On the page of the year: what is not sound must be ticked as seen first, then it is locked.</summary>
    internal static async Task ConfirmAsync(Visitor approver, int year)
    {
        var confirm = approver.Page.GetByRole(AriaRole.Button, new() { Name = year + "年度を確定する" });
        await Expect(approver.Page.Locator(".year-end")).ToContainTextAsync("確定待ち");
        var seen = approver.Page.Locator(".year-end input[type=checkbox]");
        if (await seen.CountAsync() > 0)
        {
            await approver.Page.GetByRole(AriaRole.Button, new() { Name = "確定に進む" }).ClickAsync();
            await Expect(seen).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(confirm).ToHaveCountAsync(0);
            await seen.CheckAsync();
        }

        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "確定に進む" }).ClickAsync();
        await Expect(confirm).ToBeVisibleAsync();
        await confirm.ClickAsync();
        await Expect(approver.Page.Locator(".year-end")).ToContainTextAsync("確定済み");
    }

    /// <summary>The page says what the file says, and leads to the records behind the figure.</summary>
    internal static async Task SheetIsOpenedAsync(Visitor officer, int year, Figures file)
    {
        var page = officer.Page;
        await officer.GoAsync($"/surveys/{year}/mext");
        await Expect(page.Locator("main")).ToContainTextAsync("確定済みの年度");
        var cell = page.Locator("a[href*='cell=joint-research.companies.yen']").First;
        await Expect(cell).ToContainTextAsync(file.JointYen.ToString("N0", CultureInfo.InvariantCulture));
        await cell.ClickAsync();
        await Expect(page.Locator("section:has(#records)")).ToContainTextAsync(file.JointYen.ToString("N0", CultureInfo.InvariantCulture));
        await officer.JudgeAsync();
    }

    /// <summary>Money of the locked year on a contract that had none: refused, asked why, stored.</summary>
    internal static async Task RecordAsync(Visitor officer, string number, string day, string yen, string reason)
    {
        var page = officer.Page;
        await officer.GoAsync("/contracts?q=" + Uri.EscapeDataString(number), judge: false);
        await page.Locator("main table tbody a").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).First.ClickAsync();
        await page.FillAsync("#f-Receipts-0-On", day);
        await page.FillAsync("#f-Receipts-0-Direct", yen);
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await Expect(page.Locator(".note.error")).ToContainTextAsync("確定済み");
        await page.FillAsync("#locked-year-reason", reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await Expect(page.Locator("#locked-year-reason")).ToHaveCountAsync(0);
    }

    /// <summary>Another person looks at the change and confirms it.</summary>
    internal static async Task ConfirmChangeAsync(Visitor approver, int year, string reason)
    {
        var page = approver.Page;
        await approver.GoAsync("/restatements?fiscalYear=" + year);
        await page.Locator("section:has(#waiting) li", new() { HasTextString = reason }).GetByRole(AriaRole.Button, new() { Name = "見て確認した" }).ClickAsync();
        await Expect(page.Locator("section:has(#waiting) [role=status]")).ToContainTextAsync("修正を確認しました");
    }

    internal static async Task MinistrySeesAsync(Visitor ministry, int year, string reason, long before, long after)
    {
        var page = ministry.Page;
        await ministry.GoAsync("/restatements?fiscalYear=" + year);
        var row = page.Locator(".restatements > li", new() { HasTextString = reason }).Locator("tr").Filter(new() { HasTextString = after.ToString("N0", CultureInfo.InvariantCulture) }).First;
        await Expect(row).ToContainTextAsync(before.ToString("N0", CultureInfo.InvariantCulture));
        await Expect(page.Locator(".restatements")).ToContainTextAsync("みなと総合大学");
    }
}
