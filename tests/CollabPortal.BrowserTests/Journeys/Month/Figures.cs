using System.Globalization;
using System.Text.Json;
using CollabPortal.BrowserTests.Hosting;

namespace CollabPortal.BrowserTests.Journeys.Month;

/// <summary>Figures of one fiscal year, in contracts and whole yen, as one side of the portal counts them.</summary>
/// <param name="Joint">Joint research with companies.</param>
/// <param name="JointYen">What came for it.</param>
/// <param name="Large">Contracts of ten million yen and more among them.</param>
/// <param name="CompanyYen">Research money from companies (KPI 1).</param>
internal sealed record Figures(long Joint, long JointYen, long Large, long CompanyYen)
{
    public static Figures operator -(Figures after, Figures before) =>
        new(after.Joint - before.Joint, after.JointYen - before.JointYen, after.Large - before.Large, after.CompanyYen - before.CompanyYen);

    /// <summary>What the institution would send: the files of the MEXT survey's sheet and of the policy indicators' sheet.</summary>
    internal static async Task<Figures> OfSheetAsync(Visitor office, int year)
    {
        var (mext, policy) = (await SheetAsync(office, year, "mext"), await SheetAsync(office, year, "indicators"));
        policy("large-joint-research").Should().Be(mext("large-joint-research"), "two sheets that ask the same are answered the same");
        return new Figures(mext("joint-research.companies.count"), mext("joint-research.companies.yen"), mext("large-joint-research"), policy("company-investment"));
    }

    /// <summary>What the ministry's dashboard measures in the whole nation: its file of universities etc. by founder, and the measured series of the indicators.</summary>
    internal static async Task<Figures> OfDashboardAsync(Visitor ministry, int year)
    {
        var groups = CsvRows.Named(await TextAsync(ministry, $"/dashboard/joint-research.csv?fiscalYear={year}&by=founder"));
        groups.Should().OnlyContain(g => g["suppressed"] == "false", "the ministry sees every figure");
        var large = groups.Sum(g => Number(g["large_contracts"]));
        large.Should().Be(await SeriesAsync(ministry, "large-joint-research-universities", year), "the dashboard's table and the series of universities etc. are one");
        return new Figures(
            groups.Sum(g => Number(g["contracts"])), groups.Sum(g => Number(g["received_yen"])), large, (long)(1_000_000 * await MeasuredAsync(ministry, "company-investment", year)));
    }

    private static async Task<decimal> MeasuredAsync(Visitor ministry, string key, int year)
    {
        using var document = JsonDocument.Parse(await TextAsync(ministry, "/api/v1/indicators/" + key));
        return document.RootElement.GetProperty("measured").EnumerateArray().Single(m => m.GetProperty("fiscalYear").GetInt32() == year).GetProperty("value").GetDecimal();
    }

    private static async Task<long> SeriesAsync(Visitor ministry, string key, int year)
    {
        using var document = JsonDocument.Parse(await TextAsync(ministry, $"/api/v1/indicators/{key}/series?from={year}&to={year}"));
        return document.RootElement.GetProperty("total").GetProperty("values").EnumerateArray().Single().GetProperty("value").GetInt64();
    }

    private static async Task<Func<string, long>> SheetAsync(Visitor office, int year, string sheet)
    {
        var cells = CsvRows.Named(await TextAsync(office, $"/surveys/{year}/{sheet}.csv?header=codes")).ToDictionary(r => r["item"], r => r["value"], StringComparer.Ordinal);
        return item => cells[item].Length == 0 ? 0 : Number(cells[item]);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> TextAsync(Visitor visitor, string path)
    {
        var answer = await visitor.Page.Context.APIRequest.GetAsync(path);
        answer.Ok.Should().BeTrue("{0} answers {1}", path, answer.Status);
        return await answer.TextAsync();
    }
}
