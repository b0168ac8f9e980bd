using CollabPortal.Application.Matching.Needs;
using CollabPortal.Domain.Accounts;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Pages.Needs;

/// <summary>The one act on the public page of a need: its company begins the thread with an institution that answered. A plain form.</summary>
internal static class NeedForms
{
    internal static void MapNeeds(IEndpointRouteBuilder routes) =>
        routes.MapPost("/needs/{id:guid}/begin", BeginAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();

    private static async Task<IResult> BeginAsync(Guid id, HttpContext http, IAntiforgery antiforgery, NeedDesk desk, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        if (!Guid.TryParse(form["answer"], out var answer)) return Results.BadRequest();
        var begun = await desk.BeginAsync(answer, ct);
        return Results.LocalRedirect(begun.Ok ? $"/enquiries/{begun.Value}?done=sent" : $"/needs/{id}?refused={begun.Problems[0].Code}");
    }
}
