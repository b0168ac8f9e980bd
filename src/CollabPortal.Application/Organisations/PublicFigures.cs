using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// What the public may see of an institution's statistics. Only joint research by year, band and field, and licences: other
/// sums (all private money, large contracts) would give hidden cells away by subtraction.
/// </summary>
internal static class PublicFigures
{
    /// <summary>Fiscal years shown, counted back from the last that is over.</summary>
    internal const int Years = 5;

    internal const string JointResearchSeries = "joint-research", LicencesSeries = "patent-licences";

    /// <summary>The rows of one institution for the years shown.</summary>
    internal sealed record Rows(
        IReadOnlyList<MeasuredRow> Measured, IReadOnlyList<JointResearchCellRow> Bands, IReadOnlyList<FieldCellRow> Fields);

    /// <summary>
    /// What is hidden of one institution's joint research of a year: bands and fields together with their total. Its own page and every sum that
    /// it is part of (<see cref="Indicators.Series.PublicCells"/>) follow from this.
    /// </summary>
    internal static (HiddenCells Bands, HiddenCells Fields) Hidden(
        CellFacts total, IReadOnlyList<CellFacts> byBand, IReadOnlyList<CellFacts> byField, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits)
    {
        var hidden = Suppression.ApplyAll(
            [[.. byBand.Select((facts, i) => new BreakdownCell(facts, bands[i].LowerYen, bands[i].UpperYen - 1))], [.. byField.Select(f => new BreakdownCell(f))]],
            total, limits);
        return (hidden[0], hidden[1]);
    }

    /// <summary>Builds the figures, or null where nothing is registered for any of the years.</summary>
    internal static InstitutionFigures? Of(Rows rows, IReadOnlyList<SizeBandRow> bands, FiscalYear lastOver, IReadOnlyList<CountingSettingRow> settings)
    {
        if (rows.Measured.Count == 0) return null;
        var years = Enumerable.Range(0, Years).Select(i => new FiscalYear(lastOver.Year - Years + 1 + i)).ToList();
        var tables = years.ToDictionary(y => y, y => YearTable.Of(rows, bands, y, Disclosure.LimitsIn(y, settings)));
        var latest = years.Where(y => tables[y] is not null).Select(y => (FiscalYear?)y).LastOrDefault();
        return new InstitutionFigures(
            latest,
            [.. years.Select(y => new YearFigure(y, tables[y] is { } table ? table.TotalFigure : PublicFigure.Missing))],
            [.. years.Select(y => new YearFigure(y, Licences(rows.Measured, y, Disclosure.LimitsIn(y, settings))))],
            latest is { } year ? tables[year]!.BandFigures(bands) : [],
            latest is { } last ? tables[last]!.FieldFigures() : [],
            latest is { } shown && tables[shown]!.AllFieldsHidden);
    }

    /// <summary>Codes of the fields whose figures of the latest year are shown, most contracts first.</summary>
    internal static IReadOnlyList<string> FieldsShown(InstitutionFigures figures) =>
        [.. figures.Fields.Where(f => f.Code is not null && f.Figure.Contracts > 0).OrderByDescending(f => f.Figure.Contracts).Select(f => f.Code!)];

    private static PublicFigure Licences(IReadOnlyList<MeasuredRow> measured, FiscalYear year, SuppressionLimits limits)
    {
        var row = measured.FirstOrDefault(m => m.Series == LicencesSeries && m.FiscalYear == year);
        if (row is null) return PublicFigure.Missing;
        return Suppression.IsSensitive(new CellFacts(row.Items, 0, row.Partners, 0), limits) ? PublicFigure.Hidden : new PublicFigure((int)row.Value, null, false);
    }

    /// <summary>One year's joint research with both of its breakdowns and what of them is hidden.</summary>
    private sealed record YearTable(
        CellFacts Total, IReadOnlyList<CellFacts> Bands, IReadOnlyList<FieldCellRow> Fields, HiddenCells HiddenBands, HiddenCells HiddenFields)
    {
        internal PublicFigure TotalFigure => HiddenBands.Total ? PublicFigure.Hidden : Shown(Total);

        internal static YearTable? Of(Rows rows, IReadOnlyList<SizeBandRow> bands, FiscalYear year, SuppressionLimits limits)
        {
            var row = rows.Measured.FirstOrDefault(m => m.Series == JointResearchSeries && m.FiscalYear == year);
            if (row is null) return null;
            var total = new CellFacts(row.Items, row.MoneyYen, row.Partners, row.TopPartnerYen);
            var byBand = bands.Select(b => rows.Bands.FirstOrDefault(c => c.FiscalYear == year && c.BandId == b.Id) is { } cell
                ? new CellFacts(cell.Contracts, cell.ReceivedYen, cell.Partners, cell.TopPartnerYen)
                : new CellFacts(0, 0, 0, 0)).ToList();
            // The record without a field stands last, whatever its size.
            var byField = rows.Fields.Where(f => f.FiscalYear == year)
                .OrderBy(f => f.FieldCode.Length == 0).ThenBy(f => f.FieldCode, StringComparer.Ordinal).ToList();
            var hidden = Hidden(total, byBand, [.. byField.Select(f => new CellFacts(f.Contracts, f.ReceivedYen, f.Partners, f.TopPartnerYen))], bands, limits);
            return new YearTable(total, byBand, byField, hidden.Bands, hidden.Fields);
        }

        internal IReadOnlyList<BandFigure> BandFigures(IReadOnlyList<SizeBandRow> bands) =>
            [.. bands.Select((b, i) => new BandFigure(b.Id, b.LowerYen, b.UpperYen, HiddenBands.Cells[i] ? PublicFigure.Hidden : Shown(Bands[i])))];

        internal bool AllFieldsHidden => Fields.Count > 0 && HiddenFields.Cells.All(h => h);

        // Where all are hidden not even their names are told: that a field has contracts would be one more equation.
        internal IReadOnlyList<FieldFigure> FieldFigures() => AllFieldsHidden ? [] :
            [.. Fields.Select((f, i) => new FieldFigure(
                f.FieldCode.Length == 0 ? null : f.FieldCode,
                HiddenFields.Cells[i] ? PublicFigure.Hidden : new PublicFigure(f.Contracts, f.ReceivedYen, false)))];

        private static PublicFigure Shown(CellFacts facts) => new(facts.Contracts, facts.Yen, false);
    }
}
