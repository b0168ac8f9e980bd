using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// What the public may see of an institution's statistics. Only joint research by year, band and field, and licences: other
/// sums (all private money, large contracts) would give hidden cells away by subtraction. What is hidden <see cref="PublicCells"/> says, for this page as for all.
/// </summary>
internal static class PublicFigures
{
    /// <summary>Fiscal years shown, counted back from the last that is over.</summary>
    internal const int Years = 5;

    internal const string JointResearchSeries = "joint-research", LicencesSeries = "patent-licences";

    /// <summary>The rows of one institution for the years shown.</summary>
    internal sealed record Rows(
        IReadOnlyList<MeasuredRow> Measured, IReadOnlyList<JointResearchCellRow> Bands, IReadOnlyList<FieldCellRow> Fields);

    /// <summary>Builds the figures, or null where nothing is registered for any of the years.</summary>
    /// <param name="open">What everybody may see, by fiscal year.</param>
    internal static InstitutionFigures? Of(Guid institution, Rows rows, IReadOnlyList<SizeBandRow> bands, FiscalYear lastOver, IReadOnlyDictionary<FiscalYear, PublicCells> open)
    {
        if (rows.Measured.Count == 0) return null;
        var years = YearsTo(lastOver);
        var tables = years.ToDictionary(y => y, y => YearTable.Of(institution, rows, bands, y, open[y]));
        var latest = years.Where(y => tables[y] is not null).Select(y => (FiscalYear?)y).LastOrDefault();
        return new InstitutionFigures(
            latest,
            [.. years.Select(y => new YearFigure(y, tables[y] is { } table ? table.TotalFigure : PublicFigure.Missing))],
            [.. years.Select(y => new YearFigure(y, Licences(institution, rows.Measured, y, open[y])))],
            latest is { } year ? tables[year]!.BandFigures(bands) : [],
            latest is { } last ? tables[last]!.FieldFigures() : [],
            latest is { } shown && tables[shown]!.AllFieldsHidden);
    }

    /// <summary>The fiscal years shown, in order.</summary>
    internal static IReadOnlyList<FiscalYear> YearsTo(FiscalYear lastOver) => [.. Enumerable.Range(0, Years).Select(i => new FiscalYear(lastOver.Year - Years + 1 + i))];

    /// <summary>Codes of the fields whose figures of the latest year are shown, most contracts first.</summary>
    internal static IReadOnlyList<string> FieldsShown(InstitutionFigures figures) =>
        [.. figures.Fields.Where(f => f.Code is not null && f.Figure.Contracts > 0).OrderByDescending(f => f.Figure.Contracts).Select(f => f.Code!)];

    private static PublicFigure Licences(Guid institution, IReadOnlyList<MeasuredRow> measured, FiscalYear year, PublicCells open)
    {
        var row = measured.FirstOrDefault(m => m.Series == LicencesSeries && m.FiscalYear == year);
        if (row is null) return PublicFigure.Missing;
        return open.Institution(LicencesSeries, institution) ? new PublicFigure((int)row.Value, null, false) : PublicFigure.Hidden;
    }

    /// <summary>One year's joint research with both of its breakdowns and what of them is hidden.</summary>
    private sealed record YearTable(
        CellFacts Total, bool IsTotalHidden, IReadOnlyList<CellFacts> Bands, IReadOnlyList<bool> HiddenBands, IReadOnlyList<FieldCellRow> Fields, IReadOnlyList<bool> HiddenFields, bool BandAmounts)
    {
        internal PublicFigure TotalFigure => IsTotalHidden ? PublicFigure.Hidden : Shown(Total);

        internal static YearTable? Of(Guid institution, Rows rows, IReadOnlyList<SizeBandRow> bands, FiscalYear year, PublicCells open)
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
            return new YearTable(
                total, !open.Institution(JointResearchSeries, institution), byBand, [.. bands.Select(b => !open.InstitutionCut(JointResearchSeries, institution, "band", $"{b.Id}"))],
                byField, byField.ConvertAll(f => !open.InstitutionCut(JointResearchSeries, institution, "field", f.FieldCode)), open.BandAmounts(JointResearchSeries, institution));
        }

        internal IReadOnlyList<BandFigure> BandFigures(IReadOnlyList<SizeBandRow> bands) =>
            [.. bands.Select((b, i) => new BandFigure(b.Id, b.LowerYen, b.UpperYen, HiddenBands[i] ? PublicFigure.Hidden : BandAmounts ? Shown(Bands[i]) : PublicFigure.ContractsAlone(Bands[i].Contracts)))];

        internal bool AllFieldsHidden => Fields.Count > 0 && HiddenFields.All(h => h);

        // Where all are hidden not even their names are told: that a field has contracts would be one more equation.
        internal IReadOnlyList<FieldFigure> FieldFigures() => AllFieldsHidden ? [] :
            [.. Fields.Select((f, i) => new FieldFigure(
                f.FieldCode.Length == 0 ? null : f.FieldCode,
                HiddenFields[i] ? PublicFigure.Hidden : new PublicFigure(f.Contracts, f.ReceivedYen, false)))];

        private static PublicFigure Shown(CellFacts facts) => new(facts.Contracts, facts.Yen, false);
    }
}
