namespace CollabPortal.Domain.Matching;

/// <summary>How far a need has come.</summary>
public enum NeedStatus
{
    Draft,
    Published,

    /// <summary>Nobody but its company sees it any more.</summary>
    Closed,
}

/// <summary>Who may read a published need.</summary>
public enum NeedAudience
{
    /// <summary>Everybody, in the public search too.</summary>
    Everybody,

    /// <summary>Only the institutions that the company chose.</summary>
    Chosen,
}

/// <summary>What a form says of a need.</summary>
public sealed record NeedTerms
{
    public string? Title { get; init; }

    /// <summary>What troubles them today.</summary>
    public string? Problem { get; init; }

    /// <summary>What is looked for: a method, a partner, a place to try, data.</summary>
    public string? Sought { get; init; }

    public BudgetBand Budget { get; init; }

    public WishedStart Start { get; init; }

    /// <summary>大区分 "A" to "K", the most important first.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>What is offered must be at least so near to use; null where it does not matter.</summary>
    public SeedReadiness? LeastReadiness { get; init; }

    /// <summary>The company is a small or medium one.</summary>
    public bool IsSmall { get; init; }

    public NeedAudience Audience { get; init; }

    /// <summary>Readers do not learn which company it is, until the company itself begins to talk.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The institutions that may read it, where it is not for everybody.</summary>
    public IReadOnlyList<Guid> Institutions { get; init; } = [];

    /// <summary>Made once by the form; posting it twice makes one need, of this id.</summary>
    public Guid? Key { get; init; }

    /// <summary>The company: the posting account's own.</summary>
    public Guid? CompanyId { get; init; }

    /// <summary>Person to answer to.</summary>
    public string? Person { get; init; }
}
