using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What a company types is kept without a button: an enquiry that is not sent, a note of the shortlist.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public partial class KeptByItselfTests(BrowserPortal portal)
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
        company.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await company.Page.Locator(".save button.quiet").ClickAsync();
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync("");
        await company.GoAsync(address, judge: false);
        await Expect(company.Page.Locator("#f-Person")).Not.ToHaveValueAsync("");
        await Expect(company.Page.Locator("#f-Title")).ToHaveValueAsync("");
        // A need says what is wrong with a field as soon as it is left, and no longer than it is.
        await company.GoAsync("/needs/new", judge: false);
        await company.Page.Locator("#f-Keywords").FillAsync(new string('語', 61));
        await company.Page.Keyboard.PressAsync("Tab");
        await Expect(company.Page.Locator("#f-Keywords-err")).ToBeVisibleAsync();
        await company.JudgeAsync();
        await company.Page.Locator("#f-Keywords").FillAsync("語");
        await company.Page.Keyboard.PressAsync("Tab");
        await Expect(company.Page.Locator("#f-Keywords-err")).ToHaveCountAsync(0);
        company.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_note_of_the_shortlist_is_kept_while_it_is_typed_and_when_the_page_is_left()
    {
        await using var company = await portal.VisitorAsync(390);
        await company.SignInAsync("company@demo.example");
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        var add = company.Page.Locator(".hit button[value=add]");
        if (await add.CountAsync() > 0) await add.First.ClickAsync();
        await Expect(company.Page.Locator(".hit button[value=remove]").First).ToBeVisibleAsync();
        // On a phone the box and the hits come first, then the own lists; who cannot be asked is told.
        (await company.Page.EvaluateAsync<bool>("() => { const top = s => document.querySelector(s).getBoundingClientRect().top; return top('.ask') < top('.hits') && top('.hits') < top('.lists'); }")).Should().BeTrue();
        await company.GoAsync("/search?q=電池&kind=Seed");
        await Expect(company.Page.Locator(".hit").First).ToBeVisibleAsync();
        await Expect(company.Page.Locator(".hit:not(:has(a[href^='/enquiries/new'])):not(:has(.why-not))")).ToHaveCountAsync(0);
        // The list has a place of its own in the menu, which is one line on a phone.
        (await company.Page.Locator(".nav").EvaluateAsync<int>("nav => nav.offsetHeight")).Should().BeLessThan(60);
        await Expect(company.Page.Locator(".nav a").First).ToBeHiddenAsync();
        await company.Page.Locator(".nav summary").ClickAsync();
        await company.JudgeAsync();
        await company.Page.Locator(".nav a[href='/shortlist']").ClickAsync();
        await company.Page.ArrivesAsync(url => url.Contains("/shortlist", StringComparison.Ordinal));
        var note = company.Page.Locator("textarea").First;
        await note.FillAsync("");
        await note.PressSequentiallyAsync("打つだけで残る");
        await Expect(company.Page.Locator("[data-failed]").First).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        await company.JudgeAsync();
        await company.Page.ReloadAsync();
        await Expect(note).ToHaveValueAsync("打つだけで残る");
        await note.PressAsync("Control+End");
        await note.PressSequentiallyAsync("、離れても");
        // The browser sends it behind the page that comes next.
        for (var time = 0; time < 10 && await note.InputValueAsync() is not "打つだけで残る、離れても" || time == 0; time++)
        {
            await company.GoAsync("/institutions", judge: false);
            await company.GoAsync("/shortlist", judge: false);
        }

        await Expect(note).ToHaveValueAsync("打つだけで残る、離れても");
        // What is too long stays in the field, is told, and is not kept.
        await note.FillAsync(new string('長', 512));
        await Expect(company.Page.Locator(".shortlist .count.over")).ToHaveCountAsync(1);
        await Expect(note).ToHaveValueAsync(new string('長', 512));
        await company.Page.Locator(".shortlist button[value=note]").First.ClickAsync();
        await Expect(company.Page.Locator("[data-failed]").First).ToContainTextAsync("500");
        await note.FillAsync(new string('長', 300));
        await Expect(company.Page.Locator("[data-failed]").First).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        await company.GoAsync("/search?q=みなと&kind=Institution", judge: false);
        (await company.Page.Locator(".note-line").First.EvaluateAsync<int>("line => Math.round(line.offsetHeight / parseFloat(getComputedStyle(line).lineHeight))")).Should().BeLessThanOrEqualTo(2, "beside the hits a note takes two lines");
        company.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task Saving_or_removing_one_note_of_the_shortlist_leaves_what_was_typed_in_the_others()
    {
        await using var company = await portal.VisitorAsync(1280);
        await company.SignInAsync("company@demo.example");
        var (notes, lines) = await NotesOfTwoAsync(company);
        await notes.Nth(0).FillAsync("一つめのメモ");
        await notes.Nth(1).FillAsync("二つめのメモ");
        await company.Page.Locator(".shortlist button[value=note]").First.ClickAsync();
        await Expect(lines.Nth(0)).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        await Expect(notes.Nth(0)).ToHaveValueAsync("一つめのメモ");
        await Expect(notes.Nth(1)).ToHaveValueAsync("二つめのメモ");
        await Expect(lines.Nth(1)).ToContainTextAsync("保存済み", new() { Timeout = 5_000 });
        await company.Page.ReloadAsync();
        await Expect(notes.Nth(0)).ToHaveValueAsync("一つめのメモ");
        await Expect(notes.Nth(1)).ToHaveValueAsync("二つめのメモ");
        // What is taken out reads the list anew: what was typed beside it is kept before.
        var count = await notes.CountAsync();
        await notes.Nth(1).FillAsync("二つめのメモ、消す前に");
        await company.Page.Locator(".shortlist button[value=remove]").First.ClickAsync();
        // Its own note would go with it: that is asked, and it is there until somebody says so.
        var drop = company.Page.Locator(".shortlist button[value=drop]");
        await Expect(drop).ToBeVisibleAsync();
        await Expect(notes).ToHaveCountAsync(count);
        await Expect(notes.Nth(0)).ToHaveValueAsync("一つめのメモ");
        await company.JudgeAsync();
        await drop.ClickAsync();
        await Expect(company.Page.Locator("main .note [role=status]")).ToContainTextAsync("外しました");
        await Expect(notes).ToHaveCountAsync(count - 1);
        await Expect(notes.Nth(0)).ToHaveValueAsync("二つめのメモ、消す前に");
        company.Complaints.Should().BeEmpty();
    }
}
