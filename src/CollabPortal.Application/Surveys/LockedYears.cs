using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>Fiscal years that the own institution has locked, so that a form can say before saving that a change will be a restatement.</summary>
public sealed class LockedYears(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Those of the given fiscal years that are locked, the earliest first.</summary>
    public async Task<IReadOnlyList<int>> AmongAsync(IEnumerable<int> years, CancellationToken ct = default)
    {
        var asked = years.Distinct().ToHashSet();
        if (asked.Count == 0 || user.InstitutionId is not { } own) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var locked = await db.YearLocks.AsNoTracking().Where(l => l.InstitutionId == own && l.State == YearState.Locked).Select(l => l.FiscalYear).ToListAsync(ct);
        return [.. locked.Select(y => y.Year).Where(asked.Contains).Order()];
    }
}
