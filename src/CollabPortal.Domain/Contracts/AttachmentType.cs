using System.Text;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>What a file of a contract is about.</summary>
public enum AttachmentKind
{
    Contract,
    Specification,
    Report,
    Other,
}

/// <summary>A kind of file that may be attached.</summary>
/// <param name="Extension">With the dot, lower case.</param>
/// <param name="ContentType">As the download says; what the sender claims is never used.</param>
public sealed record AttachmentType(string Extension, string ContentType)
{
    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray(), Pdf = "%PDF-"u8.ToArray(), Png = [0x89, 0x50, 0x4E, 0x47], Jpeg = [0xFF, 0xD8, 0xFF];

    /// <summary>All that may be attached: documents, tables, pictures. No program, no page, no archive.</summary>
    public static readonly IReadOnlyList<AttachmentType> All =
    [
        new(".pdf", "application/pdf"),
        new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        new(".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        new(".txt", "text/plain"),
        new(".csv", "text/csv"),
        new(".png", "image/png"),
        new(".jpg", "image/jpeg"),
        new(".jpeg", "image/jpeg"),
    ];

    /// <summary>The type by the name's ending, where the content begins as that type must. Violations: "attachment-type", "attachment-content".</summary>
    public static AttachmentType Of(string fileName, ReadOnlySpan<byte> content)
    {
        var type = All.FirstOrDefault(t => fileName.EndsWith(t.Extension, StringComparison.OrdinalIgnoreCase))
            ?? throw new RuleViolation("attachment-type", "File", string.Join(" ", All.Select(t => t.Extension[1..])));
        if (!type.Begins(content)) throw new RuleViolation("attachment-content", "File", type.Extension[1..]);
        return type;
    }

    /// <summary>The bytes that every such file begins with; empty for text, which begins with anything.</summary>
    public ReadOnlySpan<byte> Beginning => Extension switch
    {
        ".pdf" => Pdf,
        ".docx" or ".xlsx" or ".pptx" => Zip,
        ".png" => Png,
        ".jpg" or ".jpeg" => Jpeg,
        _ => [],
    };

    // Text of any encoding of ours has no zero byte.
    private bool Begins(ReadOnlySpan<byte> content) => Beginning.IsEmpty ? !content.Contains((byte)0) : content.StartsWith(Beginning);

    /// <summary>The last part of a path without control characters, at most <see cref="ContractAttachment.NameLimit"/> characters, its ending kept.</summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var c in last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>' or '|' or ':' or '*' or '?'))) clean.Append(c);
        var text = clean.ToString().Trim();
        if (text.Length == 0 || text.All(c => c == '.')) throw new RuleViolation("required", "File");
        if (text.Length <= ContractAttachment.NameLimit) return text;
        var ending = Path.GetExtension(text);
        return text[..(ContractAttachment.NameLimit - ending.Length)] + ending;
    }
}
