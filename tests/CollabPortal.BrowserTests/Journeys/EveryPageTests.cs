using CollabPortal.BrowserTests.Hosting;

namespace CollabPortal.BrowserTests.Journeys;

/// <summary>Every page of every role in both languages, wide and narrow: axe finds nothing, nothing scrolls sideways, the browser reports no error.</summary>
[Collection(BrowserTestsOnOnePortal.Name)]
public class EveryPageTests(BrowserPortal portal)
{
    private static readonly Dictionary<string, string[]> Pages = new()
    {
        [""] = ["/company-needs", "/company-needs?budget=UpToTenMillion&start=x&field=Q&page=0", "/search?q=battery -lithium", "/search?q=-battery", "/events", "/events?kind=x&page=0&past=maybe", "/events?past=1", "{event}", "/events/00000000-0000-0000-0000-000000000000", "/search?kind=Event", "/search?kind=Need", "/needs/00000000-0000-0000-0000-000000000000", "/mail/off", "/mail/off?done=1", "/", "/search", "/search?q=電池の劣化を早く見つけたい", "/search?q=電池 zzzz&kind=Seed", "/search?q=！？&field=Z", "/search?q=battery&place=r3&small=1&exact=1", "/search?kind=Startup", "{startup}", "{patent}", "/university-startups/00000000-0000-0000-0000-000000000000", "/open-patents/00000000-0000-0000-0000-000000000000", "/search?q=全個体電池&sort=name&open=1", "/search?q=電池の劣化を測る技術&sort=new", "/institutions?open=1", "{compare}",  "/search?q=電池&band=3&small=1", "/compare", "/compare?with=x&field=Q", "/research-seeds/00000000-0000-0000-0000-000000000000", "/search?kind=Case", "/cases/00000000-0000-0000-0000-000000000000", "{institution}", "{institution}/profile/1", "{case}", "/institutions/none/profile/9", "/institutions", "/institutions?q=みなと", "/institutions?q=zzzzzz", "/indicators", "/indicators/company-investment", "/indicators/company-investment?growth=5&more=10", "/indicators/patent-licences?growth=-5", "/indicators/company-investment?growth=abc",
            "/indicators/patent-licences", "/indicators/statistics", "/indicators/indirect-cost-ratio", "/indicators/patents-held", "/indicators/private-yen-per-public-yen", "/indicators/receipts-per-researcher", "/indicators/joint-research-count", "/indicators/research-time-share", "/account/sign-in", "/about/accessibility", "/about/data-sources", "/indicators/no-such", "/account/welcome", "/no-such-page"],
        ["liaison@demo.example"] = ["/events/own", "/events/new", "{event}", "/events/00000000-0000-0000-0000-000000000000/edit", "/needs", "/needs?budget=OverTenMillion&start=nonsense", "/young-researchers", "/account/mail", "/needs/00000000-0000-0000-0000-000000000000/answer", "/", "/contracts", "/contracts?q=zzzzzz", "/contracts/new", "/cross-appointments", "/cross-appointments/new", "/moves", "/moves/new",
            "/patents", "/patents/new", "/licences", "/licences/new", "/startups", "/startups/new", "/seeds", "/seeds/new", "/profile", "/profile/new", "/profile/00000000-0000-0000-0000-000000000000", "/enquiries", "/enquiries?shown=contracting", "/programmes", "/programmes/new", "/imports", "/imports/new", "/imports/new?problem=file-too-large&with=64", "/imports/00000000-0000-0000-0000-000000000000", "/dashboard",
            "/dashboard/explore", "/dashboard/change", "/dashboard/peers", "/targets", "/targets/new"],
        ["approver@demo.example"] = ["/", "/contracts", "/surveys", "/surveys?fiscalYear=2026", "/surveys/2025/mext", "/surveys/2025/mext?cell=joint-research.companies.yen", "/surveys/2025/none", "/restatements"],
        ["ministry@demo.example"] = ["/events/own", "/events/new", "/synonyms", "/clusters", "/enquiries", "/prescriptions", "/dashboard", "/dashboard?fiscalYear=2026", "/contracts", "/restatements", "/releases", "/releases/new",
            "/dashboard/change", "/dashboard/change?by=prefecture&from=2020&to=2023", "/dashboard/change?key=none", "/dashboard/change?by=kind", "/dashboard/change?by=institution", "/indicators/company-investment?knownOn=2020-06-01", "/dashboard?knownOn=x&fiscalYear=99999", "/dashboard/change?by=nonsense&from=abc", "/dashboard/explore?key=patent-licences", "/dashboard/explore?group=nonsense", "/progress?fiscalYear=nonsense", "/contracts?status=nonsense", "/dashboard/explore", "/dashboard/explore?group=National", "/dashboard/explore?key=startups-existing&group=National", "/dashboard/peers?fiscalYear=1999", "/indicators/large-joint-research",
            "/dashboard/releases", "/dashboard/mobility", "/dashboard/mobility?fiscalYear=2015", "/dashboard/startups", "/dashboard/peers", "/dashboard/peers?sort=value", "/dashboard/peers?cluster=demo-medical-school", "/dashboard/peers?cluster=none", "/dashboard/briefing", "/dashboard/briefing?knownOn=2020-06-01", "/dashboard/explore?key=none", "/dashboard/releases?earlier=nonsense", "/targets"],
        ["company@demo.example"] = ["/shortlist", "/shortlist?did=too-many-candidates", "/shortlist/choose", "/events", "{event}", "/needs", "/account/mail", "/needs/new", "/needs/00000000-0000-0000-0000-000000000000/edit", "/search?q=電池", "/enquiries", "/enquiries?shown=contracting", "/enquiries/new", "/enquiries/new?to=00000000-0000-0000-0000-000000000000", "/enquiries/00000000-0000-0000-0000-000000000000", "/institutions", "/not-allowed"],
        ["admin@demo.example"] = ["/accounts", "/accounts?q=zzzzzz", "/accounts/new", "/account/password", "/account/two-steps", "/account/second-step"],
    };

