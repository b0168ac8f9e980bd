namespace CollabPortal.Web.Components.Figures;

/// <summary>A flow between two of the named places.</summary>
public sealed record Flow(int From, int To, double Value);

/// <summary>Flows from places at the left to the same places at the right.</summary>
/// <param name="Places">Names, in order from the top.</param>
/// <param name="Missing">Said of a place without a known flow.</param>
/// <param name="Flows">Known flows above 0; unknown ones are not drawn and said in words.</param>
public sealed record FlowModel(string Summary, IReadOnlyList<string> Places, IReadOnlyList<Flow> Flows, string FromText, string ToText, string Missing, Func<double, string> Format);

/// <summary>Bands as thick as the flows; the number stands on each place.</summary>
public static class FlowLayout
{
    // Height of a line of a label.
    private const double LineHeight = 16;

    private static readonly string[] Classes = ["f1", "f2", "f3"];

    public static Drawing Wide(FlowModel model) => Draw(model, 760, 340, 190);

    public static Drawing Narrow(FlowModel model) => Draw(model, 326, 360, 84);

    private static Drawing Draw(FlowModel model, double width, double height, double side)
    {
        const double top = 34, gap = 30, node = 12;
        var shapes = new List<Shape> { new TextShape(side, 16, model.FromText, "ax", TextAnchor.End), new TextShape(width - side, 16, model.ToText, "ax") };
        var sum = model.Flows.Sum(f => f.Value);
        if (sum <= 0) return new Drawing(width, 24, shapes);
        var scale = (height - top - (gap * model.Places.Count)) / sum;
        var (left, right) = (Ends(model, f => f.From, top, gap, scale), Ends(model, f => f.To, top, gap, scale));
        var (leftAt, rightAt) = ((double[])left.Starts.Clone(), (double[])right.Starts.Clone());
        foreach (var flow in model.Flows.OrderBy(f => f.From).ThenBy(f => f.To))
        {
            var thick = flow.Value * scale;
            var (y0, y1) = (leftAt[flow.From], rightAt[flow.To]);
            leftAt[flow.From] += thick;
            rightAt[flow.To] += thick;
            shapes.Add(new AreaShape(Band(side + node, y0, width - side - node, y1, Math.Max(thick, 1)), Classes[flow.From % Classes.Length]));
        }

        Nodes(shapes, model, left, side, TextAnchor.End, side - 8);
        Nodes(shapes, model, right, width - side - node, TextAnchor.Start, width - side + 8);
        return new Drawing(width, height, shapes);

        void Nodes(List<Shape> into, FlowModel of, (double[] Starts, double[] Sums) ends, double x, TextAnchor anchor, double textX)
        {
            var labels = new List<(double Middle, List<string> Words)>();
            for (var i = 0; i < of.Places.Count; i++)
            {
                var thick = Math.Max(ends.Sums[i] * scale, 2);
                into.Add(new BarShape(x, ends.Starts[i], node, thick, "s1"));
                labels.Add((ends.Starts[i] + (thick / 2), Lines(of.Places[i], side < 100 ? 6 : 14)));
            }

            var tops = Apart(labels, top - LineHeight, height);
            for (var i = 0; i < labels.Count; i++)
            {
                foreach (var (words, n) in labels[i].Words.Select((w, n) => (w, n))) into.Add(new TextShape(textX, tops[i] + ((n + 1) * LineHeight) - 3, words, "halo", anchor));
                into.Add(new TextShape(textX, tops[i] + ((labels[i].Words.Count + 1) * LineHeight) - 3, ends.Sums[i] > 0 ? of.Format(ends.Sums[i]) : of.Missing, ends.Sums[i] > 0 ? "b halo" : "ax halo", anchor));
            }
        }
    }

    // Each label beside its node, pushed down where the one above is in the way, and up again where the last would leave the drawing.
    private static double[] Apart(List<(double Middle, List<string> Words)> labels, double first, double last)
    {
        const double air = 4;
        var heights = labels.ConvertAll(l => (l.Words.Count + 1) * LineHeight);
        var tops = new double[labels.Count];
        for (var i = 0; i < tops.Length; i++) tops[i] = Math.Max(labels[i].Middle - (heights[i] / 2), i == 0 ? first : tops[i - 1] + heights[i - 1] + air);
        for (var i = tops.Length - 1; i >= 0; i--) tops[i] = Math.Min(tops[i], (i == tops.Length - 1 ? last : tops[i + 1]) - heights[i] - air);
        return tops;
    }

    private static (double[] Starts, double[] Sums) Ends(FlowModel model, Func<Flow, int> end, double top, double gap, double scale)
    {
        var sums = model.Places.Select((_, i) => model.Flows.Where(f => end(f) == i).Sum(f => f.Value)).ToArray();
        var starts = new double[sums.Length];
        var y = top + (gap / 2);
        for (var i = 0; i < sums.Length; i++)
        {
            starts[i] = y;
            y += (sums[i] * scale) + gap;
        }
        return (starts, sums);
    }

    private static string Band(double x0, double y0, double x1, double y1, double thick)
    {
        var middle = (x0 + x1) / 2;
        string N(double v) => Svg.Number(v);
        return $"M{N(x0)} {N(y0)}C{N(middle)} {N(y0)} {N(middle)} {N(y1)} {N(x1)} {N(y1)}L{N(x1)} {N(y1 + thick)}C{N(middle)} {N(y1 + thick)} {N(middle)} {N(y0 + thick)} {N(x0)} {N(y0 + thick)}Z";
    }

    // Names break at spaces, or where there are none after so many letters.
    private static List<string> Lines(string name, int letters)
    {
        var lines = new List<string>();
        foreach (var word in name.Split(' '))
        {
            if (lines.Count > 0 && lines[^1].Length + word.Length + 1 <= letters * 2 && word.All(char.IsAscii)) lines[^1] += " " + word;
            else if (word.All(char.IsAscii)) lines.Add(word);
            else for (var i = 0; i < word.Length; i += letters) lines.Add(word.Substring(i, Math.Min(letters, word.Length - i)));
        }
        return lines;
    }
}
