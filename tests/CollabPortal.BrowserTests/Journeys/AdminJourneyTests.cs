using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The administrator lets somebody in; the person sets a password by the link and works.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class AdminJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task Somebody_new_is_invited_and_signs_in()
    {
        await using var admin = await portal.VisitorAsync(1280);
        await admin.SignInAsync("admin@demo.example");
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "利用者を追加" }).ClickAsync();
        await Expect(admin.Page.Locator("#f-DisplayName")).ToBeVisibleAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "追加してリンクを作る" }).ClickAsync();
        await Expect(admin.Page.Locator(".errors")).ToBeVisibleAsync();
        await admin.JudgeAsync();

        await admin.Page.Locator("#f-DisplayName").FillAsync("新任の担当");
        await admin.Page.Locator("#f-Email").FillAsync("newcomer@univ.example");
        await admin.Page.Locator("#f-Role").SelectOptionAsync("Liaison");
        await admin.Page.Locator("#f-InstitutionId").FillAsync("みなと総合大学");
        await admin.Page.Locator("[role=listbox] [role=option]").First.ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "追加してリンクを作る" }).ClickAsync();
        var link = admin.Page.Locator("#link");
        await Expect(link).ToBeVisibleAsync();
        await admin.JudgeAsync();
        var address = new Uri(await link.InputValueAsync()).PathAndQuery;

        await using var newcomer = await portal.VisitorAsync(390);
        await newcomer.GoAsync(address);
        await newcomer.Page.Locator("#wanted").FillAsync("short");
        await newcomer.Page.Locator("form button.main").ClickAsync();
        await Expect(newcomer.Page.Locator(".note.error")).ToContainTextAsync("15");
        await newcomer.Page.Locator("#wanted").FillAsync("four words nobody guesses");
        await newcomer.Page.Locator("form button.main").ClickAsync();
        await newcomer.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "サインイン" }).ClickAsync();
        await newcomer.Page.Locator("input[type=email]").FillAsync("newcomer@univ.example");
        await newcomer.Page.Locator("input[type=password]").FillAsync("four words nobody guesses");
        await newcomer.Page.Locator("form:has(input[type=password]) button.main").ClickAsync();
        await newcomer.Page.ArrivesAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        await newcomer.GoAsync("/contracts");

        await admin.GoAsync("/accounts?q=newcomer");
        await Expect(admin.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = "新任の担当" }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = "利用を止める" }).ClickAsync();
        await Expect(admin.Page.Locator(".tag")).ToHaveTextAsync("停止中");
        await newcomer.Page.GotoAsync("/contracts");
        await newcomer.Page.ArrivesAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal));
    }
}
