using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>The policy indicators with the nation's targets.</summary>
internal static class NationalTargets
{
    internal static async Task<List<(Indicator Indicator, PolicyTarget Target)>> LoadAsync(PortalDb db, CancellationToken ct)
    {
        var rows = await db.PolicyTargets.AsNoTracking().Where(t => t.Scope == TargetScope.Nation).ToListAsync(ct);
        return [.. from indicator in IndicatorCatalogue.All
                   join row in rows on indicator.Key equals row.IndicatorKey
                   select (indicator, new PolicyTarget(row.BaselineFiscalYear, row.BaselineValue, row.Multiplier, row.DeadlineFiscalYear))];
    }
}
