using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>An office names the patents of a seed, and reads at a published seed which needs it may serve.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class SeedJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task A_seed_bears_its_patents_and_its_office_sees_the_needs_that_it_fits(string language, int width)
    {
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        await officer.GoAsync("/seeds/new");
        await officer.Page.Locator("#f-Title").FillAsync($"特許のある種 {language}");
        await officer.Page.Locator("#f-PatentIds [data-adds]").ClickAsync();
        await officer.Page.Locator("input#patent-0").FocusAsync();
        await officer.Page.Keyboard.InsertTextAsync("の");
        await Expect(officer.Page.Locator("#patent-0-list [role=option]").First).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await officer.Page.Keyboard.PressAsync("ArrowDown");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Page.Locator("button#patent-0")).ToBeFocusedAsync();
        var chosen = await officer.Page.Locator("#f-PatentIds .picked b").TextContentAsync();
        await officer.Page.Locator(".save .btn.main").ClickAsync();
        await officer.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await officer.Page.ReloadAsync();
        await Expect(officer.Page.Locator("#f-PatentIds .picked b")).ToHaveTextAsync(chosen!);
        // Publishing asks who will see it; taking that back leaves the draft, and a draft that lacks something is told so.
        await officer.Page.Locator(".head .btn.main").ClickAsync();
        await Expect(officer.Page.Locator(".head [role=alert]")).ToContainTextAsync(language == "en" ? "Anybody will read it" : "誰でもサインインせずに読める");
        await officer.JudgeAsync();
        await officer.Page.Locator(".head .btn.quiet").ClickAsync();
        await Expect(officer.Page.Locator(".head [role=alert]")).ToHaveCountAsync(0);
        await Expect(officer.Page.Locator(".errors")).ToHaveCountAsync(0);
        await officer.Page.Locator(".head .btn.main").ClickAsync();
        await officer.Page.Locator(".head [data-publishes]").ClickAsync();
        await Expect(officer.Page.Locator(".errors a").First).ToBeVisibleAsync();

        await officer.GoAsync("/needs");
        var because = officer.Page.Locator(".because a[href^='/research-seeds/']").First;
        await Expect(because).ToBeVisibleAsync();
        var seed = await because.GetAttributeAsync("href");
        await because.ClickAsync();
        await Expect(officer.Page.Locator("section:has(> #seed-needs)")).ToBeVisibleAsync();
        await Expect(officer.Page.Locator("section:has(> #seed-needs) li a[href^='/needs/']").First).ToBeVisibleAsync();
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty();

        await using var visitor = await portal.VisitorAsync(width);
        await visitor.GoAsync(seed!);
        await Expect(visitor.Page.Locator("#seed-needs")).ToHaveCountAsync(0);
    }
}
