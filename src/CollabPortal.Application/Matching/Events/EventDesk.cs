using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Events;

/// <summary>
/// Announcing and joining events. Problems beside those of the verbs: "event-many" beyond <see cref="Most"/> that are not over, "event-published",
/// "event-joined", "account-company" where nobody has said for whom the account speaks, "not-found", "stale-version", "not-allowed".
/// </summary>
public sealed class EventDesk(CurrentUser user, Access access, AccountCompany company, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Most drafts and coming events of one organiser.</summary>
    public const int Most = 100;

    private DateOnly Today => JapanTime.Today(clock);

    public async Task<Outcome<Guid>> CreateAsync(EventTerms terms, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AnnounceEvents, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        var today = Today;
        if (await Own(db).CountAsync(e => e.Status == EventStatus.Draft || (e.Status == EventStatus.Published && e.LastDay >= today), ct) >= Most) return new Problem("event-many", null, Most);
        return await db.SaveOutcomeAsync(() =>
        {
            var made = new PortalEvent(user.InstitutionId, terms, today);
            db.Add(made);
            return Task.FromResult(made.Id);
        }, ct);
    }

    public Task<Outcome<Guid>> ChangeAsync(Guid id, int version, EventTerms terms, CancellationToken ct = default) =>
        OwnAsync(id, version, async (db, own) => own.Change(terms, (await EventQueries.NumbersAsync(db, id, ct)).Joined, Today), ct);

    /// <summary>Shows it to everybody. Problems: everything that <see cref="PortalEvent.Missing"/> names, at once.</summary>
    public async Task<Outcome<Guid>> PublishAsync(Guid id, int version, CancellationToken ct = default)
    {
        List<Problem> missing = [];
        var outcome = await OwnAsync(id, version, (_, own) =>
        {
            missing = [.. own.Missing(Today).Select(Problem.Of)];
            own.Publish(Today);
            return Task.CompletedTask;
        }, ct);
        return missing.Count > 0 ? Outcome<Guid>.Failed(missing) : outcome;
    }

    /// <summary>It does not take place.</summary>
    public Task<Outcome<Guid>> CancelAsync(Guid id, int version, CancellationToken ct = default) => OwnAsync(id, version, (_, own) =>
    {
        own.Cancel(Today);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Throws a draft away; "event-published" for one that somebody may have read.</summary>
    public Task<Outcome<Guid>> DeleteAsync(Guid id, int version, CancellationToken ct = default) => OwnAsync(id, version, (db, own) =>
    {
        if (own.Status != EventStatus.Draft) throw new RuleViolation("event-published");
        db.Remove(own);
        return Task.CompletedTask;
    }, ct);

    /// <summary>Joins as the person asking, of the organisation that the account speaks for; "event-joined" where they have already.</summary>
    public async Task<Outcome<Guid>> JoinAsync(Guid id, string? name, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.JoinEvents, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One after the other for each event, or two could take the last place.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"event/" + id}, 0))", ct);
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is not { } joined) return new Problem("not-found");
        if (await db.Set<EventParticipant>().AnyAsync(p => p.EventId == id && p.UserId == user.UserId, ct)) return new Problem("event-joined");
        if (await company.NameAsync(db, ct) is not { } organisation) return new Problem("account-company");
        var people = (await EventQueries.NumbersAsync(db, id, ct)).Joined;
        var outcome = await db.SaveOutcomeAsync(() =>
        {
            db.Add(joined.Join(user.UserId!.Value, name, organisation, people, Today, clock.GetUtcNow()));
            return Task.FromResult(id);
        }, ct);
        if (outcome.Ok) await transaction.CommitAsync(ct);
        return outcome;
    }

    /// <summary>Takes it back; nothing remains. Harmless for whoever had not joined.</summary>
    public async Task<Outcome<Guid>> LeaveAsync(Guid id, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.JoinEvents, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        await db.Set<EventParticipant>().Where(p => p.EventId == id && p.UserId == user.UserId).ExecuteDeleteAsync(ct);
        return id;
    }

    // Row-level security says the same; the condition lets the index answer. No institution is the ministry.
    private IQueryable<PortalEvent> Own(PortalDb db) => db.Events.Where(e => e.InstitutionId == user.InstitutionId);

    private async Task<Outcome<Guid>> OwnAsync(Guid id, int version, Func<PortalDb, PortalEvent, Task> verb, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.AnnounceEvents, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        if (await Own(db).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } own) return new Problem("not-found");
        if (own.Version != version) return new Problem("stale-version");
        return await db.SaveOutcomeAsync(async () =>
        {
            await verb(db, own);
            return id;
        }, ct);
    }
}
