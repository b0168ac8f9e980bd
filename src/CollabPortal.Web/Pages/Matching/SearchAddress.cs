using System.Globalization;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>The query string of the search: read with care, written without what is not set.</summary>
internal static class SearchAddress
{
    /// <summary>Longest text that is taken; more is cut by the engine, and told by the page.</summary>
    internal const int Longest = SearchQuestion.Longest;

    private static readonly DocumentKind[] Shown = [DocumentKind.Institution, DocumentKind.Seed, DocumentKind.Startup, DocumentKind.Patent, DocumentKind.Case, DocumentKind.Need, DocumentKind.Event];

    /// <summary>Kinds that can be chosen.</summary>
    internal static IReadOnlyList<DocumentKind> Kinds => Shown;

    /// <summary>The request, and the names of parameters that could not be read.</summary>
    internal static (SearchRequest Request, IReadOnlyList<string> Wrong) Read(IQueryCollection query, IReadOnlyList<SearchRegion> regions, IReadOnlyList<BandFigure> bands)
    {
        var wrong = new List<string>();
        var typed = query["kind"].SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        var kinds = Shown.Where(k => typed.Exists(t => t.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase))).ToList();
        if (typed.Exists(t => !kinds.Exists(k => t.Equals(k.ToString(), StringComparison.OrdinalIgnoreCase)))) wrong.Add("kind");
        var field = Single(query, "field")?.ToUpperInvariant();
        if (field is not null && (field.Length != 1 || field[0] is < 'A' or > 'K'))
        {
            wrong.Add("field");
            field = null;
        }

