using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.IntegrationTests.Hosting;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>The parts of every measured indicator add up to it, by every division whose parts do, as pages and API read them.</summary>
internal static class IndicatorParts
{
    // A startup may have several types, a person several other employers.
    private static readonly SeriesBy[] Overlapping = [SeriesBy.Nation, SeriesBy.StartupType, SeriesBy.PartnerSector];

    /// <returns>The divisions that had figures, indicator by indicator.</returns>
    internal static async Task<IReadOnlyList<(string Key, SeriesBy By)>> AddUpAsync(TestDatabase database)
    {
        using var index = new PublicCellIndex();
        var series = database.Series(Readers.Of(PortalRole.Ministry), index);
        var told = new List<(string, SeriesBy)>();
        foreach (var indicator in IndicatorCatalogue.WithMeasure.Where(i => i.Measure!.Divisor is null))
        {
            foreach (var by in indicator.Measure!.AllCuts.Except(Overlapping))
            {
                var report = (await series.FindAsync(new SeriesRequest(indicator.Key, by))).Value;
                foreach (var whole in report.Total.Points)
                    report.Lines.Sum(l => l.In(whole.Year)?.Value ?? 0).Should().Be(whole.Value, $"{indicator.Key} by {by} FY{whole.Year}");
                if (report.Lines.Count > 0) told.Add((indicator.Key, by));
            }
        }

        return told;
    }
}
