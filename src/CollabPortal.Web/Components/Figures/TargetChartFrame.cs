namespace CollabPortal.Web.Components.Figures;

/// <summary>Size and style of a target chart.</summary>
/// <param name="Left">Room for the value axis; 0 draws no axis.</param>
/// <param name="Ticks">Most steps of the value axis; 0 draws no grid.</param>
/// <param name="BarShare">Width of a bar as a share of its year.</param>
/// <param name="IsFull">Draws measured values, projection, deadline and parts; the small chart leaves them to the detail page.</param>
public sealed record TargetChartSize(double Width, double Height, double Left, double Right, double Top, double Bottom, int Ticks, double BarShare, bool IsFull, bool IsNarrow)
{
    /// <summary>In a row of the dashboard.</summary>
    public static readonly TargetChartSize Row = new(372, 184, 0, 372, 31, 162, 0, 0.63, false, false);

    /// <summary>On the detail page.</summary>
    public static readonly TargetChartSize Wide = new(1054, 430, 52, 900, 34, 386, 6, 0.56, true, false);

    /// <summary>On the detail page on a phone.</summary>
    public static readonly TargetChartSize Narrow = new(326, 380, 38, 322, 60, 336, 3, 0.66, true, true);
}

/// <summary>Where years and values lie on a target chart.</summary>
public sealed class TargetChartFrame
{
    private readonly TargetChartModel model;

    public TargetChartFrame(TargetChartModel model, TargetChartSize size)
    {
        this.model = model;
        Size = size;
        // The axis always holds the target, and a missing part needs room above the known one.
        var max = model.Official.Select(b => b.Known ?? 0).Append(model.Target.Value)
            .Concat(size.IsFull ? model.Measured.Select(m => m.Value) : []).Max();
        Axis = NiceAxis.For(size.IsFull ? max * 1.06 : max, Math.Max(size.Ticks, 1));
        ValueTop = size.Ticks > 0 ? Axis.Top : max;
    }

    public TargetChartSize Size { get; }

    public NiceAxis Axis { get; }

    /// <summary>The value at the upper edge.</summary>
    public double ValueTop { get; }

    /// <summary>Width of one year.</summary>
    public double Band => (Size.Right - Size.Left) / (model.LastYear - model.FirstYear + 1);

    public double BarWidth => Band * Size.BarShare;

    /// <summary>The middle of a year; fractions lie between the middles.</summary>
    public double X(double year) => Size.Left + (Band * (year - model.FirstYear + 0.5));

    public double Y(double value) => Size.Bottom - (value / ValueTop * (Size.Bottom - Size.Top));

    /// <summary>The right edge of the target line: the end of the deadline year.</summary>
    public double DeadlineX => Math.Min(X(model.Target.DeadlineYear) + (Band / 2), Size.Right);

    /// <summary>The required path in pieces of a quarter of a year.</summary>
    public IReadOnlyList<Spot> Path()
    {
        var t = model.Target;
        var quarters = (t.DeadlineYear - t.BaselineYear) * 4;
        return [.. Enumerable.Range(0, quarters + 1).Select(q => t.BaselineYear + (q / 4.0)).Select(y => new Spot(X(y), Y(t.PathAt(y))))];
    }

    /// <summary>The projection; it ends where it meets the target, at the latest at the deadline.</summary>
    public IReadOnlyList<Spot> Projection()
    {
        if (model.Projection is not { } p || p.Year >= model.Target.DeadlineYear) return [];
        double end = model.Target.DeadlineYear;
        if (p.AnnualGrowth > 0 && p.Value < model.Target.Value)
        {
            end = Math.Min(end, p.Year + (Math.Log(model.Target.Value / p.Value) / Math.Log(1 + p.AnnualGrowth)));
        }
        return [.. Enumerable.Range(0, 13).Select(i => p.Year + ((end - p.Year) * i / 12)).Select(y => new Spot(X(y), Y(p.Value * Math.Pow(1 + p.AnnualGrowth, y - p.Year))))];
    }

    /// <summary>The measured values, year by year.</summary>
    public IReadOnlyList<Spot> Measured() => [.. model.Measured.Where(m => m.Year >= model.FirstYear && m.Year <= model.LastYear).OrderBy(m => m.Year).Select(m => new Spot(X(m.Year), Y(m.Value)))];
}
