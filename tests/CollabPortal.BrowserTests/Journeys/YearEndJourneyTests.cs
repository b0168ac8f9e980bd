using CollabPortal.BrowserTests.Hosting;
using CollabPortal.BrowserTests.Journeys.Month;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The year-end of an office: prepared, locked by another person, changed with a reason, seen by the ministry.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class YearEndJourneyTests(BrowserPortal portal)
{
    // A year of its own, so that other journeys find theirs open.
    private const string Year = "2019";

    [Fact]
    public async Task A_locked_year_is_changed_with_a_reason_only_and_the_ministry_sees_old_and_new()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/surveys?fiscalYear=" + Year);
        var page = officer.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "確定の準備をする" }).ClickAsync();
        await Expect(page.Locator(".year-end")).ToContainTextAsync("確定待ち");
        await Expect(page.Locator(".year-end")).ToContainTextAsync("別の承認担当");
        await officer.JudgeAsync();

        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync("/surveys?fiscalYear=" + Year);
        await YearEndSteps.ConfirmAsync(approver, int.Parse(Year, System.Globalization.CultureInfo.InvariantCulture));
        await approver.JudgeAsync();

        // The sheet leads from a figure to the contracts behind it.
        await officer.GoAsync($"/surveys/{Year}/mext");
        await Expect(page.Locator("main")).ToContainTextAsync("確定済みの年度");
        await page.Locator("a[href*='cell=joint-research.companies.yen']").First.ClickAsync();
        await Expect(page.Locator("#records")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await page.Locator(".survey-records tbody a").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*");
        await officer.StandsAsync();
        await Expect(page.Locator("main h1")).Not.ToBeEmptyAsync();

        // A receipt of the locked year on a contract in force: refused, then told why, then stored.
        await officer.GoAsync("/contracts?status=Active");
        await page.Locator("main table tbody a").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).First.ClickAsync();
        await page.FillAsync("#f-Receipts-0-On", Year + "-06-01");
        await page.FillAsync("#f-Receipts-0-Direct", "1234567");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await Expect(page.Locator(".note.error")).ToContainTextAsync("確定済み");
        await Expect(page.Locator("#locked-year-reason")).ToBeFocusedAsync();
        await Expect(page.Locator("#locked-year-reason")).ToBeInViewportAsync();
        await officer.JudgeAsync();
        await page.FillAsync("#locked-year-reason", "年度の取り違えの訂正");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await Expect(page.Locator("#locked-year-reason")).ToHaveCountAsync(0);
        await Expect(page.Locator(".note.done")).ToBeFocusedAsync();
        await Expect(page.Locator(".note.done")).ToBeInViewportAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("1,234,567");
        await Expect(page.Locator(".restated-note")).ToContainTextAsync("確認できる人");
        await officer.GoAsync("/work");
        await Expect(page.Locator("main")).ToContainTextAsync("年度の取り違えの訂正");
        await officer.GoAsync("/");
        await Expect(page.Locator("#own-restated")).ToBeVisibleAsync();

        await using var ministry = await portal.VisitorAsync();
        await ministry.SignInAsync("ministry@demo.example");
        await ministry.GoAsync("/restatements?fiscalYear=" + Year);
        await Expect(ministry.Page.Locator(".restatements")).ToContainTextAsync("年度の取り違えの訂正");
        await Expect(ministry.Page.Locator(".restatements")).ToContainTextAsync("みなと総合大学");

        await Expect(ministry.Page.Locator(".restatements")).ToContainTextAsync("確認待ち");
        await approver.GoAsync("/work");
        await approver.Page.GetByRole(AriaRole.Link, new() { Name = Year + "年度の数値" }).First.ClickAsync();
        await Expect(approver.Page.Locator("section:has(#waiting)")).ToContainTextAsync("年度の取り違えの訂正");
        await approver.JudgeAsync();
        await approver.Page.EvaluateAsync("""
            () => {
                window.doneBeside = [];
                new MutationObserver(() => {
                    const section = document.querySelector('section:has(#waiting)');
                    if (section?.querySelector('[role=status]')?.textContent.includes('修正を確認しました')) window.doneBeside.push(section.textContent.includes('年度の取り違えの訂正'));
                }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
            }
            """);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "見て確認した" }).First.ClickAsync();
        await Expect(approver.Page.Locator("section:has(#waiting) [role=status]")).ToContainTextAsync("修正を確認しました");
        (await approver.Page.EvaluateAsync<bool[]>("() => window.doneBeside")).Should().NotBeEmpty().And.OnlyContain(still => !still, "nothing is called confirmed that still waits beside it");
        await Expect(approver.Page.GetByRole(AriaRole.Button, new() { Name = "見て確認した" })).ToHaveCountAsync(0);
        await ministry.GoAsync("/restatements?fiscalYear=" + Year);
        await Expect(ministry.Page.Locator(".restatements")).Not.ToContainTextAsync("確認待ち");

        // The next change is refused: the receipt goes, and who recorded it reads why.
        await officer.GoAsync("/contracts?status=Active", judge: false);
        await page.Locator("main table tbody a").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).First.ClickAsync();
        await page.FillAsync("#f-Receipts-0-On", Year + "-07-01");
        await page.FillAsync("#f-Receipts-0-Direct", "-7654321");
        await page.Locator("#f-Receipts-0-Indirect").FocusAsync();
        await Expect(page.Locator("#f-Receipts-0-Direct-err")).ToContainTextAsync("返金は、もとの受入れを「訂正」");
        await page.FillAsync("#f-Receipts-0-Direct", "7654321");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await page.FillAsync("#locked-year-reason", "二つ目の記録漏れ");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).First.ClickAsync();
        await Expect(page.Locator("#locked-year-reason")).ToHaveCountAsync(0);
        await Expect(page.Locator("table.money")).ToContainTextAsync("7,654,321");
        await approver.GoAsync("/restatements?fiscalYear=" + Year);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "認めない…" }).First.ClickAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "認めない" }).First.ClickAsync();
        await Expect(approver.Page.Locator("#refusal-err")).ToBeVisibleAsync();
        await approver.JudgeAsync();
        await approver.Page.FillAsync("#refusal", "通帳にない入金です");
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "認めない" }).First.ClickAsync();
        await Expect(approver.Page.Locator("section:has(#waiting) [role=status]")).ToContainTextAsync("修正前に戻し");
        await page.ReloadAsync();
        await officer.StandsAsync();
        await Expect(page.Locator(".restated-note", new() { HasTextString = "通帳にない入金です" })).ToBeVisibleAsync();
        await Expect(page.Locator("table.money")).Not.ToContainTextAsync("7,654,321");

        await using var stranger = await portal.VisitorAsync();
        await stranger.SignInAsync("liaison2@demo.example");
        await stranger.GoAsync("/restatements?fiscalYear=" + Year);
        await Expect(stranger.Page.Locator("main")).Not.ToContainTextAsync("年度の取り違えの訂正");
    }
}
