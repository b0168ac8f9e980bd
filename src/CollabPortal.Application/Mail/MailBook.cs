using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CollabPortal.Application.Mail;

/// <summary>An account that letters may go to.</summary>
public sealed record MailReader(Guid UserId, string Email, string Name, PortalRole Role, Guid? InstitutionId, string? Stamp);

/// <summary>An event that does not take place.</summary>
public sealed record CancelledEvent(Guid Id, string Title, string? TitleEn, DateOnly? Day);

/// <summary>Who gets which letters, and which were sent. Works for all accounts, so as the owner.</summary>
public sealed class MailBook(OwnerContexts contexts, TimeProvider clock)
{
    /// <summary>Companies with saved searches that want the digest.</summary>
    public Task<IReadOnlyList<MailReader>> DigestReadersAsync(CancellationToken ct = default) =>
        ReadersAsync(MailKind.Digest, (db, u) => u.Where(x => x.Role == PortalRole.Company && db.SavedViews.Any(v => v.UserId == x.Id && v.List == "/search")), ct);

    /// <summary>Officers of institutions with enquiries that wait for a word since before a moment.</summary>
    public Task<IReadOnlyList<MailReader>> ReminderReadersAsync(DateTimeOffset before, CancellationToken ct = default) =>
        ReadersAsync(MailKind.Reminder, (db, u) => u.Where(x => (x.Role == PortalRole.Liaison || x.Role == PortalRole.Approver)
            && db.Enquiries.Any(e => e.InstitutionId == x.InstitutionId && e.OfficeIsNext && e.ChangedAt < before)), ct);

    /// <summary>Companies whose enquiries had a word of the institution since a moment that says where they stand.</summary>
    public Task<IReadOnlyList<MailReader>> RepliedReadersAsync(DateTimeOffset since, CancellationToken ct = default) =>
        ReadersAsync(MailKind.Replied, (db, u) => u.Where(x => x.Role == PortalRole.Company && db.EnquiryEntries.Any(n => n.At >= since && !n.FromCompany
            && (n.Act == EnquiryAct.Acknowledged || n.Act == EnquiryAct.Answered || n.Act == EnquiryAct.Declined) && db.Enquiries.Any(e => e.Id == n.EnquiryId && e.AskedBy == x.Id))), ct);

    /// <summary>Officers of institutions to which a company wrote since a moment.</summary>
    public Task<IReadOnlyList<MailReader>> WrittenReadersAsync(DateTimeOffset since, CancellationToken ct = default) =>
        ReadersAsync(MailKind.Written, (db, u) => u.Where(x => (x.Role == PortalRole.Liaison || x.Role == PortalRole.Approver)
            && db.EnquiryEntries.Any(n => n.At >= since && n.FromCompany && n.Act != EnquiryAct.Withdrawn && n.InstitutionId == x.InstitutionId)), ct);

    /// <summary>People who joined a coming event that does not take place.</summary>
    public Task<IReadOnlyList<MailReader>> CancelledReadersAsync(DateOnly today, CancellationToken ct = default) =>
        ReadersAsync(MailKind.Cancelled, (db, u) => u.Where(x => db.Set<EventParticipant>().Any(p => p.UserId == x.Id && db.Events.Any(e => e.Id == p.EventId && e.Status == EventStatus.Cancelled && e.LastDay >= today))), ct);

    /// <summary>The coming events that a person joined and that do not take place, the next first.</summary>
    public async Task<IReadOnlyList<CancelledEvent>> CancelledAsync(Guid user, DateOnly today, CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        return await db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Cancelled && e.LastDay >= today && db.Set<EventParticipant>().Any(p => p.EventId == e.Id && p.UserId == user))
            .OrderBy(e => e.Day).ThenBy(e => e.Id).Select(e => new CancelledEvent(e.Id, e.Title, e.TitleEn, e.Day)).ToListAsync(ct);
    }

    /// <summary>When the last letter of a kind was due for a person; null for never.</summary>
    public async Task<DateTimeOffset?> LastAsync(Guid user, MailKind kind, CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        return await db.Set<SentMail>().Where(m => m.UserId == user && m.Kind == kind).MaxAsync(m => (DateTimeOffset?)m.At, ct);
    }

    /// <summary>
    /// Sends once: the rows for the keys and the sending are one transaction. A second portal waits for the first and then finds the rows; what
    /// fails to be sent leaves none and is tried again. Only a machine that dies between the server's answer and the commit sends a letter
    /// again, under the same message id.
    /// </summary>
    /// <param name="send">Is given the keys that were not sent before; says how many items it sent, 0 for no letter.</param>
    /// <returns>Items sent.</returns>
    public async Task<int> OnceAsync(Guid user, MailKind kind, IReadOnlyList<string> keys, Func<IReadOnlyList<string>, Task<int>> send, CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var mine = new List<string>();
        foreach (var key in keys)
        {
            var (id, at, name) = (Guid.CreateVersion7(), clock.GetUtcNow(), kind.ToString());
            if (await db.Database.ExecuteSqlAsync($"insert into accounts.sent_mail (id, user_id, kind, key, at, items) values ({id}, {user}, {name}, {key}, {at}, 0) on conflict (user_id, kind, key) do nothing", ct) == 1) mine.Add(key);
        }

        if (mine.Count == 0) return 0;
        var items = await send(mine);
        var word = kind.ToString();
        string[] done = [.. mine];
        await db.Database.ExecuteSqlAsync($"update accounts.sent_mail set items = {items} where user_id = {user} and kind = {word} and key = any ({done})", ct);
        await transaction.CommitAsync(ct);
        return items;
    }

    /// <summary>Turns a kind of letter off or on for an account, without asking who does it: the caller has its word or its signed link.</summary>
    /// <returns>False where the account is gone.</returns>
    public async Task<bool> WantAsync(Guid user, MailKind kind, bool wanted, CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        if (!await db.Users.AnyAsync(u => u.Id == user, ct)) return false;
        if (wanted) await db.Set<MailRefusal>().Where(r => r.UserId == user && r.Kind == kind).ExecuteDeleteAsync(ct);
        else if (!await db.Set<MailRefusal>().AnyAsync(r => r.UserId == user && r.Kind == kind, ct))
        {
            db.Add(new MailRefusal { UserId = user, Kind = kind, At = clock.GetUtcNow() });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Turned off twice at the same moment is off.
            }
        }

        return true;
    }

    /// <summary>Whether an account gets letters of a kind.</summary>
    public async Task<bool> IsWantedAsync(Guid user, MailKind kind, CancellationToken ct = default)
    {
        await using var db = contexts.Create();
        return !await db.Set<MailRefusal>().AnyAsync(r => r.UserId == user && r.Kind == kind, ct);
    }

    private async Task<IReadOnlyList<MailReader>> ReadersAsync(MailKind kind, Func<PortalDb, IQueryable<PortalUser>, IQueryable<PortalUser>> which, CancellationToken ct)
    {
        await using var db = contexts.Create();
        var now = clock.GetUtcNow();
        return await which(db, db.Users.AsNoTracking())
            .Where(u => u.Email != null && (u.LockoutEnd == null || u.LockoutEnd < now) && !db.Set<MailRefusal>().Any(r => r.UserId == u.Id && r.Kind == kind))
            .OrderBy(u => u.Id).Select(u => new MailReader(u.Id, u.Email!, u.DisplayName, u.Role, u.InstitutionId, u.SecurityStamp)).ToListAsync(ct);
    }
}
