using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>Where the bytes of an attachment lie.</summary>
public enum AttachmentPlace
{
    Database,
    Directory,
}

/// <summary>A file as it came, read and measured.</summary>
public sealed record AttachmentFile(string Name, string ContentType, long Bytes, string Sha256, AttachmentPlace Place);

/// <summary>
/// 添付: one version of one document of a contract. A version never changes; a newer one stands beside it, and removing hides
/// it without destroying it.
/// </summary>
public sealed class ContractAttachment : IRegisterRecord, IVersioned
{
    /// <summary>Longest file name or note in characters.</summary>
    public const int NameLimit = 150;

    private ContractAttachment()
    {
    }

    /// <param name="contractId">Contract of the institution.</param>
    /// <param name="institutionId">Who keeps it.</param>
    /// <param name="kind">What it is about.</param>
    /// <param name="file">The file as measured.</param>
    /// <param name="previous">The newest version of the document that it replaces; null for a new document.</param>
    public ContractAttachment(Guid contractId, Guid institutionId, AttachmentKind kind, AttachmentFile file, ContractAttachment? previous, Guid by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (ContractId, InstitutionId, Kind) = (contractId, institutionId, kind);
        (DocumentId, Edition) = previous is null ? (Id, 1) : (previous.DocumentId, previous.Edition + 1);
        (FileName, ContentType, Bytes, Sha256, Place) = (file.Name, file.ContentType, file.Bytes, file.Sha256, file.Place);
        (AddedBy, AddedAt) = (by, at);
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    /// <summary>The same for all versions of a document.</summary>
    public Guid DocumentId { get; private set; }

    /// <summary>Number of the version, from 1.</summary>
    public int Edition { get; private set; }

    public AttachmentKind Kind { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Length in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Checksum, 64 hexadecimal digits in lower case.</summary>
    public string Sha256 { get; private set; } = "";

    public AttachmentPlace Place { get; private set; }

    public Guid AddedBy { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Hides it; the bytes stay.</summary>
    public void Remove(DateTimeOffset at)
    {
        if (RemovedAt is not null) throw new RuleViolation("attachment-removed");
        RemovedAt = at;
    }

    public void Restore() => RemovedAt = null;
}
