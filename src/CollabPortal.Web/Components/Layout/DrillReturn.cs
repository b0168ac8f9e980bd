using CollabPortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Components.Layout;

/// <summary>The way back from a record to the drill-down that led to it, whole: year, group, institution and page stand in its address.</summary>
public static class DrillReturn
{
    private const string Key = "back", View = "/dashboard/explore?";

    /// <summary>A record's address that knows the view it was opened from.</summary>
    public static string To(string record, string view) => QueryHelpers.AddQueryString(record, Key, view);

    /// <summary>The view from which the page was opened; null where it was not opened from one, or the address leads elsewhere.</summary>
    public static string? Of(NavigationManager navigation)
    {
        var query = QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query);
        return query.TryGetValue(Key, out var values) && values is [{ } view] && view.StartsWith(View, StringComparison.Ordinal) && LocalAddress.IsLocal(view) ? view : null;
    }

    /// <summary>Fiscal year and group of that view, for another indicator's drill-down: "&amp;fiscalYear=2024&amp;group=National", or "".</summary>
    public static string Kept(NavigationManager navigation)
    {
        if (Of(navigation) is not { } view) return "";
        var query = QueryHelpers.ParseQuery(view[(View.Length - 1)..]);
        return string.Concat(new[] { "fiscalYear", "group" }.Where(query.ContainsKey).Select(name => $"&{name}={Uri.EscapeDataString(query[name].ToString())}"));
    }
}
