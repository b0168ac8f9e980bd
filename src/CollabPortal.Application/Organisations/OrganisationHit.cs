using CollabPortal.Domain.Organisations;

namespace CollabPortal.Application.Organisations;

/// <summary>One line of a type-ahead: enough to tell two organisations of one name apart.</summary>
/// <param name="Id">Our id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="NameJa">Japanese name, always there.</param>
/// <param name="NameEn">English name, null where unknown.</param>
/// <param name="NameKana">Reading, null where unknown.</param>
/// <param name="Prefecture">JIS X 0401 code, null where unknown or abroad.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="CorporateNumber">法人番号, null where unknown.</param>
/// <param name="AbolishedOn">Day from which it no longer exists; such ones come last.</param>
/// <param name="IsDemo">Fictitious.</param>
public sealed record OrganisationHit(
    Guid Id, OrganisationKind Kind, string NameJa, string? NameEn, string? NameKana, int? Prefecture, string Country,
    string? CorporateNumber, DateOnly? AbolishedOn, bool IsDemo)
{
    /// <summary>The name for a language; Japanese where there is no English one.</summary>
    public string NameFor(string language) => language == "en" && NameEn is { Length: > 0 } ? NameEn : NameJa;
}
