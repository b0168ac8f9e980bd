using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Demo;

/// <summary>
/// Where the demo register stands in time. What happened is drawn once and for all; the day of its making only decides what is
/// already over, received or known. Never before the start of FY2026, so that FY2013–2025 are always complete.
/// </summary>
internal sealed record DemoCalendar(DateOnly Today)
{
    public static DemoCalendar At(TimeProvider clock)
    {
        var today = JapanTime.Today(clock);
        var first = new DateOnly(2026, 4, 1);
        return new DemoCalendar(today < first ? first : today);
    }

    /// <summary>The fiscal year that is running: some receipts have come, others are planned.</summary>
    public int CurrentYear => FiscalYear.Of(Today).Year;

    /// <summary>An instant in office hours in Japan on a day.</summary>
    public static DateTimeOffset Office(DateOnly day, Dice dice) =>
        new(day.ToDateTime(new TimeOnly(dice.Between(9, 17), dice.Below(60)), DateTimeKind.Unspecified), TimeSpan.FromHours(9));

    public static DateOnly Start(int fiscalYear) => new FiscalYear(fiscalYear).Start;

    public static DateOnly End(int fiscalYear) => new FiscalYear(fiscalYear).End;

    public static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    public static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    /// <summary>A day between two others, both included.</summary>
    public static DateOnly Between(Dice dice, DateOnly first, DateOnly last) => first.AddDays(dice.Between(0, Math.Max(0, last.DayNumber - first.DayNumber)));
}
