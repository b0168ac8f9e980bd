using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>Up to where a reader looks: which fiscal years count, and which of them are over.</summary>
/// <param name="LastYear">Last fiscal year whose values count.</param>
/// <param name="LastYearOver">Last fiscal year that counts as over; a deadline in it or before it has passed.</param>
public readonly record struct Horizon(FiscalYear LastYear, FiscalYear LastYearOver)
{
    /// <summary>
    /// The view of now, or of an earlier fiscal year. With <paramref name="asOf"/> = Y the year Y counts as over
    /// (domain.md §3b); a year that is still running or lies ahead is no view of the past and behaves as now.
    /// </summary>
    public static Horizon At(TimeProvider clock, FiscalYear? asOf = null)
    {
        var current = FiscalYear.Current(clock);
        return asOf is { } year && year < current ? new Horizon(year, year) : new Horizon(current, current.Previous);
    }

    /// <summary>From where to look on a day of the past: the last fiscal year that was over then, or an earlier <paramref name="asOf"/>. A day in the running year or later changes nothing.</summary>
    public static FiscalYear? YearOn(TimeProvider clock, FiscalYear? asOf, DateOnly? day) => LastOverOn(clock, day) is { } over && !(asOf < over) ? over : asOf;

    /// <summary>The last fiscal year that was over on a day of the past; null for now and later.</summary>
    public static FiscalYear? LastOverOn(TimeProvider clock, DateOnly? day) =>
        day is { } d && FiscalYear.Of(d).Previous is var over && over < FiscalYear.Current(clock).Previous ? over : null;
}
