using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;

namespace CollabPortal.Application.Matching.Enquiries;

/// <summary>An enquiry in a list.</summary>
/// <param name="OpenDays">Whole days in Japan from asking to the end, or to today.</param>
/// <param name="WaitingDays">Days since the company's last word where the office owes the next one; null where it does not.</param>
public sealed record EnquiryLine(
    Guid Id, string Title, OrganisationLabel Institution, OrganisationLabel Company, string Person, EnquiryStatus Status, DateTimeOffset AskedAt, DateTimeOffset ChangedAt, int OpenDays, int? WaitingDays)
{
    public bool IsLate => WaitingDays >= Enquiry.LateAfterDays;
}

/// <summary>A file of a thread.</summary>
public sealed record EnquiryFileLine(Guid Id, string FileName, long Bytes);

/// <summary>An enquiry with its thread, as the side that asks may see it.</summary>
/// <param name="FirstDays">Days to the office's first word; null while there is none.</param>
/// <param name="AnswerDays">Days to its first answer.</param>
/// <param name="IsOffice">The person asking works for the institution.</param>
public sealed record EnquiryView(EnquiryLine Line, Enquiry Enquiry, IReadOnlyList<EnquiryEntry> Entries, IReadOnlyList<EnquiryFileLine> Files, int? FirstDays, int? AnswerDays, bool IsOffice);

/// <summary>Counts and days of an institution's enquiries of the last twelve months. What the reader may not know is null.</summary>
/// <param name="Acknowledged">How many <paramref name="FirstDays"/> rests on; <paramref name="Answered"/> and <paramref name="Contracted"/> those of the other days.</param>
/// <param name="FirstDays">Median of whole days to the first word.</param>
/// <param name="AnswerDays">Median of days to the answer.</param>
/// <param name="ContractDays">Median of days to the draft contract.</param>
/// <param name="LongestWait">Days that the oldest unanswered word of a company waits.</param>
public sealed record ResponseTime(
    Guid InstitutionId, int? Asked, int? Acknowledged, int? Answered, int? Contracted, int? Declined, int? Waiting, double? FirstDays, double? AnswerDays, double? ContractDays, int? LongestWait);

/// <summary>The enquiry behind a contract: what the company wished, beside what the contract says.</summary>
public sealed record EnquiryOfContract(Guid Id, string Title, string Person, BudgetBand Budget, WishedStart Start, EnquirySecrecy Secrecy);
