namespace CollabPortal.Domain.Startups;

/// <summary>
/// How the stock of a survey follows from the one before (METI; domain.md §4.5: 2,093 + 98 + 239 − 145 − 7 = 2,278 in 2018).
/// </summary>
/// <param name="Start">Firms of the survey before.</param>
/// <param name="New">Founded since.</param>
/// <param name="Found">Founded earlier and found only now.</param>
/// <param name="Closed">No longer there, mergers and acquisitions among them.</param>
/// <param name="NoLongerQualifying">There, but none of the types any more.</param>
public readonly record struct StockFlow(int Start, int New, int Found, int Closed, int NoLongerQualifying)
{
    /// <summary>The stock that must come out.</summary>
    public int End => Start + New + Found - Closed - NoLongerQualifying;
}

/// <summary>A firm's life as far as it is known, in calendar years.</summary>
/// <param name="Founded">Year of founding.</param>
/// <param name="Ended">Year in which it closed or was no longer counted; null: it is still there.</param>
public readonly record struct StartupLife(int Founded, int? Ended);

/// <summary>How many firms outlive an age, by Kaplan and Meier.</summary>
/// <param name="Age">Whole years since the year of founding.</param>
/// <param name="Firms">Firms watched at this age: neither ended earlier nor too young to have reached it.</param>
/// <param name="Ended">Those of them that ended at it.</param>
/// <param name="Share">The product over all ages up to this one of (watched − ended) ÷ watched: it never rises.</param>
public sealed record SurvivalPoint(int Age, int Firms, int Ended, double Share);

/// <summary>Survival by age.</summary>
public static class Survival
{
    /// <summary>
    /// The estimator of Kaplan and Meier (1958): for each age from 0 the firms still watched at it and those of them that ended at it; what remains is
    /// multiplied age by age, so that firms too young for an age say what they can of the earlier ones and the share cannot rise. Ages at which no firm is
    /// watched are left out. Founded and ended are calendar years: a firm that is still there is watched up to <paramref name="thisYear"/>.
    /// </summary>
    public static IReadOnlyList<SurvivalPoint> ByAge(IReadOnlyCollection<StartupLife> lives, int thisYear, int oldest)
    {
        var (points, share) = (new List<SurvivalPoint>(), 1.0);
        for (var age = 0; age <= oldest; age++)
        {
            var watched = lives.Where(l => l.Founded + age <= thisYear && (l.Ended is not { } end || end - l.Founded >= age)).ToList();
            if (watched.Count == 0) break;
            var ended = watched.Count(l => l.Ended is { } end && end - l.Founded == age);
            share *= (double)(watched.Count - ended) / watched.Count;
            points.Add(new SurvivalPoint(age, watched.Count, ended, share));
        }

        return points;
    }
}
