using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using CollabPortal.BrowserTests.Journeys.Month;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>
/// A month of an office: ten contracts by hand, two hundred from a sheet with twelve faults, approval by another person, the year
/// locked, the survey sheet, and a change after it. At every step the survey sheet and the ministry's dashboard say the same.
/// </summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class MonthJourneyTests(BrowserPortal portal)
{
    /// <summary>A year of its own, so that other journeys find theirs open.</summary>
    private const int Year = 2022;

    private readonly string mark = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];

    [Fact]
    public async Task A_month_of_work_ends_in_a_sheet_that_says_what_the_dashboard_measures()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await using var ministry = await portal.VisitorAsync();
        await ministry.SignInAsync("ministry@demo.example");
        var (sheetBefore, dashboardBefore) = (await Figures.OfSheetAsync(officer, Year), await Figures.OfDashboardAsync(ministry, Year));

        var partners = new List<string>();
        foreach (var (contract, number) in HandWork.Ten.Select((c, i) => (c, i))) partners.Add(await HandWork.EnterAsync(officer, contract, mark, number));
        var sheet = new MonthSheet(mark, Year, [.. partners.Distinct()]);
        var faulty = await ImportGoodRowsAsync(officer, sheet);
        await QueueSteps.DoAllAsync(officer, "submit", mark, count => $"選んだ{count}件の承認を依頼", HandWork.Ten.Count + MonthSheet.Rows - MonthSheet.FaultyRows);
        await ImportMendedRowsAsync(officer, sheet.Mend(faulty));
        (await Figures.OfSheetAsync(officer, Year)).Should().Be(sheetBefore, "nothing counts before it is approved");

        // Who entered them is offered no approval.
        await officer.GoAsync("/work", judge: false);
        await Expect(officer.Page.Locator("#waiting")).ToBeVisibleAsync();
        await Expect(officer.Page.Locator("#decide")).ToHaveCountAsync(0);
        await QueueSteps.DoAllAsync(approver, "decide", mark, count => $"選んだ{count}件を承認…", HandWork.Ten.Count + MonthSheet.Rows);

        var month = await Figures.OfSheetAsync(officer, Year) - sheetBefore;
        month.Should().Be(await Figures.OfDashboardAsync(ministry, Year) - dashboardBefore);
        month.Joint.Should().BeGreaterThan(100);
        month.Large.Should().BePositive();
        month.CompanyYen.Should().BeGreaterThan(month.JointYen);

        await YearEndSteps.LockAsync(officer, approver, Year);
        var locked = await Figures.OfSheetAsync(officer, Year);
        (locked - sheetBefore).Should().Be(month, "a lock changes no figure");
        await YearEndSteps.SheetIsOpenedAsync(officer, Year, locked);
        var reason = "入金の記録もれの訂正 " + mark;
        await YearEndSteps.RecordAsync(officer, $"手-{mark}-{HandWork.PlannedOnly}", "令和5年3月15日", "１５０万円", reason);
        (await Figures.OfSheetAsync(officer, Year)).Should().Be(locked, "the sheet keeps what was locked until another person confirms the change");
        await YearEndSteps.ConfirmChangeAsync(approver, Year, reason);
        var restated = await Figures.OfSheetAsync(officer, Year);
        (restated - locked).Should().Be(new Figures(1, 1_500_000, 0, 1_500_000));
        (await Figures.OfDashboardAsync(ministry, Year) - dashboardBefore).Should().Be(restated - sheetBefore);
        await YearEndSteps.MinistrySeesAsync(ministry, Year, reason, locked.JointYen, restated.JointYen);
        foreach (var visitor in new[] { officer, approver, ministry }) visitor.Complaints.Should().BeEmpty();
    }

    /// <summary>The sheet with its faults: two columns are chosen by hand, the faulty rows are taken away as a file, the good ones come in as drafts.</summary>
    private static async Task<string> ImportGoodRowsAsync(Visitor officer, MonthSheet sheet)
    {
        var page = officer.Page;
        await ImportSteps.UploadAsync(officer, "契約一覧.csv", sheet.ToBytes());
        await ImportSteps.ToColumnsAsync(page);
        await ImportSteps.Choice(page, "相手方の名称").SelectOptionAsync(new SelectOptionValue { Label = "先方" });
        await ImportSteps.Choice(page, "間接経費（円）").SelectOptionAsync(new SelectOptionValue { Label = "うち間接" });
        await ImportSteps.Choice(page, "間接経費（円）", "単位").SelectOptionAsync(new SelectOptionValue { Label = "千円" });
        await officer.JudgeAsync();
        await ImportSteps.CheckAsync(page);
        await Expect(ImportSteps.Count(page, "新規")).ToContainTextAsync($"{MonthSheet.Rows - MonthSheet.FaultyRows}");
        await Expect(ImportSteps.Count(page, "エラー")).ToContainTextAsync($"{MonthSheet.FaultyRows}");
        await officer.JudgeAsync();
        var faulty = await ImportSteps.BadRowsAsync(page);
        await ImportSteps.ApplyAsync(page, $"正しい{MonthSheet.Rows - MonthSheet.FaultyRows}行を反映");
        await officer.JudgeAsync();
        return faulty;
    }

    /// <summary>The mended rows: the columns are known from the first file, nothing is chosen again, and they wait for approval at once.</summary>
    private static async Task ImportMendedRowsAsync(Visitor officer, byte[] mended)
    {
        var page = officer.Page;
        await ImportSteps.UploadAsync(officer, "直した行.csv", mended);
        await Expect(page.Locator(".columns-kept")).ToBeVisibleAsync(new() { Timeout = 60_000 }); // checked at once
        await Expect(ImportSteps.Count(page, "エラー")).ToContainTextAsync("0");
        await page.Locator(".columns-kept a").ClickAsync();
        await Expect(ImportSteps.Choice(page, "相手方の名称")).ToHaveValueAsync("3");
        await Expect(ImportSteps.Choice(page, "間接経費（円）", "単位")).ToHaveValueAsync("1000");
        await officer.JudgeAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "確認の結果に戻る" }).ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { NameString = "そのまま承認を依頼する" }).CheckAsync();
        await ImportSteps.ApplyAsync(page, $"{MonthSheet.FaultyRows}行を反映");
        await Expect(page.Locator("main")).ToContainTextAsync($"{MonthSheet.FaultyRows}件は承認待ち");
    }
}
