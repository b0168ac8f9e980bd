using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What people do to forms in a hurry: too long a text, two clicks, a first click on nothing.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class FormTrialTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("liaison@demo.example")]
    [InlineData("approver@demo.example")]
    public async Task The_page_of_the_call_answers_each_first_action(string who)
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync(who);
        await officer.GoAsync("/young-researchers", judge: false);
        var rows = officer.Page.Locator(".matches > li");
        await Expect(rows).ToHaveCountAsync(50);
        await officer.Page.Locator("#f-Work").SelectOptionAsync("JointResearch");
        await officer.Page.Locator("#f-Years").FillAsync("3");
        await officer.Page.Locator("#f-Years").BlurAsync();
        await officer.Page.Locator("form .btn.main").First.ClickAsync();
        await Expect(officer.Page.Locator("#theme + .sheet")).ToContainTextAsync("合う");
        await officer.Page.Locator("#f-On").FillAsync("2028-04-01");
        await officer.Page.Locator("form .btn.main").First.ClickAsync();
        await officer.Page.Locator("section[aria-labelledby=people] > p.btns button").ClickAsync();
        await Expect(rows.Nth(60)).ToBeVisibleAsync();
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty("a fault on the circuit is told there");
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_and_kept_and_two_clicks_send_one()
    {
        await using var company = await portal.VisitorAsync();
        await company.SignInAsync("company@demo.example");
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        await company.Page.Locator(".hit a[href^='/enquiries/new']").First.ClickAsync();
        await Expect(company.Page.Locator("#entry .fixed")).ToContainTextAsync("ミナト電池");
        await Expect(company.Page.Locator("#f-CompanyId")).ToHaveCountAsync(0);
        var subject = "長い内容と二度押し";
        await company.Page.Locator("#f-Title").FillAsync(subject);
        await company.Page.Locator("#f-Problem").FillAsync(new string('長', 8_000));
        await Expect(company.Page.Locator("#f-Problem-count")).ToContainTextAsync("4,000字多い");
        await company.Page.Locator("#f-Budget").SelectOptionAsync("UpToTenMillion");
        await company.Page.Locator("#f-Start").SelectOptionAsync("WithinHalfAYear");
        await company.Page.Locator(".save .btn.main").ClickAsync();
        await Expect(company.Page.Locator("#f-Problem-err")).ToContainTextAsync("4000");
        (await company.Page.Locator("#f-Problem").InputValueAsync()).Length.Should().Be(8_000, "nothing typed is lost");
        await company.JudgeAsync();
        await company.Page.Locator("#f-Problem").FillAsync("短くした内容");
        await company.Page.Locator(".save .btn.main").DblClickAsync();
        await Expect(company.Page.Locator(".thread")).ToBeVisibleAsync();

        await company.Page.Locator("#f-Text").FillAsync(new string('長', 9_000));
        await company.Page.Locator("#next ~ form .btn.main").ClickAsync();
        await Expect(company.Page.Locator("main [role=alert]:not(:empty)").First).ToContainTextAsync("4000");
        (await company.Page.Locator("#f-Text").InputValueAsync()).Length.Should().Be(9_000);
        await company.Page.Locator("#f-Text").FillAsync("一言");
        await company.Page.Locator("#next ~ form .btn.main").DblClickAsync();
        await Expect(company.Page.Locator(".thread > li")).ToHaveCountAsync(2);
        await company.GoAsync("/enquiries?shown=waiting", judge: false);
        await Expect(company.Page.GetByRole(AriaRole.Link, new() { Name = subject })).ToHaveCountAsync(1);

        await company.GoAsync("/needs/new", judge: false);
        await company.Page.Locator("#f-Title").FillAsync("二度押しのニーズ");
        await company.Page.Locator("#f-Problem").FillAsync("内容");
        await company.Page.Locator("#f-Sought").FillAsync("方法");
        await company.Page.Locator("#f-Fields input").First.CheckAsync();
        await company.Page.Locator(".save .btn:not(.main):not(.quiet)").Last.ClickAsync();
        await company.Page.Locator(".save [data-publishes]").DblClickAsync();
        await company.Page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await company.GoAsync("/needs", judge: false);
        await Expect(company.Page.GetByRole(AriaRole.Link, new() { Name = "二度押しのニーズ" })).ToHaveCountAsync(1);
        company.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task By_keyboard_the_focus_follows_each_choice_of_a_partner_and_a_taken_number_is_told_while_it_is_typed()
    {
        var mark = Guid.NewGuid().ToString("N")[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/contracts/new", judge: false);
        await ChooseAsync(page, "ミナト電池");
        await page.FillAsync("#f-Number", "焦-" + mark);
        await page.FillAsync("#f-Title", "焦点の契約 " + mark);
        await page.ArrivesAsync(url => url.EndsWith("/edit", StringComparison.Ordinal));
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        var address = new Uri(page.Url).AbsolutePath.Replace("/edit", "", StringComparison.Ordinal);

        // After the first saving too, and it stays there when the form saves itself.
        await page.Locator("button#f-Parties").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("input#f-Parties")).ToBeFocusedAsync();
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        await Expect(page.Locator("input#f-Parties")).ToBeFocusedAsync();
        await ChooseAsync(page, "港湾");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        await Expect(page.Locator("button#f-Parties")).ToBeFocusedAsync();

        await officer.GoAsync("/contracts/new", judge: false);
        await page.FillAsync("#f-Number", "焦－" + mark);
        await Expect(page.Locator("#f-Number-err a")).ToHaveAttributeAsync("href", address);
        await Expect(page.Locator("#f-Number-err")).ToContainTextAsync("別の記録");
        await officer.JudgeAsync();
        await page.FillAsync("#f-Number", "焦-2-" + mark);
        await Expect(page.Locator("#f-Number-err")).ToHaveCountAsync(0);
        officer.Complaints.Should().BeEmpty();

        static async Task ChooseAsync(IPage page, string name)
        {
            await page.Locator("input#f-Parties").FocusAsync();
            await page.Keyboard.InsertTextAsync(name);
            await Expect(page.Locator("#f-Parties-list [role=option]").First).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("ArrowDown");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("button#f-Parties")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task A_cross_appointment_says_all_that_is_wrong_and_leads_to_each_field()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/cross-appointments/new", judge: false);
        await page.FillAsync("#f-Orcid", "0000-0002-1825-0098");
        await page.FillAsync("#f-Shares-0-Percent", "60");
        await page.Locator(".save .btn.main").ClickAsync();
        string[] expected = ["f-ResearcherName", "f-Orcid", "f-StartsOn", "f-EndsOn", "f-Shares-1-Organisation", "f-Shares-1-Percent"];
        await Expect(page.Locator(".errors li a")).ToHaveCountAsync(expected.Length);
        (await page.Locator(".errors li a").EvaluateAllAsync<string[]>("links => links.map(a => a.hash.slice(1))")).Should().Equal(expected);
        foreach (var id in expected) await Expect(page.Locator($"#{id}-err")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await page.FillAsync("#f-Shares-1-Percent", "40");
        await Expect(page.Locator(".errors li a")).ToHaveCountAsync(expected.Length - 1);
        await officer.GoAsync("/moves/new", judge: false);
        await page.FillAsync("#f-FiscalYear", "令和80");
        await page.Locator("#f-Persons").FocusAsync();
        await Expect(page.Locator("#f-FiscalYear-err")).ToContainTextAsync("まだ始まっていない年度");
        await page.Locator(".save .btn.main").ClickAsync();
        await Expect(page.Locator(".errors li a")).ToHaveCountAsync(3);
        officer.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_record_of_a_smaller_register_is_told_as_on_a_day()
    {
        var name = "過去のある会社" + Guid.NewGuid().ToString("N")[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/startups/new", judge: false);
        await page.FillAsync("#f-NameJa", name);
        await page.Locator("#entry input[type=checkbox]").First.CheckAsync();
        // The running year is never locked; an earlier one may be, by another journey, and would ask for a reason.
        var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(9));
        await page.FillAsync("#f-FoundedYear", today.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Locator(".save .btn.main").ClickAsync();
        await page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        var history = page.Locator(".record-history");
        await history.Locator("summary").ClickAsync();
        await page.FillAsync("#record-day", today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(history).ToContainTextAsync("まだありませんでした");
        await page.FillAsync("#record-day", today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(history).ToContainTextAsync("今と同じです");
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_front_page_searches_what_is_published_and_a_name_search_that_finds_nothing_leads_there()
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.GoAsync("/", judge: false);
        await visitor.Page.Locator("#q").FillAsync("電池");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArrivesAsync(url => url.Contains("/search?q=", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator(".hit mark").First).ToBeVisibleAsync();
        await visitor.GoAsync("/institutions?q=電池の劣化");
        await visitor.Page.Locator("a.main[href^='/search?q=']").ClickAsync();
        await Expect(visitor.Page.Locator(".hit mark").First).ToBeVisibleAsync();
    }
}
