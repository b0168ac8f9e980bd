using System.Globalization;

namespace CollabPortal.Web.Components.Figures;

/// <summary>The words of a target chart, placed where they cover neither data nor each other.</summary>
public static class TargetChartLabels
{
    private const double Text = 13;
    private const double Small = 12;

    /// <summary>So many values stand above the bars of the small chart.</summary>
    private const int MostSmallValues = 4;

    /// <param name="placer">Knows bars, lines and labels.</param>
    /// <param name="inner">Knows the lines only: for values inside the bars.</param>
    public static void Add(TargetChartModel model, TargetChartFrame frame, List<Shape> shapes, LabelPlacer placer, LabelPlacer inner)
    {
        var size = frame.Size;
        var fixedLabels = new List<TextShape?>();
        Years(model, frame, shapes);
        Target(model, frame, placer, fixedLabels);
        foreach (var bar in model.Official.Where(b => b.Known is not null).OrderByDescending(b => b.Year == model.Latest?.Year).ThenByDescending(b => b.Known)) Value(model, frame, bar, shapes, placer, inner, fixedLabels);
        if (size.IsFull)
        {
            Deadline(model, frame, placer, fixedLabels);
            Breaks(model, frame, placer, fixedLabels);
            Measured(model, frame, placer, fixedLabels);
            if (!size.IsNarrow) Parts(model, frame, shapes, placer, fixedLabels);
            if (frame.Projection() is { Count: > 0 } projection)
            {
                fixedLabels.Add(placer.Place(model.Text.Projection, "ax halo", Small, TextAnchor.Middle, Around(projection, 22, 60)));
            }
        }
        fixedLabels.Add(placer.Place(model.Text.Path, "ax halo", Small, TextAnchor.Middle, Around(frame.Path(), 18, 60)));
        Missing(model, frame, placer, fixedLabels);
        shapes.AddRange(fixedLabels.OfType<TextShape>());
    }

    private static void Target(TargetChartModel model, TargetChartFrame frame, LabelPlacer placer, List<TextShape?> labels)
    {
        var (size, y) = (frame.Size, frame.Y(model.Target.Value));
        var end = size.IsFull ? frame.DeadlineX : size.Right;
        var across = Enumerable.Range(0, 30).Select(i => size.Left + (i * 12.0)).TakeWhile(x => x < end - 40).ToList();
        var spots = across.Select(x => new Spot(x, y - 8)).Concat(across.Select(x => new Spot(x, y + 18)));
        labels.Add(placer.Place(model.Text.Target, "b halo", Text, TextAnchor.Start, spots)
            ?? placer.Put(model.Text.Target, "b halo", Text, TextAnchor.Start, new Spot(size.Left, y - 8)));
    }

    private static void Value(TargetChartModel model, TargetChartFrame frame, OfficialBar bar, List<Shape> shapes, LabelPlacer placer, LabelPlacer inner, List<TextShape?> labels)
    {
        var (size, x, top) = (frame.Size, frame.X(bar.Year), frame.Y(bar.Known!.Value));
        var text = (bar.IsApproximate ? model.Text.About : "") + model.Format(bar.Known.Value) + bar.Mark;
        if (bar.IsPartial)
        {
            // Inside the bar: above it is the missing part, and a value there would read as the whole.
            Inside(frame, inner, bar.Year, bar.IsApproximate ? model.Text.About : "", model.Format(bar.Known.Value) + bar.Mark, top, "w", shapes);
            return;
        }
        var isLatest = bar.Year == model.Latest?.Year;
        var isOther = !isLatest && bar.Year != model.Target.BaselineYear;
        // All of them or none: one of several without its value would look as if it had none.
        if (!size.IsFull && isOther && model.Official.Count(b => b.Known is not null) > MostSmallValues) return;
        // On a phone bars are too thin for every value; the table has them all.
        if (size.IsNarrow && isOther && bar.Known < model.Official.Max(b => b.Known)) return;
        var css = isLatest || size.IsFull ? "b halo" : "halo";
        var beside = new[] { 6, 34.0 }.SelectMany(right => new[] { 0, 8, 16, 24, 34, 44 }.Select(d => new Spot(x + (frame.BarWidth / 2) + right, top + 8 + d)));
        var label = placer.Place(text, css, Text, TextAnchor.Middle, [new(x, top - 8), new(x, top - 14)])
            // At the right edge there is no room for half a number.
            ?? (x + (TextWidth.Of(text, Text) / 2) <= size.Right ? null : placer.Place(text, css, Text, TextAnchor.End, [new(size.Right, top - 8), new(size.Right, top - 14)]))
            ?? (size.IsFull || isLatest ? placer.Place(text, css, Text, TextAnchor.Start, beside) : null)
            ?? placer.Place(text, css, Text, TextAnchor.Middle, [new(x, top - 22), new(x, top - 32), new(x, top - 42)]);
        if (label is not null) labels.Add(label);
        // Where lines leave no room, the value stands in its bar; the small chart's baseline is written beside it anyway.
        else if (size.IsFull || isLatest) Inside(frame, inner, bar.Year, "", text, top, "w", shapes);
        if (size is { IsFull: true, IsNarrow: false } && bar is { Lower: { } lower, Upper: { } upper } && TextWidth.Of(model.Format(Math.Max(lower, upper)), Text) <= frame.BarWidth)
        {
            Inside(frame, inner, bar.Year, "", model.Format(lower), frame.Y(lower), "w", shapes);
            var middle = (frame.Y(lower) + top) / 2;
            if (frame.Y(lower) - top >= 15) shapes.Add(new TextShape(x, middle + 5, model.Format(upper), "", TextAnchor.Middle));
        }
    }

