using CollabPortal.Application.Accounts;
using CollabPortal.Application.Contracts.Attachments;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>A file on its way to the browser.</summary>
public sealed record EnquiryDownload(string FileName, string ContentType, byte[] Content);

/// <summary>
/// The company's side: ask, add a word or a file, take back. Problems beside those of the verbs: "enquiry-not-taken" where nobody of the
/// institution would read it, "account-company" where no administrator has said for whom the account speaks, "enquiry-many" beyond <see cref="MostOpen"/> open ones, "not-found", "stale-version", "attachment-…".
/// </summary>
public sealed class EnquiryDesk(CurrentUser user, Access access, AccountCompany company, IDbContextFactory<PortalDb> contexts, ResponseTimes times, AttachmentStore store, TimeProvider clock)
{
    /// <summary>Most open enquiries of one account: an enquiry is no mailing.</summary>
    public const int MostOpen = 20;

    public long FileLimitBytes => store.Settings.LimitBytes;

    public int FileLimitMegabytes => store.Settings.LimitMegabytes;

    /// <summary>
    /// Sends an enquiry to an institution, for the account's own company whatever the terms say. The same <see cref="EnquiryTerms.Key"/>
    /// twice sends it once: the second answers with the first one's id.
    /// </summary>
    public Task<Outcome<Guid>> AskAsync(Guid institutionId, EnquiryTerms terms, CancellationToken ct = default) => AskAsync(institutionId, terms, null, ct);

