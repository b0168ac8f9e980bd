using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What was typed and taken back stays away; what was typed and left comes back, says so, and can be thrown away.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class TakenBackTypingTests(BrowserPortal portal)
{
    [Fact]
    public async Task Typing_that_was_taken_back_never_comes_back_and_what_was_left_says_so()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        var address = await DraftAsync(officer);
        await page.FillAsync("#f-AgreedYen", "1,000");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        await page.FillAsync("#f-AgreedYen", "99えんx");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました");
        await page.FillAsync("#f-AgreedYen", "1,000");
        await page.Locator(".save a.btn.quiet").ClickAsync();
        await page.ArrivesAsync(url => url.EndsWith(address[..^"/edit".Length], StringComparison.Ordinal));
        await officer.GoAsync(address, judge: false);
        await Expect(page.Locator("#f-AgreedYen")).ToHaveValueAsync("1,000");
        await Expect(page.Locator(".taken-up, .conflict")).ToHaveCountAsync(0);

        // Left in the midst, it comes back, is no conflict, and goes with a press.
        await page.FillAsync("#f-AgreedYen", "99えんx");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました");
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.ReloadAsync();
        await Expect(page.Locator("#f-AgreedYen")).ToHaveValueAsync("99えんx");
        await Expect(page.Locator(".conflict")).ToHaveCountAsync(0);
        await officer.JudgeAsync();
        await page.Locator(".taken-up button").ClickAsync();
        await Expect(page.Locator("#f-AgreedYen")).ToHaveValueAsync("1,000");
        await Expect(page.Locator(".taken-up")).ToHaveCountAsync(0);
        await officer.GoAsync(address, judge: false);
        await Expect(page.Locator("#f-AgreedYen")).ToHaveValueAsync("1,000");
        await Expect(page.Locator(".taken-up, .conflict")).ToHaveCountAsync(0);

        // A copy that nobody touched leaves nothing, and asks nothing.
        await officer.GoAsync($"/contracts/new?from={address.Split('/')[2]}", judge: false);
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("写しました");
        await officer.GoAsync("/contracts/new", judge: false);
        await Expect(page.Locator("#f-Title")).ToHaveValueAsync("");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("消す入力の研究");
        officer.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_row_that_is_added_takes_the_focus_and_all_columns_stay_within_their_card()
    {
        await using var officer = await portal.VisitorAsync(1280);
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await DraftAsync(officer);
        await page.Locator("section[aria-labelledby=s2] button[data-adds]").ClickAsync();
        await Expect(page.Locator("#f-Parties-1")).ToBeFocusedAsync();
        await page.Locator("section[aria-labelledby=s5] button[data-adds]").First.ClickAsync();
        await Expect(page.Locator("#f-Receipts-0-Year")).ToBeFocusedAsync();

        await officer.GoAsync("/contracts", judge: false);
        await page.Locator("details.views:has(input[name=col]) > summary").ClickAsync();
        foreach (var box in await page.Locator("input[name=col]").AllAsync()) await box.CheckAsync();
        await page.Locator("details.views:has(input[name=col]) button").ClickAsync();
        await page.ArrivesAsync(url => url.Contains("col=", StringComparison.Ordinal));
        await Expect(page.Locator("table.contracts")).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.querySelector('.sheet:has(table.contracts)').getBoundingClientRect().right >= document.querySelector('.scroll:has(> table.contracts)').getBoundingClientRect().right")).Should().BeTrue();
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty();
    }

    private static async Task<string> DraftAsync(Visitor officer)
    {
        await officer.GoAsync("/contracts/new", judge: false);
        await officer.Page.FillAsync("#f-Title", "消す入力の研究 " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6]);
        await officer.Page.ArrivesAsync("**/edit");
        await Expect(officer.Page.Locator(".save")).ToContainTextAsync("保存済み");
        return new Uri(officer.Page.Url).AbsolutePath;
    }
}
