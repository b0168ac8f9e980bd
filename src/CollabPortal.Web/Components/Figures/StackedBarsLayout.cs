using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>One bar of two parts.</summary>
/// <param name="Lower">The part on the base line; null where only the whole is known.</param>
/// <param name="Total">The whole; null: not registered.</param>
/// <param name="Mark">An asterisk for a restated value, else empty.</param>
public sealed record StackedBar(int Year, double? Lower, double? Total, string Mark = "");

/// <summary>A series of bars of two parts with the shares of the newest year written beside it.</summary>
public sealed record StackedBarsModel
{
    public required string Summary { get; init; }
    public required IReadOnlyList<StackedBar> Bars { get; init; }
    public required Func<double, string> Format { get; init; }
    public required string UpperLabel { get; init; }
    public required string UpperNote { get; init; }
    public required string LowerLabel { get; init; }
    public required string LowerNote { get; init; }

    /// <summary>The year whose parts the labels speak of.</summary>
    public int LabelYear { get; init; }

    /// <summary>That year in words where it is not the newest, else empty.</summary>
    public string LabelNote { get; init; } = "";
}

/// <summary>Draws bars of two parts.</summary>
public static class StackedBarsLayout
{
    /// <summary>640 × 320 with labels at the right.</summary>
    public static Drawing Wide(StackedBarsModel model) => Draw(model, 640, 320, 508, 296, 36.7, 0.62, false);

    /// <summary>640 × 212 for a sheet of paper that holds more than the chart.</summary>
    public static Drawing Flat(StackedBarsModel model) => Draw(model, 640, 212, 508, 188, 24, 0.62, false);

    /// <summary>326 × 270 for a phone; the key is written below by the page.</summary>
    public static Drawing Narrow(StackedBarsModel model) => Draw(model, 326, 270, 326, 246, 34, 0.7, true);

    private static Drawing Draw(StackedBarsModel model, double width, double height, double right, double bottom, double top, double share, bool narrow)
    {
        var shapes = new List<Shape>();
        var max = model.Bars.Select(b => b.Total ?? 0).DefaultIfEmpty(0).Max();
        if (max <= 0) max = 1;
        var band = right / Math.Max(model.Bars.Count, 1);
        double Y(double value) => bottom - (value / max * (bottom - top - 7));
        for (var i = 0; i < model.Bars.Count; i++)
        {
            var bar = model.Bars[i];
            var (x, w, centre) = ((band * (i + 0.5)) - (band * share / 2), band * share, band * (i + 0.5));
            var isEdge = i == 0 || i == model.Bars.Count - 1;
            var year = bar.Year.ToString(CultureInfo.InvariantCulture);
            shapes.Add(new TextShape(centre, bottom + 19, narrow && !isEdge ? "’" + year[2..] : year, "ax", TextAnchor.Middle));
            if (bar.Total is not { } total)
            {
                shapes.Add(new HatchShape(x, bottom - 8, w, 8));
                continue;
            }
            if (bar.Lower is { } lower)
            {
                shapes.Add(new BarShape(x, Y(lower), w, bottom - Y(lower), "s1"));
                shapes.Add(new BarShape(x, Y(total), w, Y(lower) - Y(total), "s4"));
                if (bottom - Y(lower) > 24) shapes.Add(new TextShape(centre, (bottom + Y(lower)) / 2 + 5, model.Format(lower), "w", TextAnchor.Middle));
            }
            else shapes.Add(new BarShape(x, Y(total), w, bottom - Y(total), "s0"));
            shapes.Add(new TextShape(centre, Y(total) - 7, model.Format(total) + bar.Mark, "b", TextAnchor.Middle));
        }
        shapes.Add(new LineShape([new(0, bottom), new(right, bottom)], "axis"));
        if (!narrow && (model.Bars.FirstOrDefault(b => b.Year == model.LabelYear) ?? (model.Bars is [.., var end] ? end : null)) is { Lower: { } last, Total: { } whole })
        {
            Aside(shapes, right + 6, (Y(last) + Y(whole)) / 2, model.UpperLabel, model.UpperNote, model.LabelNote, "");
            Aside(shapes, right + 6, (Y(last) + bottom) / 2, model.LowerLabel, model.LowerNote, model.LabelNote, "b");
        }
        return new Drawing(width, height, shapes);
    }

    private static void Aside(List<Shape> shapes, double x, double y, string label, string note, string year, string cssClass)
    {
        shapes.Add(new TextShape(x, y - 4, label, cssClass));
        shapes.Add(new TextShape(x, y + 14, note, "ax"));
        if (year.Length > 0) shapes.Add(new TextShape(x, y + 31, year, "ax"));
    }
}
