using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>Which part of a list.</summary>
public enum EnquiryShown
{
    /// <summary>Open ones, and contracts in the making with a word that waits; what waits for the reader first.</summary>
    Open,
    Closed,
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
        var own = Own(db).Where(e => shown == EnquiryShown.Open ? e.ClosedAt == null || e.OfficeIsNext : e.ClosedAt != null && !e.OfficeIsNext);
        var ordered = shown == EnquiryShown.Open && user.InstitutionId is not null
            ? own.OrderByDescending(e => e.OfficeIsNext).ThenBy(e => e.ChangedAt) : own.OrderByDescending(e => e.ChangedAt);
        return await LinesAsync(db, await ordered.Take(Most).ToListAsync(ct), ct);
    }

    /// <summary>Open and closed ones.</summary>
    public async Task<(int Open, int Closed)> CountAsync(CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return default;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var counts = await Own(db).GroupBy(e => e.ClosedAt == null || e.OfficeIsNext).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return (counts.Where(c => c.Key).Sum(c => c.Count), counts.Where(c => !c.Key).Sum(c => c.Count));
    }

    /// <summary>What waits for the office's next word, longest first.</summary>
    public async Task<IReadOnlyList<EnquiryLine>> WaitingAsync(int most, CancellationToken ct = default) =>
        user.InstitutionId is null ? [] : [.. (await ListAsync(EnquiryShown.Open, ct)).Where(e => e.WaitingDays is not null).Take(most)];

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
