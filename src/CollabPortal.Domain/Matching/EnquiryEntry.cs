namespace CollabPortal.Domain.Matching;

/// <summary>What happened in a thread.</summary>
public enum EnquiryAct
{
    Asked,
    Acknowledged,
    Forwarded,

    /// <summary>A word of either side that answers nothing yet.</summary>
    Message,
    Answered,
    Declined,
    Contracted,
    Withdrawn,

    /// <summary>For the office alone.</summary>
    Note,

    /// <summary>The company lets researchers of the institution see what it had meant for the office alone.</summary>
    Allowed,
}

/// <summary>One step or word of an enquiry. Never changed afterwards.</summary>
public sealed class EnquiryEntry
{
    private EnquiryEntry()
    {
    }

    internal EnquiryEntry(Enquiry enquiry, EnquiryAct act, string? text, Guid by, string byName, bool fromCompany, DateTimeOffset at)
    {
        (Id, EnquiryId, InstitutionId) = (Guid.CreateVersion7(), enquiry.Id, enquiry.InstitutionId);
        (Act, Text, By, ByName, FromCompany, At) = (act, text, by, byName, fromCompany, at);
        OfficeOnly = act is EnquiryAct.Note;
    }

    public Guid Id { get; private set; }

    public Guid EnquiryId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public EnquiryAct Act { get; private set; }

    public string? Text { get; private set; }

    public Guid By { get; private set; }

    public string ByName { get; private set; } = "";

    public bool FromCompany { get; private set; }

    /// <summary>The company never sees it.</summary>
    public bool OfficeOnly { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A file of a thread, with its bytes. Checked by ending, beginning and size before it is stored.</summary>
public sealed class EnquiryFile
{
    private EnquiryFile()
    {
    }

    public EnquiryFile(Enquiry enquiry, string name, string contentType, byte[] content, string sha256, DateTimeOffset at)
    {
        (Id, EnquiryId, InstitutionId) = (Guid.CreateVersion7(), enquiry.Id, enquiry.InstitutionId);
        (FileName, ContentType, Bytes, Sha256, Content, At) = (name, contentType, content.Length, sha256, content, at);
    }

    public Guid Id { get; private set; }

    public Guid EnquiryId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public string FileName { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    public long Bytes { get; private set; }

    /// <summary>64 hexadecimal digits in lower case.</summary>
    public string Sha256 { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    public DateTimeOffset At { get; private set; }
}
