using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>Long words leave room for what they head: the menu in English, the title of a contract.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class LongWordsTests(BrowserPortal portal)
{
    [Fact]
    public async Task An_officer_s_menu_is_one_row_in_English_too()
    {
        await using var officer = await portal.VisitorAsync(1280);
        await officer.SignInAsync("liaison@demo.example");
        await officer.InEnglishAsync();
        foreach (var place in new[] { "/contracts", "/cross-appointments", "/dashboard" })
        {
            await officer.GoAsync(place, judge: false);
            (await officer.Page.EvaluateAsync<int>("() => new Set([...document.querySelectorAll('.nav li')].map(li => li.offsetTop)).size")).Should().Be(1, place);
            (await officer.Page.EvaluateAsync<bool>("() => { const nav = document.querySelector('.nav'); return nav.scrollWidth <= nav.clientWidth; }")).Should().BeTrue(place);
        }
    }

    [Theory]
    [InlineData(1280, 0.3)]
    [InlineData(390, 0.6)]
    public async Task A_title_of_three_hundred_characters_leaves_the_screen_to_the_contract(int width, double most)
    {
        await using var officer = await portal.VisitorAsync(width);
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/contracts/new", judge: false);
        var title = (Guid.NewGuid().ToString("N") + string.Concat(Enumerable.Repeat("長い題目の研究、", 40)))[..300];
        await officer.Page.FillAsync("#f-Title", title);
        await officer.Page.ArrivesAsync("**/edit");
        await officer.GoAsync(new Uri(officer.Page.Url).AbsolutePath[..^"/edit".Length], judge: false);
        var heading = officer.Page.Locator("main h1");
        await Expect(heading).ToHaveTextAsync(title);
        (await heading.EvaluateAsync<double>("h1 => h1.getBoundingClientRect().bottom / innerHeight")).Should().BeLessThan(most + 0.2);
        (await heading.EvaluateAsync<double>("h1 => h1.offsetHeight / innerHeight")).Should().BeLessThan(most);
        (await officer.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        await officer.JudgeAsync();
    }
}
