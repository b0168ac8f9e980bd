namespace CollabPortal.Web.Components.Figures;

/// <summary>One institution among its peers on a line from 0.</summary>
/// <param name="Own">The own value.</param>
/// <param name="Peers">Others' values; empty where only the tenths may be shown.</param>
/// <param name="Edges">The values between the tenths, rising.</param>
public sealed record PeerStripModel(string Summary, double Own, string OwnText, double Median, string MedianText, IReadOnlyList<double> Peers, IReadOnlyList<double> Edges, string EdgesText, Func<double, string> Format);

/// <summary>A strip of dots: grey peers, the own one in blue, an upright line for the median, ticks for the tenths.</summary>
public static class PeerStripLayout
{
    public static Drawing Wide(PeerStripModel model) => Draw(model, 960);

    public static Drawing Narrow(PeerStripModel model) => Draw(model, 326);

    private static Drawing Draw(PeerStripModel model, double width)
    {
        const double line = 84, height = 132;
        var axis = NiceAxis.For(model.Peers.Concat(model.Edges).Append(model.Own).Append(model.Median).Max(), width > 500 ? 6 : 3);
        double X(double value) => 10 + (value / axis.Top * (width - 40));
        var shapes = new List<Shape> { new LineShape([new(10, line), new(X(axis.Top), line)], "axis") };
        foreach (var tick in axis.Ticks)
        {
            shapes.Add(new LineShape([new(X(tick), line), new(X(tick), line + 6)], "axis"));
            shapes.Add(new TextShape(X(tick), line + 24, model.Format(tick), "ax", TextAnchor.Middle));
        }
        if (model.Edges.Count > 0) shapes.Add(new BarShape(X(model.Edges[0]), line - 14, Math.Max(X(model.Edges[^1]) - X(model.Edges[0]), 1), 28, "s4"));
        foreach (var edge in model.Edges) shapes.Add(new LineShape([new(X(edge), line - 14), new(X(edge), line + 14)], "axis"));
        shapes.AddRange(model.Peers.Select(p => new SpotShape(X(p), line, 4, "peer")));
        shapes.Add(new LineShape([new(X(model.Median), line - 26), new(X(model.Median), line + 14)], "target"));
        // On the side away from the own value, whose line would cross the words.
        shapes.Add(X(model.Median) > width * 0.4 && model.Median <= model.Own
            ? new TextShape(X(model.Median) - 4, 52, model.MedianText, "halo", TextAnchor.End)
            : X(model.Median) < width * 0.6 ? new TextShape(X(model.Median) + 4, 52, model.MedianText, "halo") : new TextShape(X(model.Median) - 4, 52, model.MedianText, "halo", TextAnchor.End));
        shapes.Add(new SpotShape(X(model.Own), line, 8, "own"));
        shapes.Add(new LineShape([new(X(model.Own), 26), new(X(model.Own), line - 9)], "own"));
        shapes.Add(Label(X(model.Own), 18, model.OwnText, "b halo", width));
        if (model.EdgesText.Length > 0) shapes.Add(new TextShape(10, height - 4, model.EdgesText, "ax"));
        return new Drawing(width, height, shapes);
    }

    private static TextShape Label(double x, double y, string text, string css, double width) =>
        x < width * 0.25 ? new TextShape(x, y, text, css) : x > width * 0.75 ? new TextShape(x, y, text, css, TextAnchor.End) : new TextShape(x, y, text, css, TextAnchor.Middle);
}
