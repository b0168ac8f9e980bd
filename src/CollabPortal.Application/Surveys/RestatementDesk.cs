using CollabPortal.Application.Accounts;
using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// The second person of a restatement: an approver who did not make it confirms or refuses it (docs/decisions/0022-restatements-by-two-persons.md).
/// The database writes it, and takes nobody's own (Data/Sql/refused_restatements.sql).
/// </summary>
public sealed class RestatementDesk(Access access, CurrentUser user, IDbContextFactory<PortalDb> contexts, RestatementReason reason, TimeProvider clock)
{
    /// <summary>
    /// Confirms the figures of one change. Problems: "not-allowed", "signed-out", "restatement-not-confirmed" (the own one, or somebody decided it before).
    /// </summary>
    public async Task<Problem?> ConfirmAsync(RestatementChange change, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.ApproveContracts, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ids = change.Ids;
        var done = await db.Database.SqlQuery<int>($"""select register.confirm_restatements({ids}) as "Value" """).SingleAsync(ct);
        if (done == 0) return new Problem("restatement-not-confirmed");
        Note(db, change, nameof(Restatement.ConfirmedBy), user.DisplayName);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>
    /// Does not accept one change: its figures do not count in the sheets. Where it changed the receipts of one contract and nobody touched them
    /// since, they are put back as they were, in the same transaction; otherwise who made it has to put the records right.
    /// Problems: "not-allowed", "signed-out", "comment-required", "too-long", "restatement-not-confirmed", "stale-version".
    /// </summary>
    /// <param name="comment">Why; who made the change reads it.</param>
    /// <returns>Whether the records were put back.</returns>
    public async Task<Outcome<bool>> RefuseAsync(RestatementChange change, string? comment, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.ApproveContracts, ct) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(comment)) return new Problem("comment-required", "Comment");
        var why = comment.Trim();
        if (why.Length > Restatement.RefusalLimit) return new Problem("too-long", "Comment", Restatement.RefusalLimit);
        var before = reason.Text;
        // Putting the records back moves figures of a locked year too: this is why.
        reason.Text = why;
        try
        {
            await using var db = await contexts.OpenContextAsync(ct);
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var ids = change.Ids;
            var done = await db.Database.SqlQuery<int>($"""select register.refuse_restatements({ids}, {why}) as "Value" """).SingleAsync(ct);
            if (done == 0) return new Problem("restatement-not-confirmed");
            var back = await TakeBackAsync(db, ids, why, ct);
            Note(db, change, nameof(Restatement.Refusal), why);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return back;
        }
        catch (RuleViolation violation)
        {
            return violation;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Problem("stale-version");
        }
        finally
        {
            reason.Text = before;
        }
    }

    /// <summary>Puts the receipts back that the change wrote; false where it wrote something else or they have moved on.</summary>
    private async Task<bool> TakeBackAsync(PortalDb db, Guid[] ids, string why, CancellationToken ct)
    {
        var trail = (await db.Restatements.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => r.Trail).ToListAsync(ct)).SelectMany(t => t).Distinct().ToArray();
        var entries = await db.AuditEntries.AsNoTracking().Where(e => trail.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(ct);
        if (entries.Count == 0 || entries.Count != trail.Length || entries.Select(e => e.SubjectId).Distinct().Count() != 1) return false;
        if (await db.Contracts.Include(c => c.Receipts).SingleOrDefaultAsync(c => c.Id == entries[0].SubjectId, ct) is not { } contract || contract.InstitutionId != user.InstitutionId) return false;
        if (ReceiptTrail.Read(entries, contract) is not { } steps) return false;
        foreach (var step in steps)
        {
            switch (step)
            {
                case { Id: { } id, Was: { } was }: contract.CorrectReceipt(id, was, why, clock.GetUtcNow()); break;
                case { Id: { } id }: contract.CancelReceipt(id, why, clock.GetUtcNow()); break;
                case { Was: { } was }: contract.RecordReceipt(was, clock.GetUtcNow()); break;
            }
        }

        db.Entry(contract).Property(c => c.Version).IsModified = true;
        return true;
    }

    /// <summary>What was decided stands in the history of each contract that the change wrote.</summary>
    private void Note(PortalDb db, RestatementChange change, string field, string? words)
    {
        foreach (var record in change.First.Records.Where(r => r.Kind == "contract"))
            db.Add(AuditEntry.Of(user.InstitutionId, nameof(Restatement), change.First.Id, record.Id, field, words));
    }
}
