using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

[Collection(BrowserTestsOnOnePortal.Name)]
public class CompanyJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task Finds_a_university_without_signing_in_and_without_script()
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.Page.Context.RouteAsync("**/*.js", route => route.AbortAsync());
        await visitor.GoAsync("/institutions", judge: false);
        await visitor.Page.Locator("main input[name=q]").First.FillAsync("ﾎｯｶｲﾄﾞｳ 大学");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("北海道大学");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "北海道大学", Exact = true }).First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToContainTextAsync("北海道大学");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("未登録"); // real institutions have no invented figures
    }

    [Theory]
    [InlineData("ja", 390)]
    [InlineData("en", 1280)]
    public async Task Keeps_candidates_and_named_searches_and_is_told_so(string language, int width)
    {
        await using var company = await portal.VisitorAsync(width);
        await company.SignInAsync("company@demo.example");
        if (language == "en") await company.InEnglishAsync();
        await company.GoAsync("/search?q=触媒&kind=Seed&sort=new");
        var hit = company.Page.Locator(".hit:has(button[value=add])").Last;
        await hit.Locator("button[value=add]").ClickAsync();
        var told = company.Page.Locator(".hit .told[role=status]");
        await Expect(told).ToHaveCountAsync(1);
        await Expect(told.Locator("a[href^='/shortlist#e-']")).ToBeVisibleAsync();
        await company.JudgeAsync();
        // What a patent's cost is of is a long sentence: the figure beside it is still to be read in one line.
        await company.GoAsync("/search?kind=Patent", judge: false);
        await company.Page.Locator(".hit button[value=add]").First.ClickAsync();
        var patent = company.Page.Locator(".hit .told[role=status] a[href^='/shortlist#e-']");
        var place = (await patent.GetAttributeAsync("href"))!.Split('#')[1];
        await patent.ClickAsync();
        await company.Page.ArrivesAsync(url => url.Contains("/shortlist", StringComparison.Ordinal));
        foreach (var figure in await company.Page.Locator(".shortlist .facts dd").AllAsync()) (await figure.BoundingBoxAsync())!.Width.Should().BeGreaterThan(200);
        await company.Page.Locator($"#{place} button[value=remove]").ClickAsync();
        await Expect(company.Page.Locator("#" + place)).ToHaveCountAsync(0);
        await company.GoAsync("/search?q=触媒&kind=Seed&sort=new", judge: false);
        var name = "触媒の種 " + language;
        await company.Page.Locator("#save-name").FillAsync(name);
        await company.Page.Locator(".short button[value=add]").ClickAsync();
        await Expect(company.Page.Locator(".short [role=status]")).ToBeVisibleAsync();
        var kept = company.Page.Locator(".saved-line", new() { HasText = name });
        await Expect(kept).ToBeVisibleAsync();
        await Expect(company.Page.Locator(".short a[href='/account/mail']")).ToBeVisibleAsync();
        await company.JudgeAsync();
        await kept.Locator("button").ClickAsync();
        await Expect(company.Page.Locator(".saved-line", new() { HasText = name })).ToHaveCountAsync(0);
        company.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    [InlineData(320)]
    public async Task Sees_the_public_figures_of_a_demo_university_with_small_cells_suppressed(int width)
    {
        await using var visitor = await portal.VisitorAsync(width);
        await visitor.GoAsync("/institutions?q=みなと総合大学");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "みなと総合大学" }).First.ClickAsync();
        await visitor.StandsAsync();
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("共同研究");
        await Expect(visitor.Page.Locator("body")).ToContainTextAsync("デモデータ");
        await visitor.JudgeAsync();
    }
}
