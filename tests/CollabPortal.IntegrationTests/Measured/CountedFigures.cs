using CollabPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>Figures put where counted ones lie, for tests of what is made of them: without a single contract behind them.</summary>
internal static class CountedFigures
{
    public static async Task AddAsync(PortalDb owner, params object[] rows)
    {
        foreach (var row in rows)
        {
            var f = row switch
            {
                MeasuredRow m => new FigureRow(m.Series, "", "", m.FiscalYear, m.InstitutionId, m.Value, m.Items, m.MoneyYen, 0, m.Partners, m.TopPartnerYen),
                JointResearchCellRow c => new FigureRow("joint-research", "band", $"{c.BandId}", c.FiscalYear, c.InstitutionId, c.Contracts, c.Contracts, c.ReceivedYen, 0, c.Partners, c.TopPartnerYen),
                FieldCellRow c => new FigureRow("joint-research", "field", c.FieldCode, c.FiscalYear, c.InstitutionId, c.Contracts, c.Contracts, c.ReceivedYen, 0, c.Partners, c.TopPartnerYen),
                FigureRow given => given,
                _ => throw new NotSupportedException(row.GetType().Name),
            };
            await owner.Database.ExecuteSqlAsync($"""
                insert into statistics.figure_folded (part, series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, partners, top_partner_yen)
                values ('contracts', {f.Series}, {f.Dim}, {f.Key}, {f.FiscalYear.Year}, {f.InstitutionId}, {f.Value}, {f.Items}, {f.MoneyYen}, {f.IndirectYen}, {f.Partners}, {f.TopPartnerYen})
                """);
        }

        await owner.Database.ExecuteSqlAsync($"select statistics.fold_places('contracts', null)");
    }
}
