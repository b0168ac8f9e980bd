using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>Supposed values year by year against the value to reach.</summary>
/// <param name="Points">The first is known, the others are supposed.</param>
/// <param name="Target">The value to reach.</param>
/// <param name="TargetText">Its label on the line.</param>
/// <param name="DeadlineYear">Fiscal year by which it is due; marked where it is on the axis.</param>
public sealed record SupposedPathModel(string Summary, IReadOnlyList<YearPoint> Points, double Target, string TargetText, int DeadlineYear, string DeadlineText, Func<double, string> Format);

/// <summary>Bars from 0: the known year in blue, the supposed ones pale, the target as a line.</summary>
public static class SupposedPathLayout
{
    private const double Top = 44, BottomMargin = 26;

    public static Drawing Wide(SupposedPathModel model) => Draw(model, 960, 280, 14);

    public static Drawing Narrow(SupposedPathModel model) => Draw(model, 326, 250, 4);

    private static Drawing Draw(SupposedPathModel model, double width, double height, int labels)
    {
        var (points, shapes, bottom) = (model.Points, new List<Shape>(), height - BottomMargin);
        var max = Math.Max(points.Max(p => p.Value), model.Target);
        var band = Math.Min(width / points.Count, 90);
        double Y(double value) => bottom - (Math.Max(value, 0) / max * (bottom - Top));
        var every = (points.Count / (labels + 1)) + 1;
        for (var i = 0; i < points.Count; i++)
        {
            var (point, centre, w) = (points[i], band * (i + 0.5), band * 0.62);
            shapes.Add(new BarShape(centre - (w / 2), Y(point.Value), w, bottom - Y(point.Value), i == 0 ? "s1" : "s4"));
            if (i == 0 || i == points.Count - 1 || ((points.Count - 1 - i) % every == 0 && i >= every))
                shapes.Add(new TextShape(centre, bottom + 19, point.Year.ToString(CultureInfo.InvariantCulture), "ax", TextAnchor.Middle));
            if (point.Year == model.DeadlineYear)
            {
                shapes.Add(new LineShape([new(centre + (band / 2), Top - 22), new(centre + (band / 2), bottom)], "axis"));
                shapes.Add(new TextShape(Math.Min(centre + (band / 2) + 4, width - 96), Top - 26, model.DeadlineText, "ax halo"));
            }
        }

        shapes.Add(new LineShape([new(0, Y(model.Target)), new(width, Y(model.Target))], "target", Lifted: true));
        // The value of a first bar just below the line would lie on the line: it stands in its bar where it fits, and in the sentence above in
        // any case. Of a bar beyond the line it stands above it, and the line's own label makes room at the other end.
        var (isBeyond, falls) = (points[0].Value >= model.Target, points[^1].Value < model.Target * 0.8);
        var isNear = !isBeyond && Y(points[0].Value) - Y(model.Target) < 22;
        shapes.Add(isBeyond || (isNear && falls) ? new TextShape(width, Y(model.Target) - 8, model.TargetText, "b halo", TextAnchor.End) : new TextShape(0, Y(model.Target) - 8, model.TargetText, "b halo"));
        var first = model.Format(points[0].Value);
        if (isNear && !falls && band * 0.62 > TextWidth.Of(first, 13)) shapes.Add(new TextShape(band / 2, Y(points[0].Value) + 18, first, "b w", TextAnchor.Middle));
        else if (!isNear) shapes.Add(new TextShape(Math.Max(band / 2, 24), Y(points[0].Value) - 7, first, "b halo", TextAnchor.Middle));
        // Where the target is not reached, the end says how far the values come; at the target it would lie on the line's own label.
        if (points.Count > 1 && falls)
            shapes.Add(new TextShape(Math.Min((band * points.Count), width), Y(points[^1].Value) - 7, model.Format(points[^1].Value), "b halo", TextAnchor.End));
        shapes.Add(new LineShape([new(0, bottom), new(width, bottom)], "axis"));
        return new Drawing(width, height, shapes);
    }
}
