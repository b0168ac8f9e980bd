using CollabPortal.Application.Matching.Events;
using CollabPortal.Domain.Accounts;
using CollabPortal.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Pages.Events;

/// <summary>What is done on the public page of an event: join, take it back, and, for its organiser, the list of who joined as a file. Plain forms.</summary>
internal static class EventForms
{
    internal static void MapEvents(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/events/{id:guid}/join", JoinAsync).RequireAuthorization(nameof(Permission.JoinEvents)).ExcludeFromDescription();
        routes.MapPost("/events/{id:guid}/leave", LeaveAsync).RequireAuthorization(nameof(Permission.JoinEvents)).ExcludeFromDescription();
        routes.MapGet("/events/{id:guid}/people.csv", FileAsync).RequireAuthorization(nameof(Permission.AnnounceEvents)).ExcludeFromDescription();
    }

    private static async Task<IResult> JoinAsync(Guid id, HttpContext http, IAntiforgery antiforgery, EventDesk desk, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        var joined = await desk.JoinAsync(id, form["name"].ToString().Replace("\0", "", StringComparison.Ordinal), ct);
        return Results.LocalRedirect(joined.Ok ? $"/events/{id}?done=joined#join" : $"/events/{id}?refused={joined.Problems[0].Code}&field={joined.Problems[0].Field}#join");
    }

    private static async Task<IResult> LeaveAsync(Guid id, HttpContext http, IAntiforgery antiforgery, EventDesk desk, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var left = await desk.LeaveAsync(id, ct);
        return Results.LocalRedirect(left.Ok ? $"/events/{id}?done=left#join" : $"/events/{id}?refused={left.Problems[0].Code}#join");
    }

    private static async Task<IResult> FileAsync(Guid id, EventQueries queries, CancellationToken ct)
    {
        if (await queries.FindAsync(id, ct) is not { IsOwn: true }) return Results.NotFound();
        var csv = new Csv("name", "organisation", "joined_on");
        foreach (var person in await queries.PeopleAsync(id, ct)) csv.Row(person.Name, person.Organisation, Domain.Values.JapanTime.DateOf(person.At));
        return csv.ToResult("event-people.csv");
    }
}
