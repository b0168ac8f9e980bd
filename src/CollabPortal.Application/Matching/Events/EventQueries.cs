using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Events;

/// <summary>Events as the person asking may read them; row-level security says which exist and who joined.</summary>
public sealed class EventQueries(CurrentUser user, AccountCompany company, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Longest list of one's own.</summary>
    public const int Most = 500;

    /// <summary>Published ones: what comes next first, of those that are over the latest.</summary>
    public async Task<EventPage> ListAsync(EventFilter filter, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var today = JapanTime.Today(clock);
        var events = db.Events.AsNoTracking().Where(e => e.Status == EventStatus.Published && (filter.Past ? e.LastDay < today : e.LastDay >= today));
        if (filter.Kind is { } kind) events = events.Where(e => e.Kind == kind);
        if (filter.Prefecture is { } prefecture) events = events.Where(e => e.Prefecture == prefecture || e.IsOnline);
        var total = await events.CountAsync(ct);
        var ordered = filter.Past ? events.OrderByDescending(e => e.LastDay).ThenBy(e => e.Id) : events.OrderBy(e => e.Day).ThenBy(e => e.Id);
        return new EventPage(await ViewsAsync(db, await ordered.Skip((Math.Max(filter.Page, 1) - 1) * EventFilter.PageSize).Take(EventFilter.PageSize).ToListAsync(ct), ct), total);
    }

    /// <summary>Those that the reader's office announces, drafts first, then the newest.</summary>
    public async Task<IReadOnlyList<EventView>> OwnAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.AnnounceEvents)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var own = user.InstitutionId;
        return await ViewsAsync(db, await db.Events.AsNoTracking().Where(e => e.InstitutionId == own).OrderByDescending(e => e.Status == EventStatus.Draft).ThenByDescending(e => e.Day).ThenBy(e => e.Id).Take(Most).ToListAsync(ct), ct);
    }

    /// <summary>Every institution's published and cancelled ones, newest first, for whoever sees every institution's counts.</summary>
    public async Task<IReadOnlyList<EventView>> EveryAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.ViewEveryInstitution)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        return await ViewsAsync(db, await db.Events.AsNoTracking().Where(e => e.InstitutionId != null && e.Status != EventStatus.Draft).OrderByDescending(e => e.Day).ThenBy(e => e.Id).Take(Most).ToListAsync(ct), ct);
    }

    /// <summary>Those that the reader has joined and that are not over; cancelled ones too, so that nobody travels for nothing.</summary>
    public async Task<IReadOnlyList<EventView>> JoinedAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.JoinEvents)) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var today = JapanTime.Today(clock);
        return await ViewsAsync(db, await db.Events.AsNoTracking().Where(e => e.LastDay >= today && db.Set<EventParticipant>().Any(p => p.EventId == e.Id && p.UserId == user.UserId)).OrderBy(e => e.Day).ToListAsync(ct), ct);
    }

    /// <summary>Null where it does not exist for the reader.</summary>
    public async Task<EventView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, ct) is { } found ? (await ViewsAsync(db, [found], ct))[0] : null;
    }

    /// <summary>Who joined: all for the organiser, for others themselves at most.</summary>
    public async Task<IReadOnlyList<EventPerson>> PeopleAsync(Guid id, CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Set<EventParticipant>().AsNoTracking().Where(p => p.EventId == id).OrderBy(p => p.At).Select(p => new EventPerson(p.Name, p.Organisation, p.At, p.UserId == user.UserId)).ToListAsync(ct);
    }

    /// <summary>For whom the reader would join: the organisation of the account; null where nobody has said it.</summary>
    public async Task<string?> OrganisationOfReaderAsync(CancellationToken ct = default)
    {
        if (!user.May(Permission.JoinEvents)) return null;
        await using var db = await contexts.OpenContextAsync(ct);
        return await company.NameAsync(db, ct);
    }

    internal static Task<EventNumbers> NumbersAsync(PortalDb db, Guid id, CancellationToken ct) => NumbersOf(db, [id]).SingleAsync(ct);

    internal static EventTerms TermsOf(PortalEvent e) => new()
    {
        Title = e.Title,
        TitleEn = e.TitleEn,
        Kind = e.Kind,
        StartsOn = e.StartsOn,
        EndsOn = e.EndsOn,
        Deadline = e.Deadline,
        Place = e.Place,
        Prefecture = e.Prefecture,
        IsOnline = e.IsOnline,
        Audience = e.Audience,
        Description = e.Description,
        Link = e.Link,
        Field = e.Field,
        TakesJoining = e.TakesJoining,
        Capacity = e.Capacity,
    };

    private static IQueryable<EventNumbers> NumbersOf(PortalDb db, Guid[] ids) =>
        db.Database.SqlQuery<EventNumbers>($"select event_id as \"EventId\", joined as \"Joined\", enquiries as \"Enquiries\" from register.event_numbers({ids})");

    private async Task<IReadOnlyList<EventView>> ViewsAsync(PortalDb db, List<PortalEvent> events, CancellationToken ct)
    {
        if (events.Count == 0) return [];
        var today = JapanTime.Today(clock);
        var organisers = events.Select(e => e.InstitutionId).OfType<Guid>().Distinct().ToArray();
        var labels = await db.LabelsAsync(organisers, ct);
        var invented = (await db.Organisations.Where(o => organisers.Contains(o.Id) && o.IsDemo).Select(o => o.Id).ToListAsync(ct)).ToHashSet();
        var numbers = await NumbersOf(db, [.. events.Select(e => e.Id)]).ToDictionaryAsync(n => n.EventId, ct);
        return [.. events.Select(e => new EventView(e.Id, TermsOf(e), e.InstitutionId is { } by ? labels[by] : null, e.Status, e.PublishedOn, e.Day, e.IsOver(today), e.IsOpen(today),
            user.May(Permission.AnnounceEvents) && e.InstitutionId == user.InstitutionId, numbers[e.Id].Joined, numbers[e.Id].Enquiries, e.InstitutionId is { } one && invented.Contains(one), e.Version))];
    }

    internal sealed record EventNumbers(Guid EventId, int Joined, int? Enquiries);
}
