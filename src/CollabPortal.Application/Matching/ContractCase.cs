using CollabPortal.Domain.Contracts;

namespace CollabPortal.Application.Matching;

/// <summary>
/// 事例: what came of a contract, as everybody reads it. A row of the catalogue that the database keeps true to the outcome (cases.sql);
/// the only way to publish one is the outcome's consent with a title.
/// </summary>
/// <param name="Id">The outcome's.</param>
/// <param name="Field">大区分, or null.</param>
/// <param name="FirstYear">Fiscal years from the first to the last day of the contract.</param>
/// <param name="PartnerIds">Empty unless the consent covers the partner's name.</param>
public sealed record ContractCase(
    Guid Id, Guid InstitutionId, string Title, string? TitleEn, ContractKind Kind, string? Field, int? FirstYear, int? LastYear, GoalResult Goal, PutToUse Use,
    string? Summary, string? SuccessFactors, Guid[] PartnerIds, DateOnly RecordedOn);
