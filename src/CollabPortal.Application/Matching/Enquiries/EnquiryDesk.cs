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
/// institution would read it, "enquiry-many" beyond <see cref="MostOpen"/> open ones, "not-found", "stale-version", "attachment-…".
/// </summary>
public sealed class EnquiryDesk(CurrentUser user, Access access, IDbContextFactory<PortalDb> contexts, ResponseTimes times, AttachmentStore store, TimeProvider clock)
{
    /// <summary>Most open enquiries of one account: an enquiry is no mailing.</summary>
    public const int MostOpen = 20;

    public long FileLimitBytes => store.Settings.LimitBytes;

    public int FileLimitMegabytes => store.Settings.LimitMegabytes;

    /// <summary>Sends an enquiry to an institution.</summary>
    public Task<Outcome<Guid>> AskAsync(Guid institutionId, EnquiryTerms terms, CancellationToken ct = default) => AskAsync(institutionId, terms, null, ct);

    /// <param name="also">What is stored with it, in the same transaction.</param>
    internal async Task<Outcome<Guid>> AskAsync(Guid institutionId, EnquiryTerms terms, Func<PortalDb, Enquiry, Task>? also, CancellationToken ct)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Organisations.AnyAsync(o => o.Id == institutionId && OrganisationKinds.Institutions.Contains(o.Kind), ct)) return new Problem("not-found");
        if (!await times.ReadersOf(db).AnyAsync(i => i == institutionId, ct)) return new Problem("enquiry-not-taken");
        if (await db.Enquiries.CountAsync(e => e.AskedBy == user.UserId && e.ClosedAt == null, ct) >= MostOpen) return new Problem("enquiry-many", null, MostOpen);
        if (terms.CompanyId is { } company && !await db.Organisations.AnyAsync(o => o.Id == company && !OrganisationKinds.Institutions.Contains(o.Kind), ct)) return new Problem("not-found", nameof(terms.CompanyId));
        return await db.SaveOutcomeAsync(async () =>
        {
            var origin = await OriginAsync(db, institutionId, terms, ct);
            var enquiry = new Enquiry(institutionId, terms with { Origin = origin.Kind, OriginId = origin.Id, OriginTitle = origin.Title }, user.UserId!.Value, clock.GetUtcNow());
            db.Add(enquiry);
            if (also is not null) await also(db, enquiry);
            return enquiry.Id;
        }, ct);
    }

    /// <summary>A further word to the office.</summary>
    public Task<Outcome<Guid>> SayAsync(Guid id, int version, string? text, CancellationToken ct = default) => OwnAsync(id, version, e => e.Say(text, clock.GetUtcNow()), ct);

    /// <summary>Takes it back.</summary>
    public Task<Outcome<Guid>> WithdrawAsync(Guid id, int version, string? reason, CancellationToken ct = default) => OwnAsync(id, version, e => e.Withdraw(reason, clock.GetUtcNow()), ct);

    /// <summary>Adds a file to an open enquiry of one's own; its type goes by ending and beginning together.</summary>
    public async Task<Outcome<Guid>> AddFileAsync(Guid id, string? name, Stream file, CancellationToken ct = default)
    {
        if (await access.DemandAsync(Permission.AskInstitutions, ct) is { } refused) return refused;
        if (await store.ReadAsync(file, ct) is not { } content) return new Problem("attachment-too-large", "File", FileLimitMegabytes);
        if (content.Length == 0) return new Problem("attachment-empty", "File");
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Enquiries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.AskedBy == user.UserId, ct) is not { } enquiry) return new Problem("not-found");
        if (!enquiry.IsOpen) return new Problem("enquiry-closed");
        if (await db.EnquiryFiles.CountAsync(f => f.EnquiryId == id, ct) >= Enquiry.MostFiles) return new Problem("too-many", "File", Enquiry.MostFiles);
        return await db.SaveOutcomeAsync(() =>
        {
            var clean = AttachmentType.CleanName(name);
            var made = new EnquiryFile(enquiry, clean, AttachmentType.Of(clean, content).ContentType, content, AttachmentStore.Checksum(content), clock.GetUtcNow());
            db.Add(made);
            return Task.FromResult(made.Id);
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
        // After a fair people write too: over, an event stands in the search no more.
        if (terms.Origin == EnquiryOrigin.Event)
            return await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.InstitutionId == institution && e.Status == EventStatus.Published, ct) is { } held ? (terms.Origin, id, held.Title) : throw new RuleViolation("not-found");
        var kind = (int)terms.Origin;
        var titles = await db.Database.SqlQuery<string>($"select title as \"Value\" from catalogue.search_document where document_kind = {kind} and subject_id = {id} and institution_id = {institution}").ToListAsync(ct);
        return titles.Count == 0 ? throw new RuleViolation("not-found") : (terms.Origin, id, titles[0]);
    }
}