    /// <summary>A value in its bar, level where it fits and upright where it does not, clear of the lines that cross the bar.</summary>
    private static void Inside(TargetChartFrame frame, LabelPlacer inner, int year, string prefix, string text, double top, string css, List<Shape> shapes)
    {
        var (x, bottom) = (frame.X(year), frame.Size.Bottom);
        if (TextWidth.Of(text, Text) > frame.BarWidth)
        {
            var length = TextWidth.Of(prefix + text, Text);
            var feet = Enumerable.Range(0, 60).Select(i => bottom - 10 - (i * 5.0)).TakeWhile(y => y - length > top).ToList();
            if (frame.BarWidth < 12 || feet.Count == 0) return;
            var foot = feet.Find(y => inner.IsFree(new Box(x - 6, y - length, x + 6, y)));
            shapes.Add(new TextShape(x + 5, foot > 0 ? foot : feet[0], prefix + text, css, TextAnchor.Start, Upright: true));
            return;
        }
        var isTwoLines = prefix.Length > 0 && TextWidth.Of(prefix + text, Text) > frame.BarWidth;
        var rows = Enumerable.Range(0, 40).Select(i => bottom - 24 - (i * 6.0)).TakeWhile(y => y - 14 > top).ToList();
        var label = inner.Place(isTwoLines ? text : prefix + text, css, Text, TextAnchor.Middle, rows.Select(y => new Spot(x, y)));
        if (label is null) return;
        shapes.Add(label);
        if (isTwoLines) shapes.Add(new TextShape(x, label.Y - 16, prefix, css, TextAnchor.Middle));
    }

    private static void Deadline(TargetChartModel model, TargetChartFrame frame, LabelPlacer placer, List<TextShape?> labels)
    {
        var (x, y) = (frame.DeadlineX, frame.Size.Top);
        var rows = Enumerable.Range(0, 6).Select(i => y + 2 + (i * 16)).ToList();
        if (x >= frame.Size.Right - 1) return;
        labels.Add(placer.Place(model.Text.Deadline, "ax halo", Small, TextAnchor.Start, rows.Select(r => new Spot(x + 6, r)))
            ?? placer.Place(model.Text.Deadline, "ax halo", Small, TextAnchor.End, rows.Prepend(y - 8).Select(r => new Spot(x - 6, r))));
    }

    private static void Breaks(TargetChartModel model, TargetChartFrame frame, LabelPlacer placer, List<TextShape?> labels)
    {
        foreach (var mark in model.Breaks)
        {
            var text = frame.Size.IsNarrow ? mark.ShortLabel : mark.Label;
            var x = frame.X(mark.Year) - (frame.Band / 2);
            var rows = Enumerable.Range(0, 8).Select(i => frame.Size.Top + 2 + (i * 16)).ToList();
            labels.Add(placer.Place(text, "ax halo", Small, TextAnchor.Middle, [new Spot(x, frame.Size.Top + 6)])
                ?? placer.Place(text, "ax halo", Small, TextAnchor.Start, rows.Select(r => new Spot(x + 5, r)))
                ?? placer.Place(text, "ax halo", Small, TextAnchor.End, rows.Select(r => new Spot(x - 5, r))));
        }
    }

    private static void Measured(TargetChartModel model, TargetChartFrame frame, LabelPlacer placer, List<TextShape?> labels)
    {
        if (model.Measured.Count == 0) return;
        var last = model.Measured.MaxBy(m => m.Year)!;
        var (x, y) = (frame.X(last.Year), frame.Y(last.Value));
        if (!frame.Size.IsNarrow && Box.OfText(x + 12, 0, model.Text.Measured, Small, TextAnchor.Start).Right <= frame.Size.Width)
        {
            labels.Add(placer.Place(model.Format(last.Value) + last.Mark, "b halo", Text, TextAnchor.Start, [new(x + 12, y), new(x + 12, y - 12), new(x + 12, y - 24)]));
            labels.Add(placer.Place(model.Text.Measured, "ax", Small, TextAnchor.Start, [new(x + 12, y + 16), new(x + 12, y + 24), new(x + 12, y - 20), new(x + 12, y - 38)]));
            return;
        }
        var right = Math.Min(x + 8, frame.Size.Right);
        var rows = Enumerable.Range(1, 10).Select(i => y - (i * 10.0)).ToList();
        labels.Add(placer.Place(model.Format(last.Value) + last.Mark, "b halo", Text, TextAnchor.End, rows.Select(r => new Spot(right, r))));
        labels.Add(placer.Place(model.Text.Measured, "ax halo", Small, TextAnchor.End, rows.Select(r => new Spot(right, r - 12))));
    }

