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

    /// <summary>Of all institutions that have any. What of commissioned research is told <see cref="PublicCells"/> says, for pages and API.</summary>
    /// <param name="open">What everybody may see of the year.</param>
    /// <param name="jointShown">Whether an institution's joint research of the year is shown.</param>
    internal static async Task<Dictionary<Guid, FurtherFigures>> AllAsync(
        PortalDb db, FiscalYear year, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits, PublicCells open, Func<Guid, bool> jointShown, CancellationToken ct)
    {
        var rows = await db.PublicFigures.AsNoTracking().Where(f => f.FiscalYear == year && Series.Contains(f.Series) && (f.Dim == "" || (f.Dim == "band" && f.Series == CommissionedSeries))).ToListAsync(ct);
        return rows.GroupBy(r => r.InstitutionId).ToDictionary(g => g.Key, g => Of(g.Key, [.. g], year, bands, limits, open, jointShown(g.Key)));
    }

    private static FurtherFigures Of(Guid institution, IReadOnlyList<FigureRow> own, FiscalYear year, IReadOnlyList<SizeBandRow> bands, SuppressionLimits limits, PublicCells open, bool jointShown)
    {
        var (commissioned, cells) = Divided(institution, own, bands, open);
        var joint = Whole(own, PublicFigures.JointResearchSeries);
        decimal? rate = jointShown && joint is { } j && j.MoneyYen > j.IndirectYen ? Math.Round(100m * j.IndirectYen / (j.MoneyYen - j.IndirectYen), 1) : null;
        return new FurtherFigures(
            year, commissioned, cells, Number(Whole(own, "patents-filed"), limits.MinContracts), Number(Whole(own, "patents-held"), limits.MinContracts), Number(Whole(own, "startups-existing"), 0), rate);
    }

    private static (PublicFigure Total, IReadOnlyList<BandFigure> Bands) Divided(Guid institution, IReadOnlyList<FigureRow> own, IReadOnlyList<SizeBandRow> bands, PublicCells open)
    {
        if (Whole(own, CommissionedSeries) is not { } total) return (PublicFigure.Missing, []);
        if (!open.Institution(CommissionedSeries, institution)) return (PublicFigure.Hidden, []);
        return (Shown(Facts(total)), [.. bands.Select(b => new BandFigure(b.Id, b.LowerYen, b.UpperYen, Band($"{b.Id}")))]);

        PublicFigure Band(string key)
        {
            if (!open.InstitutionCut(CommissionedSeries, institution, "band", key)) return PublicFigure.Hidden;
            var facts = own.FirstOrDefault(f => f.Dim == "band" && f.Key == key) is { } row ? Facts(row) : new CellFacts(0, 0, 0, 0);
            return open.BandAmounts(CommissionedSeries, institution) ? Shown(facts) : PublicFigure.ContractsAlone(facts.Contracts);
        }
    }

    private static PublicFigure Number(FigureRow? row, int least) => row is null ? PublicFigure.Missing : row.Value > 0 && row.Value < least ? PublicFigure.Hidden : new PublicFigure((int)row.Value, null, false);

    private static FigureRow? Whole(IReadOnlyList<FigureRow> own, string series) => own.FirstOrDefault(f => f.Series == series && f.Dim.Length == 0);

    private static PublicFigure Shown(CellFacts facts) => new(facts.Contracts, facts.Yen, false);

    private static CellFacts Facts(FigureRow f) => new(f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen);
}
