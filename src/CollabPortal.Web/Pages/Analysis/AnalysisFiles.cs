using CollabPortal.Application;
using CollabPortal.Application.Accounts;
using CollabPortal.Application.Indicators.Analysis;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;
using CollabPortal.Web.Pages.Indicators;

namespace CollabPortal.Web.Pages.Analysis;

/// <summary>CSV of what the pages under /dashboard show, unrounded, asked with the page's own address.</summary>
public static class AnalysisFiles
{
    public static void MapAnalysisFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapFigure("/indicators/{key}/what-if", WhatIfAsync, view: "/indicators/{key}");
        files.MapFigure("/dashboard/change", ChangeAsync).RequireAuthorization();
        files.MapFigure("/dashboard/explore", ExploreAsync).RequireAuthorization();
        files.MapFigure("/dashboard/releases", ReleasesAsync).RequireAuthorization();
        PeopleFiles.Map(files);
    }

    private static async Task<IResult> WhatIfAsync(string key, string? growth, string? more, string? knownOn, IndicatorSheets sheets, CancellationToken ct)
    {
        var day = JapaneseInput.ParseDate(knownOn);
        if (day is null && !string.IsNullOrWhiteSpace(knownOn)) return IndicatorFiles.BadDay();
        if (await sheets.OneAsync(key, day, ct) is not { Progress.Latest: { } latest } sheet) return ApiProblems.NotFound("No policy indicator with a known value has this key.");
        var supposed = SupposedText.Read(growth, more, sheet.Progress.ObservedAnnualGrowth);
        if (supposed.IsBad) return ApiProblems.BadRequest("growth must be per cent from -50 to 50, more a whole number from 0 to 100000.");
        var result = WhatIf.Of(latest, sheet.Target.Value, supposed.In(sheet.Indicator.Unit), sheet.Target.Deadline);
        var csv = new Csv("key", "fiscal_year", "supposed_value", "unit", "growth_percent", "more", "target", "target_reached", "answer", "answer_fiscal_year");
        foreach (var point in result.Path) csv.Row(key, point.Year, point.Value, IndicatorUnits.CodeOf(sheet.Indicator.Unit), supposed.GrowthPercent, supposed.More, sheet.Target.Value, point.Value >= (double)sheet.Target.Value, result.Answer.ToString(), result.Year);
        return csv.ToResult(key + "-what-if.csv");
    }

    private static async Task<IResult> ChangeAsync(string? key, string? by, string? from, string? to, ChangeQueries queries, CurrentUser user, CancellationToken ct)
    {
        if (!QueryYear.TryRead(from, null, out var first) || !QueryYear.TryRead(to, null, out var last)) return ApiProblems.BadRequest(QueryYear.Allowed);
        if (SeriesCuts.Find(string.IsNullOrEmpty(by) ? "group" : by) is not { } cut || !ChangePage.Cuts.Contains(cut))
            return ApiProblems.BadRequest($"by must be one of: {string.Join(", ", ChangePage.Cuts.Select(SeriesCuts.CodeOf))}.");
        if (cut == SeriesBy.Institution && !user.May(Permission.ViewEveryInstitution)) return Results.Forbid();
        var found = await queries.FindAsync(key ?? "company-investment", cut, first, last, ct);
        if (!found.Ok) return Refused(found.Problems[0]);
        if (found.Value is not { From: { } a, To: { } b, Change: { } change } report) return ApiProblems.NotFound("Fewer than two fiscal years may be shown.");
        // A page may show other years and say so; a file under the asked years' names may not.
        if (new[] { first, last }.OfType<FiscalYear>().FirstOrDefault(y => y != a && y != b) is { Year: > 0 } other)
            return ApiProblems.NotFound($"There are no figures to compare for FY{other}. Fiscal years with figures: {string.Join(", ", report.Years)}.");
        var csv = new Csv("key", "by", "code", "name_ja", "name_en", "from_fiscal_year", "from", "to_fiscal_year", "to", "change", "points", "unit", "points_unit", "withheld", "not_for_publication", "demo", "year_in_progress");
        foreach (var part in report.Withheld is { } rest ? change.Parts.Append(rest) : change.Parts)
        {
            var withheld = part.Code == ChangeQueries.WithheldCode;
            var name = withheld ? new LocalText("秘匿された区分の計", "Withheld parts together") : report.LineOf(part.Code).Name;
            csv.Row(report.Series.Indicator.Key, SeriesCuts.CodeOf(cut), SeriesJson.CodeOf(part.Code), name.Ja, name.En, a, report.IsRegistered(part.Code, a) ? part.From : null, b, report.IsRegistered(part.Code, b) ? part.To : null, part.Change, part.Points * 100,
                IndicatorUnits.CodeOf(report.Series.Indicator.Unit), "percentage_points", withheld,
                !withheld && (report.LineOf(part.Code).In(a) is { IsBelowLimits: true } || report.LineOf(part.Code).In(b) is { IsBelowLimits: true }), report.Series.IsDemo, report.IsUneven);
        }
        // The page's last row.
        var (whole, later) = (report.Series.Total.In(a), report.Series.Total.In(b));
        csv.Row(report.Series.Indicator.Key, SeriesCuts.CodeOf(cut), ChangeQueries.TotalCode, "計", "Total", a, change.From, b, change.To, change.Change, change.Growth * 100,
            IndicatorUnits.CodeOf(report.Series.Indicator.Unit), "percentage_points", false, whole is { IsBelowLimits: true } || later is { IsBelowLimits: true }, report.Series.IsDemo, report.IsUneven);
        return csv.ToResult($"{report.Series.Indicator.Key}-change-{a}-{b}.csv");
    }

    private static async Task<IResult> ExploreAsync(HttpRequest request, DrillQueries queries, CancellationToken ct)
    {
        var query = request.Query;
        if (!QueryYear.TryRead(query["fiscalYear"], query["fy"], out var year) || !QueryYear.TryRead(query["since"], null, out var early)) return ApiProblems.BadRequest(QueryYear.Allowed);
        var asked = ExploreAddress.Read(query["key"].ToString() is { Length: > 0 } key ? key : "company-investment", year, early, query);
        if (IndicatorFiles.IsBadDay(query["knownOn"], out _)) return IndicatorFiles.BadDay();
        if (ExploreAddress.Misread(query, asked) is { } wrong) return ApiProblems.BadRequest(wrong);
        var found = await queries.FindAsync(asked.Request, ct);
        if (!found.Ok) return Refused(found.Problems[0]);
        // A page may leave out what its reader may not narrow by; a file under that address may not.
        if (asked.Of(found.Value.Request) != asked) return ApiProblems.NotFound("A part of the facts at one place or institution is for that institution and the ministry.");
        var report = found.Value;
        if (report.Year is not { } shown || (year is { } wanted && wanted != shown)) return ApiProblems.NotFound("Nothing is registered for this fiscal year; that does not mean there was nothing.");
        if (asked.Institution is not null && !report.MayRead) return ApiProblems.NotFound("Contracts are for their institution and the ministry.");
        return (asked.Institution is null ? Lines(report, shown) : report.Contracts is null && report.Records is { } records ? Records(report, records, shown) : Contracts(report, shown)).ToResult($"{report.Indicator.Key}-{shown}.csv");
    }

    private static Csv Lines(DrillReport report, FiscalYear year)
    {
        var csv = new Csv("key", "fiscal_year", "code", "name_ja", "name_en", "value", "unit", "items", "suppressed", "not_for_publication", "demo", "year_in_progress", "from_fiscal_year", "from");
        // Of a part whose places this reader may not see, the whole.
        IReadOnlyList<DrillLine> lines = report is { Lines.Count: 0, Whole: { } whole } ? [new DrillLine(ChangeQueries.TotalCode, report.Part ?? report.Band ?? report.Indicator.Name, whole, report.Before)] : report.Lines;
        foreach (var line in lines)
        {
            csv.Row(report.Indicator.Key, year, line.Code, line.Name.Ja, line.Name.En, line.Point.Value, IndicatorUnits.CodeOf(report.Indicator.Unit), line.Point.Items,
                line.Point.IsSuppressed, line.Point.IsBelowLimits || line.Before is { IsBelowLimits: true }, report.IsDemo, line.Point.IsInProgress, report.Since, line.Before?.Value);
        }
        return csv;
    }

    private static Csv Records(DrillReport report, DrillRecords records, FiscalYear year)
    {
        var csv = new Csv(
            "key", "fiscal_year", "institution_ja", "institution_en", "kind", "record", "title", "agreement", "partner_ja", "partner_en", "licence", "from_sector", "to_sector", "startup_types",
            "founded_year", "founded_month", "status", "status_since", "starts_on", "ends_on", "income", "yen", "persons", "demo");
        foreach (var r in records.Rows)
        {
            csv.Row(report.Indicator.Key, year, report.Institution!.Ja, report.Institution.En, records.Kind.ToString(), r.Id.ToString(), r.Title, r.Number, r.Partner?.Ja, r.Partner?.En,
                r.Licence?.ToString(), r.Move?.From.ToString(), r.Move?.To.ToString(), r.Startup is null ? null : string.Join(' ', r.Startup.Types), r.Startup?.FoundedYear, r.Startup?.FoundedMonth,
                r.Startup?.Status.ToString() ?? r.Patent?.ToString() ?? r.Goal?.ToString(), r.Startup?.Since, r.StartsOn, r.EndsOn, r.Income?.ToString(), r.Yen, r.Move?.Persons ?? r.Students, report.IsDemo);
        }
        return csv;
    }

    private static Csv Contracts(DrillReport report, FiscalYear year)
    {
        var csv = new Csv("key", "fiscal_year", "institution_ja", "institution_en", "contract", "number", "title", "kind", "partner_ja", "partner_en", "received_yen", "demo");
        foreach (var c in report.Contracts ?? [])
            csv.Row(report.Indicator.Key, year, report.Institution!.Ja, report.Institution.En, c.Id.ToString(), c.Number, c.Title, c.Kind.ToString(), c.Partner?.Ja, c.Partner?.En, c.Yen, report.IsDemo);
        // Money of licences stands beside that of contracts in what counts both.
        foreach (var r in report.Records?.Rows ?? [])
            csv.Row(report.Indicator.Key, year, report.Institution!.Ja, report.Institution.En, r.Id.ToString(), r.Number, r.Title, r.Income?.ToString(), r.Partner?.Ja, r.Partner?.En, r.Yen, report.IsDemo);
        return csv;
    }

    private static async Task<IResult> ReleasesAsync(string? earlier, string? later, string? knownOn, ReleaseComparisonQueries queries, CancellationToken ct)
    {
        if (IndicatorFiles.IsBadDay(knownOn, out var day)) return IndicatorFiles.BadDay();
        if (await queries.CompareAsync(earlier, later, day, ct) is not { } shown) return ApiProblems.NotFound("Fewer than two releases are registered.");
        // The wrong way round they mean the same two; "compared_with" says which is the older.
        if (shown.IsTurned) (earlier, later) = (later, earlier);
        if ((!string.IsNullOrEmpty(earlier) && earlier != shown.Earlier.Id) || (!string.IsNullOrEmpty(later) && later != shown.Later.Id))
            return ApiProblems.NotFound($"earlier and later must be two registered releases: {string.Join("; ", shown.Choices.Select(c => c.Id))}.");
        var csv = new Csv("key", "series", "fiscal_year", "before", "after", "unit", "release", "release_ja", "compared_with", "compared_with_ja", "first_of_series", "of_other_publisher");
        foreach (var d in shown.Differences)
            csv.Row(d.Indicator.Key, d.Series.Series, d.Year, d.Before, d.After, IndicatorUnits.CodeOf(d.Indicator.Unit), d.Release.En, d.Release.Ja, shown.Earlier.Text.En, shown.Earlier.Text.Ja, d.IsFirst, d.OfOtherPublisher);
        return csv.ToResult("release-comparison.csv");
    }

    private static IResult Refused(Problem problem) => problem.Code switch
    {
        "series-quotient" => ApiProblems.BadRequest("A ratio cannot be divided into contributions: choose an indicator of counts or amounts."),
        "series-by" => ApiProblems.BadRequest($"This indicator can be divided by: {problem.Args[0]}."),
        "series-band" => ApiProblems.BadRequest($"band must be the number of a size band: {problem.Args[0]}."),
        "series-part" => ApiProblems.BadRequest($"{problem.Args[0]} must be one of: {problem.Args[1]}."),
        "series-region" => ApiProblems.BadRequest($"region must be the number of a region: {problem.Args[0]}."),
        "series-key" or "series-institution" or "not-found" => ApiProblems.NotFound("The register measures no indicator with this key, or the institution is unknown."),
        _ => ApiProblems.BadRequest("This division is not there for this indicator."),
    };
}
