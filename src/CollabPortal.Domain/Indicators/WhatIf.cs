using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>What a reader supposes of the years to come.</summary>
/// <param name="AnnualGrowth">Growth of each year on the one before, as a fraction; below 0 it shrinks. At least −1.</param>
/// <param name="YearlyAddition">What each year brings on top, in the indicator's unit: ten more contracts of ¥100m a year than the year before are 1,000 million yen. 0 or more.</param>
public readonly record struct Supposition(double AnnualGrowth, decimal YearlyAddition);

/// <summary>Whether a supposition leads to the target.</summary>
public enum WhatIfAnswer
{
    /// <summary>The last known value is at or above the target.</summary>
    Already,

    /// <summary>In a fiscal year within <see cref="WhatIf.Years"/>.</summary>
    Reached,

    /// <summary>Later than that.</summary>
    TooFar,

    /// <summary>The values do not rise, or stop rising below the target.</summary>
    Never,
}

/// <summary>
/// What would be: from the last known value each year is the year before × (1 + growth) + addition. No forecast; it says in
/// which fiscal year the target would be met.
/// </summary>
public sealed record WhatIf
{
    /// <summary>How far is looked ahead.</summary>
    public const int Years = 60;

    /// <summary>How far a target that is reached is followed, at the least: else to its deadline.</summary>
    public const int YearsAfter = 5;

    private WhatIf(WhatIfAnswer answer, FiscalYear? year, IReadOnlyList<PathPoint> path) => (Answer, Year, Path) = (answer, year, path);

    public WhatIfAnswer Answer { get; }

    /// <summary>The first fiscal year at or above the target; null unless <see cref="WhatIfAnswer.Reached"/>.</summary>
    public FiscalYear? Year { get; }

    /// <summary>The supposed values, last known one first, to the target or the end of what is looked at; of a target reached already to the deadline or some years on. In the indicator's unit.</summary>
    public IReadOnlyList<PathPoint> Path { get; }

    /// <summary>Works a supposition out.</summary>
    /// <param name="latest">The last known value; 0 is a value.</param>
    /// <param name="target">The value to reach, in the same unit.</param>
    /// <param name="supposed">What is supposed.</param>
    /// <param name="deadline">To where a value that is at the target already is carried on; without it, or where it is past, for <see cref="YearsAfter"/> years.</param>
    public static WhatIf Of(YearValue latest, decimal target, Supposition supposed, FiscalYear? deadline = null)
    {
        var path = new List<PathPoint> { new(latest.Year, (double)latest.Value) };
        if (latest.Value >= target)
        {
            var years = deadline is { } due && due > latest.Year ? due.Year - latest.Year.Year : YearsAfter;
            while (path.Count <= years) path.Add(new PathPoint(path[^1].Year.Next, Next(path[^1].Value, supposed)));
            return new WhatIf(WhatIfAnswer.Already, null, path);
        }

        for (var i = 0; i < Years; i++)
        {
            var (year, value) = (path[^1].Year.Next, Next(path[^1].Value, supposed));
            path.Add(new PathPoint(year, value));
            // A rounding in the last digit must not cost a year.
            if (value >= (double)target * (1 - 1e-12)) return new WhatIf(WhatIfAnswer.Reached, year, path);
        }

        // Each step is the same rule on the value before: what does not rise once never will. Shrinking by a part and growing by a sum,
        // the values near sum ÷ part and never pass it.
        var ceiling = path[1].Value <= path[0].Value ? 0 : supposed.AnnualGrowth < 0 ? (double)supposed.YearlyAddition / -supposed.AnnualGrowth : double.PositiveInfinity;
        return new WhatIf(ceiling <= (double)target ? WhatIfAnswer.Never : WhatIfAnswer.TooFar, null, path);
    }

    private static double Next(double value, Supposition supposed) => (value * (1 + supposed.AnnualGrowth)) + (double)supposed.YearlyAddition;
}
