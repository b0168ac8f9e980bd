using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Surveys;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Surveys;

/// <summary>
/// The year-end of the own institution: the liaison office prepares it, an approver locks it. Problems: "year-not-over",
/// "year-wrong-state", "year-locked-already", "two-person-rule", "findings-not-seen", "stale-version", "not-allowed", "signed-out".
/// </summary>
public sealed class YearEndService(CurrentUser user, RegisterWriter writer, IDbContextFactory<PortalDb> contexts, SurveyChecks checks, TimeProvider clock)
{
    private DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Says that the fiscal year is complete and asks the approver to lock it.</summary>
    /// <param name="version">The version that was read; 0 where the year-end was not begun.</param>
    public async Task<Outcome<Guid>> PrepareAsync(FiscalYear year, int version, CancellationToken ct = default)
    {
        if (await IdAsync(year, ct) is { } id)
        {
            return await writer.ChangeAsync<YearLock>(id, version, (_, found) =>
            {
                found.Prepare(writer.Actor, Now);
                return Task.CompletedTask;
            }, ct);
        }

        var made = await writer.CreateAsync((_, institution) =>
        {
            var begun = new YearLock(institution, year, JapanTime.Today(clock));
            begun.Prepare(writer.Actor, Now);
            return Task.FromResult(begun);
        }, ct);
        // Two people began it at the same moment: the other's stands.
        return made.Problems.Any(p => p.Code == "number-taken") ? new Problem("stale-version") : made;
    }

    /// <summary>Takes the preparation back.</summary>
    public Task<Outcome<Guid>> ReopenAsync(FiscalYear year, int version, CancellationToken ct = default) => OnAsync(year, version, found => found.Reopen(), Permission.EnterRecords, ct);

    /// <summary>Locks the year for good. Not by who prepared it.</summary>
    /// <param name="seen">The person has seen the findings that are still open.</param>
    public async Task<Outcome<Guid>> LockAsync(FiscalYear year, int version, bool seen, CancellationToken ct = default)
    {
        var findings = await checks.RunAsync(year, ct);
        return await OnAsync(year, version, found => found.Lock(writer.Actor, Now, findings.Count, seen), Permission.ApproveContracts, ct);
    }

    private async Task<Outcome<Guid>> OnAsync(FiscalYear year, int version, Action<YearLock> verb, Permission need, CancellationToken ct)
    {
        if (await IdAsync(year, ct) is not { } id) return new Problem("year-wrong-state");
        return await writer.ChangeAsync<YearLock>(id, version, (_, found) =>
        {
            verb(found);
            return Task.CompletedTask;
        }, ct, need: need);
    }

    private async Task<Guid?> IdAsync(FiscalYear year, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.YearLocks.Where(l => l.InstitutionId == user.InstitutionId && l.FiscalYear == year).Select(l => (Guid?)l.Id).SingleOrDefaultAsync(ct);
    }
}
