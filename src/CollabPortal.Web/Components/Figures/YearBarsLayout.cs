using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>One fiscal year of a published series; null where no value is registered.</summary>
/// <param name="IsBreak">From this year on values cannot be compared with earlier ones.</param>
/// <param name="Mark">Follows the value where it is written: † where it is not for publication.</param>
public sealed record YearBar(int Year, double? Value, bool IsBreak = false, string Mark = "");

/// <summary>Draws one series as bars from 0, with a hatched foot where nothing is registered and a dashed line at a break.</summary>
public static class YearBarsLayout
{
    private const double Top = 34, BottomMargin = 26;

    /// <summary>960 × 300, with a value on each bar where they fit.</summary>
    public static Drawing Wide(IReadOnlyList<YearBar> bars, Func<double, string> format) => Draw(bars, format, 960, 300, 12);

    /// <summary>326 × 260 for a phone: the first, the highest and the last value are written.</summary>
    public static Drawing Narrow(IReadOnlyList<YearBar> bars, Func<double, string> format) => Draw(bars, format, 326, 260, 5);

    private static Drawing Draw(IReadOnlyList<YearBar> bars, Func<double, string> format, double width, double height, int labels)
    {
        var shapes = new List<Shape>();
        var bottom = height - BottomMargin;
        var max = Math.Max(bars.Max(b => b.Value ?? 0), double.Epsilon);
        var band = Math.Min(width / bars.Count, 120);
        var known = bars.Count(b => b.Value is not null);
        var highest = bars.Select(b => b.Value).ToList().FindIndex(v => v >= max);
        double Y(double value) => bottom - (value / max * (bottom - Top));
        for (var i = 0; i < bars.Count; i++)
        {
            var (bar, centre, w) = (bars[i], band * (i + 0.5), band * 0.62);
            if (bar.IsBreak) shapes.Add(new LineShape([new(band * i, Top - 20), new(band * i, bottom)], "brk"));
            // The second year would stand against the first one's number.
            var isNamed = bars.Count <= labels || i == 0 || i == bars.Count - 1 || ((bars.Count - 1 - i) % ((bars.Count / labels) + 1) == 0 && (i > 1 || band >= 40));
            if (isNamed) shapes.Add(new TextShape(centre, bottom + 19, bar.Year.ToString(CultureInfo.InvariantCulture), "ax", TextAnchor.Middle));
            if (bar.Value is not { } value)
            {
                shapes.Add(new HatchShape(centre - (w / 2), bottom - 8, w, 8));
                continue;
            }

            shapes.Add(new BarShape(centre - (w / 2), Y(value), w, bottom - Y(value), "s1"));
            // Of several that are highest the first is named: their texts would lie on each other. The first bar's text begins with its bar.
            if (known <= labels || i == highest || bars.Skip(i + 1).All(b => b.Value is null))
                shapes.Add(i == 0 && band < 40 ? new TextShape(centre - (w / 2), Y(value) - 7, format(value) + bar.Mark, "b") : new TextShape(centre, Y(value) - 7, format(value) + bar.Mark, "b", TextAnchor.Middle));
        }

        shapes.Add(new LineShape([new(0, bottom), new(band * bars.Count, bottom)], "axis"));
        return new Drawing(width, height, shapes);
    }
}
