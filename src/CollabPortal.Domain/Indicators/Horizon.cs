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
}
