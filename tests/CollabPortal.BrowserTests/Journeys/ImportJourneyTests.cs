using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using CollabPortal.BrowserTests.Journeys.Month;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>Each state of an import in both languages, wide and narrow: refused, mapped, checked, partners entered, applied, changed, taken back.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class ImportJourneyTests(BrowserPortal portal)
{
    /// <summary>No journey locks it.</summary>
    private const int OpenYear = 2024;

    private static readonly LocatorAssertionsToHaveCountOptions Patient = new() { Timeout = 60_000 };

    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task A_sheet_goes_in_with_its_partners_and_is_taken_back(string language, int width)
    {
        var mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        var sheet = new MonthSheet(mark, OpenYear, [$"未登録{mark}株式会社"]);
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        var page = officer.Page;

        // A file that is none: said, and nothing kept.
        await ImportSteps.UploadAsync(officer, "空.csv", []);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(language == "ja" ? "何も保存していません" : "Nothing");
        await officer.JudgeAsync();

        // Every row names a partner that nobody knows; those that nobody is like are entered at once, and the file is checked again.
        await ImportSteps.UploadAsync(officer, "契約一覧.csv", sheet.ToBytes());
        await ImportSteps.ToColumnsAsync(page);
        await page.Locator(".import-map tbody tr").Nth(5).Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "先方" });
        // The mapping of another journey may be remembered or not: both say the same.
        await page.Locator(".import-map tbody tr").Nth(20).Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = "うち間接" });
        // It says no unit beside columns in thousands: nobody guesses.
        await Expect(page.Locator(".import-map .err")).ToHaveCountAsync(1);
        await page.Locator(".import-map ~ .btns button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(language == "ja" ? "単位" : "unit");
        await officer.JudgeAsync();
        await page.Locator(".import-map tbody tr").Nth(20).Locator("select").Last.SelectOptionAsync("1000");
        await Expect(page.Locator(".import-map .err")).ToHaveCountAsync(0);
        await page.Locator(".import-map ~ .btns button").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=partners] tbody tr")).ToHaveCountAsync(2, Patient);
        await Expect(page.Locator(".import-units")).ToContainTextAsync(language == "ja" ? "うち間接＝千円" : "うち間接 = thousand yen");
        await Expect(Count(page, 3)).ToContainTextAsync("200");
        await officer.JudgeAsync();
        // A name that another journey's sheet is like by chance is left alone unless one says so.
        for (var i = 0; i < 2; i++) await page.Locator($"input[name=partner-{i}][value=new]").CheckAsync();
        await page.Locator("section[aria-labelledby=partners] .btns button:not(.quiet)").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=partners]")).ToHaveCountAsync(0, Patient);
        await Expect(Count(page, 0)).ToContainTextAsync("189");
        await Expect(Count(page, 3)).ToContainTextAsync("11");
        await officer.JudgeAsync();
        await page.Locator("section[aria-labelledby=apply] button.main").ClickAsync();
        await Expect(page.Locator("ol.steps li.done")).ToHaveCountAsync(4, Patient);
        await Expect(page.Locator("a.btn.main[href^='/contracts?import=']")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        var run = page.Url;

        // The next file differs in two goals: old stands beside new; the officer leaves it.
        await ImportSteps.UploadAsync(officer, "続き.csv", sheet.Later());
        await Expect(page.Locator(".columns-kept")).ToBeVisibleAsync(new() { Timeout = 60_000 }); // its columns are known
        await Expect(page.Locator("section[aria-labelledby=diff] tbody tr")).ToHaveCountAsync(2, Patient);
        await Expect(Count(page, 1)).ToContainTextAsync("2");
        await Expect(Count(page, 2)).ToContainTextAsync("3");
        await officer.JudgeAsync();
        await page.Locator("section[aria-labelledby=apply] button.quiet").ClickAsync();
        await page.ArrivesAsync("**/imports");
        await officer.StandsAsync();
        await officer.JudgeAsync();

        await page.GotoAsync(run);
        await page.Locator(".sheet.prose button.btn").ClickAsync();
        await officer.JudgeAsync();
        await Expect(page.Locator("#undo-partners")).ToBeCheckedAsync();
        await page.Locator("#undo-do").ClickAsync(); // it asks first
        await Expect(page.Locator(".sheet.prose button")).ToHaveCountAsync(0, Patient);
        await Expect(page.Locator(".lead")).ToContainTextAsync(language == "ja" ? "取り消しました" : "undone");
        await Expect(page.Locator(".lead")).ToContainTextAsync(language == "ja" ? "登録した会社2社も消しました" : "2 companies entered for it are gone");
        await officer.JudgeAsync();
        await officer.GoAsync("/contracts?q=" + Uri.EscapeDataString("取込" + mark), judge: false);
        await Expect(page.Locator("main table")).ToHaveCountAsync(0);
        officer.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 390)]
    public async Task A_company_under_another_name_is_chosen_once_and_a_plan_out_of_step_is_told(string language, int width)
    {
        var mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        byte[] Sheet(string number) => System.Text.Encoding.UTF8.GetBytes($"契約番号,契約の種類,題目,相手方の名称,契約額（円）,年度,直接経費（円）\n{number}-{mark},共同,候補{mark}の契約,ミナト電池,5000000,{OpenYear},6000000\n");
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        var page = officer.Page;
        await ImportSteps.UploadAsync(officer, "候補.csv", Sheet("A"));
        await ImportSteps.ToColumnsAsync(page);
        await page.Locator(".import-map ~ .btns button").ClickAsync();
        var row = page.Locator("section[aria-labelledby=partners] tbody tr");
        await Expect(row).ToHaveCountAsync(1, Patient);
        await Expect(page.Locator("section[aria-labelledby=partners] .btns button:not(.quiet)")).ToBeDisabledAsync();
        await Expect(row.Locator("label").First).ToContainTextAsync(language == "ja" ? "ミナト電池株式会社（架空）" : "Minato Battery");
        await row.Locator("label").First.ClickAsync();
        await officer.JudgeAsync();
        await page.Locator("section[aria-labelledby=partners] .btns button:not(.quiet)").ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=matches] tbody tr")).ToHaveCountAsync(1, Patient);
        await Expect(Count(page, 0)).ToContainTextAsync("1");
        await Expect(Count(page, 4)).ToContainTextAsync("1");
        await Expect(page.Locator("section[aria-labelledby=warnings]")).ToContainTextAsync("6,000,000");
        await officer.JudgeAsync();

        // The next file knows; forgetting it asks again.
        await ImportSteps.UploadAsync(officer, "候補2.csv", Sheet("B"));
        await Expect(page.Locator("section[aria-labelledby=matches] tbody tr")).ToHaveCountAsync(1, Patient);
        await page.Locator("section[aria-labelledby=matches] tbody button").ClickAsync();
        await Expect(row).ToHaveCountAsync(1, Patient);
        await page.Locator("section[aria-labelledby=apply] button.quiet").ClickAsync();
        await page.ArrivesAsync("**/imports");
        officer.Complaints.Should().BeEmpty();
    }

    /// <summary>新規, 更新, 変更なし, エラー, 確認.</summary>
    private static ILocator Count(IPage page, int which) => page.Locator(".keys dd.v").Nth(which);
}
