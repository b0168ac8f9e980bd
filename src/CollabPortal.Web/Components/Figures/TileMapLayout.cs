namespace CollabPortal.Web.Components.Figures;

/// <summary>A map of one square for each prefecture.</summary>
/// <param name="Values">Value by JIS code; a prefecture that is not in it has no value, which is not 0.</param>
public sealed record TileMapModel(string Summary, IReadOnlyDictionary<int, double> Values, Func<double, string> Format, TileMapText Text, bool English)
{
    /// <summary>Prefectures whose value carries a mark (†), and the mark.</summary>
    public IReadOnlyDictionary<int, string> Marks { get; init; } = new Dictionary<int, string>();
}

/// <summary>The words of the key.</summary>
/// <param name="AtLeast">Composite format, e.g. {0}件以上.</param>
/// <param name="Between">Composite format, e.g. {0}〜{1}件.</param>
/// <param name="Missing">What hatching means.</param>
public sealed record TileMapText(string AtLeast, string Between, string Missing);

/// <summary>Lower limits of the darker classes, falling; what is below the last is the lightest class.</summary>
public static class TileScale
{
    private static readonly double[] Bases = [1, 2, 3, 5];

    /// <summary>Up to three round limits at about a quarter, an eighth and a twenty-fifth of the largest value.</summary>
    public static IReadOnlyList<double> Limits(double max)
    {
        var limits = new List<double>();
        foreach (var share in new[] { 4.0, 8.0, 25.0 })
        {
            var limit = Math.Max(Round(max / share), 1);
            if (max >= 1 && (limits.Count == 0 || limit < limits[^1])) limits.Add(limit);
        }
        return limits;
    }

    private static double Round(double value)
    {
        if (value <= 1) return value;
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Bases.Select(b => b * power).Last(b => b <= value);
    }
}

/// <summary>Draws the tile map, 480 high; 528 wide, in English 684 so that every name stands whole.</summary>
public static class TileMapLayout
{
    private static readonly string[] Classes = ["s1", "s2", "s4", "s5"];

    public static Drawing Draw(TileMapModel model)
    {
        var limits = TileScale.Limits(model.Values.Values.DefaultIfEmpty(0).Max());
        var shapes = new List<Shape>();
        var width = model.English ? 57.0 : 44.0;
        foreach (var tile in PrefectureTiles.All)
        {
            var (x, y) = (tile.Column * width, tile.Row * 40.0);
            var has = model.Values.TryGetValue(tile.Code, out var value);
            var css = has ? ClassOf(value, limits) : "";
            if (has) shapes.Add(new BarShape(x, y, width - 2, 38, css));
            else shapes.Add(new HatchShape(x, y, width - 2, 38, Framed: true));
            var light = css is "s1" or "s2" ? " w" : has ? "" : " halo";
            shapes.Add(new TextShape(x + (width / 2) - 1, y + 15, tile.Name(model.English), (model.English ? "te" : "tn") + light, TextAnchor.Middle));
            shapes.Add(new TextShape(x + (width / 2) - 1, y + 31, has ? model.Format(value) + model.Marks.GetValueOrDefault(tile.Code) : "–", "b" + light, TextAnchor.Middle));
        }
        Key(model, limits, shapes);
        return new Drawing(width * 12, 480, shapes);
    }

    private static string ClassOf(double value, IReadOnlyList<double> limits)
    {
        for (var i = 0; i < limits.Count; i++)
        {
            if (value >= limits[i]) return Classes[i];
        }
        return "s5";
    }

    private static void Key(TileMapModel model, IReadOnlyList<double> limits, List<Shape> shapes)
    {
        var y = 12.0;
        for (var i = 0; i <= limits.Count; i++)
        {
            var low = i < limits.Count ? limits[i] : 0;
            if (i == limits.Count && limits.Count == 0) break;
            var text = i == 0 ? string.Format(model.Text.AtLeast, model.Format(low)) : string.Format(model.Text.Between, model.Format(low), model.Format(limits[i - 1] - 1));
            shapes.Add(new BarShape(0, y, 18, 16, i < limits.Count ? Classes[i] : "s5"));
            shapes.Add(new TextShape(26, y + 13, text, "ax"));
            y += 24;
        }
        shapes.Add(new HatchShape(0, y, 18, 16, Framed: true));
        shapes.Add(new TextShape(26, y + 13, model.Text.Missing, "ax"));
    }
}
