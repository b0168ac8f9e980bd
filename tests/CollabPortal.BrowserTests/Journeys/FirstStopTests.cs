using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>Whoever works from the keyboard meets the way past the menu first, on pages with a circuit as on plain ones; a step within the circuit leads to the heading.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class FirstStopTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ministry@demo.example", ".kpi:nth-child(4)", "/dashboard")]
    [InlineData("ministry@demo.example", "main table, main .empty", "/releases", "/contracts")]
    [InlineData("ministry@demo.example", "main", "/dashboard/briefing", "/indicators/company-investment", "/search")]
    [InlineData("liaison@demo.example", "main form, main table", "/contracts", "/contracts/new", "/moves")]
    public async Task The_first_tab_meets_the_way_past_the_menu(string who, string standing, params string[] pages)
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.SignInAsync(who);
        var page = visitor.Page;
        foreach (var path in pages)
        {
            await visitor.GoAsync(path, judge: false);
            await Expect(page.Locator(standing).First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.Locator("a.skip")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("#main")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task A_sectors_long_name_does_not_run_into_the_next_row_on_a_phone()
    {
        await using var visitor = await portal.VisitorAsync(390);
        await visitor.SignInAsync("ministry@demo.example");
        await visitor.GoAsync("/dashboard/mobility?lang=en");
        var heights = await visitor.Page.Locator(".flows td[data-l='Nonprofit and public bodies']").EvaluateAllAsync<float[]>("cells => cells.map(c => c.getBoundingClientRect().height / parseFloat(getComputedStyle(c).fontSize))");
        heights.Should().NotBeEmpty().And.OnlyContain(h => h > 2.4f, "the name takes two lines");
    }

    [Fact]
    public async Task A_step_within_the_circuit_leads_to_the_heading()
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.SignInAsync("liaison@demo.example");
        await visitor.GoAsync("/contracts", judge: false);
        var page = visitor.Page;
        await page.Locator("main a[href='/contracts/new']").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/new**");
        await Expect(page.Locator("main h1").First).ToBeFocusedAsync();
    }
}
