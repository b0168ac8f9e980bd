using System.Globalization;
using System.Text;
using CollabPortal.BrowserTests.Hosting;
using CollabPortal.BrowserTests.Journeys.Month;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What is pressed twice, or in two windows: it is done once, and what was refused says so.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class SecondPressTests(BrowserPortal portal)
{
    [Fact]
    public async Task A_double_click_on_approval_approves_once_and_says_so()
    {
        var mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new", judge: false);
        var page = officer.Page;
        await page.FillAsync("#f-Title", "二度押しの契約 " + mark);
        await page.FillAsync("#f-Number", "二-" + mark);
        await page.ChoosesAsync("f-Parties", "ミナト電池");
        await page.FillAsync("#f-StartsOn", "2026-04-01");
        await page.FillAsync("#f-EndsOn", "2027-03-31");
        await page.FillAsync("#f-Goal", "一度だけ承認される。");
        await page.FillAsync("#f-SuccessCriterion", "一度だけ。");
        await page.GetByRole(AriaRole.Button, new() { Name = "承認を依頼" }).ClickAsync();
        await page.ArrivesAsync(url => !url.EndsWith("/new", StringComparison.Ordinal) && !url.Contains("/edit", StringComparison.Ordinal));

        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync(new Uri(page.Url).AbsolutePath, judge: false);
        await approver.Page.EvaluateAsync("""
            () => {
                window.refusals = [];
                new MutationObserver(() => { const said = document.querySelector('main .note.error')?.textContent; if (said) window.refusals.push(said); })
                    .observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
            }
            """);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "承認する" }).DblClickAsync();
        await Expect(approver.Page.Locator("main .note.success")).ToContainTextAsync("承認しました");
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("実施中");
        await Expect(approver.Page.Locator("main .note.success")).ToContainTextAsync("承認しました");
        (await approver.Page.EvaluateAsync<string[]>("() => window.refusals")).Should().BeEmpty("the second press is the same wish");
        approver.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_double_click_on_a_new_record_stores_it_once_after_it_was_refused_too()
    {
        var name = "二度押し" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/cross-appointments/new", judge: false);
        await page.FillAsync("#f-Orcid", Orcid());
        await page.FillAsync("#f-StartsOn", "2026-10-01");
        await page.FillAsync("#f-EndsOn", "2027-03-31");
        await page.FillAsync("#f-Shares-0-Percent", "60");
        await page.ChoosesAsync("f-Shares-1-Organisation", "ミナト電池");
        await page.FillAsync("#f-Shares-1-Percent", "40");
        var save = page.Locator(".save .btn.main");
        await save.ClickAsync();
        await Expect(page.Locator(".errors li")).ToHaveCountAsync(1);
        await page.FillAsync("#f-ResearcherName", name);
        await page.Locator("#f-ResearcherName").PressAsync("Tab");
        await page.EvaluateAsync("""
            () => {
                window.refusals = [];
                const first = document.querySelector('main .errors')?.textContent;
                new MutationObserver(() => { const said = document.querySelector('main .errors')?.textContent; if (said && said !== first) window.refusals.push(said); })
                    .observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
            }
            """);
        await save.DblClickAsync();
        await page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Expect(page.Locator(".record-history")).ToBeVisibleAsync();
        await Expect(page.Locator(".errors")).ToHaveCountAsync(0);
        (await page.EvaluateAsync<string[]>("() => window.refusals")).Should().BeEmpty("the second press is the same wish");
        await using var db = portal.Database.AsOwner();
        (await db.CrossAppointments.IgnoreQueryFilters().CountAsync(a => db.Researchers.Any(r => r.Id == a.ResearcherId && r.NameJa == name))).Should().Be(1);
        officer.Complaints.Should().BeEmpty();
    }

    // A number of its own with its check digit (ISO 7064, 11-2).
    private static string Orcid()
    {
        var digits = "0000" + Random.Shared.NextInt64(10_000_000_000, 99_999_999_999).ToString(CultureInfo.InvariantCulture);
        var sum = digits.Aggregate(0, (total, digit) => (total + (digit - '0')) * 2 % 11);
        var check = (12 - sum) % 11;
        digits += check == 10 ? "X" : check.ToString(CultureInfo.InvariantCulture);
        return string.Join('-', digits.Chunk(4).Select(four => new string(four)));
    }

    [Fact]
    public async Task A_run_that_another_window_began_anew_says_so_and_rows_to_mend_go_where_they_came_from()
    {
        var mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/imports/new?kind=seeds", judge: false);
        var file = Encoding.UTF8.GetBytes($"題名,解決する課題,今の方法に比べた利点,実用への近さ\n静かな{mark},課題,利点,試作\n悪い{mark},課題,利点,読めない段階\n");
        await page.SetInputFilesAsync("#file", new FilePayload { Name = $"シーズ{mark}.csv", MimeType = "text/csv", Buffer = file });
        await page.Locator("form[action='/imports/upload'] button").ClickAsync();
        await page.ArrivesAsync(url => !url.Contains("/imports/new", StringComparison.Ordinal));
        await officer.StandsAsync();
        await ImportSteps.CheckAsync(page);
        await Expect(page.Locator("section[aria-labelledby=apply] a[href='/imports/new?kind=seeds']")).ToHaveCountAsync(1);

        // As if the portal had fallen while it wrote.
        var run = Guid.Parse(new Uri(page.Url).Segments[^1]);
        await using (var db = portal.Database.AsOwner())
            (await db.Database.ExecuteSqlAsync($"update register.import_run set status = 'Applying', good_only = true, heard_at = now() - interval '1 hour' where id = {run}")).Should().Be(1);
        await page.ReloadAsync();
        await officer.StandsAsync();
        var again = page.GetByRole(AriaRole.Button, new() { Name = "もう一度" });
        await Expect(again).ToBeVisibleAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(page.Url);
        await other.GetByRole(AriaRole.Button, new() { Name = "もう一度" }).ClickAsync();
        await Expect(other.Locator(".lead", new() { HasTextString = "反映しました" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await again.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("今はその操作ができません");
        officer.Complaints.Should().BeEmpty();
    }
}
