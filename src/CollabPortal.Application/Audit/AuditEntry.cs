using System.Text.Json.Nodes;
using CollabPortal.Application.Data;

namespace CollabPortal.Application.Audit;

/// <summary>One change of one record: who, when, what, from what to what. Written in the transaction of the change and never altered.</summary>
public sealed record AuditEntry
{
    /// <summary>The field that names the file whose import did this, and the one whose import was taken back.</summary>
    public const string ImportFile = "ImportFile", UndoneFile = "UndoneFile";

    /// <summary>That a contract began as a copy of another one: the entity of the entry, whose id is that of the source, and the field with its number or title.</summary>
    public const string Copy = "ContractCopy", CopiedFrom = "CopiedFrom";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTimeOffset At { get; init; }

    /// <summary>Null for the portal itself (jobs, demo).</summary>
    public Guid? UserId { get; init; }

    /// <summary>Display name at that time, never an e-mail address.</summary>
    public string? UserName { get; init; }

    public Guid? InstitutionId { get; init; }

    /// <summary>Entity name, for example "ResearchContract".</summary>
    public string Entity { get; init; } = "";

    public Guid EntityId { get; init; }

    /// <summary>The record that a part belongs to (a receipt's contract), or the record itself.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>Created, Changed or Deleted.</summary>
    public string Action { get; init; } = "";

    /// <summary>JSON object: field → [old, new].</summary>
    public string Changes { get; init; } = "{}";

    /// <summary>What a service did to a record that no field of it says; the save fills in who and when.</summary>
    internal static AuditEntry Of(Guid? institutionId, string entity, Guid entityId, Guid subjectId, string field, string? words) => new()
    {
        InstitutionId = institutionId,
        Entity = entity,
        EntityId = entityId,
        SubjectId = subjectId,
        Action = "Changed",
        Changes = new JsonObject { [field] = new JsonArray(null, words is null ? null : JsonValue.Create(words)) }.ToJsonString(JsonColumn.Options),
    };
}
