using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Outcomes;

/// <summary>A follow-up that is asked for now.</summary>
/// <param name="YearsAfter">1, 3 or 5.</param>
/// <param name="DaysLeft">Days until its day; negative when it is past.</param>
/// <param name="ClosesOn">Last day on which it is asked for.</param>
public sealed record FollowUpDue(Guid ContractId, string Title, string? Number, LocalText? Partner, int YearsAfter, DateOnly DueOn, int DaysLeft, DateOnly ClosesOn);

/// <summary>What came of contracts: the outcome at the end, and what became of it one, three and five years later (追跡調査).</summary>
public sealed class OutcomeService(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Records the outcome of a contract that has ended, or writes it anew.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="version">Version of the contract that was read.</param>
    public async Task<Outcome<ContractSaved>> RecordAsync(Guid contractId, int version, OutcomeTerms terms, CancellationToken ct = default) =>
        Saved(await writer.ChangeAsync<ResearchContract>(contractId, version, async (db, contract) =>
        {
            var known = await db.Outcomes.SingleOrDefaultAsync(o => o.ContractId == contractId, ct);
            if (known is null) db.Add(new ContractOutcome(contract, terms, writer.Actor, clock.GetUtcNow()));
            else known.Write(terms, writer.Actor, clock.GetUtcNow());
        }, ct), version + 1);

    /// <summary>Records a follow-up, or writes it anew. "follow-up-early" before its time.</summary>
    /// <param name="contractId">The contract.</param>
    /// <param name="version">Version of the contract that was read.</param>
    /// <param name="years">1, 3 or 5.</param>
    public async Task<Outcome<ContractSaved>> FollowUpAsync(Guid contractId, int version, int years, PutToUse use, string? note, CancellationToken ct = default) =>
        Saved(await writer.ChangeAsync<ResearchContract>(contractId, version, async (db, contract) =>
        {
            var known = await db.FollowUps.SingleOrDefaultAsync(f => f.ContractId == contractId && f.YearsAfter == years, ct);
            if (known is null) db.Add(new ContractFollowUp(contract, years, use, note, writer.Actor, clock.GetUtcNow()));
            else known.Write(use, note, writer.Actor, clock.GetUtcNow());
        }, ct), version + 1);

    /// <summary>
    /// Follow-ups of the own institution that are asked for now, the longest due first: from <see cref="FollowUps.DaysBefore"/>
    /// days before their day until <see cref="FollowUps.DaysAfter"/> days after it, unless recorded.
    /// </summary>
    public async Task<IReadOnlyList<FollowUpDue>> FollowUpsDueAsync(CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = JapanTime.Today(clock);
        var due = new List<FollowUpDue>();
        foreach (var years in FollowUps.Terms)
        {
            // One day to spare on each side: 29 February moves when years are taken away; DueOn decides.
            DateOnly first = today.AddDays(-FollowUps.DaysAfter - 1).AddYears(-years), last = today.AddDays(FollowUps.DaysBefore + 1).AddYears(-years);
            var ended = await db.Contracts.AsNoTracking()
                .Where(c => c.InstitutionId == own && (c.Status == ContractStatus.Completed || c.Status == ContractStatus.Terminated))
                .Where(c => (c.EndedOn ?? c.EndsOn) >= first && (c.EndedOn ?? c.EndsOn) <= last)
                .Where(c => !db.FollowUps.Any(f => f.ContractId == c.Id && f.YearsAfter == years))
                .Select(c => new
                {
                    c.Id,
                    c.Title,
                    c.Number,
                    Ended = (c.EndedOn ?? c.EndsOn)!.Value,
                    Partner = db.ContractParties.Where(p => p.ContractId == c.Id && p.Role == PartyRole.Partner).OrderBy(p => p.Ordinal)
                        .Join(db.Organisations, p => p.OrganisationId, o => o.Id, (_, o) => new { o.NameJa, o.NameEn }).FirstOrDefault(),
                }).ToListAsync(ct);
            due.AddRange(ended.Select(c => (Contract: c, On: FollowUps.DueOn(c.Ended, years)))
                .Where(x => FollowUps.IsOpen(x.On, today))
                .Select(x => new FollowUpDue(
                    x.Contract.Id, x.Contract.Title, x.Contract.Number,
                    x.Contract.Partner is { } p ? new LocalText(p.NameJa, p.NameEn ?? p.NameJa) : null,
                    years, x.On, x.On.DayNumber - today.DayNumber, x.On.AddDays(FollowUps.DaysAfter))));
        }

        return [.. due.OrderBy(d => d.DueOn).ThenBy(d => d.ContractId)];
    }

    // The writer raises the version by exactly one with each save.
    private static Outcome<ContractSaved> Saved(Outcome<Guid> done, int version) =>
        done.Ok ? new ContractSaved(done.Value, version) : Outcome<ContractSaved>.Failed(done.Problems);
}
