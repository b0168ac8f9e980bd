namespace CollabPortal.Application.Contracts.Attachments;

/// <summary>The bytes of an attachment that lies in the database. Apart from its record, so that lists never read them.</summary>
public sealed class AttachmentContent
{
    public Guid AttachmentId { get; init; }

    public Guid InstitutionId { get; init; }

    public byte[] Content { get; init; } = [];
}
