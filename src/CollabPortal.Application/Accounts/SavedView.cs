namespace CollabPortal.Application.Accounts;

/// <summary>A list as somebody likes to see it: filters, columns and order under a name. Private to the account.</summary>
public sealed class SavedView
{
    /// <summary>Longest name in characters.</summary>
    public const int NameLimit = 60;

    /// <summary>Longest query in characters.</summary>
    public const int QueryLimit = 2000;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid UserId { get; init; }

    /// <summary>Address of the list, such as "/contracts".</summary>
    public string List { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>What stands after the question mark of the address.</summary>
    public string Query { get; set; } = "";

    public DateTimeOffset SavedAt { get; set; }
}
