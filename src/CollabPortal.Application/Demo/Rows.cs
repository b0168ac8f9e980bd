using CollabPortal.Domain.Contracts;
using CollabPortal.Domain.IntellectualProperty;
using CollabPortal.Domain.Organisations;
using CollabPortal.Domain.Startups;

namespace CollabPortal.Application.Demo;

// What the generator makes, row by row as the tables take it. The entities' own verbs are for people's work, one record at a
// time and at today's date; here are thirteen years at once. The test asks the finished register for the same rules.

internal sealed record OrganisationRow(Guid Id, OrganisationKind Kind, string NameJa, string? NameEn, string? NameKana)
{
    public Founder? Founder { get; init; }

    public int? Prefecture { get; init; }

    public string? Address { get; init; }

    public string? Homepage { get; init; }

    public string Country { get; init; } = "JP";

    public CompanySize? Size { get; init; }

    public bool IsForeignAffiliated { get; init; }

    public DateOnly? EstablishedOn { get; init; }

    public string? Industry { get; init; }

    public string? ContactJa { get; init; }

    public string? ContactEn { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }
}

internal sealed record ContractRow(Guid Id, Guid InstitutionId, ContractKind Kind, Guid PartnerId)
{
    public string? Number { get; set; }

    public string Title { get; set; } = "";

    public Guid? ProgrammeId { get; set; }

    public string? FieldCode { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public string? Goal { get; set; }

    public string? SuccessCriterion { get; set; }

    public string? Investigator { get; set; }

    public long? AgreedYen { get; set; }

    public Guid? CoInstitutionId { get; set; }

    public Guid? IntermediaryId { get; set; }

    public ContractStatus Status { get; set; }

    public Guid EnteredBy { get; set; }

    public DateTimeOffset EnteredAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public (Guid By, DateTimeOffset At)? Submitted { get; set; }

    public (Guid By, DateTimeOffset At)? Approved { get; set; }

    public (Guid By, DateTimeOffset At, string Comment)? Returned { get; set; }

    public DateOnly? EndedOn { get; set; }

    public string? TerminationReason { get; set; }

    public List<ReceiptRow> Receipts { get; } = [];
}

internal sealed record ReceiptRow(Guid Id, Guid ContractId, Guid InstitutionId, Guid PayerId, int FiscalYear, DateOnly? ReceivedOn, long DirectYen, long IndirectYen, long InKindYen = 0);

internal sealed record AmendmentRow(Guid Id, Guid ContractId, Guid InstitutionId, AmendmentTerms Terms, string Reason, Guid EnteredBy, DateTimeOffset EnteredAt);

internal sealed record ProgrammeRow(Guid Id, Guid InstitutionId, string Name, Guid PartnerId, DateOnly StartsOn, DateOnly? EndsOn, string Goal);

internal sealed record ResearcherRow(Guid Id, Guid InstitutionId, string NameJa, string NameKana, string NameEn)
{
    public Guid[] SharedWith { get; set; } = [];
}

internal sealed record CrossAppointmentRow(Guid Id, Guid InstitutionId, Guid ResearcherId, DateOnly StartsOn, DateOnly EndsOn, IReadOnlyList<Domain.People.EffortShare> Shares, string? Note);

internal sealed record MoveRow(Guid Id, Guid InstitutionId, int FiscalYear, Sector From, Sector To, Guid ReceivingId, int Persons);

internal sealed record StartupRow(Guid Id, Guid InstitutionId, string NameJa, string NameEn, string NameKana)
{
    public StartupType[] Types { get; init; } = [];

    public DateOnly FoundedOn { get; init; }

    public bool IsDayKnown { get; init; }

    public StartupStatus Status { get; init; }

    public DateOnly? StatusSince { get; init; }

    public Guid[] Parents { get; init; } = [];

    public string? Business { get; init; }
}

internal sealed record PatentRow(Guid Id, Guid InstitutionId, string Title)
{
    public string Country { get; init; } = "JP";

    public string? ApplicationNumber { get; init; }

    public string? RegistrationNumber { get; init; }

    public DateOnly? AppliedOn { get; init; }

    public DateOnly? RegisteredOn { get; init; }

    public string? Holder { get; init; }

    public PatentStatus Status { get; init; }

    public bool OpenForLicensing { get; set; }
}

internal sealed record LicenceRow(Guid Id, Guid InstitutionId, Guid PatentId, string Agreement, Guid LicenseeId, LicenceKind Kind, DateOnly StartsOn)
{
    public DateOnly? EndsOn { get; set; }
}

internal sealed record IncomeRow(Guid Id, Guid LicenceId, Guid InstitutionId, int FiscalYear, IncomeKind Kind, long Yen);

internal sealed record AuditRow(Guid Id, DateTimeOffset At, Guid UserId, string UserName, Guid InstitutionId, Guid SubjectId, string Action, string Changes)
{
    public string Entity { get; init; } = nameof(Domain.Contracts.ResearchContract);

    /// <summary>Of a part of the contract; null for the contract itself.</summary>
    public Guid? PartId { get; init; }
}