    private static void Parts(TargetChartModel model, TargetChartFrame frame, List<Shape> shapes, LabelPlacer placer, List<TextShape?> labels)
    {
        if (model.Official.Where(b => b.IsPartial).MaxBy(b => b.Year) is not { } bar) return;
        var (x, top) = (frame.X(bar.Year) + (frame.BarWidth / 2), frame.Y(bar.Known!.Value));
        foreach (var (text, y) in new[] { (model.Text.PartMissing, top - 6), (model.Text.PartKnown, top + 16) })
        {
            var label = placer.Place(text, "ax halo", Small, TextAnchor.Start, [new(x + 34, y + 4)]);
            if (label is null) continue;
            shapes.Add(new LineShape([new(x + 3, y), new(x + 30, y)], "axis"));
            labels.Add(label);
        }
    }

    private static void Missing(TargetChartModel model, TargetChartFrame frame, LabelPlacer placer, List<TextShape?> labels)
    {
        var runs = Runs(model).OrderByDescending(r => r.To - r.From).ThenByDescending(r => r.From);
        foreach (var (from, to) in runs)
        {
            var rows = new[] { 0.5, 0.75, 0.3 }.SelectMany(share => Enumerable.Range(0, 5)
                .Select(i => new Spot(frame.X(from) + ((frame.X(to) - frame.X(from)) * share), frame.Size.Bottom - 14 - (i * 8))));
            if (placer.Place(model.Text.Missing, "ax halo", Small, TextAnchor.Middle, rows) is not { } label) continue;
            labels.Add(label);
            return;
        }
    }

    private static List<(int From, int To)> Runs(TargetChartModel model)
    {
        var runs = new List<(int From, int To)>();
        foreach (var year in model.Years.Where(y => model.BarOf(y) is null))
        {
            if (runs.Count > 0 && runs[^1].To == year - 1) runs[^1] = (runs[^1].From, year);
            else runs.Add((year, year));
        }
        return runs;
    }

    private static void Years(TargetChartModel model, TargetChartFrame frame, List<Shape> shapes)
    {
        var size = frame.Size;
        var y = size.Bottom + (size.IsFull ? 20 : 18);
        var used = new List<Box>();
        // First and last year always; the others where there is room, years with a value first.
        var order = new[] { model.FirstYear, model.LastYear }.Distinct()
            .Concat(model.Latest is { } latest ? [latest.Year] : [])
            .Concat(model.Years.Where(v => model.BarOf(v) is not null)).Concat(size.IsFull && !size.IsNarrow ? model.Years : []).Distinct();
        foreach (var year in order)
        {
            var anchor = size.IsFull ? TextAnchor.Middle : year == model.FirstYear ? TextAnchor.Start : year == model.LastYear ? TextAnchor.End : TextAnchor.Middle;
            var x = anchor switch { TextAnchor.Start => size.Left, TextAnchor.End => size.Right, _ => frame.X(year) };
            var text = year.ToString(CultureInfo.InvariantCulture);
            if (year == model.LastYear && !size.IsFull) text = string.Format(CultureInfo.InvariantCulture, model.Text.LastYear, year);
            var box = Box.OfText(x, y, text, Small, anchor) with { Top = 0, Bottom = 1 };
            if (used.Exists(b => b.Meets(box with { Left = box.Left - 4, Right = box.Right + 4 }))) continue;
            used.Add(box);
            shapes.Add(new TextShape(x, y, text, "ax", anchor));
        }
        if (size.IsFull) shapes.Add(new TextShape(size.Right, y + 18, model.Text.YearAxis, "ax", TextAnchor.End));
    }

    /// <summary>Places above and below a line, from its middle outwards.</summary>
    private static IEnumerable<Spot> Around(IReadOnlyList<Spot> line, double from, double to)
    {
        var order = Enumerable.Range(0, line.Count).OrderBy(i => Math.Abs(i - (line.Count * 0.6)));
        foreach (var i in order)
        {
            for (var d = from; d <= to; d += 7) yield return new Spot(line[i].X, line[i].Y + d);
            for (var d = from - 8; d <= to; d += 7) yield return new Spot(line[i].X, line[i].Y - d);
        }
    }
}
