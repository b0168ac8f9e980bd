using CollabPortal.Application.Accounts;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>The query string of the comparison.</summary>
internal static class CompareAddress
{
    /// <summary>More than are shown too, as many as there can be candidates, so that the page can say which are left out.</summary>
    internal static (IReadOnlyList<Guid> Ids, string? Field, bool Wrong) Read(IQueryCollection query)
    {
        var typed = query["with"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(SavedViews.Most).ToList();
        var read = typed.Select(t => Guid.TryParse(t, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var field = query["field"].ToString().Trim().ToUpperInvariant();
        // The same one twice is one, and nothing is wrong with it.
        return ([.. read.Distinct()], field is [>= 'A' and <= 'K'] ? field : null, read.Count < typed.Count);
    }

    internal static string Write(IEnumerable<Guid> ids, string? field)
    {
        var parts = ids.Select(id => "with=" + id).ToList();
        if (field is not null) parts.Add("field=" + field);
        return "/compare" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
