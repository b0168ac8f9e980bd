using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The ministry's lists: nothing is called saved before the list beside it says so.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class SavedListTests(BrowserPortal portal)
{
    [Fact]
    public async Task Nothing_is_called_saved_beside_the_list_of_before()
    {
        var mark = Guid.NewGuid().ToString("N")[..8];
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        var page = analyst.Page;

        await analyst.GoAsync("/synonyms", judge: false);
        await WatchAsync(page, mark);
        await page.Locator("#words-new").FillAsync($"甲{mark}、乙{mark}");
        await page.Locator("section[aria-labelledby=new] button").ClickAsync();
        await SaidAsync(page, "甲" + mark);

        await analyst.GoAsync("/clusters", judge: false);
        await page.Locator(".head .btn.main").ClickAsync();
        await WatchAsync(page, mark);
        foreach (var (field, value) in new[] { ("NameJa", "まとまり" + mark), ("NameEn", "Cluster " + mark), ("Key", "key-" + mark), ("AsOf", "2026-04-01"), ("Source", "架空の決定（デモ）"), ("Members", "みなと総合大学\n夕凪大学") })
            await page.Locator("#f-" + field).FillAsync(value);
        await page.Locator("#entry .btn.main").ClickAsync();
        await SaidAsync(page, "まとまり" + mark);

        await analyst.GoAsync("/prescriptions", judge: false);
        await page.Locator(".head .btn.main").ClickAsync();
        await WatchAsync(page, mark);
        foreach (var (field, value) in new[] { ("DebateJa", "論点" + mark), ("DebateEn", "Debate " + mark), ("TextJa", "処方" + mark), ("TextEn", "Prescription " + mark), ("Source", "架空の指針（デモ）") })
            await page.Locator("#f-" + field).FillAsync(value);
        await page.Locator("#entry .btn.main").ClickAsync();
        await SaidAsync(page, "処方" + mark);
        analyst.Complaints.Should().BeEmpty();
    }

    // Each drawing in which something is called saved: whether the list has it.
    private static async Task WatchAsync(IPage page, string mark) => await page.EvaluateAsync("""
        mark => {
            window.savedWith = [];
            new MutationObserver(() => {
                const said = [...document.querySelectorAll('main [role=status]')].some(s => s.textContent.includes('保存しました'));
                if (said) window.savedWith.push([...document.querySelectorAll('main table, main ul.synonyms')].some(l => l.textContent.includes(mark)));
            }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
        }
        """, mark);

    private static async Task SaidAsync(IPage page, string entered)
    {
        await Expect(page.Locator("main [role=status]").Filter(new() { HasText = "保存しました" })).ToHaveCountAsync(1);
        await Expect(page.Locator("main table, main ul.synonyms").Filter(new() { HasText = entered })).Not.ToHaveCountAsync(0);
        (await page.EvaluateAsync<bool[]>("() => window.savedWith")).Should().NotBeEmpty().And.OnlyContain(listed => listed, "nothing is called saved beside the list of before");
    }
}
