using CollabPortal.Application.Data;
using CollabPortal.Domain.Surveys;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>
/// The fiscal years of an institution that are locked: no file writes into them. The database refuses figures of a locked year without a
/// reason anyway; this says so before, with the row.
/// </summary>
internal sealed class ClosedYears(IReadOnlySet<int> years)
{
    internal bool Holds(int year) => years.Contains(year);

    internal static async Task<ClosedYears> ReadAsync(PortalDb db, Guid institutionId, CancellationToken ct) =>
        new((await db.YearLocks.AsNoTracking().Where(l => l.InstitutionId == institutionId && l.State == YearState.Locked).Select(l => l.FiscalYear).ToListAsync(ct))
            .Select(y => y.Year).ToHashSet());
}
