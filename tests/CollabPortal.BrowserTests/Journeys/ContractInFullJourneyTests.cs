using System.Globalization;
using System.Text;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>A contract with a startup in full: people, clauses with the fair-terms check, public money, checks, a file, outcome.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class ContractInFullJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task Everything_of_a_contract_is_entered_seen_again_and_kept_in_the_history()
    {
        var title = "微小流路による早期診断の研究 " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        var page = officer.Page;
        await page.FillAsync("#f-Title", title);
        await page.FillAsync("#f-Number", "全-" + title[^6..]);
        await page.ChoosesAsync("f-Parties", "ミオシード");
        await page.FillAsync("#f-StartsOn", "2025-04-01");
        await page.FillAsync("#f-EndsOn", "2026-10-31");
        await page.FillAsync("#f-Goal", "血液一滴で見分ける。");
        await page.FillAsync("#f-SuccessCriterion", "九割を当てる。");

        await page.Locator("#s7").ClickAsync();
        await page.FillAsync("#f-InvestigatorEffortPercent", "１０");
        await page.GetByRole(AriaRole.Button, new() { Name = "メンバーを追加" }).ClickAsync();
        await page.FillAsync("#f-Members-0-Name", "架空 花子");
        await page.FillAsync("#f-Members-0-Effort", "130");
        await page.FillAsync("#f-DoctoralStudents", "２名");
        await page.FillAsync("#f-DoctoralPayYen", "２４０万円");
        await Expect(page.Locator("main")).ToContainTextAsync("2,400,000");
        await page.FillAsync("#f-Keywords", "微小流路、診断");

        await page.Locator("#s8").ClickAsync();
        await page.SelectOptionAsync("#f-IpClauseCode", "institution");
        await Expect(page.Locator("main")).ToContainTextAsync("特許権の独占");
        await Expect(page.Locator("main")).ToContainTextAsync("シード文書003");
        await page.SelectOptionAsync("#f-IpClauseCode", "joint");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("特許権の独占");
        await page.SelectOptionAsync("#f-PatentCosts", "ByShare");
        await page.FillAsync("#f-ConfidentialUntil", "令和13年3月31日");

        await page.Locator("#s9").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "公的資金を追加" }).ClickAsync();
        await page.FillAsync("#f-PublicFunds-0-Scheme", "マッチングファンド");
        await page.FillAsync("#f-PublicFunds-0-Yen", "５百万円");
        await page.Locator("#s10").ClickAsync();
        await page.SelectOptionAsync("#f-ExportCheck", "Cleared");
        await page.FillAsync("#f-ExportCheck-By", "輸出管理室");
        await page.FillAsync("#f-ExportCheck-On", "2025-03-20");
        await officer.JudgeAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "承認を依頼" }).ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("従事率");
        await page.FillAsync("#f-Members-0-Effort", "30");
        await page.GetByRole(AriaRole.Button, new() { Name = "承認を依頼" }).ClickAsync();
        await page.ArrivesAsync(url => !url.EndsWith("/new", StringComparison.Ordinal) && !url.Contains("/edit", StringComparison.Ordinal));
        foreach (var words in new[] { "架空 花子", "30%", "2,400,000円", "共有", "持分に応じて負担", "マッチングファンド", "5,000,000円", "輸出管理室" })
            await Expect(page.Locator("main")).ToContainTextAsync(words);
        await officer.JudgeAsync();
        var address = new Uri(page.Url).AbsolutePath;

        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync(address);
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "承認する" }).ClickAsync();
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("承認しました");

        await FilesAsync(officer, address);
        await OutcomeAsync(officer, address);

        await using var stranger = await portal.VisitorAsync(width: 390);
        await stranger.SignInAsync("liaison2@demo.example");
        await stranger.GoAsync(address);
        await Expect(stranger.Page.Locator("body")).Not.ToContainTextAsync("架空 花子");
    }

    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 1280)]
    [InlineData("ja", 390)]
    [InlineData("en", 390)]
    public async Task The_long_form_and_an_ended_contract_stand_up_to_axe(string language, int width)
    {
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        await officer.GoAsync("/contracts/new", judge: false);
        foreach (var part in new[] { "#s7", "#s8", "#s9", "#s10" }) await officer.Page.Locator(part).ClickAsync();
        await officer.Page.Locator("section.part .btns button").First.ClickAsync();
        await Expect(officer.Page.Locator("#f-Members-0-Name")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await officer.GoAsync("/contracts?status=Completed", judge: false);
        await officer.Page.Locator("main table tbody a").First.ClickAsync();
        await Expect(officer.Page.Locator("#outcome")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        var address = new Uri(officer.Page.Url).AbsolutePath;
        foreach (var page in new[] { "/facts", "/outcome", "/outcome?years=1" }) await officer.GoAsync(address + page);
    }

    private static async Task FilesAsync(Visitor officer, string address)
    {
        var page = officer.Page;
        await officer.GoAsync(address);
        await AttachAsync(page, "契約書.pdf", "%PDF-1.7 demo");
        await Expect(page.Locator("main")).ToContainTextAsync("ファイルを添付しました");
        await Expect(page.Locator(".files")).ToContainTextAsync("契約書.pdf");
        await AttachAsync(page, "偽.csv", "a\0b");
        await Expect(page.Locator("main")).ToContainTextAsync("ファイルの中身が");
        // What can be seen of a file is told when it is chosen, and it is left out.
        await page.SetInputFilesAsync("#f-file", new FilePayload { Name = "写し.exe", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await Expect(page.Locator("#f-file-refused")).ToContainTextAsync("写し.exe");
        (await page.Locator("#f-file").EvaluateAsync<int>("input => input.files.length")).Should().Be(0);
        await page.SetInputFilesAsync("#f-file", new FilePayload { Name = "偽.pdf", MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes("<html>") });
        await Expect(page.Locator("#f-file-refused")).ToContainTextAsync("偽.pdf");
        (await page.Locator("#f-file").EvaluateAsync<int>("input => input.files.length")).Should().Be(0);
        await officer.JudgeAsync();
        var file = await page.Locator(".files a").First.GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync(file!);
        answer.Headers["content-disposition"].Should().StartWith("attachment");
        answer.Headers["x-content-type-options"].Should().Be("nosniff");
        (await answer.TextAsync()).Should().Be("%PDF-1.7 demo");
    }

    private static async Task AttachAsync(IPage page, string name, string content)
    {
        await page.SetInputFilesAsync("#f-file", new FilePayload { Name = name, MimeType = "application/pdf", Buffer = Encoding.UTF8.GetBytes(content) });
        await page.GetByRole(AriaRole.Button, new() { Name = "添付する" }).ClickAsync();
        await page.ArrivesAsync(url => url.Contains('?', StringComparison.Ordinal));
        await Expect(page.Locator("#f-file")).ToBeVisibleAsync();
    }

    private static async Task OutcomeAsync(Visitor officer, string address)
    {
        var page = officer.Page;
        await officer.GoAsync(address);
        await page.GetByRole(AriaRole.Button, new() { Name = "完了にする" }).ClickAsync();
        await page.FillAsync("#f-EndedOn", "2026-10-31");
        await page.GetByRole(AriaRole.Button, new() { Name = "完了にする" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("成果はまだ記録されていません");
        await officer.GoAsync(address + "/outcome");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.Locator("#f-Goal-err")).ToBeVisibleAsync(); // nothing chosen, nothing stored
        await page.SelectOptionAsync("#f-Goal", "Partly");
        await page.SelectOptionAsync("#f-Use", "Planned");
        await page.FillAsync("#f-FailureFactors", "試料が足りなかった。");
        await officer.JudgeAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.ArrivesAsync(url => Guid.TryParse(new Uri(url).Segments[^1], out _));
        await Expect(page.Locator("main")).ToContainTextAsync("一部達成");
        await Expect(page.Locator("main")).ToContainTextAsync("終了5年後");
        await Expect(page.Locator(".hist")).ToContainTextAsync("成果を記録");
        await officer.GoAsync(address + "/facts");
    }
}
