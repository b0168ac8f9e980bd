using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Organisations;

/// <summary>What somebody looks for among the institutions. All conditions hold together; of several kinds one suffices.</summary>
/// <param name="Text">Words of the name in any script, or the beginning of a number; null for all.</param>
/// <param name="Prefecture">JIS X 0401 code, 1 to 47.</param>
/// <param name="Kinds">Kinds of institution; empty for all.</param>
/// <param name="Field">大区分, "A" to "K": joint research with companies in it is published.</param>
/// <param name="TakesEnquiries">Only those where somebody would read an enquiry sent here.</param>
/// <param name="Page">From 1; <see cref="PageSize"/> a page.</param>
public sealed record InstitutionSearchRequest(
    string? Text = null, int? Prefecture = null, IReadOnlyList<OrganisationKind>? Kinds = null, string? Field = null, int Page = 1, bool TakesEnquiries = false)
{
    /// <summary>Institutions on a page.</summary>
    public const int PageSize = 20;

    /// <summary>The last page that is looked up; nothing in Japan has more than 60.</summary>
    public const int LastPage = 10_000;

    public bool HasText => !string.IsNullOrWhiteSpace(Text);

    public bool HasKinds => Kinds is { Count: > 0 };

    /// <summary>Whether anything restricts the list.</summary>
    public bool IsRestricted => HasText || Prefecture != null || HasKinds || Field != null || TakesEnquiries;
}

/// <summary>The conditions of a search, by name.</summary>
public enum SearchCondition
{
    Text,
    Prefecture,
    Kinds,
    Field,
    TakesEnquiries,
}

/// <summary>A page of institutions with the counts that the filters show.</summary>
/// <param name="Total">Institutions found, over all pages.</param>
/// <param name="Kinds">How many there would be for each kind, the other conditions kept.</param>
/// <param name="Prefectures">The same for each prefecture code.</param>
/// <param name="Fields">The same for each 大区分.</param>
/// <param name="WithoutCondition">When nothing was found: how many there are without one of the conditions.</param>
public sealed record InstitutionSearchResult(
    InstitutionSearchRequest Request, int Total, IReadOnlyList<InstitutionSummary> Institutions,
    IReadOnlyDictionary<OrganisationKind, int> Kinds, IReadOnlyDictionary<int, int> Prefectures, IReadOnlyDictionary<string, int> Fields,
    IReadOnlyDictionary<SearchCondition, int> WithoutCondition)
{
    /// <summary>Number of pages, at least 1.</summary>
    public int Pages => Math.Max(1, (Total + InstitutionSearchRequest.PageSize - 1) / InstitutionSearchRequest.PageSize);
}
