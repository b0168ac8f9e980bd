using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollabPortal.Application.Matching;
using CollabPortal.Application.Matching.Events;
using CollabPortal.Application.Matching.Profiles;
using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Domain.Matching.Profiles;
using CollabPortal.Domain.Organisations;

namespace CollabPortal.Web.Pages.Organisations;

/// <summary>Public pages in the words of schema.org, as JSON-LD. Nothing here that the page itself does not say.</summary>
internal static class StructuredData
{
    private const string Context = "https://schema.org";

    // Characters that mean something in HTML are always escaped, so that no text can end the script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The element for the head: a data block, which the content security policy lets stand since it is no script.</summary>
    internal static string Element(IReadOnlyDictionary<string, object?> data) =>
        "<script type=\"application/ld+json\">" + JsonSerializer.Serialize(data.Where(p => p.Value is not (null or "")).ToDictionary(p => p.Key, p => p.Value), Options) + "</script>";

    /// <param name="root">Beginning of the portal's addresses, without a slash at the end.</param>
    /// <param name="place">The prefecture's name, or null.</param>
    internal static Dictionary<string, object?> Of(InstitutionProfile profile, PublishedProfile? said, string root, string? place, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = TypeOf(profile.Kind),
        ["@id"] = root + OrganisationWords.Address(profile.Id),
        ["name"] = profile.Name.For(language),
        ["alternateName"] = Other(profile.Name, language),
        ["url"] = root + OrganisationWords.Address(profile.Id),
        ["description"] = said?.Text(ProfilePart.Policy) is { } policy ? language == "en" ? policy.En : policy.Ja : null,
        ["sameAs"] = Links(profile) is { Count: > 0 } links ? links : null,
        ["foundingDate"] = profile.EstablishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["dissolutionDate"] = profile.AbolishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["address"] = new Dictionary<string, object?> { ["@type"] = "PostalAddress", ["addressCountry"] = "JP", ["addressRegion"] = place, ["streetAddress"] = profile.Address },
        ["identifier"] = profile.Numbers.Count == 0 ? null : profile.Numbers.Select(n => new Dictionary<string, object?> { ["@type"] = "PropertyValue", ["propertyID"] = n.Scheme, ["value"] = n.Value }),
        ["contactPoint"] = said is not { Terms: { } t } ? null : new Dictionary<string, object?>
        {
            ["@type"] = "ContactPoint",
            ["contactType"] = "industry collaboration",
            ["name"] = language == "en" ? t.ContactEn : t.ContactJa,
            ["email"] = t.Email,
            ["telephone"] = t.Phone,
        },
    };

    internal static Dictionary<string, object?> Of(SeedView seed, string root, string? field, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = "ResearchProject",
        ["@id"] = $"{root}/research-seeds/{seed.Id}",
        ["name"] = seed.Title.For(language),
        ["url"] = $"{root}/research-seeds/{seed.Id}",
        ["description"] = seed.Terms.Advantage,
        ["keywords"] = seed.Terms.Keywords.Count == 0 ? null : seed.Terms.Keywords,
        ["knowsAbout"] = field,
        ["member"] = seed.Terms.Researchers.Count == 0 ? null : seed.Terms.Researchers.Select(r => new Dictionary<string, object?> { ["@type"] = "Person", ["name"] = r }),
        ["parentOrganization"] = Parent(seed.Institution, root, language),
    };

