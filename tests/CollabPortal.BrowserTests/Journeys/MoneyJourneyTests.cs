using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>The officer prices a draft in items, spreads it over fiscal years, reads plan beside receipts and prints the tax credit sheet.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class MoneyJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task A_draft_is_priced_and_spread_to_the_yen()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/contracts?status=Draft&sort=-agreed", judge: false);
        await page.Locator("main tbody a[href^='/contracts/']").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        await officer.GoAsync(new Uri(page.Url).AbsolutePath + "/money");
        await page.GetByRole(AriaRole.Button, new() { Name = "項目と計画を直す" }).ClickAsync();
        await Expect(page.Locator("select.kind").First).ToBeVisibleAsync();
        // On a phone the bar runs from edge to edge in one line while it has nothing to say, and what has the focus is never behind it.
        await page.SetViewportSizeAsync(390, 844);
        var bar = (await page.Locator(".save").BoundingBoxAsync())!;
        (bar.X, bar.Width).Should().Be((0f, 390f));
        bar.Height.Should().BeLessThan(80);
        await page.Locator("input[id^='f-PriceItems-'][id$='-Yen']").Last.FocusAsync();
        (await page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().bottom <= document.querySelector('.save').getBoundingClientRect().top")).Should().BeTrue();
        await officer.JudgeAsync();
        await page.SetViewportSizeAsync(1280, 1000);
        while (await page.Locator("select.kind").CountAsync() is > 2 and var many)
        {
            await page.Locator("table.receipts tbody button").Last.ClickAsync();
            await Expect(page.Locator("select.kind")).ToHaveCountAsync(many - 1);
        }

        await page.Locator("#f-PriceItems-0-Yen").FillAsync("１０百万円");
        await page.Locator("#f-PriceItems-1-Yen").FillAsync("3,000,000");
        await page.GetByRole(AriaRole.Button, new() { Name = "項目を追加" }).ClickAsync();
        await Expect(page.Locator("select.kind")).ToHaveCountAsync(3);
        await page.Locator("select.kind").Last.SelectOptionAsync("AcademicContribution");
        await page.Locator("input[id^='f-PriceItems-'][id$='-Yen']").Last.FillAsync("1,000,001");
        await Expect(page.Locator("main")).ToContainTextAsync("14,000,001");
        await Expect(page.Locator("main")).ToContainTextAsync("間接経費率は30.0%");

        await page.GetByRole(AriaRole.Radio, new() { Name = "手入力" }).CheckAsync();
        var first = page.Locator("input[id^='f-Spread-2'][id$='-Direct']").First;
        await first.FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(page.Locator(".errors")).ToContainTextAsync("年度の合計が、配分する額と");
        await officer.JudgeAsync();

        await page.GetByRole(AriaRole.Radio, new() { Name = "日割り" }).CheckAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("1円まで一致しています");
        // A unit without its number is no amount of nothing.
        var last = page.Locator("input[id^='f-PriceItems-'][id$='-Yen']").Last;
        await last.FillAsync("百万円");
        await last.BlurAsync();
        await Expect(page.Locator(".row-err")).ToContainTextAsync("金額として読めません");
        await Expect(last).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("1円まで一致しています");
        await officer.JudgeAsync();
        await last.FillAsync("1百万1");
        await last.BlurAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("1円まで一致しています");
        await page.EvaluateAsync("""
            () => {
                window.saidWith = [];
                new MutationObserver(() => {
                    const told = document.querySelector('main .note.success')?.textContent ?? '', total = document.querySelector('table.items tfoot')?.textContent;
                    if (told.includes('保存しました')) window.saidWith.push(total ?? '');
                }).observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
            }
            """);
        await page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("項目と計画を保存しました");
        await Expect(page.Locator("table.items tfoot")).ToContainTextAsync("14,000,001");
        (await page.EvaluateAsync<string[]>("() => window.saidWith")).Should().NotBeEmpty().And.OnlyContain(total => total.Contains("14,000,001"), "nothing is called saved beside the figures of before");
        await Expect(page.Locator("table.plan tfoot")).ToContainTextAsync("14,000,001");
        await Expect(page.Locator("table.items tfoot")).ToContainTextAsync("14,000,001");
        await officer.JudgeAsync();
    }

    [Fact]
    public async Task A_receipt_recorded_by_mistake_is_corrected_and_then_cancelled_with_reasons()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        var page = officer.Page;
        await officer.GoAsync("/contracts?kind=AcademicConsulting&status=Active&sort=-received", judge: false);
        await page.Locator("main tbody a[href^='/contracts/']").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを記録" }).ClickAsync();
        await page.Locator("#f-Receipts-0-Direct").FillAsync("７，６５４，３２１");
        await page.GetByRole(AriaRole.Button, new() { Name = "記録する" }).ClickAsync();
        var row = page.Locator("table.money tbody tr").Filter(new() { HasText = "7,654,321" });
        await row.GetByRole(AriaRole.Button, new() { Name = "訂正" }).ClickAsync();
        await page.Locator("#f-Receipts-1-Direct").FillAsync("765,432");
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正する" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("理由を書いてください");
        await officer.JudgeAsync();
        await page.Locator("#f-Reason").FillAsync("桁の誤り");
        await page.GetByRole(AriaRole.Button, new() { Name = "訂正する" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("受入れを訂正しました");
        await Expect(row).ToHaveCountAsync(0);
        var corrected = page.Locator("table.money tbody tr").Filter(new() { HasText = "765,432" });
        await corrected.GetByRole(AriaRole.Button, new() { Name = "取り消す" }).ClickAsync();
        await page.Locator("#f-Reason").FillAsync("他の契約の入金");
        await page.GetByRole(AriaRole.Button, new() { Name = "受入れを取り消す" }).ClickAsync();
        await Expect(corrected).ToHaveCountAsync(0);
        await Expect(page.Locator("aside.rail.more")).ToContainTextAsync("桁の誤り");
        await Expect(page.Locator("aside.rail.more")).ToContainTextAsync("他の契約の入金");
        (await page.EvaluateAsync<bool>("() => !!(document.getElementById('acts').compareDocumentPosition(document.getElementById('t1')) & Node.DOCUMENT_POSITION_FOLLOWING)"))
            .Should().BeTrue("what can be done stands first, on a phone too");
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 390)]
    public async Task Plan_and_sheet_of_a_contract_of_2020_stand_up_to_axe(string language, int width)
    {
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        if (language == "en") await officer.InEnglishAsync();
        var page = officer.Page;
        await officer.GoAsync("/contracts?fiscalYear=2020&kind=JointResearch&status=Completed&sort=-received", judge: false);
        await page.Locator("main tbody a[href^='/contracts/']").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/*-*");
        var address = new Uri(page.Url).AbsolutePath;
        await page.Locator($"a[href='{address}/money']").ClickAsync();
        await Expect(page.Locator("#plan")).ToBeVisibleAsync();
        await officer.JudgeAsync();
        await page.Locator($"a[href='{address}/tax-credit']").ClickAsync();
        await Expect(page.Locator("#confirm")).ToBeVisibleAsync();
        await Expect(page.Locator("article")).ToContainTextAsync(language == "ja" ? "これは見込みです" : "This is an estimate");
        await Expect(page.Locator("article table").First).ToContainTextAsync("30%");
        await page.FillAsync("#f-CorporationTax", "10");
        await Expect(page.Locator("article table b").First).ToHaveTextAsync("1"); // capped at 10 % of the tax named
        await officer.JudgeAsync();
        officer.Complaints.Should().BeEmpty();
    }
}
