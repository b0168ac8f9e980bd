using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Contracts;

/// <summary>When a contract that has ended is looked at again.</summary>
public static class FollowUps
{
    /// <summary>Years after the end.</summary>
    public static readonly IReadOnlyList<int> Terms = [1, 3, 5];

    /// <summary>It is asked for from so many days before its day.</summary>
    public const int DaysBefore = 30;

    /// <summary>It is asked for until so many days after its day; then it stands as missed and the next one counts.</summary>
    public const int DaysAfter = 365;

    /// <summary>The day of a follow-up. A contract that ended on 29 February has it on the 28th.</summary>
    public static DateOnly DueOn(DateOnly ended, int years) => ended.AddYears(years);

    /// <summary>Whether it is asked for today.</summary>
    public static bool IsOpen(DateOnly dueOn, DateOnly today) => today >= dueOn.AddDays(-DaysBefore) && today <= dueOn.AddDays(DaysAfter);
}

/// <summary>追跡調査: what became of a contract's results some years after its end.</summary>
public sealed class ContractFollowUp : IRegisterRecord, IVersioned
{
    private ContractFollowUp()
    {
    }

    /// <param name="contract">A contract that has ended.</param>
    /// <param name="years">One of <see cref="FollowUps.Terms"/>.</param>
    /// <param name="use">Whether results are in use now.</param>
    /// <param name="note">What became of them.</param>
    public ContractFollowUp(ResearchContract contract, int years, PutToUse use, string? note, Guid by, DateTimeOffset at)
    {
        var due = FollowUps.DueOn(contract.ExpectEnded(), years);
        if (!FollowUps.Terms.Contains(years)) throw new RuleViolation("follow-up-term", nameof(YearsAfter));
        if (JapanTime.DateOf(at) < due.AddDays(-FollowUps.DaysBefore)) throw new RuleViolation("follow-up-early", nameof(YearsAfter));
        Id = Guid.CreateVersion7();
        (ContractId, InstitutionId, YearsAfter) = (contract.Id, contract.InstitutionId, years);
        Write(use, note, by, at);
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public Guid InstitutionId { get; private set; }

    public int YearsAfter { get; private set; }

    public PutToUse Use { get; private set; }

    public string? Note { get; private set; }

    public Guid RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public int Version { get; private set; }

    public void Write(PutToUse use, string? note, Guid by, DateTimeOffset at)
    {
        if (note?.Trim().Length > ResearchContract.ProseLimit) throw new RuleViolation("too-long", nameof(Note), ResearchContract.ProseLimit);
        (Use, Note, RecordedBy, RecordedAt) = (use, Text.Trimmed(note), by, at);
    }
}
