namespace CollabPortal.Web.Components.Figures;

/// <summary>From one whole to another by two changes.</summary>
public sealed record WaterfallModel
{
    public required string Summary { get; init; }
    public required double From { get; init; }
    public required double FirstChange { get; init; }
    public required double SecondChange { get; init; }

    /// <summary>Four labels below the bars, each in up to two lines.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Labels { get; init; }
    public required Func<double, string> Format { get; init; }

    /// <summary>The whole at the end.</summary>
    public double To => From + FirstChange + SecondChange;
}

/// <summary>Draws a waterfall of four bars from 0.</summary>
public static class WaterfallLayout
{
    private const double Width = 340;
    private const double Height = 320;
    private const double Bottom = 278;
    private const double Top = 42.5;

    public static Drawing Draw(WaterfallModel model)
    {
        var shapes = new List<Shape>();
        var middle = model.From + model.FirstChange;
        var max = Math.Max(Math.Max(model.From, middle), Math.Max(model.To, 1));
        double Y(double value) => Bottom - (value / max * (Bottom - Top));
        var bars = new (double A, double B, string Class)[] { (0.0, model.From, "s0"), (model.From, middle, "s1"), (middle, model.To, "s4"), (0.0, model.To, "s0") };
        for (var i = 0; i < bars.Length; i++)
        {
            var (a, b, css) = bars[i];
            var x = 17 + (i * 85.0);
            shapes.Add(new BarShape(x, Y(Math.Max(a, b)), 51, Math.Abs(Y(a) - Y(b)), css));
            var text = i is 0 or 3 ? model.Format(b) : (b >= a ? "+" : "−") + model.Format(Math.Abs(b - a));
            shapes.Add(new TextShape(x + 25.5, Y(Math.Max(a, b)) - 7, text, "b", TextAnchor.Middle));
            for (var line = 0; line < model.Labels[i].Count; line++) shapes.Add(new TextShape(x + 25.5, Bottom + 17 + (line * 16), model.Labels[i][line], "ax", TextAnchor.Middle));
            if (i < 3) shapes.Add(new LineShape([new(x + 51, Y(b)), new(x + 85, Y(b))], "axis"));
        }
        shapes.Add(new LineShape([new(0, Bottom), new(Width, Bottom)], "axis"));
        return new Drawing(Width, Height, shapes);
    }
}
