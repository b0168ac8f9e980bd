using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>A problem becomes a draft contract: search, shortlist, comparison, enquiry with a file, acknowledged, answered, carried over. Each page is judged by axe.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class EnquiryJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task From_a_problem_to_a_draft_contract_as_company_and_officer(string language, int width)
    {
        var subject = $"電池の劣化を早く見つけたい {language}";
        await using var company = await portal.VisitorAsync(width);
        await company.SignInAsync("company@demo.example");
        if (language == "en") await company.InEnglishAsync();
        await company.GoAsync("/search?q=電池の劣化を早く見つけたい");
        await Expect(company.Page.Locator(".hit .why mark").First).ToBeVisibleAsync();
        await company.GoAsync("/search?q=みなと&kind=Institution");
        var add = company.Page.Locator(".hit:has(a[href^='/enquiries/new']) button[value=add]");
        if (await add.CountAsync() > 0) await add.First.ClickAsync();
        await Expect(company.Page.Locator(".hit:has(a[href^='/enquiries/new']) button[value=remove]").First).ToBeVisibleAsync();
        await company.JudgeAsync();
        // Why it is here is the company's alone, and what was done is told once.
        await company.GoAsync("/shortlist");
        await company.Page.Locator("textarea").First.FillAsync("劣化の診断に詳しい");
        await company.Page.Locator("button[value=note]").First.ClickAsync();
        await Expect(company.Page.Locator(".shortlist .told")).ToBeVisibleAsync();
        await company.JudgeAsync();
        company.Page.Url.Should().NotContain("did=");
        await company.Page.ReloadAsync();
        await Expect(company.Page.Locator("textarea").First).ToHaveValueAsync("劣化の診断に詳しい");
        await Expect(company.Page.Locator(".shortlist .told")).ToHaveCountAsync(0);
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        await company.Page.Locator(".short a[href^='/compare']").ClickAsync();
        await Expect(company.Page.Locator(".cmp")).ToContainTextAsync(language == "en" ? "Joint research" : "共同研究");
        await company.JudgeAsync();
        await company.Page.Locator(".cmp a[href^='/enquiries/new']").First.ClickAsync();
        await Expect(company.Page.Locator("#f-Title")).ToBeVisibleAsync();
        await company.Page.Locator(".save .btn.main").ClickAsync();
        await Expect(company.Page.Locator(".errors a")).ToHaveCountAsync(4);
        await Expect(company.Page.Locator(".errors a[href$='#f-Budget']")).ToContainTextAsync(language == "en" ? "Choose" : "選んでください");
        await company.JudgeAsync();
        await company.Page.Locator("#f-Title").FillAsync(subject);
        await company.Page.Locator("#f-Problem").FillAsync("走行中のデータから電池の劣化を知りたい。");
        await company.Page.Locator("#f-Problem").BlurAsync(); // choosing in a list does not leave the field
        await company.Page.Locator("#f-Budget").SelectOptionAsync("UpToTenMillion");
        await Expect(company.Page.Locator(".errors a")).ToHaveCountAsync(1);
        await company.Page.Locator("#f-Start").SelectOptionAsync("WithinHalfAYear");
        await Expect(company.Page.Locator(".errors, .field.bad")).ToHaveCountAsync(0);
        await company.Page.Locator("#f-Files").SetInputFilesAsync([
            new FilePayload { Name = "見本.csv", MimeType = "text/csv", Buffer = "a,b"u8.ToArray() }, new FilePayload { Name = "見本.exe", MimeType = "text/csv", Buffer = "MZ"u8.ToArray() }]);
        // What cannot be attached is told when it is chosen; the rest goes.
        await Expect(company.Page.Locator("#f-Files-refused")).ToContainTextAsync("見本.exe");
        // One after the other they add up, and each can be taken out before anything is sent.
        await company.Page.Locator("#f-Files").SetInputFilesAsync(new FilePayload { Name = "余分.csv", MimeType = "text/csv", Buffer = "c,d"u8.ToArray() });
        await Expect(company.Page.Locator("#f-Files-chosen li")).ToHaveCountAsync(2);
        await company.JudgeAsync();
        await company.Page.Locator("#f-Files-chosen li").Filter(new() { HasText = "余分.csv" }).Locator("button").ClickAsync();
        await Expect(company.Page.Locator("#f-Files-chosen li")).ToHaveCountAsync(1);
        // An ending is not all: what begins as another kind of file is told when it is chosen, too.
        await company.Page.Locator("#f-Files").SetInputFilesAsync(new FilePayload { Name = "偽物.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await Expect(company.Page.Locator("#f-Files-refused")).ToContainTextAsync("偽物.pdf");
        await Expect(company.Page.Locator("#f-Files-chosen li")).ToHaveCountAsync(1);
        // What was refused stops the sending once, at its field; a second time it goes without. What only the server can tell is told where it says that it was sent.
        await company.Page.Locator("#f-Files").SetInputFilesAsync([
            new FilePayload { Name = "見本.exe", MimeType = "text/csv", Buffer = "MZ"u8.ToArray() }, new FilePayload { Name = "偽物.csv", MimeType = "text/csv", Buffer = "a\0b"u8.ToArray() }]);
        await company.Page.Locator(".save .btn.main").ClickAsync();
        await Expect(company.Page.Locator("#f-Files-refused .without")).ToBeVisibleAsync();
        await Expect(company.Page.Locator("#f-Files-refused")).ToContainTextAsync("見本.exe");
        await company.JudgeAsync();
        await company.Page.Locator(".save .btn.main").ClickAsync();
        await Expect(company.Page.Locator(".thread")).ToBeVisibleAsync();
        await Expect(company.Page.Locator("main .note").First).ToContainTextAsync("偽物.csv");
        await Expect(company.Page.Locator("main .bullets")).ToContainTextAsync("見本.csv");
        await Expect(company.Page.Locator("main .bullets")).Not.ToContainTextAsync("見本.exe");
        await Expect(company.Page.Locator("main .bullets")).Not.ToContainTextAsync("余分.csv");
        await company.Page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "条件.csv", MimeType = "text/csv", Buffer = "a,b"u8.ToArray() });
        await company.Page.Locator(".file-form button").ClickAsync();
        await Expect(company.Page.Locator("main")).ToContainTextAsync("条件.csv");
        await company.Page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "条件.exe", MimeType = "text/csv", Buffer = "MZ"u8.ToArray() });
        await Expect(company.Page.Locator("#f-file-refused")).ToContainTextAsync("条件.exe");
        await company.JudgeAsync();
        await company.Page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "図.pdf", MimeType = "application/pdf", Buffer = "MZ"u8.ToArray() });
        await Expect(company.Page.Locator("#f-file-refused")).ToContainTextAsync("図.pdf");
        // What text holds, the server tells.
        await company.Page.Locator("#f-file").SetInputFilesAsync(new FilePayload { Name = "図.csv", MimeType = "text/csv", Buffer = "a\0b"u8.ToArray() });
        await Expect(company.Page.Locator("#f-file-refused")).ToBeEmptyAsync();
        await company.Page.Locator(".file-form button").ClickAsync();
        await Expect(company.Page.Locator("p.error[role=alert]").First).ToContainTextAsync("図.csv");
        await company.JudgeAsync();
        var address = new Uri(company.Page.Url).AbsolutePath;

        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        await officer.GoAsync("/enquiries");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = subject }).ClickAsync();
        await Expect(officer.Page.Locator(".acts")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await officer.Page.Locator("#f-Text").FillAsync("受け付けました。");
        await officer.Page.Locator("section .btn.main").ClickAsync();
        await Expect(officer.Page.Locator(".thread > li")).ToHaveCountAsync(2);

        await company.GoAsync(address, judge: false);
        await Expect(company.Page.Locator(".thread > li")).ToHaveCountAsync(2);
        await officer.Page.Locator(".to-contract button").ClickAsync();
        await officer.Page.Locator(".to-contract .btn.main").ClickAsync();
        await Expect(officer.Page.Locator("#f-Kind-err")).ToBeVisibleAsync();
        await officer.Page.Locator("#f-Kind").SelectOptionAsync("JointResearch");
        await officer.JudgeAsync();
        await officer.Page.Locator(".to-contract .btn.main").ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToHaveTextAsync(subject);
        await officer.Page.ArrivesAsync(url => url.Contains("/contracts/", StringComparison.Ordinal));
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("条件.csv");
        await Expect(officer.Page.Locator($"main a[href='{address}']")).ToBeVisibleAsync();
        await officer.JudgeAsync();

        await company.GoAsync(address);
        await Expect(company.Page.Locator(".thread > li")).ToHaveCountAsync(3);
        await company.Page.Locator("#f-Text").FillAsync("契約の前に、納期もお伝えします。");
        await company.Page.Locator("section[aria-labelledby=next] .btn.main").ClickAsync();
        await Expect(company.Page.Locator(".thread > li")).ToHaveCountAsync(4);
        await company.JudgeAsync();
        var contract = new Uri(officer.Page.Url).AbsolutePath;
        await officer.GoAsync(address);
        await officer.Page.Locator("#f-Text").FillAsync("承知しました。");
        await officer.Page.Locator("section[aria-labelledby=next] .btn.main").ClickAsync();
        await Expect(officer.Page.Locator(".thread > li")).ToHaveCountAsync(5);
        (await company.GoAsync(contract, judge: false))!.Status.Should().NotBe(200, "the draft is the office's");

        await using var ministry = await portal.VisitorAsync(width);
        await ministry.SignInAsync("ministry@demo.example");
        await ministry.GoAsync("/enquiries");
        await Expect(ministry.Page.Locator("main")).Not.ToContainTextAsync(subject);
        (await ministry.GoAsync(address, judge: false))!.Status.Should().Be(404);
        company.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal) && !c.Contains("403", StringComparison.Ordinal)).Should().BeEmpty();
        officer.Complaints.Should().BeEmpty();
    }
}
