using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// The second person of a restatement: an approver who did not make it says to have seen it (docs/decisions/0022-restatements-by-two-persons.md).
/// The database writes it, and takes nobody's own (Data/Sql/restatements.sql).
/// </summary>
public sealed class RestatementDesk(Access access, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>
    /// Confirms the figures of one change. Problems: "not-allowed", "signed-out", "restatement-not-confirmed" (the own one, or somebody confirmed it before).
    /// </summary>
    public async Task<Problem?> ConfirmAsync(RestatementChange change, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.ApproveContracts, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        var ids = change.Ids;
        var done = await db.Database.SqlQuery<int>($"""select register.confirm_restatements({ids}) as "Value" """).SingleAsync(ct);
        return done == 0 ? new Problem("restatement-not-confirmed") : null;
    }
}
