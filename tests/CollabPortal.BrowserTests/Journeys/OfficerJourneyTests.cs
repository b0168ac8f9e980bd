using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The officer enters a contract as people write it, another person approves it, a stranger finds nothing.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class OfficerJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task A_contract_is_entered_submitted_and_approved_by_another_person()
    {
        var title = "歩行計測による転倒予防の研究 " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        var page = officer.Page;

        await page.FillAsync("#f-Title", title);
        await page.FillAsync("#f-Number", "試-" + title[^6..]);
        await page.ChoosesAsync("f-Parties", "ミナト電池");
        await page.FillAsync("#f-StartsOn", "令和８年４月１日");
        await page.FillAsync("#f-EndsOn", "R9.3.31");
        await Expect(page.Locator("main")).ToContainTextAsync("2026-04-01");
        await page.FillAsync("#f-AgreedYen", "１３百万円");
        await Expect(page.Locator("main")).ToContainTextAsync("13,000,000");
        await page.GetByRole(AriaRole.Button, new() { Name = "行を追加" }).ClickAsync();
        await page.Locator("input[id$='-Year']").First.FillAsync("2026");
        await page.Locator("input[id$='-Direct']").First.FillAsync("10,000,000");
        await page.Locator("input[id$='-Indirect']").First.FillAsync("３００万円");
        await page.FillAsync("#f-Goal", "転倒の前ぶれを歩き方から見つける。");
        await page.FillAsync("#f-SuccessCriterion", "半年前に八割を当てる。");
        await officer.JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "承認を依頼" }).ClickAsync();
        await page.ArrivesAsync(url => !url.EndsWith("/new", StringComparison.Ordinal) && !url.Contains("/edit", StringComparison.Ordinal));
        await Expect(page.Locator("main")).ToContainTextAsync("承認待ち");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "承認する" })).ToHaveCountAsync(0); // nobody approves what they entered
        var address = new Uri(page.Url).AbsolutePath;

        await using (var stranger = await portal.VisitorAsync())
        {
            await stranger.SignInAsync("liaison2@demo.example");
            await stranger.GoAsync(address);
            await Expect(stranger.Page.Locator("body")).Not.ToContainTextAsync(title);
            await stranger.GoAsync("/contracts?q=" + Uri.EscapeDataString(title), judge: false);
            await Expect(stranger.Page.Locator("main table")).ToHaveCountAsync(0);
        }

        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync(address);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "承認する" }).ClickAsync();
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("承認しました");
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("実施中"); // its first day has come
        await approver.JudgeAsync();

        await using var ministry = await portal.VisitorAsync();
        await ministry.SignInAsync("ministry@demo.example");
        await ministry.GoAsync(address);
        await Expect(ministry.Page.Locator("main")).ToContainTextAsync(title);
    }

    [Fact]
    public async Task A_contract_is_returned_with_a_comment_that_the_officer_reads()
    {
        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync("/contracts?status=Submitted");
        await approver.Page.Locator("main table tbody a").First.ClickAsync();
        await approver.StandsAsync();
        var address = new Uri(approver.Page.Url).AbsolutePath;
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).First.ClickAsync();
        await approver.Page.FillAsync("#f-Comment", "成功の基準に期限を書いてください。");
        await approver.JudgeAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "差し戻す" }).First.ClickAsync();
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("差し戻しました");

        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/");
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("成功の基準に期限を書いてください。");
        await officer.GoAsync(address);
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("差戻し");
    }

    [Fact]
    public async Task A_new_contract_saves_itself_and_takes_a_company_that_nobody_has_yet()
    {
        var mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        var page = officer.Page;
        await page.FillAsync("#f-Title", "自分で保存される契約 " + mark);
        await page.ArrivesAsync(url => url.EndsWith("/edit", StringComparison.Ordinal));
        await Expect(page.Locator("#f-Title")).ToBeFocusedAsync(); // the typing goes on where it was
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");

        await page.FillAsync("#f-StartsOn", "来年の春");
        await page.Locator("#f-EndsOn").FocusAsync();
        await Expect(page.Locator("#f-StartsOn")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.FillAsync("#f-StartsOn", "令和9年4月1日");
        await Expect(page.Locator("#f-StartsOn")).Not.ToHaveAttributeAsync("aria-invalid", "true");

        await page.FillAsync("#f-Parties", $"まだない株式会社{mark}");
        await page.GetByRole(AriaRole.Button, new() { Name = "見つからない企業を登録する" }).ClickAsync();
        await page.FillAsync("#f-Parties-company-number", "1234567890123");
        await page.GetByRole(AriaRole.Button, new() { Name = "登録して選ぶ" }).ClickAsync();
        await Expect(page.Locator("#f-Parties-company-number-err")).ToContainTextAsync("検査数字");
        await officer.JudgeAsync();
        await page.FillAsync("#f-Parties-company-number", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "登録して選ぶ" }).ClickAsync();
        await Expect(page.Locator(".picked")).ToContainTextAsync($"まだない株式会社{mark}");
        await Expect(page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");

        // The tab is lost; nothing older than two seconds is.
        var address = new Uri(page.Url).AbsolutePath;
        await using var again = await portal.VisitorAsync();
        await again.SignInAsync("liaison@demo.example");
        await again.GoAsync(address);
        await Expect(again.Page.Locator("#f-StartsOn")).ToHaveValueAsync("2027-04-01");
        await Expect(again.Page.Locator(".picked")).ToContainTextAsync($"まだない株式会社{mark}");
    }

    [Fact]
    public async Task A_record_that_does_not_exist_answers_404_and_says_so()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        foreach (var list in new[] { "contracts", "moves", "patents", "licences", "startups", "cross-appointments" })
        {
            var answer = await officer.GoAsync($"/{list}/{Guid.NewGuid()}");
            answer!.Status.Should().Be(404);
        }
    }

    [Fact]
    public async Task Submitting_too_little_names_each_missing_field_and_stores_no_submission()
    {
        await using var officer = await portal.VisitorAsync(width: 390);
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        await officer.Page.FillAsync("#f-Title", "途中の契約");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "承認を依頼" }).ClickAsync();
        await Expect(officer.Page.Locator("#f-Goal")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(officer.Page.Locator("#f-StartsOn")).ToHaveAttributeAsync("aria-invalid", "true");
        await officer.JudgeAsync();
    }
}
