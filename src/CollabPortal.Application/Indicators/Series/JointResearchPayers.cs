using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>Who pays in the joint research of small institutions, which are those that hide; what a large one hides is bounded.</summary>
internal static class JointResearchPayers
{
    private const int SmallItems = 60;

    internal static async Task<Dictionary<(Guid Institution, FiscalYear Year), IReadOnlyDictionary<int, long>>> OfAsync(PortalDb db, List<FigureRow> own, CancellationToken ct)
    {
        // Who pays now may be somebody else than in the state that is shown; then only a bound is known.
        var held = await PublicStates.HeldAsync(db, ct);
        var small = own.Where(f => f.Series == PublicCells.Joint && f.Dim.Length == 0 && f.Items is > 0 and <= SmallItems && !held.Contains((f.InstitutionId, f.FiscalYear))).ToList();
        var (institutions, years) = (small.ConvertAll(f => f.InstitutionId).ToArray(), small.ConvertAll(f => f.FiscalYear.Year).ToArray());
        var rows = await db.Database.SqlQuery<PayerRow>(
            $"""select p.institution_id as "Institution", p.fiscal_year as "Year", p.payer as "Payer", p.cash as "Cash" from statistics.joint_research_payers({institutions}, {years}) p""").ToListAsync(ct);
        return rows.GroupBy(r => (r.Institution, new FiscalYear(r.Year))).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<int, long>)g.ToDictionary(r => r.Payer, r => r.Cash));
    }

    private sealed record PayerRow(Guid Institution, int Year, int Payer, long Cash);
}
