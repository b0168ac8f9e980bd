using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What a company types is kept without a button: an enquiry that is not sent, a note of the shortlist.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class KeptByItselfTests(BrowserPortal portal)
{
    [Fact]
    public async Task An_enquiry_that_is_left_stands_in_the_form_again_until_it_is_thrown_away()
    {
        await using var company = await portal.VisitorAsync(390);
        await company.SignInAsync("company@demo.example");
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        var address = (await company.Page.Locator(".hit a[href^='/enquiries/new']").First.GetAttributeAsync("href"))!;
        await company.GoAsync(address, judge: false);
        await company.Page.Locator("#f-Title").PressSequentiallyAsync("書きかけの件名");
        await company.Page.Locator("#f-Problem").PressSequentiallyAsync("欄を離れずに");
        await Expect(company.Page.Locator(".save [role=status]")).ToContainTextAsync("保管しました", new() { Timeout = 5_000 });
        await company.JudgeAsync();
        await company.GoAsync("/search", judge: false);
        await company.GoAsync(address, judge: false);
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync("書きかけの件名");
        await Expect(company.Page.Locator("#f-Problem")).ToHaveValueAsync("欄を離れずに");
        await Expect(company.Page.Locator(".save [role=status]")).ToContainTextAsync("戻しました");
        company.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await company.Page.Locator(".save button.quiet").ClickAsync();
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync("");
        await company.GoAsync(address, judge: false);
        await Expect(company.Page.Locator("#f-Person")).Not.ToHaveValueAsync("");
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync("");
        company.Complaints.Should().BeEmpty();
    }
}
