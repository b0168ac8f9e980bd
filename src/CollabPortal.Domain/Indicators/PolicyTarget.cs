using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>
/// A target of policy: baseline × multiplier, to be reached in the deadline's fiscal year. The way from one to the other
/// grows at a constant yearly rate (domain.md §3b).
/// </summary>
public sealed record PolicyTarget
{
    /// <exception cref="RuleViolation">
    /// The baseline is not above zero, the multiplier not above one, or the deadline not after the baseline year.
    /// </exception>
    public PolicyTarget(FiscalYear baselineYear, decimal baselineValue, decimal multiplier, FiscalYear deadline)
    {
        if (baselineValue <= 0) throw new RuleViolation("target-baseline-not-positive", nameof(BaselineValue));
        if (multiplier <= 1) throw new RuleViolation("target-multiplier-not-above-one", nameof(Multiplier));
        if (deadline <= baselineYear) throw new RuleViolation("target-deadline-before-baseline", nameof(Deadline));
        BaselineYear = baselineYear;
        BaselineValue = baselineValue;
        Multiplier = multiplier;
        Deadline = deadline;
    }

    /// <summary>Fiscal year of the value that the target multiplies.</summary>
    public FiscalYear BaselineYear { get; }

    /// <summary>Value at the baseline, in the indicator's unit; above 0.</summary>
    public decimal BaselineValue { get; }

    /// <summary>How many times the baseline the target is; above 1.</summary>
    public decimal Multiplier { get; }

    /// <summary>Fiscal year by whose end the target is due.</summary>
    public FiscalYear Deadline { get; }

    /// <summary>The target's value, in the indicator's unit.</summary>
    public decimal Value => BaselineValue * Multiplier / 1.000000000000000000000000000000m; // without trailing zeros

    /// <summary>Constant yearly growth that leads from the baseline to the target in time, as a fraction (0.105 is 10.5 %).</summary>
    public double PathGrowth => Math.Pow((double)Multiplier, 1d / (Deadline.Year - BaselineYear.Year)) - 1;

    /// <summary>
    /// The value that the required path asks of a fiscal year. Before the baseline there is no path (null); after the
    /// deadline the target itself stays asked for.
    /// </summary>
    public double? RequiredAt(FiscalYear year)
    {
        if (year < BaselineYear) return null;
        if (year >= Deadline) return (double)Value;
        var elapsed = (double)(year.Year - BaselineYear.Year) / (Deadline.Year - BaselineYear.Year);
        return (double)BaselineValue * Math.Pow((double)Multiplier, elapsed);
    }

    /// <summary>The required path, one point for each fiscal year from the baseline to the deadline.</summary>
    public IReadOnlyList<PathPoint> RequiredPath()
    {
        var points = new List<PathPoint>();
        for (var year = BaselineYear; year <= Deadline; year = year.Next) points.Add(new PathPoint(year, RequiredAt(year)!.Value));
        return points;
    }
}

/// <summary>A point of the required path, in the indicator's unit, unrounded.</summary>
public readonly record struct PathPoint(FiscalYear Year, double Value);
