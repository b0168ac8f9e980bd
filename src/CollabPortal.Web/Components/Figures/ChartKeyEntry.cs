namespace CollabPortal.Web.Components.Figures;

/// <summary>How a mark of a key is painted.</summary>
public enum KeyMark
{
    Bar,
    Line,

    /// <summary>A line from below to above.</summary>
    Upright,
    Hatch,
}

/// <summary>One mark of a chart in words.</summary>
/// <param name="Class">The chart's own class of tone or line.</param>
public sealed record ChartKeyEntry(KeyMark Mark, string Class, string Text);
