using System.Globalization;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Work;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Api;

/// <summary>Progress of entry by institution, for the ministry.</summary>
public static class ProgressEndpoints
{
    internal static void MapProgress(this IEndpointRouteBuilder api) =>
        api.MapGet("/progress", ReadAsync).KnowsItsParameters().WithTags("Contracts").WithName("entryProgress")
            .WithSummary("Progress of entry by institution; for the ministry. With format=csv for people, with Accept: text/csv for programs")
            .Produces<IReadOnlyList<InstitutionProgress>>(StatusCodes.Status200OK, "application/json", "text/csv");

    private static async Task<IResult> ReadAsync(
        HttpRequest request, EntryProgressQueries queries, CurrentUser user, TimeProvider clock, IStringLocalizer<OfficeText> o, ContractAnswers answers,
        [FromQuery] string? fiscalYear, [FromQuery] string? fy, [FromQuery] string? format, CancellationToken ct)
    {
        if (!user.IsSignedIn) return answers.Refused([new Application.Problem("signed-out")]);
        if (!user.May(Permission.ViewEveryInstitution)) return answers.Refused([new Application.Problem("not-allowed")]);
        if (!QueryYear.TryRead(fiscalYear, fy, out var asked)) return ApiProblems.BadRequest(QueryYear.Allowed);
        if (format is not (null or "csv" or "json")) return ApiProblems.BadRequest("format must be csv or json.");
        var year = asked ?? FiscalYear.Current(clock);
        var rows = await queries.ReadAsync(year, ct);
        if (format != "csv" && !request.WantsCsv()) return Results.Ok(rows);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var csv = new Csv(format == "csv"
            ? [o["Progress.Institution"], o["Progress.Running"], o["Progress.WithReceipt"], o["Progress.Share"], o["Progress.LastYear"], o["Progress.Approved"], o["Progress.Last"], o["File.id"]]
            : ["institution", "running", "with_receipt", "share_percent", "running_last_year", "approved_in_year", "last_approval", "id"]);
        foreach (var row in rows)
        {
            csv.Row(
                row.Name.For(language), row.Running, row.WithReceipt, row.Share, row.RunningLastYear, row.ApprovedInYear,
                row.LastApproval is { } at ? JapanTime.DateOf(at) : null, row.Id.ToString());
        }

        return csv.ToResult($"progress-{year.Year}.csv");
    }
}
