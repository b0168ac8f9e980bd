using System.Globalization;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The office's daily work: nothing typed is lost, Enter of the IME is no command, many things are done at once, deletes come back.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class OfficeJourneyTests(BrowserPortal portal)
{
    private static string Unique(string text) => text + " " + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..6];

    [Fact]
    public async Task What_is_typed_survives_the_end_of_the_tab_before_and_after_it_is_a_contract()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        var number = Unique("保管");
        await officer.Page.FillAsync("#f-Number", number);
        await Expect(officer.Page.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました", new() { Timeout = 4_000 });

        var second = await officer.Page.Context.NewPageAsync();
        await second.GotoAsync("/contracts/new");
        await second.GetByRole(AriaRole.Button, new() { Name = "続きを書く" }).First.ClickAsync();
        await Expect(second.Locator("#f-Number")).ToHaveValueAsync(number);
        await second.FillAsync("#f-Title", Unique("続きの契約"));
        await Expect(second.Locator(".save [role=status]")).ToContainTextAsync("保存済み", new() { Timeout = 4_000 });
        await second.ArrivesAsync(url => url.EndsWith("/edit", StringComparison.Ordinal));
        await second.FillAsync("#f-StartsOn", "令和八年四");
        await Expect(second.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました", new() { Timeout = 4_000 });
        var address = second.Url;
        await second.CloseAsync();

        var third = await officer.Page.Context.NewPageAsync();
        await third.GotoAsync(address);
        await Expect(third.Locator("#f-StartsOn")).ToHaveValueAsync("令和八年四");
        await third.FillAsync("#f-StartsOn", "2026-04-01");
        await third.Keyboard.PressAsync("Control+s");
        await Expect(third.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        await third.ReloadAsync();
        await Expect(third.Locator("#f-StartsOn")).ToHaveValueAsync("2026-04-01");
    }

    [Fact]
    public async Task Typing_on_beside_kept_work_that_is_offered_loses_neither()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        string before = Unique("先の番号"), meanwhile = Unique("後の番号");
        await officer.Page.FillAsync("#f-Number", before);
        await Expect(officer.Page.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました", new() { Timeout = 4_000 });

        var second = await officer.Page.Context.NewPageAsync();
        await second.GotoAsync("/contracts/new");
        await Expect(second.Locator(".note")).ToContainTextAsync(before);
        await second.FillAsync("#f-Number", meanwhile);
        await Expect(second.Locator(".save [role=status]")).ToContainTextAsync("入力を保管しました", new() { Timeout = 4_000 });
        await Expect(second.Locator(".note")).ToContainTextAsync(before);
        await second.Locator(".note p").Filter(new() { HasText = before }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(second.Locator("#f-Number")).ToHaveValueAsync(before);
        await Expect(second.Locator(".note")).ToContainTextAsync(meanwhile);

        var third = await officer.Page.Context.NewPageAsync();
        await third.GotoAsync("/work");
        await Expect(third.Locator("#kept + p + ul")).ToContainTextAsync(meanwhile);
    }

    [Fact]
    public async Task Enter_during_composition_neither_chooses_nor_submits()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new");
        var page = officer.Page;
        await page.FillAsync("#f-Parties", "ミナト電池");
        await Expect(page.Locator("#f-Parties-list [role=option]").First).ToBeVisibleAsync();
        // As browsers send the Enter that ends a conversion: composing, or afterwards with the key code 229.
        const string compose = """
            input => { for (const init of [{ isComposing: true, keyCode: 229 }, { isComposing: false, keyCode: 229 }])
                input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, ...init })); }
            """;
        await page.Locator("#f-Parties").EvaluateAsync(compose);
        await Expect(page.Locator("#f-Parties-list [role=option]").First).ToBeVisibleAsync();
        await Expect(page.Locator(".picked")).ToHaveCountAsync(0);
        await page.Locator("#f-Parties").PressAsync("ArrowDown");
        await page.Locator("#f-Parties").PressAsync("Enter");
        await Expect(page.Locator(".picked").First).ToBeVisibleAsync();

        await officer.GoAsync("/contracts", judge: false);
        await page.FillAsync("#q", "電池");
        await page.Locator("#q").EvaluateAsync(compose);
        page.Url.Should().EndWith("/contracts", "a conversion searches nothing");
        await page.Locator("#q").PressAsync("Enter");
        await page.ArrivesAsync(url => url.Contains("q=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_similar_contract_is_shown_before_submitting_and_a_deleted_one_comes_back()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var title = Unique("全固体電池の界面の劣化診断");
        for (var i = 0; i < 2; i++)
        {
            await officer.GoAsync("/contracts/new", judge: false);
            await officer.Page.FillAsync("#f-Title", title);
            await officer.Page.FillAsync("#f-Parties", "ミナト電池");
            await officer.Page.Locator("#f-Parties-list [role=option]").First.ClickAsync();
            await Expect(officer.Page.Locator(".save [role=status]")).ToContainTextAsync("保存済み");
        }

        await Expect(officer.Page.Locator(".twins")).ToContainTextAsync(title);
        await officer.JudgeAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "削除", Exact = true }).ClickAsync();
        await officer.Page.Locator(".save").GetByRole(AriaRole.Button).First.ClickAsync();
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "元に戻す" }).ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToContainTextAsync(title);
        await officer.GoAsync(new Uri(officer.Page.Url).AbsolutePath + "?asOf=2026-01-01");
        await Expect(officer.Page.Locator("main")).ToContainTextAsync("まだありませんでした");
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    public async Task The_offices_pages_stand_in_both_languages(int width, bool english)
    {
        await using var approver = await portal.VisitorAsync(width);
        await approver.SignInAsync("approver@demo.example");
        if (english) await approver.InEnglishAsync();
        foreach (var path in new[] { "/work", "/deleted", "/contracts?col=number&col=end&col=status", "/contracts/new" }) await approver.GoAsync(path);
        await approver.GoAsync("/contracts", judge: false);
        foreach (var summary in await approver.Page.Locator("details.views summary").AllAsync()) await summary.ClickAsync();
        await approver.Page.FillAsync("#view-name", Unique("表示"));
        await approver.Page.Locator("details.views .row button").ClickAsync();
        await Expect(approver.Page.Locator("details.views li a").First).ToBeVisibleAsync();
        await approver.JudgeAsync();
        await using var ministry = await portal.VisitorAsync(width);
        await ministry.SignInAsync("ministry@demo.example");
        if (english) await ministry.InEnglishAsync();
        await ministry.GoAsync("/progress");
    }

    [Fact]
    public async Task Enter_saves_a_view_and_Esc_brings_the_partner_back()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/contracts", judge: false);
        await page.Locator("details.views summary").Filter(new() { HasText = "保存した表示" }).ClickAsync();
        var name = Unique("表示");
        await page.FillAsync("#view-name", name);
        await page.PressAsync("#view-name", "Enter");
        await Expect(page.Locator("details.views li a").Filter(new() { HasText = name })).ToBeVisibleAsync();

        await officer.GoAsync("/contracts/new", judge: false);
        await page.FillAsync("#f-Parties", "ミナト電池");
        await Expect(page.Locator("#f-Parties-list [role=option]").First).ToBeVisibleAsync();
        await page.PressAsync("#f-Parties", "Enter");
        await Expect(page.Locator(".picked b").First).ToContainTextAsync("ミナト電池");
        await page.ClickAsync("button#f-Parties");
        await Expect(page.Locator("input#f-Parties")).ToBeFocusedAsync();
        await page.PressAsync("input#f-Parties", "Escape");
        await Expect(page.Locator(".picked b").First).ToContainTextAsync("ミナト電池");
    }

    [Fact]
    public async Task Several_contracts_are_approved_at_once()
    {
        await using var approver = await portal.VisitorAsync();
        await approver.SignInAsync("approver@demo.example");
        await approver.GoAsync("/work", judge: false);
        var boxes = approver.Page.Locator("section:has(#decide) tbody input[type=checkbox]");
        await Expect(boxes.First).ToBeVisibleAsync();
        await boxes.First.CheckAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "選んだ1件を承認" }).ClickAsync();
        await Expect(approver.Page.Locator("#decide-confirm")).ToBeFocusedAsync();
        await approver.JudgeAsync();
        if (await approver.Page.Locator("#f-ApprovalReason").CountAsync() > 0) await approver.Page.FillAsync("#f-ApprovalReason", "精算で返金する");
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "1件を承認する" }).ClickAsync();
        await Expect(approver.Page.Locator("main")).ToContainTextAsync("1件を承認しました");
        await boxes.First.CheckAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "選んだ1件を差し戻す" }).ClickAsync();
        await approver.Page.GetByRole(AriaRole.Button, new() { Name = "1件を差し戻す", Exact = true }).ClickAsync();
        await Expect(approver.Page.Locator("#f-Comment")).ToHaveAttributeAsync("aria-invalid", "true");
    }
}
