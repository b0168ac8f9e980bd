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

    [Fact]
    public async Task Reads_what_changed_last_and_looks_at_the_dashboard_of_a_past_day()
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/dashboard");
        var (page, news) = (analyst.Page, analyst.Page.Locator("section.news"));
        await Expect(news).ToContainTextAsync("5,074社");
        await Expect(news).ToContainTextAsync("1,381億円 → 1,386億円");
        await Expect(news).ToContainTextAsync("目標の判定と、経路より上か下かは変わっていません");
        await news.Locator("a[href*='/dashboard/releases?earlier=']").First.ClickAsync();
        await page.ArrivesAsync("**/dashboard/releases?earlier=*");
        await Expect(page.Locator("main")).ToContainTextAsync("5,074");

        await analyst.GoAsync("/dashboard?knownOn=2020-06-01");
        await Expect(page.Locator("main")).ToContainTextAsync("2020年6月1日の時点で公表されていた");
        await Expect(page.Locator(".kpi")).ToHaveCountAsync(4);
        await Expect(page.Locator("main")).Not.ToContainTextAsync("11,083"); // out later, or nobody knows when
        await Expect(page.Locator(".kpi h3 a").First).ToHaveAttributeAsync("href", "/indicators/company-investment?knownOn=2020-06-01");
        await Expect(page.Locator(".tools a[href='/dashboard/indicators.csv?knownOn=2020-06-01']")).ToHaveCountAsync(1);
        await Expect(page.Locator("a[href='/dashboard/briefing?knownOn=2020-06-01']")).ToHaveCountAsync(1);
        await Expect(news).ToContainTextAsync("1,075億円"); // FY2018, the newest then
        await analyst.GoAsync("/dashboard?knownOn=abc");
        await Expect(page.Locator("main")).ToContainTextAsync("knownOn=abc");
        await Expect(page.Locator("main")).ToContainTextAsync("11,083");
    }

    [Theory]
    [InlineData("en", 1280)]
    [InlineData("en", 1024)]
    [InlineData("ja", 1280)]
    [InlineData("ja", 390)]
    public async Task No_figure_of_the_dashboard_runs_into_its_neighbour_and_a_day_can_be_chosen(string language, int width)
    {
        await using var analyst = await portal.VisitorAsync(width);
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync($"/dashboard?lang={language}");
        var page = analyst.Page;
        await Expect(page.Locator(".kpi")).ToHaveCountAsync(4);
        await page.Locator(".kpi .big").First.EvaluateAsync("e => { e.firstChild.data = '19,000'; e.lastElementChild.textContent = 'contracts'; }");
        var over = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('.kpi > div > p, .kpi > div dd')].filter(e => e.checkVisibility() && (r => { r.selectNodeContents(e); return r.getBoundingClientRect().right; })(document.createRange())
                > e.closest('.kpi > div').getBoundingClientRect().right + 1).map(e => e.innerText)
            """);
        over.Should().BeEmpty();

        await page.Locator(".known-on > summary").ClickAsync();
        await page.Locator("#knownOn").FillAsync("令和2年6月1日");
        await analyst.JudgeAsync();
        await page.Locator(".known-on button").ClickAsync();
        await page.ArrivesAsync("**/dashboard?knownOn=*");
        await Expect(page.Locator(".kpi h3 a").First).ToHaveAttributeAsync("href", "/indicators/company-investment?knownOn=2020-06-01");
    }

    [Fact]
    public async Task A_release_sent_back_without_a_reason_says_so_at_the_reason()
    {
        await using (var first = await portal.VisitorAsync())
        {
            await first.SignInAsync("ministry2@demo.example");
            await first.GoAsync("/releases/new");
            await first.Page.Locator("#f-NameJa").FillAsync("差し戻しの試験（デモ）");
            await first.Page.Locator("#f-NameEn").FillAsync("Trial of sending back (demo)");
            await first.Page.Locator("#f-PublishedOn").FillAsync("2020-01-15");
            await first.Page.Locator("#f-Address").FillAsync("https://release.example.jp/trial");
            await first.Page.Locator("#f-File").SetInputFilesAsync(new FilePayload { Name = "values.csv", MimeType = "text/csv", Buffer = "series,fiscal year,value\npatent_licence_income,2015,2700\n"u8.ToArray() });
            await Expect(first.Page.Locator(".release-values")).ToBeVisibleAsync();
            await first.Page.Locator(".save button.main").ClickAsync();
            await first.Page.ArrivesAsync("**/releases/*-*");
        }

        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/releases");
        var page = analyst.Page;
        await page.Locator("a", new PageLocatorOptions { HasText = "差し戻しの試験" }).First.ClickAsync();
        await page.Locator("button", new PageLocatorOptions { HasText = "差し戻す" }).ClickAsync();
        await Expect(page.Locator("#comment-err")).ToContainTextAsync("差し戻す理由");
        await Expect(page.Locator("#comment")).ToBeFocusedAsync();
        await analyst.JudgeAsync();
        await page.Locator("#comment").FillAsync("資料の頁を書いてください");
        await page.Locator("button", new PageLocatorOptions { HasText = "差し戻す" }).ClickAsync();
        await Expect(page.Locator("main .facts")).ToContainTextAsync("資料の頁を書いてください");
    }

    [Fact]
    public async Task A_release_that_lacks_everything_is_told_everything_in_one_round()
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/releases/new");
        var page = analyst.Page;
        await page.Locator("#f-PublishedOn").FillAsync("いつか");
        await page.Locator(".save button.main").ClickAsync();
        var errors = page.Locator(".errors");
        await Expect(errors.Locator("li")).ToHaveCountAsync(5);
        foreach (var field in new[] { "名称（日本語）", "名称（英語）", "公表日", "掲載先のURL", "ファイル" }) await Expect(errors).ToContainTextAsync(field);
        await analyst.JudgeAsync();
    }

    [Fact]
    public async Task Makes_a_cluster_of_institutions_and_compares_one_of_them_within_it()
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/clusters");
        var page = analyst.Page;
        await page.Locator(".head .btn.main").ClickAsync();
        await page.Locator("#f-NameJa").FillAsync("港のある地域の大学（デモ）");
        await page.Locator("#f-NameEn").FillAsync("Universities of port regions (demo)");
        await page.Locator("#f-Key").FillAsync("port-regions");
        await page.Locator("#f-AsOf").FillAsync("令和8年4月1日");
        await page.Locator("#f-Source").FillAsync("架空の決定（デモ）");
        await page.Locator("#f-Members").FillAsync("みなと総合大学\n瀬戸内大\n夕凪大学");
        await page.Locator("#entry .btn.main").ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("瀬戸内大学"); // says who may be meant, and stores nothing
        await Expect(page.Locator("tbody").First).Not.ToContainTextAsync("港のある地域の大学");
        await analyst.JudgeAsync();
        await page.Locator("#f-Members").FillAsync("みなと総合大学\n瀬戸内大学\n夕凪大学\n潮騒県立大学\nＣｈｉｎａｍｉ　University");
        await page.Locator("#entry .btn.main").ClickAsync();
        var row = page.Locator("tbody tr", new PageLocatorOptions { HasText = "port-regions" });
        await Expect(row).ToContainTextAsync("架空の決定（デモ）");
        await analyst.JudgeAsync();

        await row.Locator("a[href*='/dashboard/peers']").ClickAsync();
        await page.ArrivesAsync("**/dashboard/peers?cluster=port-regions");
        await Expect(page.Locator(".lead")).ToContainTextAsync("港のある地域の大学（デモ）");
        await Expect(page.Locator(".lead")).ToContainTextAsync("架空の決定（デモ）");
        await Expect(page.Locator("#choose-cluster")).ToHaveValueAsync("port-regions");
        await Expect(page.Locator("#peers")).ToBeVisibleAsync();
        await analyst.JudgeAsync();
    }
}
