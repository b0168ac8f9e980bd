using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// Which parts and years a reader finds who does not see every cell (decision 26). That a row is there must not tell what its cell is hidden for: it follows
/// from what is told, from which institutions there are, and from the years of the nation's total. What is empty beside hidden cells looks as they do.
/// </summary>
internal static class PublicRows
{
    /// <summary>The years between the first and the last of which the whole country's total has facts.</summary>
    internal static async Task<IReadOnlyList<FiscalYear>> YearsAsync(PortalDb db, Measure measure, FiscalYear from, FiscalYear to, CancellationToken ct)
    {
        var (series, population) = (measure.AllSeries.ToList(), SeriesCells.CodeOf(measure.Population));
        var known = await db.PublicPlaceFigures.AsNoTracking()
            .Where(f => series.Contains(f.Series) && f.Dim == "" && f.Scope == "nation" && f.Population == population && f.FiscalYear >= from && f.FiscalYear <= to)
            .Select(f => f.FiscalYear).Distinct().ToListAsync(ct);
        return known.Count == 0 ? [] : [.. Enumerable.Range(known.Min().Year, known.Max().Year - known.Min().Year + 1).Select(y => new FiscalYear(y))];
    }

    /// <summary>Parts by place that are listed though nothing of them is told: all in which an institution of the population is.</summary>
    internal static async Task<IReadOnlyList<string>> PlacesAsync(PortalDb db, Measure measure, SeriesRequest request, CancellationToken ct)
    {
        if (!SeriesCuts.IsPlace(request.By) || request.By is SeriesBy.Nation or SeriesBy.Institution || request is not { Institution: null, Narrowing: null, Places: [] }) return [];
        var (scope, population) = (SeriesCuts.CodeOf(request.By), SeriesCells.CodeOf(measure.Population));
        return await db.Set<InstitutionPlaceRow>().AsNoTracking().Where(p => p.Scope == scope && p.Population == population).Select(p => p.Place).Distinct().ToListAsync(ct);
    }

    /// <summary>Size bands of one institution that are withheld though they hold nothing now: their last contract has gone, or one has come and gone.</summary>
    internal static IEnumerable<(string Code, FiscalYear Year)> EmptyBands(
        SeriesRequest request, IReadOnlyList<SeriesLine> parts, IEnumerable<string> bands, IReadOnlyDictionary<FiscalYear, PublicCells>? open)
    {
        if (open is null || request is not { By: SeriesBy.Band, Institution: { } institution } || IndicatorCatalogue.Find(request.Key) is not { Measure.Series: [var series, ..] }) return [];
        var told = Told(parts);
        return from band in bands from year in told where open.TryGetValue(year, out var cells) && !cells.InstitutionCut(series, institution, "band", band) select (band, year);
    }

    /// <summary>A total that is narrowed has a point in every year; which of them hold nothing is told of none.</summary>
    internal static SeriesLine Whole(SeriesLine whole, SeriesRequest request, Measure measure, IReadOnlyList<FiscalYear> years, FiscalYear current) =>
        request is { Institution: null, Narrowing: null, Places: [] } && measure.Part is null ? whole : Filled(whole, years, current);

    /// <summary>
    /// Divided by what the contract is: years in which some part is told; hidden beside it are only parts that hold something, which their protection counts with. Divided
    /// by place: whoever is told in any year, in every year.
    /// </summary>
    internal static List<SeriesLine> Parts(
        IReadOnlyList<SeriesLine> parts, SeriesLine whole, SeriesRequest request, IReadOnlyList<FiscalYear> years, IReadOnlyList<SeriesLine> others, FiscalYear current)
    {
        var told = Told(parts);
        if (told.Count == 0) return [];
        if (!SeriesCuts.IsPlace(request.By))
            return [.. parts.Select(l => l with { Points = [.. l.Points.Where(p => told.Contains(p.Year))] }).Where(l => l.Points.Count > 0)];
        var listed = parts.Where(l => l.Points.Any(p => !p.IsSuppressed) || others.Any(o => o.Code == l.Code)).Concat(others.Where(o => parts.All(l => l.Code != o.Code))).ToList();
        // What is told adds up to the whole: everything else is nothing, and hidden it would only seem to be something.
        var complete = years.Where(y => whole.In(y) is { IsSuppressed: false, Items: { } all } && parts.Sum(l => l.In(y)?.Items ?? 0) == all).ToHashSet();
        return [.. listed.Select(l => Filled(l with { Points = [.. l.Points.Where(p => !p.IsSuppressed || !complete.Contains(p.Year))] }, [.. years.Where(y => !complete.Contains(y))], current))
            .Where(l => l.Points.Count > 0)];
    }

    private static HashSet<FiscalYear> Told(IReadOnlyList<SeriesLine> parts) => parts.SelectMany(l => l.Points).Where(p => !p.IsSuppressed).Select(p => p.Year).ToHashSet();

    private static SeriesLine Filled(SeriesLine line, IReadOnlyList<FiscalYear> years, FiscalYear current) => line with
    {
        Points = [.. line.Points.Where(p => !p.IsSuppressed || years.Contains(p.Year))
            .Concat(years.Where(y => line.In(y) is null).Select(y => new SeriesPoint(y, null, null, IsSuppressed: true, IsInProgress: y == current))).OrderBy(p => p.Year)],
    };
}