    internal static Dictionary<string, object?> Of(CaseView view, string root, string? field, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = "ResearchProject",
        ["@id"] = $"{root}/cases/{view.Case.Id}",
        ["name"] = view.Title.For(language),
        ["url"] = $"{root}/cases/{view.Case.Id}",
        ["description"] = view.Case.SuccessFactors ?? view.Case.Summary,
        ["knowsAbout"] = field,
        ["parentOrganization"] = Parent(view.Institution, root, language),
        ["sponsor"] = view.Partners.Count == 0 ? null : view.Partners.Select(p => new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = p.Name.For(language) }),
    };

    internal static Dictionary<string, object?> Of(PublishedStartup startup, string root, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = "Organization",
        ["@id"] = $"{root}/university-startups/{startup.Id}",
        ["name"] = startup.Name.For(language),
        ["url"] = $"{root}/university-startups/{startup.Id}",
        ["description"] = startup.Business,
        ["foundingDate"] = (startup.FoundedMonth, startup.FoundedDay) switch
        {
            ({ } month, { } day) => Day(new DateOnly(startup.FoundedYear, month, day)),
            ({ } month, null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{startup.FoundedYear:0000}-{month:00}"),
            _ => startup.FoundedYear.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
        ["identifier"] = startup.CorporateNumber is { } number ? new Dictionary<string, object?> { ["@type"] = "PropertyValue", ["propertyID"] = IdentifierSchemes.CorporateNumber, ["value"] = number } : null,
        ["founder"] = startup.Parents.Select(p => Parent(p, root, language)),
    };

    internal static Dictionary<string, object?> Of(PublishedPatent patent, string root, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = "CreativeWork",
        ["@id"] = $"{root}/open-patents/{patent.Id}",
        ["name"] = patent.Title,
        ["url"] = $"{root}/open-patents/{patent.Id}",
        ["identifier"] = patent.RegistrationNumber ?? patent.ApplicationNumber,
        ["dateCreated"] = Day(patent.AppliedOn),
        ["provider"] = Parent(patent.Institution, root, language),
    };

    /// <param name="place">The prefecture's name, or null.</param>
    internal static Dictionary<string, object?> Of(EventView view, string root, string? place, string language) => new()
    {
        ["@context"] = Context,
        ["@type"] = "Event",
        ["@id"] = $"{root}/events/{view.Id}",
        ["name"] = view.Title.For(language),
        ["url"] = $"{root}/events/{view.Id}",
        ["description"] = view.Terms.Description,
        ["startDate"] = Day(view.Terms.StartsOn ?? view.Day),
        ["endDate"] = Day(view.Terms.EndsOn ?? view.Day),
        ["eventStatus"] = Context + (view.Status == EventStatus.Cancelled ? "/EventCancelled" : "/EventScheduled"),
        ["eventAttendanceMode"] = Context + (view.Terms.Place is null ? "/OnlineEventAttendanceMode" : view.Terms.IsOnline ? "/MixedEventAttendanceMode" : "/OfflineEventAttendanceMode"),
        ["location"] = view.Terms.Place is { } where
            ? new Dictionary<string, object?> { ["@type"] = "Place", ["name"] = where, ["address"] = new Dictionary<string, object?> { ["@type"] = "PostalAddress", ["addressCountry"] = "JP", ["addressRegion"] = place } }
            : new Dictionary<string, object?> { ["@type"] = "VirtualLocation", ["url"] = view.Terms.Link ?? $"{root}/events/{view.Id}" },
        ["audience"] = view.Terms.Audience is { } audience ? new Dictionary<string, object?> { ["@type"] = "Audience", ["audienceType"] = audience } : null,
        ["maximumAttendeeCapacity"] = view.Terms.Capacity,
        ["organizer"] = view.Organiser is { } organiser ? Parent(organiser, root, language) : null,
    };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static Dictionary<string, object?> Parent(OrganisationLabel institution, string root, string language) => new()
    {
        ["@type"] = TypeOf(institution.Kind),
        ["@id"] = root + OrganisationWords.Address(institution.Id),
        ["name"] = institution.Name.For(language),
    };

    private static string TypeOf(OrganisationKind kind) => kind is OrganisationKind.University or OrganisationKind.JuniorCollege or OrganisationKind.Kosen ? "CollegeOrUniversity" : "ResearchOrganization";

    private static string? Other(InstitutionName name, string language) => language == "en" && name.En is not null ? name.Ja : language != "en" ? name.En : null;

    private static List<string> Links(InstitutionProfile profile)
    {
        var links = new List<string>();
        if (OrganisationWords.Link(profile.Homepage) is { } homepage) links.Add(homepage);
        if (profile.Number(IdentifierSchemes.Ror) is { } ror) links.Add("https://ror.org/" + ror);
        return links;
    }
}
