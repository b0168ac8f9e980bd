using System.ComponentModel;
using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace CollabPortal.Web.Api;

/// <summary>Measured series in the public API.</summary>
internal static class SeriesEndpoints
{
    private const string Divisions =
        "How the series is divided: nation (not at all), band, partner-kind, kind, field, group, institution-kind, prefecture, region, institution, licence-kind, income-kind, sector-pair, startup-type or partner-sector; a wrong one is answered with those of the indicator. Example: by=group.";

    internal static void MapSeries(this IEndpointRouteBuilder indicators) => indicators.MapGet("/{key}/series", SeriesAsync).WithName("getIndicatorSeries")
        .WithSummary("The measured series of an indicator, divided and narrowed")
        .WithDescription(
            "What the register counts, year by year, with definition, population, unit, rules, official values and coverage (measured ÷ official). Of an indicator that the register does not measure the official values alone, undivided. Cells from which a single contract or partner could be read are suppressed, and further ones so that no sum gives them back. "
            + "With format=csv, or Accept: text/csv, one row a value. Examples: /api/v1/indicators/joint-research-count/series?by=band&from=2015&to=2024, /api/v1/indicators/joint-research-amount/series?by=prefecture&format=csv.")
        .Produces<SeriesJson>(StatusCodes.Status200OK, "application/json", "text/csv").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
        .WithExamples(ApiExamples.Series, ("key", "joint-research-count"), ("by", "band"), ("from", "2015"), ("to", "2024"), ("prefecture", "13"), ("group", "National"), ("band", "7"), ("format", "csv"), ("institution", "019d4657-0000-7b93-a1eb-e2040b12a31b"));

    private static async Task<IResult> SeriesAsync(
        HttpRequest request, SeriesQueries queries, [Description("Key of an indicator, for example joint-research-count.")] string key,
        [FromQuery(Name = "by"), Description(Divisions)] string? by,
        [FromQuery(Name = "from"), Description("First fiscal year, for example from=2015.")] string? from, [FromQuery(Name = "to"), Description("Last fiscal year, for example to=2024.")] string? to,
        [FromQuery(Name = "institution"), Description("Only this institution, by id.")] string? institution,
        [FromQuery(Name = "prefecture"), Description("Only institutions in this prefecture, JIS code 1 to 47, for example prefecture=13.")] string? prefecture,
        [FromQuery(Name = "group"), Description("Only this group: National, Public, Private, Kosen, InterUniversity, RdCorporation, PublicTest or Unknown.")] string? group,
        [FromQuery(Name = "band"), Description("Only contracts of this size band, by its number; a wrong one is answered with those there are.")] string? band,
        [FromQuery(Name = "format"), Description("json (the default) or csv.")] string? format, CancellationToken ct)
    {
        if (SeriesCuts.Find(by ?? "nation") is not { } division) return ApiProblems.BadRequest($"by must be one of: {string.Join(", ", Enum.GetValues<SeriesBy>().Select(SeriesCuts.CodeOf))}.");
        if (!QueryYear.TryRead(from, null, out var first) || !QueryYear.TryRead(to, null, out var last)) return ApiProblems.BadRequest("from and to must be fiscal years from 1950 to 2100, for example from=2015.");
        if (first is { } early && last is { } late && early > late) return ApiProblems.BadRequest($"from must not be after to: from={early}, to={late}.");
        Guid id = default;
        if (institution is not null && !Guid.TryParse(institution, out id)) return ApiProblems.BadRequest("institution must be the id of an institution, as /api/v1/institutions lists them.");
        if (!TryNumber(prefecture, 1, 47, out var code)) return ApiProblems.BadRequest("prefecture must be a JIS code from 1 to 47.");
        // What is no number is no band; the service says which there are.
        if (!TryNumber(band, 0, short.MaxValue, out var size)) size = -1;
        InstitutionGroup? only = null;
        if (group is not null)
        {
            if (!Enum.GetNames<InstitutionGroup>().Contains(group, StringComparer.Ordinal)) return ApiProblems.BadRequest($"group must be one of: {string.Join(", ", Enum.GetNames<InstitutionGroup>())}.");
            only = Enum.Parse<InstitutionGroup>(group);
        }

        if (format is not (null or "json" or "csv")) return ApiProblems.BadRequest("format must be json or csv.");
        var found = await queries.WithOfficialAsync(
            new SeriesRequest(key, division, first, last) { Institution = institution is null ? null : id, Prefecture = code, Group = only, Band = (short?)size }, ct);
        if (!found.Ok) return Refused(found.Problems[0]);
        return format == "csv" || (format is null && request.WantsCsv()) ? CsvOf(found.Value).ToResult($"{key}-{SeriesCuts.CodeOf(division)}.csv") : Results.Ok(SeriesJson.Of(found.Value));
    }