    /// <param name="answer">The answer to a need with which the thread begins, in the same transaction; null for an enquiry of the company's own.</param>
    internal async Task<Outcome<Guid>> AskAsync(Guid institutionId, EnquiryTerms terms, Func<PortalDb, Task<NeedAnswer>>? answer, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == institutionId && OrganisationKinds.Institutions.Contains(o.Kind), ct)) return new Problem("not-found");
        if (!await times.ReadersOf(db).AnyAsync(i => i == institutionId, ct)) return new Problem("enquiry-not-taken");
        if (await company.IdAsync(db, ct) is not { } own) return new Problem("account-company");
        if (terms.Key is { } key && await IsSentAsync(db, key, ct)) return key;
        if (await db.Enquiries.CountAsync(e => e.AskedBy == user.UserId && e.ClosedAt == null, ct) >= MostOpen) return new Problem("enquiry-many", null, MostOpen);
        var sent = await db.SaveOnceAsync(async () =>
        {
            var origin = await OriginAsync(db, institutionId, terms, ct);
            var said = terms with { CompanyId = own, Origin = origin.Kind, OriginId = origin.Id, OriginTitle = origin.Title };
            var (by, now) = (user.UserId!.Value, clock.GetUtcNow());
            var answered = answer is null ? null : await answer(db);
            var enquiry = answered is null ? new Enquiry(institutionId, said, by, now) : Enquiry.Beginning(answered, said, by, now);
            db.Add(enquiry);
            answered?.Begin(enquiry);
            return enquiry.Id;
        }, terms.Key, ct);
        return sent;
    }

    private Task<bool> IsSentAsync(PortalDb db, Guid key, CancellationToken ct) => db.Enquiries.AnyAsync(e => e.Id == key && e.AskedBy == user.UserId, ct);

    /// <summary>Title of what an enquiry is about, where the institution has published it; else null.</summary>
    public async Task<LocalText?> AboutAsync(Guid institution, EnquiryOrigin origin, Guid id, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await PublishedAsync(db, institution, origin, id, ct);
    }

    /// <summary>A further word to the office.</summary>
    public Task<Outcome<Guid>> SayAsync(Guid id, int version, string? text, CancellationToken ct = default) => OwnAsync(id, version, e => e.Say(text, clock.GetUtcNow()), ct);

    /// <summary>Lets researchers see what was kept to the office.</summary>
    public Task<Outcome<Guid>> AllowAsync(Guid id, int version, CancellationToken ct = default) => OwnAsync(id, version, e => e.Allow(clock.GetUtcNow()), ct);

    /// <summary>Takes it back.</summary>
    public Task<Outcome<Guid>> WithdrawAsync(Guid id, int version, string? reason, CancellationToken ct = default) => OwnAsync(id, version, e => e.Withdraw(reason, clock.GetUtcNow()), ct);

    /// <summary>Adds a file to an enquiry of one's own that still takes words; its type goes by ending and beginning together.</summary>
    public async Task<Outcome<Guid>> AddFileAsync(Guid id, string? name, Stream file, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        if (await store.ReadAsync(file, ct) is not { } content) return new Problem("attachment-too-large", "File", FileLimitMegabytes);
        if (content.Length == 0) return new Problem("attachment-empty", "File");
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.AskedBy == user.UserId, ct) is not { } enquiry) return new Problem("not-found");
        if (!enquiry.TakesWords) return new Problem("enquiry-closed");
        // The same file chosen twice is one.
        var (known, sum) = (AttachmentType.CleanName(name), AttachmentStore.Checksum(content));
        if (await db.EnquiryFiles.Where(f => f.EnquiryId == id && f.FileName == known && f.Sha256 == sum).Select(f => (Guid?)f.Id).FirstOrDefaultAsync(ct) is { } same) return same;
        if (await db.EnquiryFiles.CountAsync(f => f.EnquiryId == id, ct) >= Enquiry.MostFiles) return new Problem("too-many", "File", Enquiry.MostFiles);
        return await db.SaveOutcomeAsync(() =>
        {
            var clean = AttachmentType.CleanName(name);
            var made = new EnquiryFile(enquiry, clean, AttachmentType.Of(clean, content).ContentType, content, AttachmentStore.Checksum(content), clock.GetUtcNow());
            db.Add(made);
            return Task.FromResult(made.Id);
        }, ct);
    }

    /// <summary>Takes back a file of one's own enquiry; "enquiry-read" once the office has said a word.</summary>
    public async Task<Outcome<Guid>> RemoveFileAsync(Guid id, Guid file, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.OpenContextAsync(ct);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.AskedBy == user.UserId, ct) is not { } enquiry) return new Problem("not-found");
        if (await db.EnquiryFiles.SingleOrDefaultAsync(f => f.Id == file && f.EnquiryId == id, ct) is not { } found) return new Problem("not-found");
        if (!enquiry.FilesMayGo) return new Problem("enquiry-read");
        return await db.SaveOutcomeAsync(() =>
        {
            db.Remove(found);
            return Task.FromResult(id);
        }, ct);
    }

    /// <summary>A file of a thread that the person asking may read; null for none.</summary>
    public async Task<EnquiryDownload?> OpenAsync(Guid enquiry, Guid file, CancellationToken ct = default)
    {
        if (!user.IsSignedIn) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.EnquiryFiles.AsNoTracking().Where(f => f.Id == file && f.EnquiryId == enquiry).Select(f => new EnquiryDownload(f.FileName, f.ContentType, f.Content)).SingleOrDefaultAsync(ct);
    }

    private async Task<Outcome<Guid>> OwnAsync(Guid id, int version, Action<Enquiry> verb, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Enquiries.SingleOrDefaultAsync(e => e.Id == id && e.AskedBy == user.UserId, ct) is not { } enquiry) return new Problem("not-found");
        if (enquiry.Version != version) return new Problem("stale-version");
        return await db.SaveOutcomeAsync(() =>
        {
            verb(enquiry);
            return Task.FromResult(id);
        }, ct);
    }

    // What it came from must be published and that institution's; its title stands in the search.
    private async Task<(EnquiryOrigin Kind, Guid? Id, string? Title)> OriginAsync(PortalDb db, Guid institution, EnquiryTerms terms, CancellationToken ct)
    {
        if (terms.Origin == EnquiryOrigin.Institution || terms.OriginId is not { } id) return (EnquiryOrigin.Institution, null, null);
        // A need may be for some institutions only and then stands in no search; it is the asking company's own.
        if (terms.Origin == EnquiryOrigin.Need)
            return await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.Owner!.PostedBy == user.UserId, ct) is { } need ? (terms.Origin, id, need.Title) : throw new RuleViolation("not-found");
        return await PublishedAsync(db, institution, terms.Origin, id, ct) is { } title ? (terms.Origin, id, title.Ja) : throw new RuleViolation("not-found");
    }

    private static async Task<LocalText?> PublishedAsync(PortalDb db, Guid institution, EnquiryOrigin origin, Guid id, CancellationToken ct)
    {
        // After a fair people write too: over, an event stands in the search no more.
        if (origin == EnquiryOrigin.Event)
            return await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.InstitutionId == institution && e.Status == EventStatus.Published, ct) is { } held ? new LocalText(held.Title, held.Title) : null;
        var kind = (int)origin;
        return (await db.Database.SqlQuery<Title>($"select title as \"Ja\", title_en as \"En\" from catalogue.search_document where document_kind = {kind} and subject_id = {id} and institution_id = {institution}").ToListAsync(ct)) is [var title]
            ? new LocalText(title.Ja, title.En ?? title.Ja) : null;
    }

    private sealed record Title(string Ja, string? En);
}
