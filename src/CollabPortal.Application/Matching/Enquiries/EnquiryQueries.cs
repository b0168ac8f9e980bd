using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>How far an enquiry has come, in the words of both sides; each stands in one of these.</summary>
public enum EnquiryShown
{
    /// <summary>The office owes the next word, be it beside a draft contract.</summary>
    Waiting,

    /// <summary>Open and answered: the company goes on, or lets it be.</summary>
    Answered,

    /// <summary>A draft contract came of it.</summary>
    Contracting,

    /// <summary>Declined or withdrawn.</summary>
    Ended,
}

/// <summary>Enquiries as the person asking may see them: the office its institution's, a company account its own.</summary>
public sealed class EnquiryQueries(CurrentUser user, IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    /// <summary>Longest list.</summary>
    public const int Most = 200;

    /// <summary>For the office what waits longest first; for the company the newest word first.</summary>
    public async Task<IReadOnlyList<EnquiryLine>> ListAsync(EnquiryShown shown, CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = shown switch
        {
            EnquiryShown.Waiting => Own(db).Where(e => e.OfficeIsNext),
            EnquiryShown.Answered => Own(db).Where(e => !e.OfficeIsNext && e.ClosedAt == null),
            EnquiryShown.Contracting => Own(db).Where(e => !e.OfficeIsNext && e.Status == EnquiryStatus.Contracted),
            _ => Own(db).Where(e => !e.OfficeIsNext && e.ClosedAt != null && e.Status != EnquiryStatus.Contracted),
        };
        var ordered = shown == EnquiryShown.Waiting && user.InstitutionId is not null ? own.OrderBy(e => e.ChangedAt) : own.OrderByDescending(e => e.ChangedAt);
        return await LinesAsync(db, await ordered.Take(Most).ToListAsync(ct), ct);
    }

    /// <summary>How many stand in each part; all parts are named.</summary>
    public async Task<IReadOnlyDictionary<EnquiryShown, int>> CountAsync(CancellationToken ct = default)
    {
        var counted = Enum.GetValues<EnquiryShown>().ToDictionary(shown => shown, _ => 0);
        if (!user.IsSignedIn) return counted;
        await using var db = await contexts.CreateDbContextAsync(ct);
        foreach (var group in await Own(db).GroupBy(e => new { e.OfficeIsNext, IsOpen = e.ClosedAt == null, e.Status }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct))
            counted[group.Key.OfficeIsNext ? EnquiryShown.Waiting : group.Key.IsOpen ? EnquiryShown.Answered : group.Key.Status == EnquiryStatus.Contracted ? EnquiryShown.Contracting : EnquiryShown.Ended] += group.Count;
        return counted;
    }

    /// <summary>What waits for the office's next word, longest first.</summary>
    public async Task<IReadOnlyList<EnquiryLine>> WaitingAsync(int most, CancellationToken ct = default) =>
        user.InstitutionId is null ? [] : [.. (await ListAsync(EnquiryShown.Waiting, ct)).Take(most)];

    /// <summary>Null where it does not exist for the person asking.</summary>
    public async Task<EnquiryView?> FindAsync(Guid id, CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await Own(db).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } enquiry) return null;
        var line = (await LinesAsync(db, [enquiry], ct))[0];
        var entries = await db.EnquiryEntries.AsNoTracking().Where(e => e.EnquiryId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(ct);
        var files = await db.EnquiryFiles.AsNoTracking().Where(f => f.EnquiryId == id).OrderBy(f => f.At).Select(f => new EnquiryFileLine(f.Id, f.FileName, f.Bytes)).ToListAsync(ct);
        return new EnquiryView(line, enquiry, entries, files, Days(enquiry.AskedAt, enquiry.AcknowledgedAt), Days(enquiry.AskedAt, enquiry.AnsweredAt), user.InstitutionId == enquiry.InstitutionId);
    }

    // Row-level security says the same; the condition lets the index answer.
    private IQueryable<Enquiry> Own(PortalDb db) => user.InstitutionId is { } own
        ? db.Enquiries.AsNoTracking().Where(e => e.InstitutionId == own) : db.Enquiries.AsNoTracking().Where(e => e.AskedBy == user.UserId);

    private async Task<IReadOnlyList<EnquiryLine>> LinesAsync(PortalDb db, IReadOnlyList<Enquiry> enquiries, CancellationToken ct)
    {
        var labels = await db.LabelsAsync(enquiries.SelectMany(e => new[] { e.InstitutionId, e.CompanyId }), ct);
        var now = clock.GetUtcNow();
        return [.. enquiries.Select(e => new EnquiryLine(e.Id, e.Title, labels[e.InstitutionId], labels[e.CompanyId], e.Person, e.Status, e.AskedAt, e.ChangedAt,
            Days(e.AskedAt, e.ClosedAt ?? now)!.Value, e.OfficeIsNext ? Days(e.ChangedAt, now) : null))];
    }

    // Days of the calendar in Japan, as people count them.
    private static int? Days(DateTimeOffset from, DateTimeOffset? to) => to is { } end ? Day(end) - Day(from) : null;

    private static int Day(DateTimeOffset at) => DateOnly.FromDateTime(JapanTime.Local(at)).DayNumber;
}
