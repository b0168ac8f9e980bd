using System.ComponentModel;
using System.Globalization;
using System.Security.Claims;
using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Application.Matching.Needs;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Web.Pages.Events;
using CollabPortal.Web.Pages.Matching;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>
/// What institutions and companies publish, as the public pages show it: the one search, seeds, needs, events and profiles. Asked as a visitor
/// whoever asks, because answers may be kept for everybody: a company must not find its own name under its anonymous need.
/// </summary>
internal static class PublishedEndpoints
{
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["kind"] = "kind is one of Institution, Seed, Startup, Patent, Case, Need and Event, or of an event one of Fair, ExchangeMeeting, Call and GapFund.",
        ["field"] = "field is the letter of a 大区分, A to K.",
        ["place"] = "place is a JIS X 0401 code, 1 to 47, or r and the number of a region.",
        ["prefecture"] = "prefecture is a JIS X 0401 code, 1 to 47.",
        ["readiness"] = "readiness is a number from 1 (idea) to 5 (product).",
        ["sort"] = "sort is new or name, or is left out.",
        ["budget"] = $"budget is one of {string.Join(", ", Enum.GetNames<BudgetBand>())}.",
        ["start"] = $"start is one of {string.Join(", ", Enum.GetNames<WishedStart>())}.",
        ["past"] = "past is 1 or is left out.",
        ["page"] = $"page is a whole number from 1; a search has at most {SearchRequest.LastPage} pages.",
        ["version"] = "version is the number of a published version.",
    };

    internal static void MapPublished(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("").AddEndpointFilter((context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<CurrentUser>().Enter((ClaimsPrincipal?)null);
            return next(context);
        });
        api.MapGet("/search", SearchAsync).KnowsItsParameters().WithTags("Search").WithName("search")
            .WithSummary("The one search over institutions, seeds, startups, open patents, cases, needs and events; 20 a page.")
            .WithDescription("The words, filters and order of the page /search. Words between spaces are all asked for; a phrase stands in quotation marks; words of the ministry's list count as the same unless exact=1.")
            .Produces<SearchDocument>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithExamples(PublishedExamples.Search, ("q", "電池 劣化"), ("kind", "Seed"), ("place", "14"), ("field", "D"), ("readiness", "3"), ("band", "3"), ("small", "1"), ("exact", "1"), ("open", "1"), ("sort", "new"), ("page", "1"));
        api.MapGet("/seeds/{id:guid}", SeedAsync).KnowsItsParameters().WithTags("Search").WithName("getSeed").WithSummary("One published research seed; /api/v1/search?kind=Seed lists them.")
            .Produces<SeedDocument>().ProducesProblem(StatusCodes.Status404NotFound).WithExamples(PublishedExamples.Seed, ("id", PublishedExamples.Id));
        api.MapGet("/needs", NeedsAsync).KnowsItsParameters().WithTags("Needs").WithName("listNeeds").WithSummary("Published needs of companies that are for everybody, the newest first; 20 a page.")
            .WithDescription("Needs for chosen institutions are not here. An anonymous need has no company. By words: /api/v1/search?kind=Need&q=….")
            .Produces<NeedListDocument>().ProducesProblem(StatusCodes.Status400BadRequest).WithExamples(PublishedExamples.Needs, ("field", "C"), ("budget", "UpToTenMillion"), ("start", "WithinAYear"), ("page", "1"));
        api.MapGet("/needs/{id:guid}", NeedAsync).KnowsItsParameters().WithTags("Needs").WithName("getNeed").WithSummary("One published need that is for everybody.")
            .Produces<NeedDocument>().ProducesProblem(StatusCodes.Status404NotFound).WithExamples(PublishedExamples.Need, ("id", PublishedExamples.Id));
        api.MapGet("/events", EventsAsync).KnowsItsParameters().WithTags("Events").WithName("listEvents").WithSummary("Published events and calls: what comes next first, or with past=1 what is over; 20 a page.")
            .WithDescription("With a prefecture also what is held online. How many joined is told, who never.")
            .Produces<EventListDocument>().ProducesProblem(StatusCodes.Status400BadRequest).WithExamples(PublishedExamples.Events, ("kind", "Call"), ("prefecture", "14"), ("past", "1"), ("page", "1"));
        api.MapGet("/events/{id:guid}", EventAsync).KnowsItsParameters().WithTags("Events").WithName("getEvent").WithSummary("One event or call; a cancelled one says so.")
            .Produces<EventDocument>().ProducesProblem(StatusCodes.Status404NotFound).WithExamples(PublishedExamples.Event, ("id", PublishedExamples.Id));
        api.MapGet("/institutions/{id}/profile", ProfileAsync).KnowsItsParameters().WithTags("Institutions").WithName("getInstitutionProfile")
            .WithSummary("The profile that an institution's office published, the last version or the one asked for.")
            .WithDescription("What the office entered, in its words. Figures stand in the institution's own document.")
            .Produces<PublishedProfileDocument>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status400BadRequest).WithExamples(PublishedExamples.Profile, ("id", PublishedExamples.Id), ("version", "1"));
    }

    private static async Task<IResult> SearchAsync(
        HttpContext http, SearchEngine engine, Classifications lists, PastBands past, SearchWithin within, DemoMode demo,
        [FromQuery, Description("Words, at most 500 characters.")] string? q, [FromQuery] string[]? kind, [FromQuery] string? place, [FromQuery] string? field, [FromQuery] string? readiness,
        [FromQuery, Description("Size band of past joint research, by its number; a wrong one is answered with those there are.")] string? band, [FromQuery, Description("1: only what welcomes small companies.")] string? small,
        [FromQuery, Description("1: only the words as typed.")] string? exact, [FromQuery, Description("1: only of institutions that take enquiries here.")] string? open,
        [FromQuery, Description("new or name; by relevance without it.")] string? sort, [FromQuery] string? page, CancellationToken ct)
    {
        var bands = await past.BandsAsync(ct);
        var (request, wrong) = SearchAddress.Read(http.Request.Query, await lists.RegionsAsync(ct), bands);
        if (request.Text is { Length: > SearchQuestion.Longest }) return PublicAnswer.Wrong(new Dictionary<string, string> { ["q"] = $"q may have at most {SearchQuestion.Longest} characters." });
        if (wrong.Count > 0) return Wrong(wrong, bands);
        var found = await engine.SearchAsync(await within.OfAsync(request, ct), ct);
        return PublicAnswer.Of(http, new SearchDocument(
            found.Total, request.Page, SearchRequest.PageSize, [.. found.Terms.Select(t => new TermDocument(t.Text, t.Words, t.Documents))], [.. found.Hits.Select(Hit)], [.. found.Nearby.Select(Hit)],
            new SearchFacetsDocument(Facet(found.Kinds), Facet(found.Prefectures), Facet(found.Fields), Facet(found.Readiness)), demo.IsOn));
    }

    private static async Task<IResult> SeedAsync(HttpContext http, Guid id, SeedService seeds, PublishedRegister register, DemoMode demo, CancellationToken ct) =>
        await seeds.FindAsync(id, ct) is { Status: SeedStatus.Published } seed ? PublicAnswer.Of(http, SeedDocument.Of(seed, await register.PatentsAsync(seed.Terms.PatentIds, ct), demo.IsOn)) : ApiProblems.NotFound("No published seed has this id; /api/v1/search?kind=Seed lists them.");

    private static async Task<IResult> NeedsAsync(HttpContext http, NeedQueries needs, DemoMode demo, [FromQuery] string? field, [FromQuery] string? budget, [FromQuery] string? start, [FromQuery] string? page, CancellationToken ct)
    {
        var (request, wrong) = SearchAddress.Read(http.Request.Query, [], []);
        if (Of<BudgetBand>(budget) is var band && budget is not null && band is null) wrong = [.. wrong, "budget"];
        if (Of<WishedStart>(start) is var wished && start is not null && wished is null) wrong = [.. wrong, "start"];
        if (wrong.Count > 0) return Wrong(wrong);
        var (found, total) = await needs.PublicAsync(request.Field, request.Page, band, wished, ct);
        return PublicAnswer.Of(http, new NeedListDocument(total, request.Page, NeedQueries.PageSize, [.. found.Select(n => NeedDocument.Of(n, demo.IsOn))], demo.IsOn));
    }

    private static async Task<IResult> NeedAsync(HttpContext http, Guid id, NeedQueries needs, DemoMode demo, CancellationToken ct) =>
        await needs.FindAsync(id, ct) is { Terms.Audience: NeedAudience.Everybody } need ? PublicAnswer.Of(http, NeedDocument.Of(need, demo.IsOn)) : ApiProblems.NotFound("No public need has this id; /api/v1/needs lists them.");

    private static async Task<IResult> EventsAsync(HttpContext http, EventQueries events, DemoMode demo, [FromQuery] string? kind, [FromQuery] string? prefecture, [FromQuery] string? past, [FromQuery] string? page, CancellationToken ct)
    {
        var (filter, wrong) = EventAddress.Read(http.Request.Query);
        if (wrong.Count > 0) return Wrong(wrong);
        var found = await events.ListAsync(filter, ct);
        return PublicAnswer.Of(http, new EventListDocument(found.Total, filter.Page, EventFilter.PageSize, [.. found.Events.Select(EventDocument.Of)], demo.IsOn));
    }

    private static async Task<IResult> EventAsync(HttpContext http, Guid id, EventQueries events, CancellationToken ct) =>
        await events.FindAsync(id, ct) is { Status: not EventStatus.Draft } found ? PublicAnswer.Of(http, EventDocument.Of(found)) : ApiProblems.NotFound("No published event has this id; /api/v1/events lists them.");

    private static async Task<IResult> ProfileAsync(HttpContext http, string id, InstitutionProfiles institutions, ProfileQueries profiles, DemoMode demo, [FromQuery] string? version, CancellationToken ct)
    {
        int? number = null;
        if (version is not null)
        {
            if (!int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var typed)) return Wrong(["version"]);
            number = typed;
        }

        if (await institutions.FindAsync(id, ct) is not { } institution) return ApiProblems.NotFound("No institution has this id; /api/v1/institutions?q= finds it.");
        return await profiles.FindAsync(institution.Id, number, ct) is { } found ? PublicAnswer.Of(http, PublishedProfileDocument.Of(institution.Id, found, demo.IsOn))
            : ApiProblems.NotFound(number is null ? "This institution has published no profile." : "This institution has published no such version.");
    }

    private static TEnum? Of<TEnum>(string? typed)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(typed, true, out var value) && Enum.IsDefined(value) ? value : null;

    private static IResult Wrong(IReadOnlyList<string> names, IReadOnlyList<BandFigure>? bands = null) =>
        PublicAnswer.Wrong(names.Distinct().ToDictionary(n => n, n => n == "band" ? $"band is the number of a size band: {SearchAddress.Numbers(bands ?? [], ", ")}." : Allowed[n]));

    private static HitDocument Hit(SearchHit h) => new(h.Kind, h.SubjectId, h.Title, h.Institution, h.InstitutionId, h.Prefecture, h.Field, h.Readiness, h.ForSmall, h.FreshOn,
        [.. h.Reasons.Select(r => new ReasonDocument(r.Term, r.Word, r.Place))], SearchAddress.Of(h), h.IsDemo);

    private static Dictionary<string, int> Facet<T>(IReadOnlyDictionary<T, int> facet)
        where T : notnull => facet.OrderBy(f => f.Key).ToDictionary(f => Convert.ToString(f.Key, CultureInfo.InvariantCulture)!, f => f.Value);
}
