namespace CollabPortal.Web.Pages.Indicators;

/// <summary>Where a source stands on the page of data sources.</summary>
public static class SourceAnchor
{
    /// <summary>The mark as an id: "[9]" → "source-9", "seed 004" → "source-seed-004".</summary>
    public static string Id(string mark) =>
        "source-" + string.Join('-', mark.ToLowerInvariant().Split(mark.Where(c => !char.IsAsciiLetterOrDigit(c)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries));

    public static string Page(string mark) => "/about/data-sources#" + Id(mark);
}
