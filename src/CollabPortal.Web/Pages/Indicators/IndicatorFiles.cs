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
        files.MapFigure("/dashboard/indicators", view: "/dashboard", handler: async (IndicatorSheets sheets, CancellationToken ct) =>
            Values(await sheets.AllAsync(ct)).ToResult("indicators.csv")).RequireAuthorization();
        files.MapFigure("/dashboard/official-joint-research", view: "/dashboard", handler: async (DashboardQueries queries, CancellationToken ct) =>
            Official(await queries.OfficialAsync(new FiscalYear(JointResearchFigures.FirstYear), ct)).ToResult("official-joint-research.csv")).RequireAuthorization();
        files.MapFigure("/dashboard/briefing", async (string[]? key, IndicatorSheets sheets, CancellationToken ct) =>
            Values((await sheets.AllAsync(ct)).Where(s => key is not { Length: > 0 } || key.Contains(s.Indicator.Key, StringComparer.Ordinal))).ToResult("briefing.csv")).RequireAuthorization();
        files.MapFigure("/dashboard/joint-research", MeasuredAsync, view: "/dashboard").RequireAuthorization();
        files.MapFigure("/indicators/{key}", async (string key, IndicatorSheets sheets, IndicatorService indicators, CancellationToken ct) =>
            await sheets.OneAsync(key, ct) is { } sheet ? Values([sheet]).ToResult(sheet.Indicator.Key + ".csv")
            : await indicators.FindAsync(key, ct: ct) is { } report ? Statistic(report).ToResult(report.Indicator.Key + ".csv") : Results.NotFound());
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

    private static Csv Values(IEnumerable<IndicatorSheet> sheets)
    {
        var csv = new Csv("key", "kind", "series", "fiscal_year", "value", "unit", "release", "newest", "precision", "source", "source_ja", "note", "coverage", "suppressed", "demo", "note_ja", "year_in_progress", "release_ja", "source_url", "not_for_publication");
        foreach (var sheet in sheets)
        {
            var (key, unit) = (sheet.Indicator.Key, IndicatorUnits.CodeOf(sheet.Indicator.Unit));
            var series = sheet.Parts.Select(p => (Name: p.Part.OfficialSeries, p.Official)).Prepend((Name: sheet.Indicator.OfficialSeries, Official: sheet.Report.Releases));
            foreach (var (name, figures) in series)
            {
                foreach (var o in figures)
                {
                    csv.Row(key, "official", name, o.Year, o.Value, unit, o.Release, o.IsNewest, o.Precision, o.Source.Text.En, o.Source.Text.Ja, o.Note?.En, null, false, false, o.Note?.Ja, false, o.ReleaseText.Ja, o.Source.Address, false);
                }
            }
            foreach (var m in sheet.Report.Measured)
            {
                csv.Row(key, "measured", key, m.Year, m.Value, unit, null, null, null, null, null, null, m.Coverage, m.IsSuppressed, sheet.IsDemo, null, m.IsInProgress, null, null, m.IsBelowLimits);
            }
        }
        return csv;
    }

    private static Csv Statistic(IndicatorReport report)
    {
        var csv = new Csv("key", "fiscal_year", "value", "unit", "release", "newest", "precision", "source", "source_ja", "note", "note_ja", "release_ja", "source_url");
        foreach (var o in report.Releases)
            csv.Row(report.Indicator.Key, o.Year, o.Value, IndicatorUnits.CodeOf(report.Indicator.Unit), o.Release, o.IsNewest, o.Precision, o.Source.Text.En, o.Source.Text.Ja, o.Note?.En, o.Note?.Ja, o.ReleaseText.Ja, o.Source.Address);
        return csv;
    }

    private static Csv Official(IEnumerable<OfficialJointResearchYear> years)
    {
        var csv = new Csv("fiscal_year", "series", "value", "unit", "release", "newest", "precision", "release_ja");
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
        "band" => Sums(data, "from_yen", "below_yen", data.Bands.Select(b => ((object?)b.LowerYen, (object?)b.UpperYen, b.Sum))),
        "founder" => Sums(data, "group", "institutions", data.Groups.Select(g => ((object?)g.Group.ToString(), g.Sum.IsWithheld ? null : (object?)g.Institutions, g.Sum))),
        _ => Sums(data, "prefecture_code", "prefecture", data.Prefectures.Select(p => ((object?)p.Code, (object?)p.NameEn, p.Sum))),
    };

    private static Csv Sums(MeasuredJointResearch data, string first, string second, IEnumerable<(object? First, object? Second, JointResearchSum Sum)> rows)
    {
        var csv = new Csv("fiscal_year", first, second, "contracts", "large_contracts", "received_yen", "suppressed", "demo", "not_for_publication", "large_not_for_publication", "year_in_progress");
        foreach (var (a, b, sum) in rows)
        {
            if (sum.IsWithheld) csv.Row(data.Year, a, b, null, null, null, true, data.IsDemo, null, null, data.IsRunning);
            else csv.Row(data.Year, a, b, sum.Contracts, sum.Large, sum.ReceivedYen, false, data.IsDemo, sum.IsBelowLimits, sum is { IsLargeBelowLimits: true, Large: not null }, data.IsRunning);
        }
        return csv;
    }
}
