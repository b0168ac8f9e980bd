using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Api;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>
/// CSV of what the figures show, unrounded, with every release and part of the population. An empty cell is a value that is
/// not known; "suppressed" says that this reader may not see it.
/// </summary>
public static class IndicatorFiles
{
    /// <summary>The dashboard's files ask for a signed-in user like the page; an indicator's file is public like its page.</summary>
    public static void MapIndicatorFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapFigure("/dashboard/indicators", view: "/dashboard", handler: async (string? knownOn, IndicatorSheets sheets, CancellationToken ct) =>
            IsBadDay(knownOn, out var day) ? BadDay() : Values(await sheets.AllAsync(day, ct)).ToResult("indicators.csv")).RequireAuthorization();
        files.MapFigure("/dashboard/official-joint-research", view: "/dashboard", handler: async (string? knownOn, DashboardQueries queries, CancellationToken ct) =>
            IsBadDay(knownOn, out var day) ? BadDay() : Official((await queries.KnownAsync(new FiscalYear(JointResearchFigures.FirstYear), day, ct)).Years).ToResult("official-joint-research.csv")).RequireAuthorization();
        files.MapFigure("/dashboard/briefing", async (string[]? key, string? knownOn, IndicatorSheets sheets, CancellationToken ct) =>
        {
            if (IsBadDay(knownOn, out var day)) return BadDay();
            return Values((await sheets.AllAsync(day, ct)).Where(s => key is not { Length: > 0 } || key.Contains(s.Indicator.Key, StringComparer.Ordinal))).ToResult("briefing.csv");
        }).RequireAuthorization();
        files.MapFigure("/dashboard/joint-research", MeasuredAsync, view: "/dashboard").RequireAuthorization();
        files.MapFigure("/indicators/{key}", async (string key, string? knownOn, IndicatorSheets sheets, IndicatorService indicators, CancellationToken ct) =>
        {
            if (IsBadDay(knownOn, out var day)) return BadDay();
            return await sheets.OneAsync(key, day, ct) is { } sheet ? Values([sheet]).ToResult(sheet.Indicator.Key + ".csv")
                : await indicators.FindAsync(key, sheets.LastOverOn(day), day, ct) is { } report ? Statistic(report).ToResult(report.Indicator.Key + ".csv") : Results.NotFound();
        });
    }

    private static async Task<IResult> MeasuredAsync(string? fiscalYear, string? fy, string? by, DashboardQueries queries, CancellationToken ct)
    {
        if (!QueryYear.TryRead(fiscalYear, fy, out var year)) return ApiProblems.BadRequest(QueryYear.Allowed);
        if (by is not (null or "" or "band" or "founder" or "prefecture")) return ApiProblems.BadRequest("by must be band, founder or prefecture.");
        var data = await queries.MeasuredAsync(year, ct);
        // A page may show another year and say so; a file under the asked year's name may not.
        return data is null || (year is { } asked && data.Year != asked)
            ? ApiProblems.NotFound("No joint research is registered for this fiscal year; that does not mean there was none.")
            : Measured(data, by).ToResult($"joint-research-{data.Year}.csv");
    }

    internal static bool IsBadDay(string? knownOn, out DateOnly? day) => (day = JapaneseInput.ParseDate(knownOn)) is null && !string.IsNullOrWhiteSpace(knownOn);

    internal static IResult BadDay() => ApiProblems.BadRequest("knownOn must be a day as yyyy-MM-dd, for example knownOn=2018-03-31.");

    private static Csv Values(IEnumerable<IndicatorSheet> sheets)
    {
        var csv = new Csv("key", "kind", "series", "fiscal_year", "value", "unit", "release", "newest", "precision", "source", "source_ja", "note", "coverage", "suppressed", "demo", "note_ja", "year_in_progress", "release_ja", "source_url", "not_for_publication", "status", "verdict", "comparable_from");
        foreach (var sheet in sheets)
        {
            var (key, unit) = (sheet.Indicator.Key, IndicatorUnits.CodeOf(sheet.Indicator.Unit));
            var series = sheet.Parts.Select(p => (Name: p.Part.OfficialSeries, p.Official)).Prepend((Name: sheet.Indicator.OfficialSeries, Official: sheet.Report.Releases));
            foreach (var (name, figures) in series)
            {
                foreach (var o in figures)
                {
                    csv.Row(key, "official", name, o.Year, o.Value, unit, o.Release, o.IsNewest, o.Precision, o.Source.Text.En, o.Source.Text.Ja, o.Note?.En, null, false, false, o.Note?.Ja, false, o.ReleaseText.Ja, o.Source.Address, false, null, null, sheet.Indicator.ComparableFrom(o.Year));
                }
            }
            Goal(csv, sheet);
            foreach (var m in sheet.Report.Measured)
            {
                csv.Row(key, "measured", key, m.Year, m.Value, unit, null, null, null, null, null, null, m.Coverage, m.IsSuppressed, sheet.IsDemo, null, m.IsInProgress, null, null, m.IsBelowLimits, null, null, null);
            }
        }
        return csv;
    }

    // What the page says of the target: baseline, target, the path between, how far it has come, what growth it needs.
    private static void Goal(Csv csv, IndicatorSheet sheet)
    {
        var (target, progress, source) = (sheet.Target, sheet.Progress, sheet.Report.TargetSource);
        var unit = IndicatorUnits.CodeOf(sheet.Indicator.Unit);
        var share = IndicatorUnits.CodeOf(IndicatorUnit.Share);
        Row("baseline", target.BaselineYear, target.BaselineValue, unit);
        Row("target", target.Deadline, target.Value, unit);
        foreach (var point in target.RequiredPath()) Row("path", point.Year, point.Value, unit);
        if (progress.Latest is not { } latest) return;
        Row("progress", latest.Year, progress.Progress, share, ProgressJson.StatusOf(progress), ProgressJson.VerdictOf(progress));
        Row("required-growth", target.Deadline, progress.RequiredAnnualGrowth, share);
        Row("needed-growth", target.Deadline, progress.NeededAnnualGrowth, share);
        Row("observed-growth", latest.Year, progress.ObservedAnnualGrowth, share);

        void Row(string kind, FiscalYear year, object? value, string of, string? status = null, string? verdict = null) => csv.Row(
            sheet.Indicator.Key, kind, null, year, value, of, null, null, null, source?.Text.En, source?.Text.Ja, null, null, false, false, null, false, null, source?.Address, false, status, verdict, sheet.Indicator.ComparableFrom(year));
    }

    // What the page shows: every published value, and beside them, or alone, what the register counts.
    private static Csv Statistic(IndicatorReport report)
    {
        var csv = new Csv(
            "key", "fiscal_year", "value", "unit", "release", "newest", "precision", "source", "source_ja", "note", "note_ja", "release_ja", "source_url",
            "kind", "comparable_from", "coverage", "suppressed", "not_for_publication", "year_in_progress", "demo");
        var (indicator, unit) = (report.Indicator, IndicatorUnits.CodeOf(report.Indicator.Unit));
        foreach (var o in report.Releases)
        {
            csv.Row(indicator.Key, o.Year, o.Value, unit, o.Release, o.IsNewest, o.Precision, o.Source.Text.En, o.Source.Text.Ja, o.Note?.En, o.Note?.Ja, o.ReleaseText.Ja, o.Source.Address,
                "official", indicator.ComparableFrom(o.Year), null, false, false, false, false);
        }

        foreach (var m in report.Measured)
        {
            csv.Row(indicator.Key, m.Year, m.Value, unit, null, null, null, null, null, null, null, null, null,
                "measured", null, m.Coverage, m.IsSuppressed, m.IsBelowLimits, m.IsInProgress, report.IsDemo);
        }

        return csv;
    }

    private static Csv Official(IEnumerable<OfficialJointResearchYear> years)
    {
        var csv = new Csv("fiscal_year", "series", "value", "unit", "release", "newest", "precision", "release_ja").About(["joint-research-amount", "large-joint-research-amount", "joint-research-count"], []);
        foreach (var y in years)
        {
            Rows(y, "joint_research_amount", "hundred_million_yen", y.Amounts);
            Rows(y, "large_joint_research_amount", "hundred_million_yen", y.LargeAmounts);
            Rows(y, "joint_research_count", "contracts", y.Counts);
        }
        return csv;

        void Rows(OfficialJointResearchYear y, string series, string unit, IReadOnlyList<ReleasedValue> values)
        {
            for (var i = 0; i < values.Count; i++) csv.Row(y.Year, series, values[i].Value, unit, values[i].Release.En, i == values.Count - 1, values[i].Precision, values[i].Release.Ja);
        }
    }

    private static Csv Measured(MeasuredJointResearch data, string? by) => by switch
    {
        "band" => Sums(data, ["from_yen", "below_yen"], data.Bands.Select(b => ((object?[])[b.LowerYen, b.UpperYen], b.Sum))),
        "founder" => Sums(data, ["group", "institutions"], data.Groups.Select(g => ((object?[])[g.Group.ToString(), g.Sum.IsWithheld ? null : g.Institutions], g.Sum))),
        _ => Prefectures(data),
    };

    private static readonly string[] JointResearch = ["joint-research-count", "joint-research-amount", "large-joint-research-universities"];

    private static Csv Prefectures(MeasuredJointResearch data) => Sums(
        data, ["prefecture_code", "prefecture", "prefecture_ja"], data.Prefectures.Select(p => ((object?[])[p.Code, p.NameEn, p.NameJa], p.Sum)));

    private static Csv Sums(MeasuredJointResearch data, string[] names, IEnumerable<(object?[] Name, JointResearchSum Sum)> rows)
    {
        var csv = new Csv(["fiscal_year", .. names, "contracts", "large_contracts", "received_yen", "suppressed", "demo", "not_for_publication", "large_not_for_publication", "year_in_progress"])
            .About(JointResearch, ["contracts", "yen"]);
        foreach (var (name, sum) in rows)
        {
            if (sum.IsWithheld) csv.Row([data.Year, .. name, null, null, null, true, data.IsDemo, null, null, data.IsRunning]);
            else if (sum.IsGone) csv.Row([data.Year, .. name, null, null, null, false, data.IsDemo, true, false, data.IsRunning]);
            else csv.Row([data.Year, .. name, sum.Contracts, sum.Large, sum.ReceivedYen, false, data.IsDemo, sum.IsBelowLimits, sum is { IsLargeBelowLimits: true, Large: not null }, data.IsRunning]);
        }
        return csv;
    }
}
