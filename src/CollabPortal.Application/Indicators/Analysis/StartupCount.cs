using CollabPortal.Domain.Startups;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>Whether a startup counts in a series of a year, by the rules of statistics.thin_figures (a test holds both against each other).</summary>
internal static class StartupCount
{
    /// <summary>The series is one of startups.</summary>
    internal static bool Counts(string series) => series.StartsWith("startups-", StringComparison.Ordinal);

    internal static bool Counts(string series, Startup startup, FiscalYear year) => series switch
    {
        "startups-founded" => startup.FoundedIn == year,
        "startups-existing" => BegunBy(startup, year) && (startup.Status is StartupStatus.Active or StartupStatus.Listed || startup.StatusSince > SurveyDay(year)),
        "startups-listed" => startup.Status == StartupStatus.Listed && BegunBy(startup, year) && SurveyYear(startup.StatusSince ?? new DateOnly(startup.FoundedYear, 1, 1)) <= year.Year,
        "startups-closed" => EndedIn(startup, StartupStatus.Closed, year),
        "startups-merged" => EndedIn(startup, StartupStatus.MergedOrAcquired, year),
        "startups-no-longer-qualifying" => EndedIn(startup, StartupStatus.NoLongerQualifying, year),
        _ => false,
    };

    // METI's day; an unknown month counts as before it.
    private static DateOnly SurveyDay(FiscalYear year) => new(year.Year, 10, 31);

    // November and December belong to the survey of the year after.
    private static int SurveyYear(DateOnly day) => day.AddMonths(2).Year;

    private static bool BegunBy(Startup startup, FiscalYear year) => startup.FoundedYear < year.Year || (startup.FoundedYear == year.Year && (startup.FoundedMonth ?? 4) <= 10);

    private static bool EndedIn(Startup startup, StartupStatus status, FiscalYear year) =>
        startup.Status == status && startup.StatusSince is { } since && SurveyYear(since) == year.Year;
}
