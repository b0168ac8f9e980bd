using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CollabPortal.BrowserTests.Hosting;

/// <summary>Somebody at a browser: goes to pages, signs in, and has every page judged by axe on the way.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Of every account that signs in here.</summary>
    public const string Password = "Demo-Portal-2026";

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("favicon", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Script errors and blocked resources that the browser reported so far.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Goes to a page, waits until it stands, and demands zero axe violations and no sideways scrolling.</summary>
    public async Task<IResponse?> GoAsync(string path, bool judge = true)
    {
        var response = await Page.GotoAsync(path);
        await StandsAsync();
        if (judge) await JudgeAsync();
        return response;
    }

    /// <summary>Waits for the heading that every page has; interactive pages show it once their circuit runs.</summary>
    public Task StandsAsync() => Assertions.Expect(Page.Locator("main h1").First).ToBeVisibleAsync();

    /// <summary>Zero violations of WCAG 2.2 AA and axe's best practices on the page as it is now.</summary>
    public async Task JudgeAsync()
    {
        await StandsAsync();
        (await FaultsAsync()).Should().BeEmpty("axe must find nothing on {0} at {1} px, and it must not scroll sideways", Page.Url, Page.ViewportSize!.Width);
    }

    // Colours that change by a transition are judged when they have changed.
    private const string Settled = "() => Promise.allSettled(document.getAnimations().filter(a => a instanceof CSSTransition).map(a => a.finished))";

    // Words that a narrow column sets letter by letter. What is clipped away is read by nobody who sees (the head of a table that stacks).
    private const string Squeezed = """
        () => { const clipped = e => e && (getComputedStyle(e).clipPath === 'inset(50%)' || clipped(e.parentElement)); return [...document.querySelectorAll('dd, dt, td, th, p, li, span, a, label')]
          .filter(e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e), letter = parseFloat(s.fontSize);
            return s.writingMode === 'horizontal-tb' && s.display !== 'inline' && e.innerText?.trim().length >= 8 && r.width > 1 && r.width < 2.5 * letter && r.height > 8 * letter && !clipped(e); })
          .map(e => `set letter by letter: ${e.tagName} ${e.innerText.trim().slice(0, 40)}`); }
        """;

    /// <summary>What axe finds on the page as it is now, by how much it scrolls sideways, and what is set letter by letter.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        await Page.EvaluateAsync(Settled);
        var result = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        var found = result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help} — {n.Target} {n.Html}")).ToList();
        var overflow = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0) found.Add($"scrolls sideways by {overflow} px");
        found.AddRange(await Page.EvaluateAsync<string[]>(Squeezed));
        return found;
    }

    /// <summary>Signs in with a demo account.</summary>
    public async Task SignInAsync(string email)
    {
        await GoAsync("/account/sign-in", judge: false);
        await Page.Locator("input[type=email]").FillAsync(email);
        await Page.Locator("input[type=password]").FillAsync(Password);
        await Page.Locator("form:has(input[type=password]) button.main").ClickAsync();
        await Page.ArrivesAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        await StandsAsync();
    }

    public async Task InEnglishAsync()
    {
        await Page.GotoAsync("/language?to=en&return=/");
    }

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}
