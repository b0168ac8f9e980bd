namespace CollabPortal.Domain.Contracts;

/// <summary>What the parties agreed beside period and money. After approval it changes by amendment only. Every member may be empty.</summary>
public sealed record ClauseTerms
{
    /// <summary>Last day on which the contract's secrets bind.</summary>
    public DateOnly? ConfidentialUntil { get; init; }

    /// <summary>Code of a model clause (<see cref="IpClause"/>).</summary>
    public string? IpClauseCode { get; init; }

    /// <summary>The contract's own wording, beside or instead of a model clause.</summary>
    public string? IpClauseText { get; init; }

    /// <summary>The one party (the institution or an entry of the parties) that alone gets the patent rights; null where nobody does.</summary>
    public Guid? ExclusivePatentsTo { get; init; }

    /// <summary>The one party that alone may file for inventions around the results; null where each may.</summary>
    public Guid? SurroundingFilingsBy { get; init; }

    public PatentCostBearer? PatentCosts { get; init; }

    /// <summary>Who owns research data, how they are kept, when they are opened.</summary>
    public string? DataTerms { get; init; }

    /// <summary>Public money beside the company's (matching funds, seed 004).</summary>
    public IReadOnlyList<PublicFund> PublicFunds { get; init; } = [];
}

/// <summary>Public money that a contract gets beside the partners' payments; outside every receipt.</summary>
/// <param name="Scheme">Name of the scheme.</param>
/// <param name="Yen">Whole yen for the whole term; null where it is not known, zero where it is zero.</param>
public sealed record PublicFund(string Scheme, long? Yen);

/// <summary>Who bears the cost of filing and keeping patents that come out of the contract.</summary>
public enum PatentCostBearer
{
    /// <summary>大学等.</summary>
    Institution,
    /// <summary>相手方.</summary>
    Partner,
    /// <summary>By share of the right.</summary>
    ByShare,
    /// <summary>Agreed case by case.</summary>
    CaseByCase,
}
