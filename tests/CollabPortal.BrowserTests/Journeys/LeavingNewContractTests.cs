using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>A new contract that is left at once, before anything saved itself.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class LeavingNewContractTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("/institutions")] // loaded whole
    [InlineData("/contracts")]
    public async Task A_new_contract_that_is_left_right_after_the_last_key_is_a_draft_and_asks_nothing(string target)
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var (page, title, asked) = (officer.Page, "離れた下書き" + Guid.NewGuid(), 0);
        await officer.GoAsync("/contracts/new", judge: false);
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.AcceptAsync();
        };
        await AddLinkAsync(page, target);
        await page.Locator("#f-Title").FillAsync(title);
        await page.Locator("#go").ClickAsync();
        await page.ArrivesAsync("**" + target);
        await Expect(page.Locator("#f-Title")).ToHaveCountAsync(0); // the address changes before the page is loaded
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        asked.Should().Be(0);
        await officer.GoAsync("/contracts?status=Draft&q=" + Uri.EscapeDataString(title), judge: false);
        await Expect(page.Locator("main tbody a[href^='/contracts/']").First).ToContainTextAsync(title);
    }

    [Theory]
    [InlineData("/institutions")] // loaded whole
    [InlineData("/contracts")]
    [InlineData(null)] // as by the address bar
    public async Task What_cannot_be_a_draft_yet_is_offered_again_when_it_is_left_right_after_the_last_key(string? target)
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var (page, goal) = (officer.Page, $"題のない{Guid.NewGuid():N}"[..20]);
        await officer.GoAsync("/contracts/new", judge: false);
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            await dialog.AcceptAsync();
        };
        if (target is not null) await AddLinkAsync(page, target);
        await page.Locator("#f-Goal").FillAsync(goal);
        if (target is null)
        {
            await officer.GoAsync("/institutions", judge: false);
        }
        else
        {
            await page.Locator("#go").ClickAsync();
            await page.ArrivesAsync("**" + target);
            await Expect(page.Locator("#f-Goal")).ToHaveCountAsync(0);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            asked.Should().Be(0);
        }

        var left = page.Locator(".left-note p:has(b)").Filter(new() { HasText = goal });
        for (var time = 0; time < 5; time++)
        {
            await officer.GoAsync("/contracts/new", judge: false);
            await page.Locator(".save").WaitForAsync();
            if (await left.CountAsync() > 0) break;
        }

        await Expect(left).ToHaveCountAsync(1);
        // Each leftover names the fields that it holds: this one, and no blank one.
        await Expect(left.Locator("xpath=following-sibling::p[contains(@class,'left-fields')][1]")).ToHaveTextAsync("書いてある欄：目的");
    }

    private static async Task AddLinkAsync(IPage page, string target) =>
        await page.EvaluateAsync("to => { const a = document.createElement('a'); a.href = to; a.id = a.textContent = 'go'; document.querySelector('main h1').append(a); }", target);
}
