using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>A known value of a fiscal year, in the indicator's unit. A year without a value has no such record.</summary>
public readonly record struct YearValue(FiscalYear Year, decimal Value);

/// <summary>How the last known value stands to the required path at that value's own fiscal year.</summary>
public enum ProgressStatus
{
    OnTrack,
    Behind,
}

/// <summary>What is to be said of a target at its deadline, apart from the status.</summary>
public enum TargetVerdict
{
    /// <summary>The deadline's fiscal year is not over.</summary>
    Open,

    /// <summary>The value of the deadline's own fiscal year is at or above the target.</summary>
    Reached,

    /// <summary>The value of the deadline's own fiscal year is below the target.</summary>
    Missed,

    /// <summary>The deadline's year is over and no value for it is known.</summary>
    Unknown,
}

/// <summary>
/// How far a series has come towards a policy target, by the formulas of domain.md §3b. Fractions are unrounded
/// (0.025 is 2.5 %); what cannot be said is null, never zero.
/// </summary>
public sealed record PolicyProgress
{
    private PolicyProgress(PolicyTarget target) => Target = target;

    public PolicyTarget Target { get; }

    /// <summary>The last known value at or after the baseline, or null where none is known yet.</summary>
    public YearValue? Latest { get; private init; }

    /// <summary>Latest value ÷ baseline value.</summary>
    public double? RatioToBaseline { get; private init; }

    /// <summary>(value − baseline) ÷ (target − baseline).</summary>
    public double? Progress { get; private init; }

    /// <summary>Compound annual growth from the baseline to the latest value; null where only the baseline year is known.</summary>
    public double? ObservedAnnualGrowth { get; private init; }

    /// <summary>
    /// Compound annual growth that leads from the latest value to the target by the deadline; negative where the value is
    /// above the target already, null where the latest value is for the deadline's year or later.
    /// </summary>
    public double? RequiredAnnualGrowth { get; private init; }

    /// <summary>
    /// The growth by which "was it ever reached" is asked: what is still needed; once the deadline's own value is known, what the target asked for
    /// from its baseline on. Null where neither can be said.
    /// </summary>
    public double? NeededAnnualGrowth => RequiredAnnualGrowth ?? (Verdict is TargetVerdict.Reached or TargetVerdict.Missed ? Target.PathGrowth : null);

    /// <summary>The growth asked about is what the target asked for from its baseline on, and not from the latest value.</summary>
    public bool IsNeededFromBaseline => RequiredAnnualGrowth is null && NeededAnnualGrowth is not null;

    /// <summary>The latest value carried on at the observed growth to the deadline; null where there is no year left to carry it to.</summary>
    public double? ProjectedValue { get; private init; }

    /// <summary>Growth from year to year since the baseline, as far as neighbouring years are known.</summary>
    public IReadOnlyList<YearOnYear> Steps { get; private init; } = [];

    /// <summary>The step with most growth; null where no two neighbouring years are known.</summary>
    public YearOnYear? Best => Steps.Count == 0 ? null : Steps.MaxBy(s => s.Growth);

    /// <summary>Steps with at least the growth needed each year; empty where none is needed any more, or none is known.</summary>
    public IReadOnlyList<YearOnYear> FastEnough => NeededAnnualGrowth is { } required and > 0 ? [.. Steps.Where(s => s.Growth >= required)] : [];

    /// <summary>
    /// All years between two known values, with none known between them, whose average growth is at least what is needed: one of
    /// them had it, which one is not known. None across a break of the series.
    /// </summary>
    public IReadOnlyList<GrowthSpan> FastSpans => NeededAnnualGrowth is { } required and > 0 ? [.. Spans.Where(s => s.AnnualGrowth >= required)] : [];

    private IReadOnlyList<GrowthSpan> Spans { get; init; } = [];

    /// <summary>Null while no value is known.</summary>
    public ProgressStatus? Status { get; private init; }

    public TargetVerdict Verdict { get; private init; }

    /// <summary>
    /// Fiscal years after the baseline in which the value was at or above the target, in order. A fact that is told
    /// whatever came later, beside the latest value; it makes no verdict.
    /// </summary>
    public IReadOnlyList<YearValue> ReachedIn { get; private init; } = [];

    /// <summary>Evaluates a series against a target.</summary>
    /// <param name="target">The target.</param>
    /// <param name="values">Known values, at most one a fiscal year, any order. Years outside the horizon are left out.</param>
    /// <param name="horizon">Up to which year values count, and which years are over.</param>
    /// <param name="breaks">Fiscal years from which on values cannot be compared with earlier ones.</param>
    public static PolicyProgress Evaluate(PolicyTarget target, IEnumerable<YearValue> values, Horizon horizon, IReadOnlyList<SeriesBreak>? breaks = null)
    {
        var known = values.Where(v => v.Year >= target.BaselineYear && v.Year <= horizon.LastYear).OrderBy(v => v.Year).ToList();
        var progress = new PolicyProgress(target) { Verdict = VerdictOf(target, known, horizon) };
        if (known.Count == 0) return progress;

        var latest = known[^1];
        var observed = AnnualGrowth(target.BaselineValue, latest.Value, latest.Year.Year - target.BaselineYear.Year);
        var yearsLeft = target.Deadline.Year - latest.Year.Year;
        return progress with
        {
            Latest = latest,
            RatioToBaseline = (double)latest.Value / (double)target.BaselineValue,
            Progress = (double)(latest.Value - target.BaselineValue) / (double)(target.Value - target.BaselineValue),
            ObservedAnnualGrowth = observed,
            RequiredAnnualGrowth = AnnualGrowth(latest.Value, target.Value, yearsLeft),
            ProjectedValue = observed is { } growth && yearsLeft > 0 ? (double)latest.Value * Math.Pow(1 + growth, yearsLeft) : null,
            Status = (double)latest.Value >= target.RequiredAt(latest.Year) ? ProgressStatus.OnTrack : ProgressStatus.Behind,
            Steps = YearOnYear.Of(known, breaks ?? []),
            Spans = GrowthSpan.Of(known, breaks ?? []),
            ReachedIn = [.. known.Where(v => v.Year > target.BaselineYear && v.Value >= target.Value)],
        };
    }

    /// <summary>Compound annual growth over whole years, or null where there is no year between or no positive start.</summary>
    public static double? AnnualGrowth(decimal from, decimal to, int years) =>
        years <= 0 || from <= 0 || to < 0 ? null : Math.Pow((double)to / (double)from, 1d / years) - 1;

    private static TargetVerdict VerdictOf(PolicyTarget target, List<YearValue> known, Horizon horizon)
    {
        if (target.Deadline > horizon.LastYearOver) return TargetVerdict.Open;
        foreach (var value in known)
        {
            if (value.Year == target.Deadline) return value.Value >= target.Value ? TargetVerdict.Reached : TargetVerdict.Missed;
        }

        return TargetVerdict.Unknown;
    }
}
