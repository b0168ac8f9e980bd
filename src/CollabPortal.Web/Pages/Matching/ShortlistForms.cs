using System.Globalization;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;
using CollabPortal.Web.Hosting;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>What a company keeps: candidates and searches come as plain forms guarded by the antiforgery token. And the comparison as a file.</summary>
internal static class ShortlistForms
{
    internal static void MapShortlist(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/shortlist/choose", ChooseAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();
        // Whoever comes back to the forms' address, as after signing in again, wants the list.
        routes.MapGet("/shortlist/choose", () => Results.LocalRedirect("/shortlist")).ExcludeFromDescription();
        routes.MapGet("/saved-searches", () => Results.LocalRedirect("/search")).ExcludeFromDescription();
        routes.MapPost("/saved-searches", SaveAsync).RequireAuthorization(nameof(Permission.AskInstitutions)).ExcludeFromDescription();
        routes.MapGet("/compare.csv", FileAsync).ExcludeFromDescription();
        // What the search box offers while somebody types; the language of the page stands in its cookie.
        routes.MapGet("/search/offers", async (string? q, SearchSuggestions offers, CancellationToken ct) =>
            Results.Json(await offers.ForAsync(q, System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct))).ExcludeFromDescription();
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext http, IAntiforgery antiforgery, Shortlist list, TimeProvider clock, IStringLocalizer<SharedText> s, IStringLocalizer<ErrorsText> errors, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        var back = LocalAddress.Of(form["return"]);
        if (!Guid.TryParse(form["subject"], out var subject) || !Enum.TryParse<DocumentKind>(form["kind"], out var kind) || !Enum.IsDefined(kind)) return Results.LocalRedirect(back);
        var act = form["act"].ToString();
        // A note that keeps itself while it is typed (portal.js): the page stays, and says when it was kept.
        if (act == "note" && http.Request.Headers.Accept == "application/json")
        {
            var noted = await list.NoteAsync(kind, subject, form["note"], ct);
            return Results.Json(new { noted.Ok, Said = noted.Ok ? s["Saved", JapanTime.Local(clock.GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture)].Value : errors.Sentence(noted.Problems[0]) });
        }

        if (act == "remove")
        {
            // What was typed and is not kept yet counts: a note goes only after a question.
            if (form.ContainsKey("note")) await list.NoteAsync(kind, subject, form["note"], ct);
            if (!string.IsNullOrWhiteSpace(form["note"]) || await list.HasNoteAsync(kind, subject, ct)) return Results.LocalRedirect($"{QueryHelpers.AddQueryString(ShortlistAddress.Saying("/shortlist", "ask-" + subject), "return", back)}#e-{subject}");
        }

        if (act is "remove" or "drop") await list.RemoveAsync(kind, subject, ct);
        else if ((act == "note" ? await list.NoteAsync(kind, subject, form["note"], ct) : await list.AddAsync(kind, subject, ct)) is { Ok: false } refused)
            return Results.LocalRedirect(ShortlistAddress.Saying("/shortlist", refused.Problems[0].Code));

        // Back to the same line of the page, where it now says that it is done. What was taken out of the list itself has no line there.
        if (back == "/shortlist") return Results.LocalRedirect(act == "note" ? $"{ShortlistAddress.Saying(back, "noted-" + subject)}#e-{subject}" : ShortlistAddress.Saying(back, "removed"));
        return Results.LocalRedirect($"{ShortlistAddress.Saying(back, "list-" + subject)}#list-{subject}");
    }

    private static async Task<IResult> SaveAsync(HttpContext http, IAntiforgery antiforgery, SavedViews views, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(ct);
        var back = LocalAddress.Of(form["return"]);
        if (form["act"] == "remove" && Guid.TryParse(form["id"], out var id))
        {
            await views.DeleteAsync(id, ct);
            return Results.LocalRedirect(back);
        }

        if (form["act"] != "add" || !back.StartsWith("/search?", StringComparison.Ordinal)) return Results.LocalRedirect(back);
        var saved = await views.SaveAsync("/search", form["name"], back["/search?".Length..], ct);
        return Results.LocalRedirect(ShortlistAddress.Saying(back, saved.Ok ? "saved" : saved.Problems[0].Code) + "#saved");
    }

    private static readonly string[] CsvHeads = ["line", "label", "institution", "value", "text", "note", "suppressed", "peers", "median", "demo"];

    private static async Task<IResult> FileAsync(
        HttpContext http, Comparisons comparisons, Classifications lists, IStringLocalizer<MatchingText> m, IStringLocalizer<EnquiriesText> e, IStringLocalizer<OrganisationsText> o, IStringLocalizer<SharedText> s, CancellationToken ct)
    {
        var (ids, field, _) = CompareAddress.Read(http.Request.Query);
        var shown = await comparisons.ReadAsync(ids, field, ct);
        if (shown.Institutions.Count == 0) return Results.NotFound();
        var rows = new CompareRows(shown, field, new OrganisationWords(o, s, await lists.PrefecturesAsync(ct), await lists.FieldsAsync(ct)), m, e);
        var csv = new Csv([.. CsvHeads.Select(head => m["Csv." + head].Value)]);
        foreach (var row in rows.Groups().SelectMany(g => g.Rows))
        {
            for (var i = 0; i < row.Cells.Count; i++) csv.Row(row.Key, row.Label, OrganisationWords.Name(shown.Institutions[i].Name), row.Cells[i].Value, row.Cells[i].Text, row.Cells[i].Note, row.Cells[i].Hidden, row.Cells[i].Peers, row.Median, shown.Institutions[i].IsDemo);
        }

        return csv.ToResult("comparison.csv");
    }
}
