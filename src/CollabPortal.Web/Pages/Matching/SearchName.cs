using CollabPortal.Application.Accounts;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Pages.Organisations;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Matching;

/// <summary>What a saved search is called unless its company says otherwise: its words, and its filters by their names.</summary>
internal static class SearchName
{
    // Of the words; the rest is for the filters.
    private const int LongestText = 40;

    internal static string Of(SearchRequest request, IReadOnlyList<SearchRegion> regions, IReadOnlyList<BandFigure> bands, OrganisationWords words, IStringLocalizer<MatchingText> text, IStringLocalizer<OrganisationsText> organisations, IStringLocalizer<SharedText> shared)
    {
        var filters = Filters().OfType<string>().ToList();
        var said = request.Text is { } typed ? Cut(typed, LongestText) : filters.Count == 0 ? text["Saved.All"].Value : null;
        // What has no room is left out, the last first.
        for (var told = filters.Count; told > 0; told--)
        {
            var named = string.Join(text["Saved.Between"].Value, filters.Take(told)) + (told < filters.Count ? text["Saved.More"].Value : "");
            var name = said is null ? named : text["Saved.Filtered", said, named].Value;
            if (name.Length <= SavedView.NameLimit) return name;
        }

        return Cut(said ?? filters[0], SavedView.NameLimit);

        IEnumerable<string?> Filters()
        {
            foreach (var kind in request.Kinds) yield return text["Kinds." + kind];
            if (SearchAddress.RegionOf(request, regions) is { } region) yield return OrganisationWords.Region(region.Region);
            yield return words.Prefecture(request.Prefecture);
            if (words.Fields.FirstOrDefault(f => f.Code == request.Field) is { } field) yield return OrganisationWords.Field(field);
            if (request.Readiness is { } step) yield return text["Readiness.From", shared.Name((SeedReadiness)(step - 1))];
            if (bands.FirstOrDefault(b => b.BandId == request.Band) is { } band) yield return text["Saved.Band", OrganisationWords.Band(band)];
            if (request.ForSmall) yield return text["Small.Yes"];
            if (request.TakesEnquiries) yield return organisations["Takes"];
        }
    }

    private static string Cut(string text, int most) => text.Length > most ? text[..(most - 1)] + "…" : text;
}
