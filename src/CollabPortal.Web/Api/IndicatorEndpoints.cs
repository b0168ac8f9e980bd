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

    private const string KnownOn =
        "The world as it was known on this day (yyyy-MM-dd): releases published by then. A release whose day is not known counts where a later one was published by then; otherwise it is left out and named in undatedReleases. Only fiscal years that were over on that day count: status and verdict are those of the day, and measured values, as the register counts them now, end there. A day in the running fiscal year sees the same years as now; one that lies ahead shows what is known now.";

    private const int FirstYear = 1900, LastYear = 2999;

    internal static void MapIndicators(this IEndpointRouteBuilder api)
    {
        var indicators = api.MapGroup("/indicators").WithTags("Indicators").KnowsItsParameters();
        indicators.MapGet("", ListAsync).WithName("listIndicators")
            .WithSummary("All indicators")
            .WithDescription("Target, official values, measured values and progress of the policy indicators; kind=statistics gives the published series without a target, kind=computed what is worked out of published series, kind=register what only the register knows, kind=all every indicator. With Accept: text/csv one row a value.")
            .Produces<IReadOnlyList<IndicatorJson>>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .WithExamples(ApiExamples.Indicators, ("kind", "policy"), ("asOf", "2015"), ("knownOn", "2018-03-31"));
        indicators.MapGet("/{key}", OneAsync).WithName("getIndicator")
            .WithSummary("One indicator")
            .WithDescription("Target, official values, measured values and progress of an indicator. With Accept: text/csv one row a value.")
            .Produces<IndicatorJson>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExamples(ApiExamples.Indicator, ("key", "patent-licences"), ("asOf", "2015"), ("knownOn", "2018-03-31"));
        indicators.MapSeries();
        indicators.MapGet("/{key}/releases", ReleasesAsync).WithName("getIndicatorReleases")
            .WithSummary("Every published value of an indicator, release by release")
            .WithDescription("Also values that a later release restated, with the difference to the release before. With Accept: text/csv one row a value.")
            .Produces<ReleasesJson>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithExamples(ApiExamples.Releases, ("key", "private-receipts-total"), ("knownOn", "2024-03-31"));
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, IndicatorService service, [FromQuery(Name = "asOf"), Description(AsOf)] string? asOf,
        [FromQuery(Name = "knownOn"), Description(KnownOn)] string? knownOn,
        [FromQuery(Name = "kind"), Description("policy (the default), statistics, computed, register or all.")] string? kind, CancellationToken ct)
    {
        if (!TryYear(asOf, out var year)) return BadYear();
        if (!TryDay(knownOn, out var day)) return BadDay();
        if (kind is not (null or "policy" or "statistics" or "computed" or "register" or "all")) return ApiProblems.BadRequest("kind must be policy, statistics, computed, register or all.");
        var from = service.YearOn(year, day);
        var reports = kind is "statistics" or "computed" or "register" ? [] : await service.AllAsync(from, day, ct);
        if (kind is "statistics" or "all") reports = [.. reports, .. await service.StatisticsAsync(from, day, ct)];
        if (kind is "computed" or "all") reports = [.. reports, .. await service.ComputedAsync(from, day, ct)];
        if (kind is "register" or "all") reports = [.. reports, .. await service.RegisterAsync(from, day, ct)];
        return request.WantsCsv() ? CsvOf(reports).ToResult("indicators.csv") : Results.Ok(reports.Select(IndicatorJson.Of).ToList());
    }

    private static async Task<IResult> OneAsync(
        HttpRequest request, IndicatorService service, [Description("Key of the indicator, for example company-investment.")] string key,
        [FromQuery(Name = "asOf"), Description(AsOf)] string? asOf, [FromQuery(Name = "knownOn"), Description(KnownOn)] string? knownOn, CancellationToken ct)
    {
        if (!TryYear(asOf, out var year)) return BadYear();
        if (!TryDay(knownOn, out var day)) return BadDay();
        if (await service.FindAsync(key, service.YearOn(year, day), day, ct) is not { } report) return NoSuchKey();

        return request.WantsCsv() ? CsvOf([report]).ToResult(report.Indicator.Key + ".csv") : Results.Ok(IndicatorJson.Of(report));
    }

    private static async Task<IResult> ReleasesAsync(
        HttpRequest request, IndicatorService service, [Description("Key of the indicator, for example private-receipts-total.")] string key,
        [FromQuery(Name = "knownOn"), Description(KnownOn)] string? knownOn, CancellationToken ct)
    {
        if (!TryDay(knownOn, out var day)) return BadDay();
        if (await service.FindAsync(key, knownOn: day, ct: ct) is not { } report) return NoSuchKey();
        var releases = ReleasesJson.Of(report);
        if (!request.WantsCsv()) return Results.Ok(releases);
        var csv = new Csv("key", "fiscal_year", "release", "published_on", "value", "unit", "difference", "newest", "comparable_from", "precision", "source", "note", "release_ja", "source_ja", "note_ja", "source_url");
        foreach (var v in releases.Values)
            csv.Row(key, v.FiscalYear, v.Release, v.PublishedOn, v.Value, releases.Unit, v.Difference, v.Newest, v.ComparableFrom, v.Precision, v.Source, v.Note, v.ReleaseJa, v.SourceJa, v.NoteJa, v.SourceUrl);
        return csv.ToResult(key + "-releases.csv");
    }

    private static IResult NoSuchKey() => ApiProblems.NotFound(
        $"There is no such indicator. The keys are: {string.Join(", ", IndicatorCatalogue.All.Select(i => i.Key))}; those of other official statistics and of the register are listed by /api/v1/indicators?kind=all.");

    private static bool TryDay(string? text, out DateOnly? day)
    {
        day = null;
        if (text is null) return true;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    private static IResult BadDay() => ApiProblems.BadRequest("knownOn must be a day as yyyy-MM-dd, for example knownOn=2018-03-31.");

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
            "source_ja", "note", "year_in_progress", "demo", "note_ja", "source_url", "not_for_publication", "comparable_from", "definition_version");
        foreach (var report in reports)
        {
            var (indicator, key, name, unit) = (report.Indicator, report.Indicator.Key, report.Indicator.Name, IndicatorUnits.CodeOf(report.Indicator.Unit));
            foreach (var o in report.Official)
            {
                csv.Row(key, name.Ja, name.En, "official", o.Year, o.Value, unit, null, false, o.Release, o.ReleaseText.Ja, o.Precision, o.Source.Text.En,
                    o.Source.Text.Ja, o.Note?.En, false, false, o.Note?.Ja, o.Source.Address, false, indicator.ComparableFrom(o.Year), indicator.DefinitionVersion);
            }

            foreach (var m in report.Measured)
            {
                csv.Row(key, name.Ja, name.En, "measured", m.Year, m.Value, unit, m.Coverage, m.IsSuppressed, null, null, null, null, null, null, m.IsInProgress, report.IsDemo, null, null, m.IsBelowLimits, null, indicator.DefinitionVersion);
            }
        }

        return csv;
    }
}
