using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>What the register counts of an indicator in the whole country in one fiscal year.</summary>
/// <param name="Value">As counted, not yet in the indicator's unit; null where nothing is registered any more while the public still reads something.</param>
/// <param name="IsOpen">Everybody may see it, and reads this very value.</param>
internal sealed record MeasuredTotal(string Key, FiscalYear Year, decimal? Value, bool IsOpen);

/// <summary>National totals of many indicators in one question. What is public of them is decided as for their series, so that no two addresses differ.</summary>
internal static class MeasuredTotals
{
    internal static async Task<List<MeasuredTotal>> ReadAsync(PortalDb db, PublicCellIndex index, IReadOnlyList<Indicator> indicators, FiscalYear last, bool asPublic, CancellationToken ct)
    {
        var wanted = indicators.Where(i => i.Measure is not null).ToList();
        var measures = wanted.SelectMany(i => Both(i.Measure!)).ToList();
        // Of large contracts it is asked whether there is joint research of which none is large.
        var series = measures.SelectMany(m => m.Measure.AllSeries).Concat(wanted.Exists(CountsLarge) ? [PublicCells.Joint] : []).Distinct().ToList();
        var dims = measures.Select(m => DimOf(m.Measure)).Distinct().ToList();
        var cells = await CellsAsync(asPublic ? db.PublicPlaceFigures : db.PlaceFigures);
        var (open, years) = await index.WithHeldAsync(db, cells.Count > 0 ? cells.SelectMany(c => c).Min(f => f.FiscalYear) : last, last, ct);
        // Of years of which something is held what everybody reads stands beside it.
        List<FiscalYear> held = asPublic ? [] : [.. years];
        var told = held.Count == 0 ? null : await CellsAsync(db.PublicPlaceFigures.Where(f => held.Contains(f.FiscalYear)));
        return [.. wanted.SelectMany(TotalsOf)];

        IEnumerable<MeasuredTotal> TotalsOf(Indicator indicator)
        {
            var counted = YearsOf(indicator, cells).ToList();
            var known = counted.Select(y => y.Year).ToHashSet();
            // For readers who see every cell, as for their series (HeldBack).
            var zeros = asPublic || !CountsLarge(indicator) ? [] : cells[(PublicCells.Joint, "", SeriesCells.CodeOf(indicator.Measure!.Population))].Where(f => f.Items > 0 && known.Add(f.FiscalYear)).Select(f => new MeasuredTotal(indicator.Key, f.FiscalYear, 0, false)).ToList();
            var gone = told is null ? [] : YearsOf(indicator, told).Where(y => !known.Contains(y.Year) && Sums(y.Of) is not { Amount: 0, Items: 0 }).Select(y => new MeasuredTotal(indicator.Key, y.Year, null, false)).ToList();
            return counted.Select(y => Total(indicator, y.Year, y.Of)).OfType<MeasuredTotal>().Concat(zeros).Concat(gone).OrderBy(t => t.Year);
        }

        async Task<ILookup<(string, string, string), PlaceFigureRow>> CellsAsync(IQueryable<PlaceFigureRow> figures) =>
            (await figures.AsNoTracking().Where(f => series.Contains(f.Series) && dims.Contains(f.Dim) && f.Scope == "nation" && f.FiscalYear <= last).ToListAsync(ct)).ToLookup(f => (f.Series, f.Dim, f.Population));

        IEnumerable<(FiscalYear Year, List<(PlaceFigureRow Cell, Measure Measure, bool IsDivisor)> Of)> YearsOf(Indicator indicator, ILookup<(string, string, string), PlaceFigureRow> from) =>
            Both(indicator.Measure!)
                .SelectMany(m => m.Measure.AllSeries.SelectMany(s => from[(s, DimOf(m.Measure), SeriesCells.CodeOf(m.Measure.Population))])
                    .Where(f => m.Measure.Part is not { } part || part.Keys.Contains(f.Key)).Select(f => (Cell: f, m.Measure, m.IsDivisor)))
                .GroupBy(f => f.Cell.FiscalYear).OrderBy(y => y.Key).Where(y => y.Any(f => !f.IsDivisor)).Select(y => (y.Key, y.ToList()));

        MeasuredTotal? Total(Indicator indicator, FiscalYear year, List<(PlaceFigureRow Cell, Measure Measure, bool IsDivisor)> of)
        {
            var sums = Sums(of);
            var divisor = indicator.Measure!.Divisor is null ? 1 : sums.Divisor;
            var isOpen = !indicator.IsSuppressible || of.TrueForAll(f => SeriesQueries.IsPublic(open.GetValueOrDefault(year), SeriesCells.Of(f.Cell, ""), new SeriesRequest(indicator.Key), ofMoney: SeriesQueries.IsMoney(f.Measure)));
            if (told is not null && held.Contains(year)) isOpen &= YearsOf(indicator, told).Any(y => y.Year == year && Sums(y.Of) == sums);
            // A quotient without a divisor says nothing.
            return divisor == 0 ? null : new MeasuredTotal(indicator.Key, year, sums.Amount / divisor, isOpen);
        }

        static (decimal Amount, decimal Divisor, long Items) Sums(List<(PlaceFigureRow Cell, Measure Measure, bool IsDivisor)> of) =>
            (of.Where(f => !f.IsDivisor).Sum(AmountOf), of.Where(f => f.IsDivisor).Sum(AmountOf), of.Where(f => !f.IsDivisor).Sum(f => f.Cell.Items));

        static decimal AmountOf((PlaceFigureRow Cell, Measure Measure, bool IsDivisor) of) => SeriesQueries.Amount(of.Measure, SeriesCells.Of(of.Cell, ""));
    }

    private static IEnumerable<(Measure Measure, bool IsDivisor)> Both(Measure measure) =>
        measure.Divisor is { } divisor ? [(measure, false), (divisor with { Population = measure.Population }, true)] : [(measure, false)];

    private static bool CountsLarge(Indicator indicator) => indicator.Measure is { Series: [PublicCells.Large], Part: null };

    private static string DimOf(Measure measure) => measure.Part is { } part ? SeriesCuts.CodeOf(part.By) : "";
}
