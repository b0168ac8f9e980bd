using CollabPortal.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>Many contracts done at once in the work queue, which shows two hundred at a time.</summary>
internal static class QueueSteps
{
    // Boxes of the own contracts only: other journeys find theirs as they were.
    private const string PickOwn =
        """
        ([section, mark]) => {
            const boxes = [...document.querySelectorAll(`section[aria-labelledby='${section}'] tbody tr`)]
                .filter(row => row.textContent.includes(mark)).map(row => row.querySelector('input[type=checkbox]'));
            boxes.forEach(box => box.click());
            return boxes.length;
        }
        """;

    /// <param name="visitor">Who does it.</param>
    /// <param name="section">Id of the part's heading.</param>
    /// <param name="mark">In the title of each contract that is meant.</param>
    /// <param name="button">Name of the button for so many contracts.</param>
    /// <param name="total">How many there must be.</param>
    internal static async Task DoAllAsync(Visitor visitor, string section, string mark, Func<int, string> button, int total)
    {
        var (page, done) = (visitor.Page, 0);
        while (done < total)
        {
            await visitor.GoAsync("/work", judge: false);
            await Expect(page.Locator($"section[aria-labelledby='{section}'] tbody tr", new() { HasTextString = mark }).First).ToBeVisibleAsync();
            var count = await page.EvaluateAsync<int>(PickOwn, new[] { section, mark });
            await page.GetByRole(AriaRole.Button, new() { Name = button(count), Exact = true }).ClickAsync();
            var confirm = page.GetByRole(AriaRole.Button, new() { Name = $"{count}件を承認する", Exact = true });
            if (section == "decide") await confirm.ClickAsync();
            var status = page.Locator($"section[aria-labelledby='{section}'] > [role=status]");
            await Expect(status).ToContainTextAsync(section == "decide" ? $"{count}件を承認しました" : $"{count}件の承認を依頼しました", new() { Timeout = 90_000 });
            await Expect(status).Not.ToContainTextAsync("できなかったもの");
            done += count;
        }

        done.Should().Be(total);
    }
}
