using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Surveys;

/// <summary>Where the year-end of one institution's fiscal year stands.</summary>
public enum YearState
{
    /// <summary>Facts are entered; figures move as they come.</summary>
    Open,

    /// <summary>The liaison office says that the year is complete; the approver has to lock it.</summary>
    Prepared,

    /// <summary>Locked for good: what moves its figures now needs a reason and leaves a restatement.</summary>
    Locked,
}

/// <summary>
/// 年度末の確定: one institution's fiscal year, prepared by one person and locked by another (two-person rule). The database
/// keeps the figures of that moment and compares everything later with them (Data/Sql/surveys.sql).
/// </summary>
public sealed class YearLock : IRegisterRecord, IVersioned
{
    private YearLock()
    {
    }

    /// <summary>Opens the year-end of a fiscal year that is over. "year-not-over" while it runs.</summary>
    public YearLock(Guid institutionId, FiscalYear fiscalYear, DateOnly today)
    {
        if (fiscalYear >= Values.FiscalYear.Of(today)) throw new RuleViolation("year-not-over", nameof(FiscalYear));
        Id = Guid.CreateVersion7();
        (InstitutionId, FiscalYear) = (institutionId, fiscalYear);
    }

    public Guid Id { get; private set; }

    public Guid InstitutionId { get; private set; }

    public FiscalYear FiscalYear { get; private set; }

    public YearState State { get; private set; }

    public Guid? PreparedBy { get; private set; }

    public DateTimeOffset? PreparedAt { get; private set; }

    public Guid? LockedBy { get; private set; }

    public DateTimeOffset? LockedAt { get; private set; }

    /// <summary>Plausibility findings that were still open when the year was locked, seen by who locked it.</summary>
    public int OpenFindings { get; private set; }

    public int Version { get; private set; }

    /// <summary>Says that the year is complete.</summary>
    public void Prepare(Guid by, DateTimeOffset at)
    {
        Expect(YearState.Open);
        (State, PreparedBy, PreparedAt) = (YearState.Prepared, by, at);
    }

    /// <summary>Takes the preparation back, to go on entering; by either person.</summary>
    public void Reopen()
    {
        Expect(YearState.Prepared);
        (State, PreparedBy, PreparedAt) = (YearState.Open, null, null);
    }

    /// <summary>Locks the year. Not by who prepared it; open findings must have been seen.</summary>
    /// <param name="findings">Plausibility findings open now.</param>
    /// <param name="seen">The person locking says to have seen them.</param>
    public void Lock(Guid by, DateTimeOffset at, int findings, bool seen)
    {
        Expect(YearState.Prepared);
        if (by == PreparedBy) throw new RuleViolation("two-person-rule");
        if (findings > 0 && !seen) throw new RuleViolation("findings-not-seen", "Seen", findings);
        (State, LockedBy, LockedAt, OpenFindings) = (YearState.Locked, by, at, findings);
    }

    private void Expect(YearState state)
    {
        if (State == state) return;
        throw State == YearState.Locked ? new RuleViolation("year-locked-already", null, FiscalYear.Year) : new RuleViolation("year-wrong-state");
    }
}
