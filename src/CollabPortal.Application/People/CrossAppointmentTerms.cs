using CollabPortal.Application.Organisations;
using CollabPortal.Domain.People;

namespace CollabPortal.Application.People;

/// <summary>The person of an agreement as a form names them; found in the own institution by ORCID, else by name and kana.</summary>
public sealed record ResearcherTerms(string NameJa, string? NameKana, string? NameEn, string? Orcid);

/// <summary>What a form says of a cross-appointment. Shares are percent with up to two decimals and add up to 100.</summary>
public sealed record CrossAppointmentTerms(ResearcherTerms Researcher, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<EffortShare> Shares, string? Note);

/// <summary>Where today stands in the period of an agreement.</summary>
public enum AgreementPhase
{
    Upcoming,
    Current,
    Ended,
}

/// <summary>Filters of the list of cross-appointments.</summary>
public sealed record CrossAppointmentFilter : ListFilter
{
    public AgreementPhase? Phase { get; init; }

    /// <summary>Only agreements in which the own institution is the home.</summary>
    public bool? OwnHome { get; init; }
}

/// <summary>An employer of an agreement with its share of the whole working time.</summary>
public sealed record EmployerView(OrganisationLabel Organisation, decimal Percent, bool IsHome);

/// <summary>A cross-appointment as list and form show it.</summary>
/// <param name="Institution">The institution that keeps the record; the other employers read it.</param>
/// <param name="Employers">Home first, then hosts in the order entered.</param>
/// <param name="Own">The person asking may change it.</param>
public sealed record CrossAppointmentView(
    Guid Id, OrganisationLabel Institution, ResearcherTerms Researcher, DateOnly StartsOn, DateOnly EndsOn, AgreementPhase Phase,
    IReadOnlyList<EmployerView> Employers, string? Note, bool Own, int Version) : IRegisterView;
