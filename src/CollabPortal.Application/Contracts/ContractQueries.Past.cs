using CollabPortal.Application.Audit;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Contracts.Pricing;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

/// <summary>A contract as it was at the end of a day.</summary>
/// <param name="Day">In Japan.</param>
/// <param name="View">Null where it did not exist yet.</param>
/// <param name="KnownFrom">Where the record is older than its history: the first entry. Before it the record shows as it was then.</param>
public sealed record PastContract(DateOnly Day, ContractView? View, DateTimeOffset? KnownFrom);

// A record as it was on any day, for the institution that keeps it: its audit trail is nobody else's to read.
public sealed partial class ContractQueries
{
    private static readonly HashSet<string> Parts =
        [nameof(ResearchContract), nameof(ContractParty), nameof(FiscalYearReceipt), nameof(ContractDetails), nameof(ContractMember), nameof(PriceItem)];

    /// <summary>Null where the contract is not the own institution's.</summary>
    /// <param name="id">The contract.</param>
    /// <param name="day">The last moment of this day in Japan; a day to come means today.</param>
    public async Task<PastContract?> OnDayAsync(Guid id, DateOnly day, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var now = await db.Contracts.AsNoTracking().Include(c => c.Parties).Include(c => c.Receipts).Include(c => c.Details).Include(c => c.Members).Include(c => c.PriceItems)
            .AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id && c.InstitutionId == user.InstitutionId, ct);
        if (now is null) return null;
        if (day > JapanTime.Today(clock)) day = JapanTime.Today(clock);
        var end = JapanTime.StartOf(day.AddDays(1));
        var since = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectId == id && e.At >= end).OrderByDescending(e => e.At).ToListAsync(ct);
        var first = await db.AuditEntries.AsNoTracking().Where(e => e.SubjectId == id && e.Entity != AuditEntry.Copy).OrderBy(e => e.At).ThenBy(e => e.Action)
            .Select(e => new { e.At, e.Action }).FirstOrDefaultAsync(ct);
        var knownFrom = first is { Action: "Created" } ? (DateTimeOffset?)null : first?.At ?? now.ChangedAt;
        if (now.EnteredAt >= end) return new PastContract(day, null, knownFrom);

        var record = new PastRecord(db);
        record.Take(now, id);
        foreach (var party in now.Parties) record.Take(party, party.OrganisationId);
        foreach (var receipt in now.Receipts) record.Take(receipt, receipt.Id);
        foreach (var member in now.Members) record.Take(member, member.Id);
        foreach (var item in now.PriceItems) record.Take(item, item.Id);
        if (now.Details is { } details) record.Take(details, id);
        foreach (var entry in since) record.Undo(entry, Parts);
        db.ChangeTracker.Clear();

        // Known to the context, the parts find their contract by themselves. Nothing of it is ever saved.
        if (record.Make<ResearchContract>(id, EntityState.Unchanged) is not [var past]) return new PastContract(day, null, knownFrom);
        record.Make<ContractParty>(id, EntityState.Unchanged);
        record.Make<FiscalYearReceipt>(id, EntityState.Unchanged);
        record.Make<ContractMember>(id, EntityState.Unchanged);
        record.Make<PriceItem>(id, EntityState.Unchanged);
        record.Make<ContractDetails>(id, EntityState.Unchanged);
        return new PastContract(day, await PastViewAsync(db, past, day, ct), knownFrom);
    }

    private async Task<ContractView> PastViewAsync(PortalDb db, ResearchContract past, DateOnly day, CancellationToken ct)
    {
        var present = (await FindAsync(past.Id, ct))!;
        // A record older than its history holds money of later days, which nobody can have known: no receipt is recorded before its day.
        var terms = TermsOf(past);
        terms = terms with { Receipts = [.. terms.Receipts.Where(r => !(r.ReceivedOn > day))] };
        var labels = await Organisations.OrganisationLabels.LabelsAsync(db, [.. past.Parties.Select(p => p.OrganisationId), .. past.Receipts.Select(r => r.PayerId)], ct);
        var people = await NamesAsync(db, past, [], ct);
        var field = past.FieldCode is null ? null
            : await db.ResearchFields.AsNoTracking().Where(f => f.Code == past.FieldCode).Select(f => new LocalText(f.NameJa, f.NameEn ?? f.NameJa)).SingleOrDefaultAsync(ct);
        return present with
        {
            Terms = terms,
            Status = StatusOn(past, day),
            Parties = [.. terms.Parties.Select(p => new PartyView(labels[p.OrganisationId], p.Role))],
            Receipts = [.. Sorted(past.Receipts).Where(r => !(r.ReceivedOn > day)).Select(r => new ReceiptView(r.Id, TermsOf(r), labels[r.PayerId]))],
            Amendments = [],
            IpClause = terms.Clauses?.IpClauseCode is { } code ? await db.IpClauses.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, ct) : null,
            OneSided = [],
            Outcome = null,
            FollowUps = [],
            Programme = past.ProgrammeId is null ? null : await db.Programmes.AsNoTracking().Where(p => p.Id == past.ProgrammeId).Select(p => p.Name).SingleOrDefaultAsync(ct),
            Field = field,
            Submitted = Step(past.SubmittedAt, past.SubmittedBy, people),
            Returned = past.ReturnedComment is null ? null : Step(past.ReturnedAt, past.ReturnedBy, people, past.ReturnedComment),
            Approved = Step(past.ApprovedAt, past.ApprovedBy, people),
            ApprovalReason = past.ApprovalReason,
            PriceItems = [.. past.PriceItems.OrderBy(i => i.Ordinal).Select(i => i.Terms)],
            ChangedAt = past.ChangedAt,
            EndedOn = past.EndedOn > day ? null : past.EndedOn,
            TerminationReason = past.EndedOn > day ? null : past.TerminationReason,
            May = ContractActs.None,
            Missing = [],
        };
    }

    /// <summary>The status of that day: where the trail does not say, from the days of the steps themselves.</summary>
    private static ContractStatus StatusOn(ResearchContract past, DateOnly day) => past.Status switch
    {
        var later when later.Counts() && past.ApprovedAt is { } approved && JapanTime.DateOf(approved) > day =>
            past.SubmittedAt is { } submitted && JapanTime.DateOf(submitted) <= day ? ContractStatus.Submitted : ContractStatus.Draft,
        var later when later.Counts() && past.StartsOn > day && !(past.EndedOn <= day) => ContractStatus.Approved,
        ContractStatus.Completed or ContractStatus.Terminated when past.EndedOn > day => ContractStatus.Active,
        var status => status,
    };
}
