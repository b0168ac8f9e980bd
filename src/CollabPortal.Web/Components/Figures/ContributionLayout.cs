namespace CollabPortal.Web.Components.Figures;

/// <summary>One part's change: its name, the change and the change in words.</summary>
public sealed record ContributionBar(string Name, double Change, string Text);

/// <summary>Contributions to a change, the largest first.</summary>
public sealed record ContributionModel(string Summary, IReadOnlyList<ContributionBar> Bars);

/// <summary>Bars to both sides of 0, one row a part: blue lifts, grey outline lowers, the number beside each.</summary>
public static class ContributionLayout
{
    private const double Row = 34;

    // A Latin letter of the type is 7.6 wide at the most on average.
    private const double Latin = 7.6;

    // Room for names at the left: as much as the longest takes, and never more than leaves the bars the half.
    private const double LeastLeft = 120, MostLeft = 340;

    /// <summary>Name at the left, 720 wide.</summary>
    public static Drawing Wide(ContributionModel model) =>
        Draw(model, 720, Math.Clamp(model.Bars.Select(b => WidthOf(b.Name, Latin)).DefaultIfEmpty(0).Max() + 26, LeastLeft, MostLeft), Row, named: false);

    /// <summary>Name above its bar, 326 wide.</summary>
    public static Drawing Narrow(ContributionModel model) => Draw(model, 326, 0, 50, named: true);

    private static Drawing Draw(ContributionModel model, double width, double left, double row, bool named)
    {
        // As much room as the longest number takes: a cut figure is a wrong one.
        var text = model.Bars.Select(b => WidthOf(b.Text, 9)).DefaultIfEmpty(0).Max() + 10;
        var shapes = new List<Shape>();
        var (up, down) = (Math.Max(model.Bars.Select(b => b.Change).DefaultIfEmpty().Max(), 0), Math.Max(-model.Bars.Select(b => b.Change).DefaultIfEmpty().Min(), 0));
        var room = width - left - text - (down > 0 ? text : 0);
        var scale = up + down > 0 ? room / (up + down) : 0;
        var zero = left + (down > 0 ? text + (down * scale) : 0);
        for (var i = 0; i < model.Bars.Count; i++)
        {
            var bar = model.Bars[i];
            var (y, length) = ((i * row) + (named ? 20 : 6), Math.Abs(bar.Change) * scale);
            shapes.Add(named ? new TextShape(0, y - 6, Fit(bar.Name, width), "") : new TextShape(left - 12, y + 15, Fit(bar.Name, left - 12), "", TextAnchor.End));
            shapes.Add(new BarShape(bar.Change < 0 ? zero - length : zero, y, length, 22, bar.Change < 0 ? "s0" : "s1"));
            if (named) shapes.Add(new LineShape([new(zero, y - 3), new(zero, y + 25)], "axis"));
            shapes.Add(bar.Change < 0
                ? new TextShape(zero - length - 6, y + 16, bar.Text, "b", TextAnchor.End)
                : new TextShape(zero + length + 6, y + 16, bar.Text, "b"));
        }

        // A name above its bar would be crossed by a line through all rows.
        if (!named) shapes.Add(new LineShape([new(zero, 0), new(zero, model.Bars.Count * row)], "axis"));
        return new Drawing(width, Math.Max(model.Bars.Count * row, 1) + 4, shapes);
    }

    // Full-width characters are as wide as the type is high.
    private static double WidthOf(string words, double narrow) => words.Sum(c => c >= 0x2E80 ? 14.5 : narrow);

    // A long name ends in an ellipsis; the table has it whole.
    private static string Fit(string name, double room)
    {
        if (WidthOf(name, Latin) <= room) return name;
        var length = name.Length;
        while (length > 1 && WidthOf(name[..length], Latin) > room - 14) length--;
        return name[..length] + "…";
    }
}
