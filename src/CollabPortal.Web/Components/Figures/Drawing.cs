using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>Where a text hangs on its point.</summary>
public enum TextAnchor
{
    Start,
    Middle,
    End,
}

/// <summary>One mark of a drawing, in pixels from the upper left corner. Colours come from the CSS class alone.</summary>
public abstract record Shape;

/// <summary>A filled bar.</summary>
public sealed record BarShape(double X, double Y, double Width, double Height, string Class) : Shape;

/// <summary>A hatched area: a value that is not known. <paramref name="Framed"/> draws the dashed frame of a missing part.</summary>
public sealed record HatchShape(double X, double Y, double Width, double Height, bool Framed = false) : Shape;

/// <summary>A line through points; <paramref name="Lifted"/> puts a white edge under it where it crosses bars.</summary>
public sealed record LineShape(IReadOnlyList<Spot> Points, string Class, bool Lifted = false) : Shape
{
    /// <summary>The path data of SVG.</summary>
    public string Data => string.Concat(Points.Select((p, i) => (i == 0 ? "M" : "L") + Svg.Number(p.X) + " " + Svg.Number(p.Y)));
}

/// <summary>A filled area of any outline, as the path data of SVG.</summary>
public sealed record AreaShape(string Data, string Class) : Shape;

/// <summary>A filled dot of a given class.</summary>
public sealed record SpotShape(double X, double Y, double Radius, string Class) : Shape;

/// <summary>A hollow dot: a measured value.</summary>
public sealed record DotShape(double X, double Y, double Radius) : Shape;

/// <summary>A text on its base line; turned by 90° upwards when <paramref name="Upright"/>.</summary>
public sealed record TextShape(double X, double Y, string Text, string Class = "", TextAnchor Anchor = TextAnchor.Start, bool Upright = false) : Shape;

/// <summary>A point of a drawing, in pixels.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>A finished chart: its size in pixels and its marks in the order of painting.</summary>
public sealed record Drawing(double Width, double Height, IReadOnlyList<Shape> Shapes);

/// <summary>How numbers are written into SVG attributes.</summary>
public static class Svg
{
    /// <summary>At most one decimal, with a point in every culture.</summary>
    public static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
