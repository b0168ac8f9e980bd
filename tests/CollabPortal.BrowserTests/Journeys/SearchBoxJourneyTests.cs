using CollabPortal.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>
/// The search box by keyboard alone. What it offers is a datalist, whose list the browser draws and moves through by itself; what the portal
/// does with the keys is here.
/// </summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class SearchBoxJourneyTests(BrowserPortal portal)
{
    [Theory]
    [InlineData("ja", 1280)]
    [InlineData("en", 320)]
    public async Task Offers_come_while_typing_and_the_keyboard_alone_searches(string language, int width)
    {
        await using var visitor = await portal.VisitorAsync(width);
        if (language == "en") await visitor.InEnglishAsync();
        await visitor.GoAsync("/search");
        var box = visitor.Page.Locator("#q");
        await box.FocusAsync();
        await box.PressSequentiallyAsync("電池");
        var offers = visitor.Page.Locator("#q-offers option");
        await Expect(offers.First).ToBeAttachedAsync();
        (await offers.CountAsync()).Should().BeInRange(1, 8);
        (await offers.First.GetAttributeAsync("value")).Should().NotBe("電池", "what stands there already is no offer");
        await visitor.JudgeAsync();

        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(box).ToBeFocusedAsync();
        new Uri(visitor.Page.Url).Query.Should().BeEmpty("neither arrows nor Escape search");

        // The Enter that ends a conversion belongs to the IME: some browsers say so by isComposing, some by the key code 229 alone.
        foreach (var how in new[] { "{ isComposing: true }", "{ keyCode: 229 }" })
        {
            var goesOn = await box.EvaluateAsync<bool>($"box => {{ let asked = false; const note = event => {{ asked = true; event.preventDefault(); }}; box.form.addEventListener('submit', note); box.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, cancelable: true, ...{how} }})); box.form.removeEventListener('submit', note); return asked; }}");
            goesOn.Should().BeFalse();
        }

        new Uri(visitor.Page.Url).Query.Should().BeEmpty("a conversion is no question");
        await box.FillAsync((await offers.First.GetAttributeAsync("value"))!);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArrivesAsync(url => url.Contains("?q=", StringComparison.Ordinal));
        await Expect(visitor.Page.Locator(".hit mark").First).ToBeVisibleAsync();
        visitor.Complaints.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Enter")]
    [InlineData("Tab")]
    public async Task A_conversion_in_the_box_does_not_search_and_what_comes_after_it_does(string end)
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.GoAsync("/search", judge: false);
        await visitor.Page.Locator("#q").FocusAsync();
        var browser = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await browser.SendAsync("Input.imeSetComposition", new() { ["text"] = "でんち", ["selectionStart"] = 3, ["selectionEnd"] = 3 });
        await browser.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "rawKeyDown", ["key"] = "Process", ["code"] = "Enter", ["windowsVirtualKeyCode"] = 229 });
        await browser.SendAsync("Input.insertText", new() { ["text"] = "電池" });
        await Expect(visitor.Page.Locator("#q")).ToHaveValueAsync("電池");
        new Uri(visitor.Page.Url).Query.Should().BeEmpty();
        if (end == "Tab") await visitor.Page.Keyboard.PressAsync("Tab");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.ArrivesAsync(url => url.Contains("?q=", StringComparison.Ordinal));
    }
}
