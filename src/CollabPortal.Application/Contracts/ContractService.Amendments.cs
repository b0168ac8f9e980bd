using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// 変更契約: an approved contract changes only by an amendment that a second person approves again.
public sealed partial class ContractService
{
    /// <summary>
    /// Proposes a change of a contract in force. "amendment-open" while another one waits: two proposals made on the same terms
    /// would undo each other.
    /// </summary>
    /// <param name="id">The contract.</param>
    /// <param name="version">The version of the contract that the proposal was written on.</param>
    public Task<Outcome<ContractSaved>> ProposeAmendmentAsync(Guid id, int version, AmendmentTerms terms, string reason, CancellationToken ct = default) =>
        DoAsync(id, version, async (db, contract) =>
        {
            if (terms.Clauses is { } clauses) await ClauseKnownAsync(db, clauses, ct);
            var amendment = new ContractAmendment(contract, terms, reason, writer.Actor, Now);
            if (await db.Amendments.AnyAsync(a => a.ContractId == id && a.Status == AmendmentStatus.Submitted, ct))
                throw new RuleViolation("amendment-open");
            db.Add(amendment);
        }, ct);

    /// <summary>Puts a proposed change into force. Not by who proposed it.</summary>
    /// <param name="id">The amendment.</param>
    /// <param name="version">Its version as it was read.</param>
    /// <param name="reason">Asked for ("excess-reason-required") where the contract's money would then exceed the agreed total.</param>
    public Task<Outcome<Guid>> ApproveAmendmentAsync(Guid id, int version, string? reason = null, CancellationToken ct = default) =>
        writer.ChangeAsync<ContractAmendment>(id, version, async (db, amendment) =>
        {
            var contract = await Whole(db.Contracts).SingleAsync(c => c.Id == amendment.ContractId, ct);
            amendment.Approve(contract, writer.Actor, Now, reason);
        }, ct, need: Permission.ApproveContracts);

    /// <summary>Refuses a proposed change with what is to be mended; the contract stays as it is.</summary>
    public Task<Outcome<Guid>> ReturnAmendmentAsync(Guid id, int version, string comment, CancellationToken ct = default) =>
        writer.ChangeAsync<ContractAmendment>(id, version, (_, amendment) =>
        {
            amendment.Return(writer.Actor, Now, comment);
            return Task.CompletedTask;
        }, ct, need: Permission.ApproveContracts);

    /// <summary>Takes the own proposal back while nobody has decided it ("not-yours", "amendment-decided").</summary>
    public Task<Outcome<Guid>> WithdrawAmendmentAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.ChangeAsync<ContractAmendment>(id, version, (_, amendment) =>
        {
            amendment.Withdraw(writer.Actor, Now);
            return Task.CompletedTask;
        }, ct);
}
