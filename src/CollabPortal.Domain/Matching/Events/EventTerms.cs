namespace CollabPortal.Domain.Matching.Events;

/// <summary>What is announced.</summary>
public enum EventKind
{
    /// <summary>展示会・技術フェア.</summary>
    Fair,

    /// <summary>交流会・説明会.</summary>
    ExchangeMeeting,

    /// <summary>公募.</summary>
    Call,

    /// <summary>ギャップファンド: money for the step between a result and a product.</summary>
    GapFund,
}

/// <summary>How far an event has come.</summary>
public enum EventStatus
{
    Draft,
    Published,

    /// <summary>Does not take place. Its page stays, so that whoever joined reads it; lists and search forget it.</summary>
    Cancelled,
}

/// <summary>What a form says of an event.</summary>
public sealed record EventTerms
{
    public string? Title { get; init; }

    public string? TitleEn { get; init; }

    public EventKind? Kind { get; init; }

    /// <summary>First day; of a call the day from which it takes applications, where it says one.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Last day, where it lasts longer than one.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Last day on which somebody may apply or join.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Where people meet; null where they do not.</summary>
    public string? Place { get; init; }

    /// <summary>JIS code of the place, 1 to 47.</summary>
    public int? Prefecture { get; init; }

    public bool IsOnline { get; init; }

    /// <summary>Who may come or apply.</summary>
    public string? Audience { get; init; }

    public string? Description { get; init; }

    /// <summary>Page with more, http or https.</summary>
    public string? Link { get; init; }

    /// <summary>大区分 "A" to "K"; null for all.</summary>
    public string? Field { get; init; }

    /// <summary>People may join here, in the portal.</summary>
    public bool TakesJoining { get; init; }

    /// <summary>Most people; null for no limit. Counts only where one may join here.</summary>
    public int? Capacity { get; init; }
}
