using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Contracts;

/// <summary>Filters of the list of contracts. Sort keys: number, title, partner, start, agreed, received, changed.</summary>
public sealed record ContractFilter : ListFilter
{
    /// <summary>Page lengths on offer.</summary>
    public static readonly IReadOnlyList<int> Sizes = [25, 50, 100];

    /// <summary>By what it can be sorted; with "-" in front from the last to the first.</summary>
    public static readonly IReadOnlyList<string> Sorts = ["changed", "number", "title", "start", "end", "agreed", "received", "partner"];

    public static bool IsSort(string? sort) => sort is not null && Sorts.Contains(sort.StartsWith('-') ? sort[1..] : sort, StringComparer.Ordinal);

    /// <summary>Rows on a page; one of <see cref="Sizes"/>, anything else means the first.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Words of the name of the institution that keeps it, for those who see every institution.</summary>
    public string? Institution { get; init; }

    public ContractStatus? Status { get; init; }

    public ContractKind? Kind { get; init; }

    /// <summary>Contracts that run in this fiscal year (April to March) or have money planned or received for it.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Entered by this account: "my drafts".</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>Runs in <see cref="FiscalYear"/> (the present one where none is named), has begun, and has no money received for it yet.</summary>
    public bool WithoutReceipt { get; init; }

    /// <summary>Of the own institution, what waits for approval: the contract itself or a proposed amendment of it.</summary>
    public bool AwaitsApproval { get; init; }

    /// <summary>Keys of the columns to show, joined by commas; null for the usual ones. Says nothing about which contracts are found.</summary>
    public string? Columns { get; init; }

    /// <summary>Made or changed by this run of an import.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>In force and ending within so many days from today: what wants a successor.</summary>
    public int? EndsWithinDays { get; init; }
}

/// <summary>One row of the list.</summary>
/// <param name="Partner">First partner; null while none is chosen.</param>
/// <param name="MorePartners">Partners beside the first.</param>
/// <param name="AgreedYen">Agreed total, null where none is agreed.</param>
/// <param name="ReceivedYen">Cash received so far in all fiscal years; null where nothing is recorded or may be seen.</param>
public sealed record ContractRow(
    Guid Id, string? Number, string Title, ContractKind Kind, ContractStatus Status, LocalText Institution, LocalText? Partner, int MorePartners,
    DateOnly? StartsOn, DateOnly? EndsOn, long? AgreedYen, long? ReceivedYen, DateTimeOffset ChangedAt, int Version, bool IsDemo)
{
    public string? Investigator { get; init; }

    /// <summary>Number or title of the contract that this draft began as a copy of, until it has a number of its own; null for others.</summary>
    public string? CopyOf { get; init; }

    /// <summary>科研費審査区分.</summary>
    public string? FieldCode { get; init; }
}
