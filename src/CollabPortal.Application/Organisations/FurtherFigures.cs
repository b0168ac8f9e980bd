using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>What the register says of an institution's last fiscal year beside joint research, for everybody.</summary>
/// <param name="Commissioned">Commissioned research for companies.</param>
/// <param name="CommissionedBands">The same by size band; empty where the total is hidden or nothing is registered.</param>
/// <param name="PatentsFiled">Counted in the year. No partner stands behind a patent: hidden by number alone.</param>
/// <param name="PatentsHeld">Granted ones in force at the end of the year.</param>
/// <param name="Startups">Existing on 31 October; their names are public, so none is hidden.</param>
/// <param name="IndirectPercent">Indirect for each hundred yen of direct cost of joint research, one decimal; null where joint research is hidden or has no direct cost.</param>
public sealed record FurtherFigures(
    FiscalYear Year, PublicFigure Commissioned, IReadOnlyList<BandFigure> CommissionedBands, PublicFigure PatentsFiled, PublicFigure PatentsHeld, PublicFigure Startups, decimal? IndirectPercent)
{
    private const string CommissionedSeries = "commissioned-research";

    private static readonly string[] Series = [CommissionedSeries, PublicFigures.JointResearchSeries, "patents-filed", "patents-held", "startups-existing"];

    /// <summary>Of all institutions that have any, worked out together: what is hidden at one must not follow from the nation's total less the others.</summary>
    /// <param name="jointShown">Whether an institution's joint research of the year is shown.</param>
    internal static async Task<Dictionary<Guid, FurtherFigures>> AllAsync(
        PortalDb db, FiscalYear year, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits, Func<Guid, bool> jointShown, CancellationToken ct)
    {
        var rows = await db.PublicFigures.AsNoTracking().Where(f => f.FiscalYear == year && Series.Contains(f.Series) && (f.Dim == "" || (f.Dim == "band" && f.Series == CommissionedSeries))).ToListAsync(ct);
        var places = await db.Set<InstitutionPlaceRow>().AsNoTracking().Where(p => p.Scope == "nation" && (p.Population == "universities" || p.Population == "rd")).ToListAsync(ct);
        var populations = places.GroupBy(p => p.InstitutionId).ToDictionary(g => g.Key, g => g.First().Population);
        var shown = ShownTotals([.. rows.Where(r => r.Series == CommissionedSeries && r.Dim.Length == 0)], id => populations.GetValueOrDefault(id, ""), limits);
        var young = (await PublicStates.YoungAsync(db, CommissionedSeries, [year], ct)).ToLookup(p => p.Institution, p => p.Key);
        return rows.GroupBy(r => r.InstitutionId).ToDictionary(g => g.Key, g => Of([.. g], year, bands, [.. young[g.Key]], limits, shown.Contains(g.Key), jointShown(g.Key)));
    }

    /// <summary>
    /// The nation's totals of commissioned research are public, by all, universities and R&amp;D corporations: within each population hidden
    /// institutions stay hidden behind each other, as cells of a table do behind its total.
    /// </summary>
    internal static HashSet<Guid> ShownTotals(IReadOnlyList<FigureRow> totals, Func<Guid, string> population, SuppressionLimits limits)
    {
        var shown = new HashSet<Guid>();
        foreach (var group in totals.OrderBy(t => t.InstitutionId).GroupBy(t => population(t.InstitutionId)))
        {
            var rows = group.ToList();
            var hidden = Suppression.Apply([.. rows.Select(r => new BreakdownCell(Facts(r)))], LinkedSums.Bound(rows.Select(Facts)), limits);
            shown.UnionWith(rows.Where((_, i) => !hidden.Cells[i]).Select(r => r.InstitutionId));
        }

        return shown;
    }

    private static FurtherFigures Of(IReadOnlyList<FigureRow> own, FiscalYear year, IReadOnlyList<SizeBandRow> bands, IReadOnlyList<string> young, SuppressionLimits limits, bool mayShow, bool jointShown)
    {
        var (commissioned, cells) = Divided(own, bands, young, limits, mayShow);
        var joint = Whole(own, PublicFigures.JointResearchSeries);
        decimal? rate = jointShown && joint is { } j && j.MoneyYen > j.IndirectYen ? Math.Round(100m * j.IndirectYen / (j.MoneyYen - j.IndirectYen), 1) : null;
        return new FurtherFigures(
            year, commissioned, cells, Number(Whole(own, "patents-filed"), limits.MinContracts), Number(Whole(own, "patents-held"), limits.MinContracts), Number(Whole(own, "startups-existing"), 0), rate);
    }

    private static (PublicFigure Total, IReadOnlyList<BandFigure> Bands) Divided(IReadOnlyList<FigureRow> own, IReadOnlyList<SizeBandRow> bands, IReadOnlyList<string> young, SuppressionLimits limits, bool mayShow)
    {
        if (Whole(own, CommissionedSeries) is not { } total) return (PublicFigure.Missing, []);
        var facts = bands.Select(b => own.FirstOrDefault(f => f.Dim == "band" && f.Key == $"{b.Id}") is { } row ? Facts(row) : new CellFacts(0, 0, 0, 0)).ToList();
        var hidden = Suppression.Apply([.. facts.Select((f, i) => new BreakdownCell(f, bands[i].LowerYen, bands[i].UpperYen - 1) { IsWithheld = young.Contains($"{bands[i].Id}") })], Facts(total), limits);
        if (!mayShow || hidden.Total) return (PublicFigure.Hidden, []);
        return (Shown(Facts(total)), [.. bands.Select((b, i) => new BandFigure(b.Id, b.LowerYen, b.UpperYen, hidden.Cells[i] ? PublicFigure.Hidden : hidden.Amounts ? PublicFigure.ContractsAlone(facts[i].Contracts) : Shown(facts[i])))]);
    }

    private static PublicFigure Number(FigureRow? row, int least) => row is null ? PublicFigure.Missing : row.Value > 0 && row.Value < least ? PublicFigure.Hidden : new PublicFigure((int)row.Value, null, false);

    private static FigureRow? Whole(IReadOnlyList<FigureRow> own, string series) => own.FirstOrDefault(f => f.Series == series && f.Dim.Length == 0);

    private static PublicFigure Shown(CellFacts facts) => new(facts.Contracts, facts.Yen, false);

    private static CellFacts Facts(FigureRow f) => new(f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen);
}
