using System.Globalization;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Domain.Matching.Events;

namespace CollabPortal.Web.Pages.Events;

/// <summary>The query string of the list of events, of its page and of the API: read with care, written without what is not set.</summary>
internal static class EventAddress
{
    // As far as a list is turned over; beyond it a filter helps more.
    private const int LastPage = 500;

    /// <summary>The filter, and the names of parameters that could not be read.</summary>
    internal static (EventFilter Filter, IReadOnlyList<string> Wrong) Read(IQueryCollection query)
    {
        var wrong = new List<string>();
        EventKind? kind = null;
        if (query["kind"].ToString() is { Length: > 0 } typed)
        {
            if (Enum.TryParse<EventKind>(typed, true, out var known) && Enum.IsDefined(known) && !char.IsDigit(typed[0])) kind = known;
            else wrong.Add("kind");
        }

        var filter = new EventFilter { Kind = kind, Prefecture = Number("prefecture", 47), Past = query["past"].ToString() is "1" or "true", Page = Number("page", LastPage) ?? 1 };
        if (!filter.Past && query["past"].ToString() is not ("" or "0" or "false")) wrong.Add("past");
        return (filter, wrong);

        int? Number(string name, int most)
        {
            if (query[name].ToString() is not { Length: > 0 } text) return null;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most) return number;
            wrong.Add(name);
            return null;
        }
    }

    internal static string Write(EventFilter filter)
    {
        var parts = new List<string>();
        if (filter.Kind is { } kind) parts.Add("kind=" + kind);
        if (filter.Prefecture is { } prefecture) parts.Add("prefecture=" + prefecture.ToString(CultureInfo.InvariantCulture));
        if (filter.Past) parts.Add("past=1");
        if (filter.Page > 1) parts.Add("page=" + filter.Page.ToString(CultureInfo.InvariantCulture));
        return "/events" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }
}
