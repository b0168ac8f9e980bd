namespace CollabPortal.Application.Audit;

/// <summary>One change of one record: who, when, what, from what to what. Written in the transaction of the change and never altered.</summary>
public sealed record AuditEntry
{
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
}
