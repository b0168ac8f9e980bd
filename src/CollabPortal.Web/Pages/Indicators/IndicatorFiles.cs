using System.Globalization;
using System.Text;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Web.Pages.Indicators;

/// <summary>
/// CSV of what the figures show, with whole numbers and unrounded values, column names in English: UTF-8 with BOM, so that a
/// spreadsheet reads it. An empty cell is a value that is not known; "suppressed" one that this reader may not see.
/// </summary>
public static class IndicatorFiles
{
    /// <summary>The dashboard's files ask for a signed-in user like the page; an indicator's file is public like its page.</summary>
    public static void MapIndicatorFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("").ExcludeFromDescription();
        files.MapGet("/dashboard/indicators.csv", async (IndicatorSheets sheets, CancellationToken ct) =>
            File("indicators", Values(await sheets.AllAsync(ct)))).RequireAuthorization();
        files.MapGet("/dashboard/official-joint-research.csv", async (DashboardQueries queries, CancellationToken ct) =>
            File("official-joint-research", Official(await queries.OfficialAsync(new FiscalYear(JointResearchFigures.FirstYear), ct)))).RequireAuthorization();
        files.MapGet("/dashboard/joint-research.csv", async (int? fy, string? by, DashboardQueries queries, CancellationToken ct) =>
            await queries.MeasuredAsync(fy is > 1900 and < 9998 ? new FiscalYear(fy.Value) : null, ct) is { } data
                ? File($"joint-research-{by ?? "prefecture"}-{data.Year}", Measured(data, by)) : Results.NotFound()).RequireAuthorization();
        files.MapGet("/indicators/{key}.csv", async (string key, IndicatorSheets sheets, CancellationToken ct) =>
            await sheets.OneAsync(key, ct) is { } sheet ? File(key, Values([sheet])) : Results.NotFound());
    }

    private static IEnumerable<string?[]> Values(IEnumerable<IndicatorSheet> sheets)
    {
        yield return ["key", "kind", "series", "fiscal_year", "value", "unit", "release", "precision", "source", "note", "coverage", "demo"];
        foreach (var sheet in sheets)
        {
            var unit = IndicatorUnits.CodeOf(sheet.Indicator.Unit);
            var series = sheet.Parts.Select(p => (Name: p.Part.OfficialSeries, p.Official)).Prepend((Name: sheet.Indicator.OfficialSeries, Official: sheet.Report.Releases));
            foreach (var (name, entries) in series)
            {
                foreach (var o in entries)
                {
                    yield return [sheet.Indicator.Key, "official", name, o.Year.ToString(), Number(o.Value), unit, o.Release, o.Precision, o.Source.Text.En, o.Note, null, null];
                }
            }
            foreach (var m in sheet.Report.Measured)
            {
                yield return [sheet.Indicator.Key, "measured", sheet.Indicator.Key, m.Year.ToString(), m.IsSuppressed ? "suppressed" : Number(m.Value), unit, null, null, null, null, m.Coverage?.ToString("R", CultureInfo.InvariantCulture), sheet.IsDemo ? "true" : "false"];
            }
        }
    }

    private static IEnumerable<string?[]> Official(IEnumerable<OfficialJointResearchYear> years)
    {
        yield return ["fiscal_year", "amount_hundred_million_yen", "release", "restated_amount_hundred_million_yen", "restated_release", "large_amount_hundred_million_yen", "contracts"];
        foreach (var y in years)
        {
            yield return [y.Year.ToString(), Number(y.AmountOku), y.Release?.En, Number(y.Restated?.AmountOku), y.Restated?.Release.En, Number(y.LargeOku), Number(y.Contracts)];
        }
    }

    private static IEnumerable<string?[]> Measured(MeasuredJointResearch data, string? by)
    {
        yield return by switch
        {
            "band" => ["fiscal_year", "from_yen", "below_yen", "contracts", "large_contracts", "received_yen", "demo"],
            "founder" => ["fiscal_year", "group", "institutions", "contracts", "large_contracts", "received_yen", "demo"],
            _ => ["fiscal_year", "prefecture_code", "prefecture", "contracts", "large_contracts", "received_yen", "demo"],
        };
        var rows = by switch
        {
            "band" => data.Bands.Select(b => (A: Number(b.LowerYen), B: Number(b.UpperYen), b.Sum)),
            "founder" => data.Groups.Select(g => (A: (string?)g.Group.ToString(), B: Number(g.Institutions), g.Sum)),
            _ => data.Prefectures.Select(p => (A: Number(p.Code), B: (string?)p.NameEn, p.Sum)),
        };
        foreach (var (a, b, sum) in rows)
        {
            string? Cell(long value) => sum.IsWithheld ? "suppressed" : Number(value);
            yield return [data.Year.ToString(), a, b, Cell(sum.Contracts), Cell(sum.Large), Cell(sum.ReceivedYen), data.IsDemo ? "true" : "false"];
        }
    }

    private static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static IResult File(string name, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows) text.AppendJoin(',', row.Select(Quote)).Append("\r\n");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", name + ".csv");
    }

    private static string Quote(string? cell) =>
        cell is null ? "" : cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
