using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>A measured series by itself: a line with hollow dots from 0, first and last value written.</summary>
public sealed record MeasuredLineModel(string Summary, IReadOnlyList<YearPoint> Points, Func<double, string> Format, string LastYearFormat = "{0}");

/// <summary>Draws the measured series of a dashboard row, 372 × 108.</summary>
public static class MeasuredLineLayout
{
    private const double Width = 372;
    private const double Height = 108;
    private const double Bottom = 86;
    private const double Top = 26;

    public static Drawing Draw(MeasuredLineModel model)
    {
        var points = model.Points.OrderBy(p => p.Year).ToList();
        var shapes = new List<Shape> { new LineShape([new(0, Bottom), new(Width, Bottom)], "axis") };
        if (points.Count == 0) return new Drawing(Width, Height, shapes);
        var (first, last) = (points[0], points[^1]);
        var max = Math.Max(points.Max(p => p.Value), 1e-9);
        double X(int year) => last.Year == first.Year ? Width / 2 : 8 + ((Width - 16) * (year - first.Year) / (last.Year - first.Year));
        double Y(double value) => Bottom - (value / max * (Bottom - Top));
        var spots = points.Select(p => new Spot(X(p.Year), Y(p.Value))).ToList();
        shapes.Add(new LineShape(spots, "meas"));
        shapes.AddRange(spots.Select(s => new DotShape(s.X, s.Y, 3.5)));
        var placer = new LabelPlacer(Width, Height);
        placer.BlockLine(spots);
        foreach (var (point, anchor, x) in new[] { (last, TextAnchor.End, Width), (first, TextAnchor.Start, 0.0) })
        {
            var rows = new[] { 9, 14, 20, 28, 36, 46, 56 }.Select(d => new Spot(x, Y(point.Value) - d)).Append(new Spot(x, Y(point.Value) + 20));
            if (placer.Place(model.Format(point.Value) + point.Mark, "b halo", 13, anchor, rows) is { } label) shapes.Add(label);
            if (first.Year == last.Year) break;
        }
        shapes.Add(new TextShape(0, Height - 4, first.Year.ToString(CultureInfo.InvariantCulture), "ax"));
        if (last.Year != first.Year) shapes.Add(new TextShape(Width, Height - 4, string.Format(CultureInfo.InvariantCulture, model.LastYearFormat, last.Year), "ax", TextAnchor.End));
        return new Drawing(Width, Height, shapes);
    }
}
