using CollabPortal.Application.Matching.Needs;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using Microsoft.AspNetCore.Antiforgery;

namespace CollabPortal.Web.Pages.Needs;

/// <summary>The one act beside the pages of a need: its company begins the thread with an institution that answered, confirmed on the page before (Talk.razor). A plain form.</summary>
internal static class NeedForms
{
    internal static void MapNeeds(IEndpointRouteBuilder routes) =>
        routes.MapPost("/needs/{id:guid}/begin", BeginAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();

    private static async Task<IResult> BeginAsync(Guid id, HttpContext http, IAntiforgery antiforgery, NeedDesk desk, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        if (!Guid.TryParse(form["answer"], out var answer)) return Results.BadRequest();
        // What cannot be read allows nothing.
        var secrecy = Enum.TryParse<EnquirySecrecy>(form["secrecy"], out var chosen) && Enum.IsDefined(chosen) ? chosen : EnquirySecrecy.OfficeOnly;
        var begun = await desk.BeginAsync(answer, secrecy, ct);
        return Results.LocalRedirect(begun.Ok ? $"/enquiries/{begun.Value}?done=begun" : $"/needs/{id}?refused={begun.Problems[0].Code}");
    }
}
