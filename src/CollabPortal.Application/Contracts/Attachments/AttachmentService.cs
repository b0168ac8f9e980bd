using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Attachments;

/// <summary>A file on its way out.</summary>
public sealed record AttachmentDownload(string FileName, string ContentType, byte[] Content, string Sha256);

/// <summary>An attachment as a page shows it.</summary>
/// <param name="Edition">Number of the version of its document, from 1.</param>
/// <param name="IsNewest">The newest version of its document that was not removed.</param>
public sealed record AttachmentView(
    Guid Id, Guid DocumentId, int Edition, bool IsNewest, AttachmentKind Kind, string FileName, long Bytes, string Sha256, DateTimeOffset AddedAt, string? AddedBy,
    bool IsRemoved, int Version);

/// <summary>
/// Files of contracts. The own institution only, reading as well as writing. Problems: "not-found", "not-allowed",
/// "attachment-empty", "attachment-too-large", "attachment-type", "attachment-content", "attachment-damaged", "attachment-waits" (taken off while approval is asked for), "too-many".
/// </summary>
public sealed class AttachmentService(RegisterWriter writer, CurrentUser user, IDbContextFactory<PortalDb> contexts, AttachmentStore store, TimeProvider clock)
{
    /// <summary>Most versions of documents that one contract holds.</summary>
    public const int MostOfContract = 200;

    public AttachmentSettings Settings => store.Settings;

    /// <summary>Stores a file as a new document, or as the next version of one.</summary>
    /// <param name="contractId">A contract of the own institution.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="name">The sender's file name; only its last part is kept.</param>
    /// <param name="file">Read to its end, or to the limit.</param>
    /// <param name="documentId">The document that it is a new version of; null for a new one.</param>
    public async Task<Outcome<Guid>> AddAsync(Guid contractId, AttachmentKind kind, string? name, Stream file, Guid? documentId = null, CancellationToken ct = default)
    {
        if (await store.ReadAsync(file, ct) is not { } content) return new Problem("attachment-too-large", "File", store.Settings.LimitMegabytes);
        if (content.Length == 0) return new Problem("attachment-empty", "File");
        ContractAttachment? made = null;
        var done = await writer.CreateAsync(async (db, institution) =>
        {
            var clean = AttachmentType.CleanName(name);
            var type = AttachmentType.Of(clean, content);
            if (!await db.Contracts.AnyAsync(c => c.Id == contractId && c.InstitutionId == institution, ct)) throw new RuleViolation("not-found");
            var before = await db.Attachments.Where(a => a.ContractId == contractId && a.InstitutionId == institution).ToListAsync(ct);
            if (before.Count >= MostOfContract) throw new RuleViolation("too-many", "File", MostOfContract);
            var previous = before.Where(a => a.DocumentId == documentId).MaxBy(a => a.Edition);
            if (documentId is not null && previous is null) throw new RuleViolation("not-found", "File");
            made = new ContractAttachment(contractId, institution, previous?.Kind ?? kind,
                new AttachmentFile(clean, type.ContentType, content.Length, AttachmentStore.Checksum(content), store.Settings.Place), previous, writer.Actor, clock.GetUtcNow());
            await store.PutAsync(db, made, content, ct);
            return made;
        }, ct);
        if (!done.Ok && made is not null) store.Forget(made.InstitutionId, [made.Id]);
        return done;
    }

    /// <summary>Hides a version; its bytes stay, and <see cref="RestoreAsync"/> brings it back.</summary>
    public Task<Outcome<Guid>> RemoveAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.ChangeAsync<ContractAttachment>(id, version, async (db, attachment) =>
        {
            // Who approves has seen it.
            if (await db.Contracts.AnyAsync(c => c.Id == attachment.ContractId && c.Status == ContractStatus.Submitted, ct)) throw new RuleViolation("attachment-waits");
            attachment.Remove(clock.GetUtcNow());
        }, ct);

    public Task<Outcome<Guid>> RestoreAsync(Guid id, int version, CancellationToken ct = default) =>
        writer.ChangeAsync<ContractAttachment>(id, version, (_, attachment) =>
        {
            attachment.Restore();
            return Task.CompletedTask;
        }, ct);

    /// <summary>All versions of all documents of a contract, the newest of each document first.</summary>
    public async Task<IReadOnlyList<AttachmentView>> ListAsync(Guid contractId, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = await db.Attachments.AsNoTracking().Where(a => a.ContractId == contractId && a.InstitutionId == own).ToListAsync(ct);
        Guid[] people = [.. all.Select(a => a.AddedBy).Distinct()];
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
        return [.. all.GroupBy(a => a.DocumentId).OrderBy(d => d.Min(a => a.AddedAt)).ThenBy(d => d.Key).SelectMany(document =>
        {
            var newest = document.Where(a => a.RemovedAt is null).MaxBy(a => a.Edition);
            return document.OrderByDescending(a => a.Edition).Select(a => new AttachmentView(
                a.Id, a.DocumentId, a.Edition, a == newest, a.Kind, a.FileName, a.Bytes, a.Sha256, a.AddedAt, names.GetValueOrDefault(a.AddedBy), a.RemovedAt is not null, a.Version));
        })];
    }

    /// <summary>The file with its bytes. Removed ones are gone; "attachment-damaged" where the bytes differ from the checksum.</summary>
    public async Task<Outcome<AttachmentDownload>> OpenAsync(Guid contractId, Guid id, CancellationToken ct = default)
    {
        if (user.InstitutionId is not { } own) return new Problem("not-found");
        await using var db = await contexts.CreateDbContextAsync(ct);
        var attachment = await db.Attachments.AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == id && a.ContractId == contractId && a.InstitutionId == own && a.RemovedAt == null, ct);
        if (attachment is null) return new Problem("not-found");
        return await store.GetAsync(db, attachment, ct) is { } content
            ? new AttachmentDownload(attachment.FileName, attachment.ContentType, content, attachment.Sha256)
            : new Problem("attachment-damaged");
    }
}
