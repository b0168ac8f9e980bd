using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

public partial class KeptByItselfTests
{
    private const string Choose = "**/shortlist/choose";

    [Fact]
    public async Task Going_on_with_what_was_begun_before_loses_nothing_that_stands_in_the_form_and_a_need_keeps_its_own_text()
    {
        await using var company = await portal.VisitorAsync();
        var page = company.Page;
        await company.SignInAsync("company@demo.example");
        await company.GoAsync("/needs/new", judge: false);
        await page.Locator("#f-Title").FillAsync("樹脂の強度の題");
        await page.Locator("#f-Problem").FillAsync("壊さずに測りたい。");
        await page.Locator("#f-Sought").FillAsync("少ない試験");
        await page.Locator("#f-Fields input").First.CheckAsync();
        await page.Locator(".save .btn.main").ClickAsync();
        await page.ArrivesAsync(url => url.EndsWith("/edit", StringComparison.Ordinal));
        var need = new Uri(page.Url).Segments[^2].TrimEnd('/');
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        var address = (await page.Locator(".hit a[href^='/enquiries/new']").First.GetAttributeAsync("href"))!;
        var (title, status, left) = (page.Locator("#f-Title"), page.Locator(".save [role=status]"), page.Locator(".left-note"));
        await company.GoAsync(address, judge: false);
        await title.FillAsync("前の相談");
        await Expect(status).ToContainTextAsync("保管しました", new() { Timeout = 5_000 });

        // The need's own text stands; what was begun without it is offered.
        await company.GoAsync($"{address}&need={need}", judge: false);
        await Expect(title).ToHaveValueAsync("樹脂の強度の題");
        await Expect(left.Locator("b")).ToHaveTextAsync("「前の相談」");
        // At once, before anything was kept.
        await title.FillAsync("直した題");
        await left.Locator("button:not(.quiet)").ClickAsync();
        await Expect(title).ToHaveValueAsync("前の相談");
        await Expect(title).ToBeFocusedAsync();
        await Expect(left.Locator("b")).ToHaveTextAsync("「直した題」");
        await company.JudgeAsync();
        // And when it was kept already.
        var shown = await page.Locator(".save .unkept").WatchShowingAsync();
        await title.FillAsync("前の相談の続き");
        await shown();
        await Expect(status).ToContainTextAsync("保管しました", new() { Timeout = 5_000 });
        await Expect(page.Locator(".save .unkept")).ToBeHiddenAsync();
        await left.Locator("button:not(.quiet)").ClickAsync();
        await Expect(title).ToHaveValueAsync("直した題");
        await Expect(left.Locator("b")).ToHaveTextAsync("「前の相談の続き」");
        // The page opened anew has both: the last one in the form, the other offered.
        await company.GoAsync($"{address}&need={need}", judge: false);
        await Expect(title).ToHaveValueAsync("前の相談の続き");
        await Expect(left.Locator("b")).ToHaveTextAsync("「直した題」");
        await left.Locator("button.quiet").ClickAsync();
        await Expect(left).ToHaveCountAsync(0);
        await Expect(title).ToBeFocusedAsync();
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await page.Locator(".save button.quiet").ClickAsync();
        await Expect(title).ToHaveValueAsync("樹脂の強度の題");
        await Expect(title).ToBeFocusedAsync();
        await company.GoAsync($"/needs/{need}/edit", judge: false);
        // One press deletes nothing.
        await page.Locator(".save button.quiet").ClickAsync();
        await Expect(page.Locator(".save [role=alert]")).ToContainTextAsync("削除しますか");
        await page.Locator(".save button.quiet").ClickAsync();
        await Expect(page.Locator(".save [role=alert]")).ToHaveCountAsync(0);
        await page.Locator(".save button.quiet").ClickAsync();
        await page.Locator(".save .ends").ClickAsync();
        await page.ArrivesAsync(url => url.EndsWith("/needs?done=deleted", StringComparison.Ordinal));
        await Expect(page.Locator("main .note [role=status]")).ToContainTextAsync("削除しました");
        company.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_note_of_the_shortlist_that_cannot_be_kept_is_sent_when_the_page_is_left_or_given_up_by_a_second_press()
    {
        await using var company = await portal.VisitorAsync();
        var page = company.Page;
        await company.SignInAsync("company@demo.example");
        var (notes, lines) = await NotesOfTwoAsync(company);
        var remove = page.Locator(".shortlist button[value=remove]").First;
        await notes.Nth(0).FillAsync("外される候補のメモ");
        await Expect(lines.Nth(0)).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        // No connection for what keeps itself; the page itself goes on.
        Func<IRoute, Task> cut = route => route.Request.Headers["accept"] == "application/json" ? route.AbortAsync() : route.ContinueAsync();
        await page.RouteAsync(Choose, cut);
        await notes.Nth(1).FillAsync("つながらない間のメモ");
        await Expect(page.Locator(".shortlist [id$='-not']").Nth(1)).ToBeVisibleAsync();
        await Expect(lines.Nth(1)).ToContainTextAsync("保存できませんでした", new() { Timeout = 5_000 });
        var count = await notes.CountAsync();
        await remove.ClickAsync();
        await Expect(lines.Nth(0)).ToContainTextAsync("もう一度押すと");
        await Expect(remove).ToBeFocusedAsync();
        await Expect(notes).ToHaveCountAsync(count);
        await company.JudgeAsync();
        await page.UnrouteAsync(Choose);
        for (var time = 0; time < 10 && (time == 0 || await notes.Nth(1).InputValueAsync() is not "つながらない間のメモ"); time++)
        {
            await company.GoAsync("/institutions", judge: false);
            await company.GoAsync("/shortlist", judge: false);
        }

        await Expect(notes.Nth(1)).ToHaveValueAsync("つながらない間のメモ");
        await page.RouteAsync(Choose, cut);
        await notes.Nth(1).FillAsync("捨てられるメモ");
        await remove.ClickAsync();
        await Expect(lines.Nth(0)).ToContainTextAsync("もう一度押すと");
        await remove.ClickAsync();
        // The page that answers the second press went on without the other note, and asks about the one that would go.
        await Expect(page.Locator(".shortlist button[value=drop]")).ToBeVisibleAsync();
        await Expect(notes.Nth(1)).ToHaveValueAsync("つながらない間のメモ");
        await page.Locator(".shortlist button[value=drop]").ClickAsync();
        await Expect(notes).ToHaveCountAsync(count - 1);
    }

    [Fact]
    public async Task A_note_of_the_shortlist_that_is_typed_after_the_sign_in_has_ended_says_so_and_is_saved_after_signing_in_elsewhere()
    {
        await using var company = await portal.VisitorAsync();
        var page = company.Page;
        await company.SignInAsync("company@demo.example");
        var (notes, lines) = await NotesOfTwoAsync(company);
        var signedIn = (await page.Context.CookiesAsync()).Single(c => c.Name == "portal");
        await page.Context.ClearCookiesAsync(new() { Name = "portal" });
        await notes.Nth(0).FillAsync("サインインが切れた後のメモ");
        await Expect(lines.Nth(0)).ToContainTextAsync("サインインが切れています", new() { Timeout = 5_000 });
        await Expect(lines.Nth(0).Locator("a[href^='/account/sign-in']")).ToBeVisibleAsync();
        await company.JudgeAsync();
        // As another tab of the same browser would.
        await page.Context.AddCookiesAsync([new Cookie { Name = signedIn.Name, Value = signedIn.Value, Domain = signedIn.Domain, Path = signedIn.Path, HttpOnly = signedIn.HttpOnly, Secure = signedIn.Secure, SameSite = signedIn.SameSite }]);
        await page.Locator(".shortlist button[value=note]").First.ClickAsync();
        await Expect(lines.Nth(0)).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        var told = await lines.Nth(0).EvaluateHandleAsync("line => line.firstChild");
        var shown = await page.Locator(".shortlist [id$='-not']").First.WatchShowingAsync();
        await notes.Nth(0).PressSequentiallyAsync("、続き");
        await shown();
        // What is read aloud is not written anew within a minute.
        (await told.EvaluateAsync<bool>("node => node.isConnected")).Should().BeTrue();
        await Expect(page.Locator(".shortlist [id$='-not']").First).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(notes.Nth(0)).ToHaveValueAsync("サインインが切れた後のメモ、続き");
    }

    /// <summary>The shortlist with two candidates at least: their notes, and the lines that say what became of them.</summary>
    private static async Task<(ILocator Notes, ILocator Lines)> NotesOfTwoAsync(Visitor company)
    {
        foreach (var search in new[] { "/search?q=みなと&kind=Institution", "/search?q=電池&kind=Seed" })
        {
            await company.GoAsync(search, judge: false);
            var add = company.Page.Locator(".hit button[value=add]");
            if (await add.CountAsync() == 0) continue;
            await add.First.ClickAsync();
            await company.Page.ArrivesAsync(url => url.Contains("#list-", StringComparison.Ordinal));
        }

        await company.GoAsync("/shortlist", judge: false);
        return (company.Page.Locator("textarea[data-keeps]"), company.Page.Locator(".shortlist [data-failed]"));
    }
}
