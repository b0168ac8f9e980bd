using System.ComponentModel;
using System.Globalization;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>The policy indicators in the public API.</summary>
public static class IndicatorEndpoints
{
    private const string AsOf =
        "Look from the end of this fiscal year: values up to it, each in its newest release, and the year counts as over. A year that is not over behaves as now.";

    private const int FirstYear = 1900, LastYear = 2999;

    internal static void MapIndicators(this IEndpointRouteBuilder api)
    {
        var indicators = api.MapGroup("/indicators").WithTags("Indicators");
        indicators.MapGet("", ListAsync).WithName("listIndicators")
            .WithSummary("All indicators")
            .WithDescription("Target, official values, measured values and progress of every indicator. With Accept: text/csv one row a value.")
            .Produces<IReadOnlyList<IndicatorJson>>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
        indicators.MapGet("/{key}", OneAsync).WithName("getIndicator")
            .WithSummary("One indicator")
            .WithDescription("Target, official values, measured values and progress of an indicator. With Accept: text/csv one row a value.")
            .Produces<IndicatorJson>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, IndicatorService service, [FromQuery(Name = "asOf"), Description(AsOf)] string? asOf, CancellationToken ct)
    {
        if (!TryYear(asOf, out var year)) return BadYear();
        var reports = await service.AllAsync(year, ct);
        return request.WantsCsv() ? CsvOf(reports).ToResult("indicators.csv") : Results.Ok(reports.Select(IndicatorJson.Of).ToList());
    }

    private static async Task<IResult> OneAsync(
        HttpRequest request, IndicatorService service, [Description("Key of the indicator, for example company-investment.")] string key,
        [FromQuery(Name = "asOf"), Description(AsOf)] string? asOf, CancellationToken ct)
    {
        if (!TryYear(asOf, out var year)) return BadYear();
        if (await service.FindAsync(key, year, ct) is not { } report)
        {
            return ApiProblems.NotFound($"There is no such indicator. The keys are: {string.Join(", ", IndicatorCatalogue.All.Select(i => i.Key))}.");
        }

        return request.WantsCsv() ? CsvOf([report]).ToResult(report.Indicator.Key + ".csv") : Results.Ok(IndicatorJson.Of(report));
    }

    private static bool TryYear(string? asOf, out FiscalYear? year)
    {
        year = null;
        if (asOf is null) return true;
        if (!int.TryParse(asOf, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < FirstYear or > LastYear) return false;
        year = new FiscalYear(number);
        return true;
    }

    private static IResult BadYear() =>
        ApiProblems.BadRequest($"asOf must be one fiscal year as a four-digit number from {FirstYear} to {LastYear}, for example asOf=2015.");

    /// <summary>One row a value. Official values are as published; only measured ones can be demo data.</summary>
    private static Csv CsvOf(IEnumerable<IndicatorReport> reports)
    {
        var csv = new Csv(
            "key", "name_ja", "name_en", "kind", "fiscal_year", "value", "unit", "coverage", "suppressed", "release", "release_ja", "precision", "source",
            "source_ja", "note", "demo");
        foreach (var report in reports)
        {
            var (key, name, unit) = (report.Indicator.Key, report.Indicator.Name, IndicatorUnits.CodeOf(report.Indicator.Unit));
            foreach (var o in report.Official)
            {
                csv.Row(key, name.Ja, name.En, "official", o.Year, o.Value, unit, null, false, o.Release, o.ReleaseText.Ja, o.Precision, o.Source.Text.En,
                    o.Source.Text.Ja, o.Note?.En, false);
            }

            foreach (var m in report.Measured)
            {
                csv.Row(key, name.Ja, name.En, "measured", m.Year, m.Value, unit, m.Coverage, m.IsSuppressed, null, null, null, null, null, null, report.IsDemo);
            }
        }

        return csv;
    }
}
