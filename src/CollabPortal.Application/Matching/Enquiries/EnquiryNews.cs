using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>A word of the other side in a thread, as a letter may tell of it: never its text.</summary>
/// <param name="Title">Null where the company keeps the enquiry to the office.</param>
/// <param name="Other">The company for the office, the institution for the company.</param>
public sealed record EnquiryWord(Guid Entry, Guid Enquiry, EnquiryAct Act, string? Title, LocalText Other);

/// <summary>What the other side wrote lately and the person asking has not replied to: for letters.</summary>
public sealed class EnquiryNews(CurrentUser user, IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Days for which a word is news. What could not be sent for so long stands on the pages alone.</summary>
    public const int Days = 7;

    /// <summary>The oldest first. A word after which one's own side wrote is none: it was read.</summary>
    public async Task<IReadOnlyList<EnquiryWord>> ReadAsync(DateTimeOffset since, CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return [];
        await using var db = await contexts.OpenContextAsync(ct);
        var isOffice = user.InstitutionId is not null;
        var own = isOffice ? db.Enquiries.AsNoTracking().Where(e => e.InstitutionId == user.InstitutionId) : db.Enquiries.AsNoTracking().Where(e => e.AskedBy == user.UserId);
        var entries = await db.EnquiryEntries.AsNoTracking().Where(n => n.At >= since && n.Act != EnquiryAct.Note && own.Any(e => e.Id == n.EnquiryId)).OrderBy(n => n.At).ThenBy(n => n.Id)
            .Select(n => new { n.Id, n.EnquiryId, n.Act, n.FromCompany }).ToListAsync(ct);
        var unread = entries.GroupBy(n => n.EnquiryId).SelectMany(thread => thread.AsEnumerable().Reverse().TakeWhile(n => n.FromCompany == isOffice)).Where(n => IsTold(n.Act)).Select(n => n.Id).ToHashSet();
        var told = entries.Where(n => unread.Contains(n.Id)).ToList();
        Guid[] threads = [.. told.Select(n => n.EnquiryId).Distinct()];
        var enquiries = await own.Where(e => threads.Contains(e.Id)).Select(e => new { e.Id, e.Title, e.Secrecy, Other = isOffice ? e.CompanyId : e.InstitutionId }).ToDictionaryAsync(e => e.Id, ct);
        var labels = await db.LabelsAsync(enquiries.Values.Select(e => e.Other), ct);
        return [.. told.Select(n => (Entry: n, Of: enquiries[n.EnquiryId])).Select(n => new EnquiryWord(n.Entry.Id, n.Of.Id, n.Entry.Act, n.Of.Secrecy == EnquirySecrecy.OfficeOnly ? null : n.Of.Title, labels[n.Of.Other].Name))];
    }

    private static bool IsTold(EnquiryAct act) => act is EnquiryAct.Asked or EnquiryAct.Message or EnquiryAct.Allowed or EnquiryAct.Acknowledged or EnquiryAct.Answered or EnquiryAct.Declined;
}
