using CollabPortal.Application.Audit;
using CollabPortal.Application.Contracts.Entry;
using CollabPortal.Application.Data;
using CollabPortal.Application.Surveys;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>A contract that was stored: its id and the version it has now.</summary>
public readonly record struct ContractSaved(Guid Id, int Version);

/// <summary>
/// Everything that changes a contract: permission, contract with parties and receipts, verb, one SaveChanges. Expected failures
/// come back as problems: what a verb refuses, "stale-version", "number-taken", "not-found", "not-allowed", "signed-out".
/// Amendments stand in the other half of this class.
/// </summary>
public sealed partial class ContractService(RegisterWriter writer, TimeProvider clock, RestatementReason? restatement = null)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    private DateOnly Today => JapanTime.Today(clock);

    /// <summary>Stores a new draft of the own institution. Returned only after the commit.</summary>
    public Task<Outcome<ContractSaved>> CreateDraftAsync(ContractTerms terms, CancellationToken ct = default) => CreateDraftAsync(terms, [], null, ct);

    /// <summary>Stores a new draft, and in the same save forgets what was kept of its typing.</summary>
    /// <param name="terms">The contract.</param>
    /// <param name="typed">Kept texts that the draft holds now. One that another tab typed on since it was read stays.</param>
    /// <param name="copiedFrom">The contract of the own institution that the draft began as a copy of; told as long as it is open for entry.</param>
    public async Task<Outcome<ContractSaved>> CreateDraftAsync(ContractTerms terms, IReadOnlyCollection<KeptText> typed, Guid? copiedFrom = null, CancellationToken ct = default)
    {
        var made = await writer.CreateAsync(async (db, institution) =>
        {
            await NamesKnownAsync(db, terms, ct);
            var ids = typed.Select(t => t.Id).ToArray();
            var kept = await db.TypedEntries.Where(e => ids.Contains(e.Id) && e.UserId == writer.Actor).ToListAsync(ct);
            db.RemoveRange(kept.Where(e => typed.Any(t => t.Id == e.Id && (t.SavedAt is null || t.SavedAt == e.SavedAt))));
            var draft = ResearchContract.Draft(institution, terms, writer.Actor, Now);
            if (copiedFrom is { } from && await db.Contracts.Where(c => c.Id == from && c.InstitutionId == institution).Select(c => c.Number ?? c.Title).SingleOrDefaultAsync(ct) is { } source)
                db.Add(AuditEntry.Of(institution, AuditEntry.Copy, from, draft.Id, AuditEntry.CopiedFrom, source));
            return draft;
        }, ct);
        return Saved(await NamingOwnerAsync(made, terms), 1);
    }

    /// <summary>Rewrites a draft or a returned contract that was read at <paramref name="version"/>.</summary>
    public async Task<Outcome<ContractSaved>> ChangeAsync(Guid id, int version, ContractTerms terms, CancellationToken ct = default)
    {
        var changed = await writer.ChangeAsync<ResearchContract>(id, version, async (db, contract) =>
        {
            await NamesKnownAsync(db, terms, ct);
            contract.Change(terms, Now);
        }, ct, Whole);
        return Saved(await NamingOwnerAsync(changed, terms), version + 1);
    }

    /// <summary>Asks for approval. Lists everything that is missing, each with its field, as "required-to-submit".</summary>
    /// <param name="outsideReason">Why money stands in fiscal years outside the period; needed there ("outside-reason-required").</param>
    public async Task<Outcome<ContractSaved>> SubmitAsync(Guid id, int version, string? outsideReason = null, CancellationToken ct = default)
    {
        List<Problem> missing = [];
        var done = await DoAsync(id, version, (_, contract) =>
        {
            if (contract.Status.IsOpenForEntry())
                missing.AddRange(contract.Required().Where(r => r.Missing).Select(r => new Problem("required-to-submit", r.Field)));
            contract.Submit(writer.Actor, Now, outsideReason);
            return Task.CompletedTask;
        }, ct);
        return missing.Count > 0 ? Outcome<ContractSaved>.Failed(missing) : done;
    }

    /// <summary>Takes the own submission back while nobody has judged it.</summary>
    public Task<Outcome<ContractSaved>> TakeBackAsync(Guid id, int version, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.TakeBack(writer.Actor, Now), ct);

    /// <summary>Sends it back with what is to be mended. Not by who entered or submitted it.</summary>
    public Task<Outcome<ContractSaved>> ReturnAsync(Guid id, int version, string comment, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.Return(writer.Actor, Now, comment), ct, Permission.ApproveContracts);

    /// <summary>Approves it. Not by who entered or submitted it. "excess-reason-required" where receipts sum above the agreed total and no reason is given.</summary>
    public Task<Outcome<ContractSaved>> ApproveAsync(Guid id, int version, string? reason = null, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.Approve(writer.Actor, Now, Today, reason), ct, Permission.ApproveContracts);

    /// <summary>Accepts what came above the agreed total of an ended contract. Not by who entered or submitted it; "excess-reason-required" without a reason.</summary>
    public Task<Outcome<ContractSaved>> AcceptExcessAsync(Guid id, int version, string? reason, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.AcceptExcess(writer.Actor, Now, reason), ct, Permission.ApproveContracts);

    public Task<Outcome<ContractSaved>> CompleteAsync(Guid id, int version, DateOnly on, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.Complete(on, Now), ct);

    public Task<Outcome<ContractSaved>> TerminateAsync(Guid id, int version, DateOnly on, string reason, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.Terminate(on, reason, Now), ct);

    /// <summary>Records money that came for a contract from approval on; the plan stays as agreed.</summary>
    public Task<Outcome<ContractSaved>> RecordReceiptAsync(Guid id, int version, ReceiptTerms receipt, CancellationToken ct = default) =>
        DoAsync(id, version, async (db, contract) =>
        {
            if (receipt.PayerId is { } payer) await OrganisationsKnownAsync(db, [payer], "Receipts", ct);
            contract.RecordReceipt(receipt, Now);
        }, ct);

    /// <summary>
    /// Corrects a receipt that was recorded by mistake, or cancels it. The reason stands in the history, and where its fiscal year is locked
    /// it is the reason of the restatement.
    /// </summary>
    /// <param name="receiptId">A received one of this contract.</param>
    /// <param name="terms">What truly came; null cancels it.</param>
    /// <param name="reason">Always needed.</param>
    public async Task<Outcome<ContractSaved>> CorrectReceiptAsync(
        Guid id, int version, Guid receiptId, ReceiptTerms? terms, string? reason, CancellationToken ct = default)
    {
        var before = restatement?.Text;
        if (restatement is not null) restatement.Text = reason;
        try
        {
            return await DoAsync(id, version, async (db, contract) =>
            {
                if (terms?.PayerId is { } payer) await OrganisationsKnownAsync(db, [payer], "Receipts", ct);
                if (terms is null) contract.CancelReceipt(receiptId, reason, Now);
                else contract.CorrectReceipt(receiptId, terms, reason, Now);
            }, ct);
        }
        finally
        {
            if (restatement is not null) restatement.Text = before;
        }
    }

    /// <summary>Keeps people, checks and keywords of an approved contract true; no new approval, but a line in the history.</summary>
    public Task<Outcome<ContractSaved>> RecordFactsAsync(Guid id, int version, FactTerms facts, CancellationToken ct = default) =>
        DoAsync(id, version, contract => contract.RecordFacts(facts, Now), ct);

    /// <summary>Deletes a draft that was never submitted. The audit trail keeps what it was.</summary>
    public Task<Outcome<Guid>> DeleteDraftAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.DeleteAsync<ResearchContract>(id, version, ct, (_, contract) =>
        {
            contract.ExpectDeletable();
            return Task.CompletedTask;
        }, Whole);

    private Task<Outcome<ContractSaved>> DoAsync(
        Guid id, int version, Action<ResearchContract> verb, CancellationToken ct, Permission need = Permission.EnterRecords) =>
        DoAsync(id, version, (_, contract) =>
        {
            verb(contract);
            return Task.CompletedTask;
        }, ct, need);

    private async Task<Outcome<ContractSaved>> DoAsync(
        Guid id, int version, Func<PortalDb, ResearchContract, Task> verb, CancellationToken ct, Permission need = Permission.EnterRecords) =>
        Saved(await writer.ChangeAsync(id, version, verb, ct, Whole, need), version + 1);

    /// <summary>A number that is taken: by which contract.</summary>
    private Task<Outcome<Guid>> NamingOwnerAsync(Outcome<Guid> outcome, ContractTerms terms) =>
        writer.NamingOwnerAsync(outcome, (db, institution) => ContractQueries.OwnerOfNumberAsync(db, institution, terms.Number, null, CancellationToken.None));

    // The writer raises the version by exactly one with each save.
    private static Outcome<ContractSaved> Saved(Outcome<Guid> done, int version) =>
        done.Ok ? new ContractSaved(done.Value, version) : Outcome<ContractSaved>.Failed(done.Problems);

    private static IQueryable<ResearchContract> Whole(IQueryable<ResearchContract> contracts) =>
        contracts.Include(c => c.Parties).Include(c => c.Receipts).Include(c => c.Details).Include(c => c.Members).Include(c => c.PriceItems).AsSplitQuery();

    /// <summary>What terms refer to must exist for this person; the problem names the field.</summary>
    private static async Task NamesKnownAsync(PortalDb db, ContractTerms terms, CancellationToken ct)
    {
        await OrganisationsKnownAsync(db, terms.Parties.Select(p => p.OrganisationId), "Parties", ct);
        await OrganisationsKnownAsync(db, terms.Receipts.Select(r => r.PayerId).OfType<Guid>(), "Receipts", ct);
        if (terms.FieldCode?.Trim() is { Length: > 0 } field && !await db.ResearchFields.AnyAsync(f => f.Code == field, ct))
            throw new RuleViolation("not-found", nameof(terms.FieldCode));
        if (terms.Clauses is { } clauses) await ClauseKnownAsync(db, clauses, ct);
        if (terms.ProgrammeId is { } programme && !await db.Programmes.AnyAsync(p => p.Id == programme, ct))
            throw new RuleViolation("not-found", nameof(terms.ProgrammeId));
    }

    private static async Task ClauseKnownAsync(PortalDb db, ClauseTerms clauses, CancellationToken ct)
    {
        if (clauses.IpClauseCode?.Trim() is { Length: > 0 } code && !await db.IpClauses.AnyAsync(c => c.Code == code, ct))
            throw new RuleViolation("not-found", nameof(clauses.IpClauseCode));
    }

    private static async Task OrganisationsKnownAsync(PortalDb db, IEnumerable<Guid> ids, string field, CancellationToken ct)
    {
        Guid[] wanted = [.. ids.Distinct()];
        if (wanted.Length > 0 && await db.Organisations.CountAsync(o => wanted.Contains(o.Id), ct) < wanted.Length)
            throw new RuleViolation("not-found", field);
    }
}
