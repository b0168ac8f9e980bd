using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>An office announces a meeting, a visitor finds it, a company joins and asks, the office sees who and how many, and cancels. Each page is judged by axe.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class EventJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task A_meeting_is_announced_found_joined_asked_about_and_cancelled(string language, int width)
    {
        var name = $"塗膜の密着を話す会 {language}";
        await using var officer = await VisitorAsync(language, width, "liaison@demo.example");
        await officer.GoAsync("/events/new");
        await officer.Page.Locator("#f-Title").FillAsync(name);
        await officer.Page.Locator("#f-Kind").SelectOptionAsync("ExchangeMeeting");
        await officer.Page.Locator(".save .btn:not(.main):not(.quiet)").Last.ClickAsync();
        await Expect(officer.Page.Locator(".errors a")).ToHaveCountAsync(4);
        await officer.JudgeAsync();
        await officer.Page.Locator("#f-StartsOn").FillAsync(DateTime.UtcNow.AddDays(40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await officer.Page.Locator("#f-Place").FillAsync("産学連携棟");
        await officer.Page.Locator("#f-Audience").FillAsync("塗料と部品の会社");
        await officer.Page.Locator("#f-Description").FillAsync("密着の試験方法を話し合います。");
        await officer.Page.Locator("#f-TakesJoining input").CheckAsync();
        await officer.Page.Locator("#f-Capacity").FillAsync("2");
        await officer.Page.Locator(".save .btn:not(.main):not(.quiet)").Last.ClickAsync();
        await officer.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await officer.JudgeAsync();
        var address = new Uri(officer.Page.Url).AbsolutePath;

        await using var visitor = await VisitorAsync(language, width, null);
        await visitor.GoAsync("/search?kind=Event&q=" + Uri.EscapeDataString(name));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(name);
        (await visitor.Page.Locator("script[type='application/ld+json']").TextContentAsync()).Should().Contain("\"@type\":\"Event\"").And.Contain("EventScheduled");
        await Expect(visitor.Page.Locator("#join a[href^='/account/sign-in']")).ToBeVisibleAsync();
        await visitor.JudgeAsync();
        await visitor.GoAsync("/events?kind=ExchangeMeeting");
        await Expect(visitor.Page.Locator($"a[href='{address}']")).ToBeVisibleAsync();

        await using var company = await VisitorAsync(language, width, "company@demo.example");
        await company.GoAsync(address);
        await company.Page.Locator("#f-name").FillAsync("架空 花子");
        var own = await company.Page.Locator("#join form b").InnerTextAsync();
        own.Should().EndWith("（架空）", "the account says for whom somebody comes, not the form");
        await company.Page.Locator("#join button").ClickAsync();
        await Expect(company.Page.Locator("#join form[action$=leave]")).ToBeVisibleAsync();
        await Expect(company.Page.Locator("#join")).ToContainTextAsync(own);
        await company.JudgeAsync();
        await company.Page.Locator($"a[href*='about=event']").ClickAsync();
        await Expect(company.Page.Locator($"aside a[href='{address}']")).ToBeVisibleAsync();
        await company.Page.Locator("#f-Title").FillAsync("密着の試験の相談");
        await company.Page.Locator("#f-Problem").FillAsync("会で聞いた試験を試したいです。");
        await company.Page.Locator("#f-Budget").SelectOptionAsync("UpToOneMillion");
        await company.Page.Locator("#f-Start").SelectOptionAsync("Open");
        await company.Page.Locator(".save .btn.main").ClickAsync();
        await company.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Expect(company.Page.Locator($"main a[href='{address}']")).ToBeVisibleAsync();

        await officer.GoAsync(address);
        await Expect(officer.Page.Locator("main table")).ToContainTextAsync("架空 花子");
        await Expect(officer.Page.Locator("aside dl")).ToContainTextAsync(language == "ja" ? "1件" : "1");
        await officer.GoAsync("/events/own");
        await Expect(officer.Page.Locator("tr", new() { HasText = name })).ToContainTextAsync("1");
        await using var ministry = await VisitorAsync(language, width, "ministry@demo.example");
        await ministry.GoAsync("/events/own");
        await Expect(ministry.Page.Locator("tr", new() { HasText = name })).ToBeVisibleAsync();
        await ministry.GoAsync(address);
        await Expect(ministry.Page.Locator("main")).Not.ToContainTextAsync("架空 花子");

        await officer.GoAsync(address + "/edit");
        await officer.Page.Locator(".save .btn.quiet").ClickAsync();
        await officer.JudgeAsync();
        await officer.Page.Locator(".save .btn.quiet").ClickAsync();
        await officer.Page.ArrivesAsync(url => url.Contains("/events/own", StringComparison.Ordinal));
        await company.GoAsync("/events");
        await Expect(company.Page.Locator("[aria-labelledby=mine] li", new() { HasText = name })).ToContainTextAsync(language == "ja" ? "中止" : "Cancelled");
        await company.GoAsync(address);
        await Expect(company.Page.Locator("#join form")).ToHaveCountAsync(0);
        foreach (var one in new[] { officer, visitor, company, ministry }) one.Complaints.Should().BeEmpty();
    }

    private async Task<Visitor> VisitorAsync(string language, int width, string? email)
    {
        var visitor = await portal.VisitorAsync(width);
        if (email is not null) await visitor.SignInAsync(email);
        if (language == "en") await visitor.InEnglishAsync();
        return visitor;
    }
}
