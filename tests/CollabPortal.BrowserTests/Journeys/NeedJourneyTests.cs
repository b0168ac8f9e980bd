using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>A company's need without a name: written, published, matched, answered by an office, and begun as a thread. Each page is judged by axe.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class NeedJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task An_anonymous_need_becomes_a_thread_with_the_institution_that_the_company_chooses(string language, int width)
    {
        var subject = $"樹脂の強度を早く見積もりたい {language}";
        await using var company = await portal.VisitorAsync(width);
        await company.SignInAsync("company@demo.example");
        if (language == "en") await company.InEnglishAsync();
        await company.GoAsync("/needs/new");
        await company.Page.Locator("#f-Title").FillAsync(subject);
        // Nobody saved it: leaving the page, and the portal, loses nothing.
        await Expect(company.Page.Locator(".save [role=status], .save .message").First).ToContainTextAsync(language == "en" ? "Draft saved" : "下書きを保存");
        await company.GoAsync("/needs");
        await company.Page.GetByRole(AriaRole.Link, new() { Name = subject }).First.ClickAsync();
        await company.Page.Locator("main a[href$='/edit']").First.ClickAsync();
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync(subject);
        await company.Page.Locator(".save .btn:not(.main):not(.quiet)").Last.ClickAsync();
        await Expect(company.Page.Locator(".save [role=alert]")).ToContainTextAsync(language == "en" ? "Anybody will read it" : "誰でもサインインせずに読める");
        await company.Page.Locator(".save [data-publishes]").ClickAsync();
        await Expect(company.Page.Locator(".errors a")).ToHaveCountAsync(3);
        // Those three are marked before anybody presses, beside the title that every draft needs.
        await Expect(company.Page.Locator("#entry .req", new() { HasText = language == "en" ? "needed to publish" : "公開に必要" })).ToHaveCountAsync(3);
        await company.JudgeAsync();
        await company.Page.Locator("#f-Problem").FillAsync("試作のたびに壊して強度を測っています。");
        await company.Page.Locator("#f-Sought").FillAsync("少ない試験で強度を見積もる方法");
        await company.Page.Locator("#f-Keywords").FillAsync("電池、劣化、触媒");
        await company.Page.Locator("#f-Fields input").First.CheckAsync();
        await Expect(company.Page.Locator("#entry .fixed")).ToContainTextAsync(language == "en" ? "fictitious" : "ミナト電池");
        await Expect(company.Page.Locator("#f-CompanyId")).ToHaveCountAsync(0);
        await company.Page.Locator("#f-IsAnonymous input").CheckAsync();
        await company.Page.Locator(".save .btn:not(.main):not(.quiet)").Last.ClickAsync();
        // Who will see what, before it is seen; by what is ticked now.
        await Expect(company.Page.Locator(".save [role=alert]")).ToContainTextAsync(language == "en" ? "not named" : "社名と担当者名は出ません");
        await company.JudgeAsync();
        await company.Page.Locator(".save [data-publishes]").ClickAsync();
        await company.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Expect(company.Page.Locator(".matches .rules").First).ToBeVisibleAsync();
        await Expect(company.Page.Locator(".matches mark").First).ToBeVisibleAsync();
        await company.JudgeAsync();
        var address = new Uri(company.Page.Url).AbsolutePath;
        // Whatever is ticked, the own need is neither counted nor shown, and the page says so at its count.
        foreach (var kind in new[] { "", "&kind=Need" })
        {
            await company.GoAsync("/search?q=" + Uri.EscapeDataString(subject) + kind, judge: false);
            await Expect(company.Page.Locator(".own-needs")).ToBeVisibleAsync();
            await Expect(company.Page.Locator($".hits a[href='{address}']")).ToHaveCountAsync(0);
        }

        // In the public list its own company stands beside it, with a word that nobody else sees it; whose people are asked for is told, too.
        await company.GoAsync("/company-needs");
        await Expect(company.Page.Locator($".needs li:has(a[href='{address}'])")).ToContainTextAsync(language == "en" ? "others do not see the company" : "社名は他の方には表示されません");
        (await company.GoAsync("/young-researchers", judge: false))!.Status.Should().Be(403);
        await Expect(company.Page.Locator("main")).ToContainTextAsync(language == "en" ? "only the institution’s own office sees them" : "大学・研究機関の担当者だけが見られます");
        await using var visitor = await portal.VisitorAsync(width);
        if (language == "en") await visitor.InEnglishAsync();
        await visitor.GoAsync("/search?kind=Need&q=" + Uri.EscapeDataString(subject));
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = subject }).First.ClickAsync();
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync(subject);
        await Expect(visitor.Page.Locator("main")).Not.ToContainTextAsync("ミナト電池");
        await visitor.JudgeAsync();
        await visitor.GoAsync("/company-needs?page=99", judge: false);
        await Expect(visitor.Page.Locator(".needs li").First).ToBeVisibleAsync();

        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        await officer.GoAsync(address);
        await Expect(officer.Page.Locator("main")).Not.ToContainTextAsync("ミナト電池");
        await officer.Page.Locator($"a[href='{address}/answer']").ClickAsync();
        await Expect(officer.Page.Locator("#f-Text")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await officer.Page.Locator("#f-Text").FillAsync("担当できる研究室があります。");
        await officer.Page.Locator("form .btn.main").ClickAsync();
        await officer.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await officer.GoAsync("/needs");
        await Expect(officer.Page.Locator($"li:has(a[href='{address}']) .tag.on")).ToBeVisibleAsync();
        await officer.Page.Locator("#budget").SelectOptionAsync("OverTenMillion");
        await officer.Page.Locator(".filterbar .btn").First.ClickAsync();
        await officer.Page.ArrivesAsync(url => url.Contains("budget=OverTenMillion", StringComparison.Ordinal));
        await Expect(officer.Page.Locator("main [role=status]").First).ToBeVisibleAsync();
        await Expect(officer.Page.Locator($"li a[href='{address}']")).ToHaveCountAsync(0);

        await company.GoAsync(address);
        await company.Page.Locator($"main a[href^='{address}/talk?answer=']").ClickAsync();
        // Asked first: what the office will see, and how it is to be treated. Nothing has begun yet.
        await Expect(company.Page.Locator($"form[action='{address}/begin'] .facts")).ToContainTextAsync(language == "en" ? "fictitious" : "ミナト電池");
        await Expect(company.Page.Locator("#f-secrecy")).ToHaveValueAsync("OfficeOnly");
        await company.JudgeAsync();
        var talk = new Uri(company.Page.Url).PathAndQuery;
        await company.Page.Locator($"form[action='{address}/begin'] .btn.main").ClickAsync();
        await Expect(company.Page.Locator(".thread > li").First).ToContainTextAsync("担当できる研究室があります。");
        await Expect(company.Page.Locator("main")).ToContainTextAsync(language == "en" ? "Office only until a secrecy agreement" : "秘密保持契約までは窓口だけ");
        await company.JudgeAsync();
        var thread = new Uri(company.Page.Url).AbsolutePath;
        // The browser's way back says that it has begun, and where it goes on.
        await company.GoAsync(talk);
        await Expect(company.Page.Locator("h1")).ToHaveTextAsync(language == "en" ? "The conversation has begun" : "話は始まっています");
        await Expect(company.Page.Locator($"main a[href='{thread}']")).ToBeVisibleAsync();
        await officer.GoAsync(thread);
        await Expect(officer.Page.Locator("h1")).ToHaveTextAsync(subject);
        await Expect(officer.Page.Locator($"main a[href='{address}']")).ToBeVisibleAsync();
        // The one refusal that was asked for above.
        foreach (var one in new[] { company, visitor, officer }) one.Complaints.Where(c => !c.Contains("403", StringComparison.Ordinal)).Should().BeEmpty();

        await company.GoAsync(address + "/edit", judge: false);
        await company.Page.Locator(".save .btn.quiet").ClickAsync();
        // Asked where it was pressed, in the window.
        await Expect(company.Page.Locator(".save [role=alert]")).ToBeInViewportAsync();
        await company.JudgeAsync();
        await company.Page.Locator(".save .ends").ClickAsync();
        await company.Page.ArrivesAsync(url => url.EndsWith("/needs?done=closed", StringComparison.Ordinal));
        await company.GoAsync(address + "/edit");
        await Expect(company.Page.Locator(".save")).ToHaveCountAsync(0);
        await company.Page.Locator("main .btn.main").ClickAsync();
        await company.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Expect(company.Page.Locator("h1")).ToHaveTextAsync(subject);
    }
}
