using System.Globalization;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Web.Text;
using Microsoft.Extensions.Localization;

namespace CollabPortal.Web.Pages.Events;

/// <summary>Days, places and people of an event in the language of the page.</summary>
public sealed class EventWords(IStringLocalizer<EventsText> text)
{
    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>"2026年12月10日（木）", or the first and the last day.</summary>
    public string? Days(EventTerms terms) => terms switch
    {
        { StartsOn: { } first, EndsOn: { } last } when last > first => text["Days.Range", Day(first), Day(last)],
        { StartsOn: { } day } => Day(day),
        _ => null,
    };

    public string Day(DateOnly day) => day.ToString(text["Day.Format"], Culture);

    /// <summary>Where people meet, online, or both.</summary>
    public string? Place(EventTerms terms) => (terms.Place, terms.IsOnline) switch
    {
        ({ } place, true) => text["Place.Both", place],
        ({ } place, false) => place,
        (null, true) => text["Online"],
        _ => null,
    };

    public string Organiser(EventView view) => view.Organiser?.Name.For(Culture.TwoLetterISOLanguageName) ?? text["Ministry"].Value;

    /// <summary>"12人／定員60人".</summary>
    public string People(EventView view) => view.Terms.Capacity is { } most
        ? text["People.Of", view.Joined.ToString("N0", Culture), most.ToString("N0", Culture)] : text[view.Joined == 1 ? "People.One" : "People", view.Joined.ToString("N0", Culture)];
}
