using System.ComponentModel;
using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Application.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>GET /api/v1/institutions and /api/v1/institutions/{id}: published data, no sign-in, JSON or CSV by Accept.</summary>
public static class InstitutionEndpoints
{
    internal static void MapInstitutions(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/institutions").WithTags("Institutions");
        group.MapGet("", SearchAsync).KnowsItsParameters()
            .WithName("searchInstitutions")
            .WithSummary("Institutions by name, reading, English name or number, prefecture, kind and field; 20 a page.")
            .WithDescription("All conditions hold together. JSON, or CSV of the page with Accept: text/csv.")
            .Produces<InstitutionListDocument>(contentType: "application/json", additionalContentTypes: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("/{id}", FindAsync)
            .WithName("getInstitution")
            .WithSummary("One institution with its public figures, by our id or its MEXT code (学校コード).")
            .WithDescription("Figures with suppressed = true are withheld to protect single contracts and partners; null without it is not registered. Zero is a value.")
            .Produces<InstitutionProfileDocument>(contentType: "application/json", additionalContentTypes: "text/csv")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    // The parameters are read from the query itself, so that a wrong one gets a sentence; they stand here for the OpenAPI document.
    private static async Task<IResult> SearchAsync(
        HttpContext http, InstitutionQueries queries, Classifications lists, DemoMode demo,
        [FromQuery] string? q, [FromQuery] string? prefecture, [FromQuery] string[]? kind, [FromQuery] string? field, [FromQuery, Description("1: only those that take enquiries here.")] string? open, [FromQuery] string? page, CancellationToken ct)
    {
        var (request, errors) = InstitutionParameters.Read(http.Request.Query);
        if (errors.Count > 0) return PublicAnswer.Wrong(errors);
        var result = await queries.SearchAsync(request, ct);
        var document = (await WriterAsync(lists, ct)).List(result, demo.IsOn);
        return http.Request.WantsCsv() ? PublicAnswer.OfCsv(http, InstitutionCsv.List(document), "institutions.csv") : PublicAnswer.Of(http, document);
    }

    private static async Task<IResult> FindAsync(HttpContext http, string id, InstitutionProfiles profiles, Classifications lists, CancellationToken ct)
    {
        if (await profiles.FindAsync(id, ct) is not { } profile)
            return ApiProblems.NotFound("No institution has this id. Give our id (UUID) or a MEXT code of 13 characters; /api/v1/institutions?q= finds both.");
        var document = (await WriterAsync(lists, ct)).Profile(profile);
        return http.Request.WantsCsv()
            ? PublicAnswer.OfCsv(http, InstitutionCsv.Figures(document), $"institution-{document.Id:N}.csv")
            : PublicAnswer.Of(http, document);
    }

    private static async Task<InstitutionWriter> WriterAsync(Classifications lists, CancellationToken ct) =>
        new(await lists.PrefecturesAsync(ct), await lists.FieldsAsync(ct));
}

/// <summary>The same documents as CSV.</summary>
internal static class InstitutionCsv
{
    internal static Csv List(InstitutionListDocument list)
    {
        var csv = new Csv(
            "id", "name_ja", "name_en", "name_kana", "kind", "founder", "prefecture_code", "prefecture", "homepage", "abolished_on", "successor_ids",
            "fields", "has_figures", "demo");
        foreach (var i in list.Institutions)
        {
            csv.Row(
                i.Id.ToString(), i.Names.Ja, i.Names.En, i.Names.Kana, i.Kind.ToString(), i.Founder?.ToString(), i.Prefecture?.Code, i.Prefecture?.Ja, i.Homepage,
                i.AbolishedOn, string.Join(' ', i.Successors.Select(s => s.Id)), string.Join(' ', i.Fields.Select(f => f.Code)), i.HasFigures, i.Demo);
        }

        return csv;
    }

    internal static Csv Figures(InstitutionProfileDocument p)
    {
        var csv = new Csv("institution_id", "institution", "figure", "fiscal_year", "key", "items", "yen", "suppressed", "demo");
        if (p.Figures is not { } all) return csv;
        foreach (var f in all.JointResearch) Row("joint-research", f.FiscalYear, null, f.Contracts, f.Yen, f.Suppressed);
        foreach (var f in all.PatentLicences) Row("patent-licences", f.FiscalYear, null, f.Cases, null, f.Suppressed);
        foreach (var f in all.JointResearchByBand) Row("joint-research-by-band", all.LatestFiscalYear, Band(f), f.Contracts, f.Yen, f.YenSuppressed);
        foreach (var f in all.JointResearchByField) Row("joint-research-by-field", all.LatestFiscalYear, f.Field?.Code, f.Contracts, f.Yen, f.Suppressed);
        return csv;

        void Row(string figure, int? year, string? key, int? items, long? yen, bool suppressed) =>
            csv.Row(p.Id.ToString(), p.Names.Ja, figure, year, key, items, yen, suppressed, p.Demo);
    }

    // "10000000-49999999": both edges included; an open band ends with the hyphen.
    private static string Band(BandFigureDocument f) =>
        f.LowerYen.ToString(CultureInfo.InvariantCulture) + "-" + (f.UpperYen - 1)?.ToString(CultureInfo.InvariantCulture);
}
