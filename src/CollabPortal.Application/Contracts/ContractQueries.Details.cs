using CollabPortal.Application.Data;
using CollabPortal.Application.Startups;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts;

// What hangs on a contract beside its essential terms.
public sealed partial class ContractQueries
{
    /// <summary>Model clauses about rights in results, in the order of the screen.</summary>
    public async Task<IReadOnlyList<IpClause>> IpClausesAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.IpClauses.AsNoTracking().OrderBy(c => c.Ordinal).ToListAsync(ct);
    }

    /// <summary>Clauses that are one-sided against a startup among the parties, for terms that are being written.</summary>
    public async Task<IReadOnlyList<OneSidedClause>> OneSidedAsync(Guid institution, ContractTerms terms, CancellationToken ct = default)
    {
        if (terms.Clauses is not { } clauses) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        Guid[] ids = [.. terms.Parties.Select(p => p.OrganisationId)];
        var startups = await StartupPartners.AmongAsync(db, institution, ids, ct);
        var model = clauses.IpClauseCode is null ? null : await db.IpClauses.AsNoTracking().SingleOrDefaultAsync(c => c.Code == clauses.IpClauseCode, ct);
        return FairTerms.Check(institution, [.. terms.Parties.Select(p => new FairTermsParty(p.OrganisationId, p.Role, startups.Contains(p.OrganisationId)))], clauses, model);
    }

    /// <summary>"number-taken" with the contract of the own institution that bears the number already, as saving would say it; null where it is free.</summary>
    /// <param name="typed">The number as it stands in the form.</param>
    /// <param name="self">The contract that is being written; null for a new one.</param>
    public async Task<Problem?> NumberTakenAsync(string? typed, Guid? self, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return null;
        await using var db = await contexts.OpenContextAsync(ct);
        return await OwnerOfNumberAsync(db, own, typed, self, ct) is { } owner ? new Problem("number-taken", nameof(ResearchContract.Number), owner.Title, owner.Id) : null;
    }

    /// <summary>Which contract of an institution bears a number, however it is typed.</summary>
    internal static async Task<(string Title, Guid Id)?> OwnerOfNumberAsync(PortalDb db, Guid institution, string? typed, Guid? self, CancellationToken ct)
    {
        if (ContractNumber.Of(typed) is not { } number) return null;
        var key = ContractNumber.Key(number);
#pragma warning disable CA1304, CA1311, CA1862 // upper() of the database, by its index
        var owner = await db.Contracts.Where(c => c.InstitutionId == institution && c.Number!.ToUpper() == key && c.Id != self).Select(c => new { c.Title, c.Id }).FirstOrDefaultAsync(ct);
#pragma warning restore CA1304, CA1311, CA1862
        return owner is null ? null : (owner.Title, owner.Id);
    }

    // A co-institution knows the contract and its parties; clauses, people and outcome are for who keeps it and the ministry.
    private bool SeesDetails(ResearchContract contract) => user.InstitutionId == contract.InstitutionId || user.May(Permission.ViewEveryInstitution);

    private async Task<(OutcomeView? Outcome, IReadOnlyList<FollowUpView> FollowUps)> AfterAsync(PortalDb db, ResearchContract contract, CancellationToken ct)
    {
        if (contract.Status is not (ContractStatus.Completed or ContractStatus.Terminated) || !SeesDetails(contract)) return (null, []);
        var outcome = await db.Outcomes.AsNoTracking().SingleOrDefaultAsync(o => o.ContractId == contract.Id, ct);
        var followUps = await db.FollowUps.AsNoTracking().Where(f => f.ContractId == contract.Id).ToListAsync(ct);
        Guid[] people = [.. followUps.Select(f => f.RecordedBy).Append(outcome?.RecordedBy ?? Guid.Empty).Distinct()];
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return (
            outcome is null ? null : new OutcomeView(outcome.Id, outcome.Terms, Step(outcome.RecordedAt, outcome.RecordedBy, names)!),
            (contract.EndedOn ?? contract.EndsOn) is { } ended ? [.. FollowUps.Terms.Select(years => FollowUp(ended, years, followUps.Find(f => f.YearsAfter == years), names))] : []);
    }

    private FollowUpView FollowUp(DateOnly ended, int years, ContractFollowUp? done, Dictionary<Guid, string> names)
    {
        var (due, today) = (FollowUps.DueOn(ended, years), JapanTime.Today(clock));
        var state = done is not null ? FollowUpState.Done : FollowUps.IsOpen(due, today) ? FollowUpState.Due : due > today ? FollowUpState.Later : FollowUpState.Missed;
        return new FollowUpView(years, due, state, done?.Use, done?.Note, Step(done?.RecordedAt, done?.RecordedBy, names));
    }

    private static FactTerms FactsOf(ResearchContract c) =>
        (c.Details?.Facts ?? new FactTerms()) with { Members = [.. c.Members.OrderBy(m => m.Ordinal).Select(m => m.Terms)] };
}
