using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>That a row is there, or is not, is part of what the attacker sees: it must follow from what is told, not from what is hidden.</summary>
public partial class DifferencingTests
{
    /// <summary>Rows of a report that are there, or missing, because of what a hidden cell holds.</summary>
    private static IEnumerable<string> Betrayed(SeriesReport report, IReadOnlyList<FiscalYear> nation)
    {
        var request = report.Request;
        var narrowed = request is not { Institution: null, Narrowing: null, Places: [] };
        if (narrowed)
        {
            foreach (var year in nation.Where(y => report.Total.In(y) is null)) yield return $"{request}: the total of FY{year} is missing, so it is nothing";
        }

        if (request.By == SeriesBy.Nation) yield break;
        var told = report.Lines.SelectMany(l => l.Points).Where(p => !p.IsSuppressed).Select(p => p.Year).ToHashSet();
        foreach (var line in report.Lines)
        {
            if (SeriesCuts.IsPlace(request.By))
            {
                if ((request.By == SeriesBy.Institution || narrowed) && line.Points.All(p => p.IsSuppressed)) yield return $"{request}: {line.Code} is listed though nothing of it is told in any year";
                foreach (var year in nation.Where(y => line.In(y) is null && !AddsUp(y))) yield return $"{request}: {line.Code} is missing in FY{year}, so it is nothing";
            }
            else
            {
                foreach (var point in line.Points.Where(p => p.IsSuppressed && !told.Contains(p.Year))) yield return $"{request}: {line.Code} is named in FY{point.Year}, in which nothing is told";
            }
        }

        // Then whoever is missing is nothing by what is told.
        bool AddsUp(FiscalYear year) => report.Total.In(year) is { IsSuppressed: false, Items: { } all } && report.Lines.Sum(l => l.In(year)?.Items ?? 0) == all;
    }

    private static async Task<IReadOnlyList<FiscalYear>> NationAsync(TestDatabase database, PublicCellIndex index, string key)
    {
        var report = await AskAsync(database, index, new SeriesRequest(key));
        var years = report?.Total.Points.Select(p => p.Year).ToList() ?? [];
        return years.Count == 0 ? [] : [.. Enumerable.Range(years.Min().Year, years.Max().Year - years.Min().Year + 1).Select(y => new FiscalYear(y))];
    }

    [Fact]
    public void The_attack_on_rows_finds_what_their_being_there_gives_away()
    {
        var (one, two, year) = (new FiscalYear(2023), new FiscalYear(2024), (IReadOnlyList<FiscalYear>)[new FiscalYear(2023), new FiscalYear(2024)]);
        static SeriesPoint Told(FiscalYear y, long items) => new(y, items, items);
        static SeriesPoint Hidden(FiscalYear y) => new(y, null, null, IsSuppressed: true);
        SeriesReport Report(SeriesRequest request, SeriesLine total, params SeriesLine[] lines) =>
            new(IndicatorCatalogue.Find("joint-research-count")!, request, total, lines, year, DateTimeOffset.UnixEpoch, true, false, false);
        SeriesLine Line(string code, params SeriesPoint[] points) => new(code, new LocalText(code, code), points);

        var band = new SeriesRequest("joint-research-count", SeriesBy.Institution) { Band = 6 };
        Betrayed(Report(band, Line("", Hidden(one), Hidden(two)), Line("a", Hidden(two))), year).Should().HaveCount(2, "a has a contract of the band in the second year, and none in the first");
        Betrayed(Report(band, Line("", Hidden(one), Hidden(two))), year).Should().BeEmpty();
        var places = new SeriesRequest("joint-research-count", SeriesBy.Prefecture);
        Betrayed(Report(places, Line("", Told(one, 20), Told(two, 9)), Line("1", Told(one, 15)), Line("2", Hidden(one), Told(two, 9))), year).Should().BeEmpty("nine of nine are told in the second year");
        Betrayed(Report(places, Line("", Told(one, 20), Told(two, 12)), Line("1", Told(one, 15)), Line("2", Hidden(one), Told(two, 9))), year).Should().ContainSingle().Which.Should().Contain("1 is missing in FY2024");
    }
}
