using CollabPortal.Application.Data;

namespace CollabPortal.Application.Imports.Contracts;

/// <summary>The fiscal years of an institution that are closed: no file writes into them.</summary>
internal sealed class ClosedYears(IReadOnlySet<int> years)
{
    internal bool Holds(int year) => years.Contains(year);

    // Years are closed by the survey room; until it stands, none is.
    internal static Task<ClosedYears> ReadAsync(PortalDb db, Guid institutionId, CancellationToken ct) => Task.FromResult(new ClosedYears(new HashSet<int>()));
}
