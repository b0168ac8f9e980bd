namespace CollabPortal.Web.Components.Figures;

/// <summary>A value axis from 0 in round steps.</summary>
/// <param name="Step">Distance of two ticks.</param>
/// <param name="Count">Number of steps; the axis ends at <see cref="Top"/>.</param>
public sealed record NiceAxis(double Step, int Count)
{
    private static readonly double[] Bases = [1, 2, 3, 5, 10];

    /// <summary>The value at the upper end.</summary>
    public double Top => Step * Count;

    /// <summary>0 and every tick up to the top.</summary>
    public IEnumerable<double> Ticks => Enumerable.Range(0, Count + 1).Select(i => i * Step);

    /// <summary>The axis that holds <paramref name="max"/> in at most <paramref name="steps"/> steps of 1, 2, 3 or 5 × 10ⁿ.</summary>
    public static NiceAxis For(double max, int steps)
    {
        if (!(max > 0)) return new NiceAxis(1, 1);
        var power = Math.Pow(10, Math.Floor(Math.Log10(max / steps)));
        // The first base that is large enough; 10 always is, because the power was rounded down.
        var step = Bases.Select(b => b * power).First(s => Math.Ceiling(Math.Round(max / s, 9)) <= steps);
        return new NiceAxis(step, (int)Math.Ceiling(Math.Round(max / step, 9)));
    }
}
