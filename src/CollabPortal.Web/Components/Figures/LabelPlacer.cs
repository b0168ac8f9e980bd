namespace CollabPortal.Web.Components.Figures;

/// <summary>A rectangle on a drawing, in pixels.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>The room that a text takes, with one pixel around it.</summary>
    /// <param name="size">Font size in pixels.</param>
    public static Box OfText(double x, double y, string text, double size, TextAnchor anchor)
    {
        var width = TextWidth.Of(text, size);
        var left = anchor switch { TextAnchor.Start => x, TextAnchor.Middle => x - (width / 2), _ => x - width };
        return new Box(left - 1, y - (0.9 * size), left + width + 1, y + (0.2 * size));
    }
}

/// <summary>How wide a text will be, before any browser has seen it.</summary>
public static class TextWidth
{
    /// <summary>Pixels: a Japanese character is one em wide, a Latin letter or digit about 0.58 em, rather too much than too little.</summary>
    public static double Of(string text, double size) => text.Sum(c => c switch
    {
        ',' or '.' or '’' or ' ' or 'i' or 'l' or '(' or ')' => 0.34,
        < '\u2E80' => 0.58,
        _ => 1.0,
    }) * size;
}

/// <summary>Finds a place for each label where it covers neither data nor another label.</summary>
public sealed class LabelPlacer(double width, double height)
{
    private readonly List<Box> taken = [];

    /// <summary>Marks an area as occupied.</summary>
    public void Block(Box box) => taken.Add(box);

    /// <summary>Marks a line as occupied, two pixels to each side.</summary>
    public void BlockLine(IReadOnlyList<Spot> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            var (a, b) = (points[i - 1], points[i]);
            var steps = Math.Max(1, (int)Math.Ceiling(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)) / 3));
            for (var s = 0; s <= steps; s++)
            {
                var (x, y) = (a.X + ((b.X - a.X) * s / steps), a.Y + ((b.Y - a.Y) * s / steps));
                taken.Add(new Box(x - 2, y - 2, x + 2, y + 2));
            }
        }
    }

    /// <summary>Whether nothing is in this place and it lies on the drawing.</summary>
    public bool IsFree(Box box) =>
        box.Left >= -2 && box.Top >= -2 && box.Right <= width + 2 && box.Bottom <= height + 2 && !taken.Exists(box.Meets);

    /// <summary>The text at the first free of the given spots, or null when all are taken; the place is occupied from then on.</summary>
    public TextShape? Place(string text, string cssClass, double size, TextAnchor anchor, IEnumerable<Spot> spots)
    {
        foreach (var spot in spots)
        {
            var box = Box.OfText(spot.X, spot.Y, text, size, anchor);
            if (!IsFree(box)) continue;
            taken.Add(box);
            return new TextShape(spot.X, spot.Y, text, cssClass, anchor);
        }
        return null;
    }

    /// <summary>The text at this very place, whatever is there.</summary>
    public TextShape Put(string text, string cssClass, double size, TextAnchor anchor, Spot spot)
    {
        taken.Add(Box.OfText(spot.X, spot.Y, text, size, anchor));
        return new TextShape(spot.X, spot.Y, text, cssClass, anchor);
    }
}
