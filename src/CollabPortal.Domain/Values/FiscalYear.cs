using System.Globalization;

namespace CollabPortal.Domain.Values;

/// <summary>
/// A Japanese fiscal year (年度): 1 April of <see cref="Year"/> to 31 March of the next year (seed 004, mobility note).
/// </summary>
/// <param name="Year">Calendar year in which the fiscal year begins, 1 to 9998.</param>
public readonly record struct FiscalYear(int Year) : IComparable<FiscalYear>
{
    /// <summary>First day, 1 April.</summary>
    public DateOnly Start => new(Year, 4, 1);

    /// <summary>Last day, 31 March of the following calendar year.</summary>
    public DateOnly End => new(Year + 1, 3, 31);

    public FiscalYear Next => new(Year + 1);

    public FiscalYear Previous => new(Year - 1);

    /// <summary>The fiscal year that a calendar day belongs to.</summary>
    public static FiscalYear Of(DateOnly day) => new(day.Month >= 4 ? day.Year : day.Year - 1);

    /// <summary>The fiscal year that is running now in Japan.</summary>
    public static FiscalYear Current(TimeProvider clock) => Of(JapanTime.Today(clock));

    public bool Contains(DateOnly day) => Of(day) == this;

    public int CompareTo(FiscalYear other) => Year.CompareTo(other.Year);

    public static bool operator <(FiscalYear left, FiscalYear right) => left.Year < right.Year;

    public static bool operator >(FiscalYear left, FiscalYear right) => left.Year > right.Year;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Year <= right.Year;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Year >= right.Year;

    public override string ToString() => Year.ToString(CultureInfo.InvariantCulture);
}
