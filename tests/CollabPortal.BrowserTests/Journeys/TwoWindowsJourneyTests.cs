using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>One draft in two windows: whoever saves second sees both versions field by field, and neither loses what was typed.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class TwoWindowsJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task The_second_window_keeps_its_own_field_and_takes_the_others()
    {
        var title = "二つの窓の研究 " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var first = await portal.VisitorAsync();
        await first.SignInAsync("liaison@demo.example");
        await first.GoAsync("/contracts/new", judge: false);
        await first.Page.FillAsync("#f-Title", title);
        await first.Page.ArrivesAsync("**/edit");
        var address = new Uri(first.Page.Url).AbsolutePath;
        await Expect(first.Page.Locator(".save")).ToContainTextAsync("保存済み");

        await using var second = await portal.VisitorAsync();
        await second.SignInAsync("liaison@demo.example");
        await second.GoAsync(address, judge: false);
        await second.Page.FillAsync("#f-Goal", "先に保存した目的");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "下書きを保存" }).ClickAsync();
        await Expect(second.Page.Locator(".save")).ToContainTextAsync("保存済み");

        await first.Page.FillAsync("#f-SuccessCriterion", "後から書いた成功基準");
        var conflict = first.Page.Locator(".conflict");
        await Expect(conflict).ToContainTextAsync("先に保存した目的");
        await Expect(conflict).ToContainTextAsync("後から書いた成功基準");
        await first.JudgeAsync();
        // Opened anew it still waits for the choice: neither button of the bar writes over what the other window saved.
        await first.GoAsync(address, judge: false);
        await Expect(conflict).ToContainTextAsync("後から書いた成功基準");
        foreach (var press in (string[])["下書きを保存", "承認を依頼"])
        {
            await first.Page.GetByRole(AriaRole.Button, new() { Name = press }).ClickAsync();
            await Expect(conflict).ToBeFocusedAsync();
            await first.Page.Locator("#f-Goal").FocusAsync();
        }

        await second.GoAsync(address[..^"/edit".Length], judge: false);
        await Expect(second.Page.Locator("main")).ToContainTextAsync("先に保存した目的");
        await Expect(second.Page.Locator("main")).Not.ToContainTextAsync("後から書いた成功基準");
        // The goal was touched in the other window only, the criterion in this one only: that is what is offered.
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "選んだ内容で保存する" }).ClickAsync();
        await Expect(conflict).ToHaveCountAsync(0);
        await Expect(first.Page.Locator("#f-Goal")).ToHaveValueAsync("先に保存した目的");
        await first.GoAsync(address[..^"/edit".Length], judge: false);
        await Expect(first.Page.Locator("main")).ToContainTextAsync("先に保存した目的");
        await Expect(first.Page.Locator("main")).ToContainTextAsync("後から書いた成功基準");
    }

    [Fact]
    public async Task A_window_that_another_one_overtook_reads_again_and_keeps_the_receipt_that_was_typed()
    {
        await using var first = await portal.VisitorAsync();
        await first.SignInAsync("liaison@demo.example");
        var page = first.Page;
        await first.GoAsync("/contracts?kind=AcademicConsulting&status=Active&sort=-received", judge: false);
        await page.Locator("main tbody a[href^='/contracts/']").Last.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        var address = new Uri(page.Url).AbsolutePath;
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).ClickAsync();
        await page.FillAsync("#f-Receipts-0-Direct", "31,415");

        await using var second = await portal.VisitorAsync();
        await second.SignInAsync("liaison@demo.example");
        await second.GoAsync(address, judge: false);
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).ClickAsync();
        await second.Page.FillAsync("#f-Receipts-0-Direct", "27,182");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        await Expect(second.Page.Locator("table.money")).ToContainTextAsync("27,182");

        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        var again = page.GetByRole(AriaRole.Button, new() { Name = "今の内容を読み直す" });
        await Expect(again).ToBeVisibleAsync();
        await first.JudgeAsync();
        await again.ClickAsync();
        await Expect(page.Locator("table.money")).ToContainTextAsync("27,182");
        await Expect(page.Locator("#f-Receipts-0-Direct")).ToHaveValueAsync("31,415");
        await Expect(page.Locator("#acts")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        var mine = page.Locator("table.money tbody tr").Filter(new() { HasText = "31,415" });
        await Expect(mine).ToHaveCountAsync(1);

        // The same where a receipt is corrected; one that is gone by then is no more to correct.
        var others = page.Locator("table.money tbody tr").Filter(new() { HasText = "27,182" });
        await others.GetByRole(AriaRole.Button, new() { Name = "訂正" }).ClickAsync();
        await page.FillAsync("#f-Receipts-1-Direct", "27,183");
        await page.FillAsync("#f-Reason", "書き誤り");
        await second.GoAsync(address, judge: false);
        await TakeOutAsync(second.Page, "31,415");
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正する" }).ClickAsync();
        await again.ClickAsync();
        await Expect(mine).ToHaveCountAsync(0);
        await Expect(page.Locator("#f-Receipts-1-Direct")).ToHaveValueAsync("27,183");
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正する" }).ClickAsync();
        await Expect(page.Locator("table.money")).ToContainTextAsync("27,183");
        await TakeOutAsync(page, "27,183");
        first.Complaints.Should().BeEmpty();
    }

    private static async Task TakeOutAsync(IPage page, string yen)
    {
        var row = page.Locator("table.money tbody tr").Filter(new() { HasText = yen });
        await row.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).ClickAsync();
        await page.FillAsync("#f-Reason", "試した入金");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを取り消す" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
    }
}
