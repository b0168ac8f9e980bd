using System.Text;
using System.Text.RegularExpressions;
using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>What issue 4 asks of a browser: one target from the nation to a contract and back, on paper and as a file.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class IndicatorJourneyTests(BrowserPortal portal)
{
    [Fact]
    public async Task Follows_a_target_from_the_nation_to_a_contract_and_back_prints_it_and_takes_the_csv()
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/dashboard", judge: false);
        var page = analyst.Page;
        await page.Locator(".further a[href='/dashboard/explore']").ClickAsync();
        await page.ArrivesAsync("**/dashboard/explore");
        await analyst.StandsAsync();
        var nation = await page.Locator("tfoot td.n").First.InnerTextAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.ArrivesAsync("**/dashboard/explore?*group=*");
        await analyst.JudgeAsync();
        await page.Locator("tbody th a").First.ClickAsync();
        await page.ArrivesAsync("**/dashboard/explore?*institution=*");
        await analyst.JudgeAsync();

        // The file holds what the page counts, to the yen, and begins with the rows that it shows.
        var rows = await page.Locator("#contracts tbody tr").CountAsync();
        rows.Should().BePositive();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#explore-csv").ClickAsync());
        var csv = await File.ReadAllTextAsync(await download.PathAsync(), Encoding.UTF8);
        var counted = string.Concat((await page.Locator("#contracts-total strong").First.InnerTextAsync()).Where(char.IsAsciiDigit));
        csv.TrimEnd().Split("\r\n").Should().HaveCount(int.Parse(counted, System.Globalization.CultureInfo.InvariantCulture) + 1).And.HaveCountGreaterThanOrEqualTo(rows + 1);
        csv.Split("\r\n")[1].Should().Contain((await page.Locator("#contracts tbody th a").First.GetAttributeAsync("href"))!.Split('?')[0].Split('/')[^1]);
        var shown = string.Concat((await page.Locator("#contracts-total .num").InnerTextAsync()).Where(char.IsAsciiDigit));
        var header = csv.TrimStart('\uFEFF').Split("\r\n")[0].Split(',');
        csv.TrimEnd().Split("\r\n").Skip(1).Sum(line => long.Parse(line.Split(',')[^2], System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture)
            .Should().Be(shown, "{0} is the column before the last", header[^2]);

        var view = page.Url;
        await page.Locator("#contracts tbody th a").First.ClickAsync();
        await page.ArrivesAsync("**/contracts/**");
        await analyst.StandsAsync();
        // The way back is the very view: year, group and institution.
        await page.Locator(".crumbs a").Nth(1).ClickAsync();
        await page.ArrivesAsync(address => address == view);
        await Expect(page.Locator("#contracts")).ToBeVisibleAsync();
        await page.Locator(".crumbs a").Nth(2).ClickAsync();
        await page.ArrivesAsync("**/dashboard/explore?*group=*");
        await page.Locator(".crumbs a").Nth(1).ClickAsync();
        await Expect(page.Locator("tfoot td.n").First).ToHaveTextAsync(nation);
        Sheets(await page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true })).Should().Be(1);
    }

    [Theory]
    [InlineData("ja", "")]
    [InlineData("en", "")]
    [InlineData("ja", "?key=company-investment&key=large-joint-research&key=patent-licences&key=researcher-moves&key=researcher-moves-out-of-universities")]
    [InlineData("en", "?key=company-investment&key=large-joint-research&key=patent-licences&key=researcher-moves&key=researcher-moves-out-of-universities")]
    [InlineData("ja", "?key=researcher-moves")]
    [InlineData("en", "?knownOn=2020-06-01")]
    [InlineData("ja", "?key=company-investment&key=large-joint-research&key=patent-licences&key=researcher-moves&key=researcher-moves-out-of-universities&knownOn=2021-06-01")]
    [InlineData("en", "?key=company-investment&key=large-joint-research&key=patent-licences&key=researcher-moves&key=researcher-moves-out-of-universities&knownOn=2020-06-01")]
    [InlineData("en", "?key=company-investment&key=large-joint-research&key=patent-licences&key=researcher-moves&key=researcher-moves-out-of-universities&knownOn=2021-06-01")]
    public async Task The_briefing_prints_on_exactly_two_sheets(string language, string chosen)
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        if (language == "en") await analyst.InEnglishAsync();
        await analyst.GoAsync("/dashboard/briefing" + chosen);
        Sheets(await analyst.Page.PdfAsync(new PagePdfOptions { Format = "A4", PreferCSSPageSize = true })).Should().Be(2);
    }

    [Fact]
    public async Task A_drawing_is_a_file_by_one_click()
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.GoAsync("/indicators/patent-licences?growth=3&more=100", judge: false);
        var page = visitor.Page;
        var svg = await page.RunAndWaitForDownloadAsync(() => page.Locator("#supposed [data-drawing=svg]").ClickAsync());
        (await File.ReadAllTextAsync(await svg.PathAsync())).Should().StartWith("<svg").And.Contain("</text>");
        var png = await page.RunAndWaitForDownloadAsync(() => page.Locator("#supposed [data-drawing=png]").ClickAsync());
        (await File.ReadAllBytesAsync(await png.PathAsync())).Take(4).Should().Equal(0x89, (byte)'P', (byte)'N', (byte)'G');
        visitor.Complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task A_drawing_says_of_which_release_and_day_it_is_and_how_to_find_it_again()
    {
        await using var visitor = await portal.VisitorAsync();
        await visitor.GoAsync("/indicators/patent-licences", judge: false);
        var svg = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("[aria-labelledby=figure] [data-drawing=svg]").ClickAsync());
        var text = await File.ReadAllTextAsync(await svg.PathAsync());
        text.Should().Contain("公式値の公表資料").And.Contain("作成日").And.Contain("/indicators/patent-licences<").And.NotContain("growth=", "nothing was supposed");
        // A register of fictitious records stands in the drawing only where it is drawn.
        text.Contains("デモ：架空の登録データ", StringComparison.Ordinal).Should().Be(await visitor.Page.Locator("[aria-labelledby=figure] svg.chart").First.InnerHTMLAsync() is var drawn && drawn.Contains("デモ", StringComparison.Ordinal));

        await visitor.InEnglishAsync();
        await visitor.GoAsync("/indicators/large-joint-research", judge: false);
        var english = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.Locator("[aria-labelledby=figure] [data-drawing=svg]").ClickAsync());
        var lines = Regex.Matches(await File.ReadAllTextAsync(await english.PathAsync()), "font-size=\"(?:13|16)\"[^>]*>(?<text>[^<]+)<", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(m => m.Groups["text"].Value).ToList();
        var words = (await visitor.Page.Locator("h1").InnerTextAsync() + " " + await visitor.Page.Locator("[aria-labelledby=figure] .unit").InnerTextAsync()).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string.Join(' ', lines).Split(' ', StringSplitOptions.RemoveEmptyEntries).Should().Equal(words, "no line breaks within a word");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public async Task On_a_phone_sentence_and_cards_come_first_and_the_rest_is_folded(string language)
    {
        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        if (language == "en") await analyst.InEnglishAsync();
        await analyst.Page.SetViewportSizeAsync(390, 844);
        await analyst.GoAsync("/dashboard");
        var page = analyst.Page;
        await Expect(page.Locator("#prefectures table.dense").Last).ToBeHiddenAsync();
        await page.Locator("section:has(#measured) > .folds > summary").ClickAsync();
        await page.Locator("#prefectures summary").ClickAsync();
        await Expect(page.Locator("#prefectures table.dense").Last).ToBeVisibleAsync();
        (await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('#prefectures .scroll')].every(s => s.getBoundingClientRect().right <= innerWidth)")).Should().BeTrue("what is wider scrolls within the page");
        await page.Locator("section:has(#measured) > .folds > summary").ClickAsync();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight")).Should().BeLessThan(8000, "it was 10,900 with everything open");
    }

    [Fact]
    public async Task An_office_sets_a_target_of_its_own_and_shares_it()
    {
        await using var officer = await portal.VisitorAsync();
        await officer.SignInAsync("liaison@demo.example");
        await officer.GoAsync("/targets/new");
        var page = officer.Page;
        await page.Locator("#f-IndicatorKey").SelectOptionAsync("company-investment");
        await Expect(page.Locator("#f-BaselineYear-hint")).ToContainTextAsync("計測値のある年度：");
        var year = Regex.Match(await page.Locator("#f-BaselineYear-hint").InnerTextAsync(), @"\d{4}", RegexOptions.None, TimeSpan.FromSeconds(5)).Value;
        await page.Locator("#f-BaselineYear").FillAsync(year);
        await page.Locator("#f-BaselineYear").PressAsync("Tab");
        await page.Locator("#take-measured").ClickAsync();
        await Expect(page.Locator("#f-BaselineValue")).ToBeFocusedAsync();
        await Expect(page.Locator("#f-BaselineValue")).Not.ToHaveValueAsync("");
        await Expect(page.Locator("#take-measured")).ToHaveCountAsync(0);
        await page.Locator("#f-BaselineYear").FillAsync("2020");
        await page.Locator("#f-BaselineValue").FillAsync("100");
        await page.Locator("#f-Multiplier").FillAsync("3");
        await page.Locator("#f-Deadline").FillAsync("R12");
        await page.Locator("#f-IsShared").CheckAsync();
        await page.Locator(".save button.main").ClickAsync();
        await page.ArrivesAsync(address => Guid.TryParse(address.Split('/')[^1], out _));
        await officer.GoAsync("/targets");
        await Expect(page.Locator("main")).ToContainTextAsync("300百万円");

        await using var analyst = await portal.VisitorAsync();
        await analyst.SignInAsync("ministry@demo.example");
        await analyst.GoAsync("/targets");
        await Expect(analyst.Page.Locator("main")).ToContainTextAsync("300百万円");
    }

    // Each page object of the PDF says /Type /Page; the tree above them says /Pages.
    private static int Sheets(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), @"/Type\s*/Page\b(?!s)", RegexOptions.None, TimeSpan.FromSeconds(5));
}
