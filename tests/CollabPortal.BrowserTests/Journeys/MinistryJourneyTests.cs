using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

[Collection(BrowserTestsOnOnePortal.Name)]
public class MinistryJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task Sees_the_four_indicators_against_their_targets_and_where_each_figure_comes_from()
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/dashboard");
        var page = analyst.Page;

        await Expect(page.Locator(".kpi")).ToHaveCountAsync(4);
        await Expect(page.Locator("main")).ToContainTextAsync("1,209"); // 億円, FY2015
        await Expect(page.Locator("main")).ToContainTextAsync("13,832"); // FY2016
        await Expect(page.Locator("main")).ToContainTextAsync("11,083"); // the latest, not the best
        await Expect(page.Locator(".kpi").First).ToContainTextAsync("経路を下回る");
        await Expect(page.Locator("main")).ToContainTextAsync("未登録"); // no verdict without the deadline year's value

        await Expect(page.Locator(".kpi .subtarget a")).ToHaveAttributeAsync("href", "/indicators/researcher-moves-out-of-universities");
        await page.Locator("#fiscalYear").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await page.ArrivesAsync("**/dashboard?fiscalYear=*");
        await Expect(page.Locator("#measured")).ToContainTextAsync("年度途中");
        await Expect(page.Locator(".running")).ToBeVisibleAsync();
        await Expect(page.Locator(".limits")).ToContainTextAsync("公表していません");
        await analyst.JudgeAsync();

        await page.Locator(".kpi h3 a").First.ClickAsync();
        await page.ArrivesAsync("**/indicators/company-investment**");
        await analyst.StandsAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("345,264");
        await analyst.JudgeAsync();
    }
}