    public static TheoryData<string, string, int> Visits()
    {
        var data = new TheoryData<string, string, int>();
        foreach (var who in Pages.Keys)
            foreach (var (language, width) in new[] { ("ja", 1280), ("en", 1280), ("ja", 390), ("en", 320) })
                data.Add(who, language, width);
        return data;
    }

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task Stands_up_to_axe(string who, string language, int width)
    {
        await using var visitor = await portal.VisitorAsync(width);
        if (who.Length > 0) await visitor.SignInAsync(who);
        if (language == "en") await visitor.InEnglishAsync();
        var faults = new List<string>();
        foreach (var written in Pages[who])
        {
            var path = await FoundAsync(visitor, written);
            await visitor.GoAsync(path, judge: false);
            faults.AddRange((await visitor.FaultsAsync()).Select(fault => $"{path}: {fault}"));
            if (await visitor.Page.Locator("html").GetAttributeAsync("lang") is var spoken && spoken != language) faults.Add($"{path}: speaks {spoken}");
        }

        faults.Should().BeEmpty("axe must find nothing on any page, and none may scroll sideways or speak another language");

        // 404, 403 and 410 are what /no-such-page, /not-allowed and a link without a key answer.
        visitor.Complaints.Where(c => !c.Contains("404", StringComparison.Ordinal) && !c.Contains("403", StringComparison.Ordinal) && !c.Contains("410", StringComparison.Ordinal)).Should().BeEmpty();
    }

    // Ids differ from portal to portal: pages of one record are found as a visitor finds them.
    private static async Task<string> FoundAsync(Visitor visitor, string path)
    {
        if (!path.StartsWith('{')) return path;
        await visitor.GoAsync(path[..(path.IndexOf('}', StringComparison.Ordinal) + 1)] switch
        {
            "{case}" => "/search?kind=Case",
            "{event}" => "/events",
            "{startup}" => "/search?kind=Startup",
            "{patent}" => "/search?kind=Patent",
            "{compare}" => "/search?kind=Institution&open=1",
            _ => "/search?q=みなと総合大学&kind=Institution",
        }, judge: false);
        if (path == "{compare}")
        {
            var ids = await visitor.Page.Locator(".hit h3 a").EvaluateAllAsync<string[]>("links => links.slice(0, 5).map(link => link.getAttribute('href').split('/').pop())");
            return "/compare?field=E&" + string.Join('&', ids.Select(id => "with=" + id));
        }

        var first = await visitor.Page.Locator(".hit h3 a").First.GetAttributeAsync("href");
        return first + path[(path.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }
}
