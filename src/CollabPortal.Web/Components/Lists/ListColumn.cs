namespace CollabPortal.Web.Components.Lists;

/// <summary>Head of a column.</summary>
/// <param name="Label">What stands in it.</param>
/// <param name="Sort">Key to sort by; null where it is not sorted by.</param>
/// <param name="Numeric">Figures, right-aligned.</param>
public sealed record ListColumn(string Label, string? Sort = null, bool Numeric = false);
