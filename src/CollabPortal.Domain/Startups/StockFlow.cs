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

/// <summary>Part of the firms that reached an age.</summary>
/// <param name="Age">Whole years since the year of founding.</param>
/// <param name="Firms">Firms that could have reached it by now.</param>
/// <param name="Alive">Those of them that did.</param>
public sealed record SurvivalPoint(int Age, int Firms, int Alive)
{
    /// <summary>As a fraction.</summary>
    public double Share => (double)Alive / Firms;
}

/// <summary>Survival by age.</summary>
public static class Survival
{
    /// <summary>
    /// For each age from 0 the firms founded at least so many years before <paramref name="thisYear"/> and how many of them were
    /// still there at that age. Ages that no firm can have reached are left out.
    /// </summary>
    public static IReadOnlyList<SurvivalPoint> ByAge(IReadOnlyCollection<StartupLife> lives, int thisYear, int oldest)
    {
        var points = new List<SurvivalPoint>();
        for (var age = 0; age <= oldest; age++)
        {
            var able = lives.Where(l => l.Founded + age <= thisYear).ToList();
            if (able.Count == 0) break;
            points.Add(new SurvivalPoint(age, able.Count, able.Count(l => l.Ended is not { } ended || ended - l.Founded > age)));
        }

        return points;
    }
}