        var sort = Single(query, "sort")?.ToLowerInvariant();
        if (sort is not (null or "best" or "new" or "name")) wrong.Add("sort");
        var place = Single(query, "place");
        var region = place is ['r' or 'R', .. var code] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? regions.FirstOrDefault(r => r.Id == id) : null;
        // As people write it by hand.
        region ??= Single(query, "region") is { } numbered && int.TryParse(numbered.TrimStart('r', 'R'), NumberStyles.None, CultureInfo.InvariantCulture, out var meant) ? regions.FirstOrDefault(r => r.Id == meant) : null;
        if (region is null && Single(query, "region") is not null) wrong.Add("region");
        var prefecture = region is null ? Number(query, "place", 1, 47, wrong) ?? Number(query, "prefecture", 1, 47, wrong) : null;
        return (new SearchRequest
        {
            Text = Single(query, "q"),
            Kinds = kinds,
            Prefecture = prefecture,
            Prefectures = region?.Prefectures ?? [],
            Field = field,
            Readiness = Number(query, "readiness", 1, 5, wrong),
            Band = Number(query, "band", wrong, number => bands.Any(b => b.BandId == number)),
            ForSmall = Single(query, "small") is "1" or "true",
            TakesEnquiries = Single(query, "open") is "1" or "true",
            Sort = sort switch { "new" => SearchSort.Newest, "name" => SearchSort.Name, _ => SearchSort.Relevance },
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            AsTyped = Single(query, "exact") is "1" or "true",
            Page = Number(query, "page", 1, SearchRequest.LastPage, wrong) ?? 1,
        }, wrong);
    }

    /// <summary>What was typed for a parameter that could not be read, cut to what a sentence can hold.</summary>
    internal static string Typed(IQueryCollection query, string name) => Excerpt.Of(Single(query, name) ?? "", 40);

    /// <summary>The size bands there are, by number.</summary>
    internal static string Numbers(IReadOnlyList<BandFigure> bands, string separator) => string.Join(separator, bands.Select(b => b.BandId.ToString(CultureInfo.InvariantCulture)));

    internal static string Write(SearchRequest request, IReadOnlyList<SearchRegion>? regions = null)
    {
        var parts = new List<string>();
        if (!string.IsNullOrWhiteSpace(request.Text)) parts.Add("q=" + Uri.EscapeDataString(request.Text));
        parts.AddRange(request.Kinds.Select(k => "kind=" + k));
        if (request.Prefecture is { } prefecture) parts.Add("place=" + prefecture.ToString(CultureInfo.InvariantCulture));
        if (RegionOf(request, regions ?? []) is { } region) parts.Add("place=r" + region.Id.ToString(CultureInfo.InvariantCulture));
        if (request.Field is { } field) parts.Add("field=" + field);
        if (request.Readiness is { } readiness) parts.Add("readiness=" + readiness.ToString(CultureInfo.InvariantCulture));
        if (request.Band is { } band) parts.Add("band=" + band.ToString(CultureInfo.InvariantCulture));
        if (request.ForSmall) parts.Add("small=1");
        if (request.TakesEnquiries) parts.Add("open=1");
        if (request.Sort != SearchSort.Relevance) parts.Add("sort=" + Name(request.Sort));
        if (request.AsTyped) parts.Add("exact=1");
        if (request.Page > 1) parts.Add("page=" + request.Page.ToString(CultureInfo.InvariantCulture));
        return "/search" + (parts.Count == 0 ? "" : "?" + string.Join('&', parts));
    }

    /// <summary>The address of a search that was kept as a query string, however its parts were ordered.</summary>
    internal static string Canonical(string query, IReadOnlyList<SearchRegion> regions, IReadOnlyList<BandFigure> bands) =>
        Write(Read(new QueryCollection(QueryHelpers.ParseQuery(query)), regions, bands).Request with { Page = 1 }, regions);

    /// <summary>An order as the address names it.</summary>
    internal static string Name(SearchSort sort) => sort switch { SearchSort.Newest => "new", SearchSort.Name => "name", _ => "best" };

    /// <summary>How many filters are set.</summary>
    internal static int Filters(SearchRequest request) => request.Kinds.Count + (request.Prefecture is null && request.Prefectures.Count == 0 ? 0 : 1) + (request.Field is null ? 0 : 1)
        + (request.Readiness is null ? 0 : 1) + (request.Band is null ? 0 : 1) + (request.ForSmall ? 1 : 0) + (request.TakesEnquiries ? 1 : 0);

    /// <summary>The region that a request is for, or null.</summary>
    internal static SearchRegion? RegionOf(SearchRequest request, IReadOnlyList<SearchRegion> regions) =>
        request.Prefectures.Count == 0 ? null : regions.FirstOrDefault(r => r.Prefectures.SequenceEqual(request.Prefectures));

    /// <summary>Where a hit leads.</summary>
    internal static string? Of(SearchHit hit) => Of((hit.Kind, hit.SubjectId));

    /// <summary>The own page of what is published; null for what has none.</summary>
    internal static string? Of((DocumentKind Kind, Guid Subject) published) => published.Kind switch
    {
        DocumentKind.Institution => $"/institutions/{published.Subject}",
        DocumentKind.Seed => $"/research-seeds/{published.Subject}",
        DocumentKind.Startup => $"/university-startups/{published.Subject}",
        DocumentKind.Patent => $"/open-patents/{published.Subject}",
        DocumentKind.Case => $"/cases/{published.Subject}",
        DocumentKind.Need => $"/needs/{published.Subject}",
        DocumentKind.Event => $"/events/{published.Subject}",
        _ => null,
    };

    /// <summary>Where an enquiry about a hit begins; null where it belongs to no institution.</summary>
    internal static string? Ask(SearchHit hit) => hit.InstitutionId is { } institution ? Ask(institution, hit.Kind, hit.SubjectId) : null;

    /// <summary>Where an enquiry to an institution about what it offers begins.</summary>
    internal static string Ask(Guid institution, DocumentKind kind, Guid subject) =>
        kind is DocumentKind.Seed or DocumentKind.Startup or DocumentKind.Patent or DocumentKind.Case or DocumentKind.Event ? $"/enquiries/new?to={institution}&about={kind.ToString().ToLowerInvariant()}&id={subject}" : $"/enquiries/new?to={institution}";

    private static string? Single(IQueryCollection query, string name) =>
        query[name].ToString().Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } value ? value : null;

    private static int? Number(IQueryCollection query, string name, int least, int most, List<string> wrong) => Number(query, name, wrong, number => number >= least && number <= most);

    private static int? Number(IQueryCollection query, string name, List<string> wrong, Func<int, bool> isThere)
    {
        if (Single(query, name) is not { } typed) return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && isThere(number)) return number;
        wrong.Add(name);
        return null;
    }
}
