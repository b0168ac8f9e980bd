namespace CollabPortal.Web.Components.Figures;

/// <summary>
/// Draws official values against a target: bars from 0, hatching where no value is registered, the target as a solid line
/// inside the axis, the required path dashed, the projection dotted, breaks red, and measured values as a line of its own.
/// </summary>
public static class TargetChartLayout
{
    private const double MissingHeight = 8;
    private const double MissingPart = 16;
    private const double TargetEdge = 4;

    public static Drawing Draw(TargetChartModel model, TargetChartSize size)
    {
        var frame = new TargetChartFrame(model, size);
        var shapes = new List<Shape>();
        var placer = new LabelPlacer(size.Width, size.Height);
        Grid(model, frame, shapes);
        // The strips of the axis labels are taken.
        placer.Block(new Box(0, size.Bottom + 2, size.Width, size.Height));
        if (size.Left > 0) placer.Block(new Box(0, 0, size.Left - 4, size.Bottom));
        foreach (var year in model.Years) Bar(model, frame, year, shapes, placer);
        shapes.Add(new LineShape([new(size.Left, size.Bottom), new(size.Right, size.Bottom)], "axis"));
        var inner = new LabelPlacer(size.Width, size.Height);
        Lines(model, frame, shapes, [placer, inner]);
        TargetChartLabels.Add(model, frame, shapes, placer, inner);
        return new Drawing(size.Width, size.Height, shapes);
    }

    private static void Grid(TargetChartModel model, TargetChartFrame frame, List<Shape> shapes)
    {
        var size = frame.Size;
        if (size.Ticks == 0) return;
        foreach (var tick in frame.Axis.Ticks)
        {
            var y = frame.Y(tick);
            if (tick > 0) shapes.Add(new LineShape([new(size.Left, y), new(size.Right, y)], "grid"));
            shapes.Add(new TextShape(size.Left - 8, y + 4, model.Format(tick), "ax", TextAnchor.End));
        }
    }

    private static void Bar(TargetChartModel model, TargetChartFrame frame, int year, List<Shape> shapes, LabelPlacer placer)
    {
        var (x, width, bottom) = (frame.X(year) - (frame.BarWidth / 2), frame.BarWidth, frame.Size.Bottom);
        var bar = model.BarOf(year);
        if (bar is null)
        {
            shapes.Add(new HatchShape(x, bottom - MissingHeight, width, MissingHeight));
            placer.Block(new Box(x, bottom - MissingHeight, x + width, bottom));
            return;
        }
        var top = frame.Y(bar.Known!.Value);
        if (bar is { IsDivided: true, Lower: { } lower })
        {
            shapes.Add(new BarShape(x, frame.Y(lower), width, bottom - frame.Y(lower), "s1"));
            shapes.Add(new BarShape(x, top, width, frame.Y(lower) - top, "s3"));
        }
        else
        {
            var css = ToneOf(model, bar, frame.Size.IsFull) switch
            {
                OfficialTone.BeforeBreak => "s0",
                OfficialTone.Undivided => "su",
                OfficialTone.Earlier => "s2",
                _ => "s1",
            };
            shapes.Add(new BarShape(x, top, width, bottom - top, css));
        }
        if (bar.IsPartial)
        {
            shapes.Add(new HatchShape(x, top - MissingPart, width, MissingPart, Framed: true));
            top -= MissingPart;
        }
        placer.Block(new Box(x, top, x + width, bottom));
    }

    /// <summary>What the tone of a bar says.</summary>
    internal static OfficialTone ToneOf(TargetChartModel model, OfficialBar bar, bool full) =>
        bar.IsDivided ? OfficialTone.Divided
        : bar.IsPartial ? OfficialTone.PartAlone
        // What lies before a break cannot be compared and is grey.
        : model.Breaks.Any(b => b.Year > bar.Year) ? OfficialTone.BeforeBreak
        // In the tone of one part the whole would be taken for it.
        : model.HasParts ? OfficialTone.Undivided
        // The newest year is the statement; older ones step back.
        : full || bar.Year == model.Latest?.Year ? OfficialTone.Latest : OfficialTone.Earlier;

    private static void Lines(TargetChartModel model, TargetChartFrame frame, List<Shape> shapes, LabelPlacer[] placers)
    {
        var size = frame.Size;
        foreach (var mark in model.Breaks)
        {
            var x = Math.Max(frame.X(mark.Year) - (frame.Band / 2), size.Left + 1);
            Add(new LineShape([new(x, size.Top + (size.IsFull ? 14 : 8)), new(x, size.Bottom)], "brk"));
        }
        if (size.IsFull && frame.DeadlineX < size.Right - 1)
        {
            Add(new LineShape([new(frame.DeadlineX, size.Top - 6), new(frame.DeadlineX, size.Bottom)], "axis"));
        }
        Add(new LineShape(frame.Path(), "path", Lifted: true));
        var targetEnd = size.IsFull ? frame.DeadlineX : size.Right;
        var target = frame.Y(model.Target.Value);
        // A bar that ends at the line keeps its top: the line's edge would cut it off.
        var touches = model.Years.Any(y => model.BarOf(y)?.Known is { } known && Math.Abs(frame.Y(known) - target) < TargetEdge);
        Add(new LineShape([new(size.Left, target), new(targetEnd, target)], "target", Lifted: !touches));
        if (!size.IsFull) return;
        if (frame.Projection() is { Count: > 0 } projection) Add(new LineShape(projection, "proj"));
        if (frame.Measured() is not { Count: > 0 } measured) return;
        Add(new LineShape(measured, "meas", Lifted: true));
        foreach (var spot in measured)
        {
            shapes.Add(new DotShape(spot.X, spot.Y, size.IsNarrow ? 3 : 4));
            foreach (var placer in placers) placer.Block(new Box(spot.X - 5, spot.Y - 5, spot.X + 5, spot.Y + 5));
        }

        void Add(LineShape line)
        {
            shapes.Add(line);
            foreach (var placer in placers) placer.BlockLine(line.Points);
        }
    }
}
