using System.Security.Cryptography;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Contracts.Attachments;

/// <summary>Where attachments are put and how large one may be.</summary>
/// <param name="Directory">Absolute folder, or null for the database.</param>
/// <param name="LimitMegabytes">Largest file in units of 1,048,576 bytes.</param>
public sealed record AttachmentSettings(string? Directory, int LimitMegabytes)
{
    /// <summary>In the database, up to 20 MB.</summary>
    public static readonly AttachmentSettings Standard = new(null, 20);

    public long LimitBytes => LimitMegabytes * 1_048_576L;

    internal AttachmentPlace Place => Directory is null ? AttachmentPlace.Database : AttachmentPlace.Directory;
}

/// <summary>
/// The bytes of attachments: in the database, or one file each under the folder of the setting. Where a file lies stands in its
/// record, so that a change of the setting leaves older ones where they are. The file's name is its id, never the sender's.
/// </summary>
public sealed class AttachmentStore(AttachmentSettings settings)
{
    public AttachmentSettings Settings => settings;

    /// <summary>Reads at most the limit; null where more comes.</summary>
    internal async Task<byte[]?> ReadAsync(Stream stream, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (whole.Length + read > settings.LimitBytes) return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    internal static string Checksum(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Puts the bytes where the record says; the database's with the coming SaveChanges.</summary>
    internal async Task PutAsync(PortalDb db, ContractAttachment attachment, byte[] content, CancellationToken ct)
    {
        if (attachment.Place == AttachmentPlace.Database)
        {
            db.AttachmentContents.Add(new AttachmentContent { AttachmentId = attachment.Id, InstitutionId = attachment.InstitutionId, Content = content });
            return;
        }

        var path = PathOf(attachment.InstitutionId, attachment.Id);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whole or not at all: nobody ever sees half a file under its name.
        var part = path + ".part";
        await using (var file = new FileStream(part, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Mode }))
        {
            await file.WriteAsync(content, ct);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    /// <summary>The bytes, or null where they are missing or differ from the checksum.</summary>
    internal async Task<byte[]?> GetAsync(PortalDb db, ContractAttachment attachment, CancellationToken ct)
    {
        var content = attachment.Place == AttachmentPlace.Database
            ? await db.AttachmentContents.AsNoTracking().Where(c => c.AttachmentId == attachment.Id).Select(c => c.Content).SingleOrDefaultAsync(ct)
            : settings.Directory is not null && File.Exists(PathOf(attachment.InstitutionId, attachment.Id))
                ? await File.ReadAllBytesAsync(PathOf(attachment.InstitutionId, attachment.Id), ct) : null;
        return content is not null && Checksum(content) == attachment.Sha256 ? content : null;
    }

    /// <summary>Takes files away whose records are gone or were never stored.</summary>
    internal void Forget(Guid institution, IEnumerable<Guid> ids)
    {
        if (settings.Directory is null) return;
        foreach (var id in ids) File.Delete(PathOf(institution, id));
    }

    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private string PathOf(Guid institution, Guid id) => Path.Combine(settings.Directory!, institution.ToString("N"), id.ToString("N"));
}
