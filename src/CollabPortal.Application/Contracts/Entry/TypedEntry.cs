namespace CollabPortal.Application.Contracts.Entry;

/// <summary>
/// What stands in the fields of a contract's form and is no contract yet: a title is missing, a date is half typed, somebody else
/// saved first. Kept word for word for the person who typed it, and seen by nobody else (row-level security by account).
/// </summary>
public sealed class TypedEntry
{
    /// <summary>Made by the form, one a form: two forms never write over each other.</summary>
    public Guid Id { get; init; }

    public Guid InstitutionId { get; init; }

    public Guid UserId { get; init; }

    /// <summary>The contract that was being changed; null for a new one.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Version of the contract that the typing began on; 0 for a new one.</summary>
    public int BaseVersion { get; init; }

    /// <summary>The form as JSON, as the screen made it.</summary>
    public string Text { get; init; } = "{}";

    public DateTimeOffset SavedAt { get; init; }
}
