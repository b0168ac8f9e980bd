namespace CollabPortal.Domain.Values;

/// <summary>A period of whole days, both ends included.</summary>
public readonly record struct DateRange
{
    /// <exception cref="RuleViolation">The last day is before the first.</exception>
    public DateRange(DateOnly start, DateOnly end)
    {
        if (end < start) throw new RuleViolation("period-reversed", "EndsOn");
        Start = start;
        End = end;
    }

    /// <summary>First day, included.</summary>
    public DateOnly Start { get; }

    /// <summary>Last day, included.</summary>
    public DateOnly End { get; }

    /// <summary>Length in days, at least 1.</summary>
    public int Days => End.DayNumber - Start.DayNumber + 1;

    public bool Contains(DateOnly day) => Start <= day && day <= End;

    public bool Overlaps(DateRange other) => Start <= other.End && other.Start <= End;

    /// <summary>The fiscal years that the period touches, in order.</summary>
    public IEnumerable<FiscalYear> FiscalYears()
    {
        for (var year = FiscalYear.Of(Start); year <= FiscalYear.Of(End); year = year.Next) yield return year;
    }
}