    private static IResult Refused(Problem problem) => problem.Code switch
    {
        "series-key" => ApiProblems.NotFound($"The register measures no indicator '{problem.Args[0]}'. The keys are: {problem.Args[1]}."),
        "series-unmeasured" => ApiProblems.BadRequest($"The register does not measure '{problem.Args[0]}': its official values are the nation's, without by, institution, prefecture, group and band."),
        "series-band" => ApiProblems.BadRequest($"band must be the number of a size band: {problem.Args[0]}."),
        "series-institution" => ApiProblems.BadRequest("institution must be the id of an institution, as /api/v1/institutions lists them."),
        "series-by" => ApiProblems.BadRequest($"This indicator can be divided by: {problem.Args[0]}."),
        _ => ApiProblems.BadRequest($"band goes with size bands of joint research only, and with {problem.Args[0]}."),
    };

    private static bool TryNumber(string? text, int least, int most, out int? number)
    {
        number = null;
        if (text is null) return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read < least || read > most) return false;
        number = read;
        return true;
    }

    private static Csv CsvOf(SeriesReport report)
    {
        var csv = new Csv(
            "key", "name_ja", "name_en", "by", "part", "part_ja", "part_en", "fiscal_year", "value", "unit", "items", "official", "coverage", "suppressed", "not_for_publication", "year_in_progress", "break",
            "definition_version", "as_of", "demo");
        var (indicator, by) = (report.Indicator, SeriesCuts.CodeOf(report.Request.By));
        foreach (var (line, isTotal) in report.Lines.Select(l => (l, false)).Prepend((report.Total, true)))
        {
            foreach (var p in line.Points)
            {
                csv.Row(indicator.Key, indicator.Name.Ja, indicator.Name.En, by, isTotal ? "total" : SeriesJson.CodeOf(line.Code), isTotal ? "合計" : line.Name.Ja, isTotal ? "total" : line.Name.En, p.Year, p.Value,
                    IndicatorUnits.CodeOf(indicator.Unit), p.Items, isTotal ? report.Official.FirstOrDefault(o => o.Year == p.Year)?.Value : null, p.Coverage, p.IsSuppressed, p.IsBelowLimits, p.IsInProgress,
                    // Of the published value beside it: what is measured has no break.
                    isTotal && report.Official.Any(o => o.Year == p.Year) && indicator.Breaks.Any(b => b.From == p.Year), indicator.DefinitionVersion, report.AsOf, report.IsDemo);
            }
        }

        // Years of which only a publication knows a value.
        foreach (var o in report.Official.Where(o => report.Total.In(o.Year) is null))
        {
            csv.Row(indicator.Key, indicator.Name.Ja, indicator.Name.En, by, "total", "合計", "total", o.Year, null, IndicatorUnits.CodeOf(indicator.Unit), null, o.Value, null, false, false, false,
                indicator.Breaks.Any(b => b.From == o.Year), indicator.DefinitionVersion, report.AsOf, false);
        }

        return csv;
    }
}
