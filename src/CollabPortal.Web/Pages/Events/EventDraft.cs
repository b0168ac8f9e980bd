using System.Globalization;
using CollabPortal.Application;
using CollabPortal.Domain.Matching.Events;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Events;

/// <summary>What is typed of an event.</summary>
public sealed class EventDraft
{
    public string? Title { get; set; }

    public string? TitleEn { get; set; }

    public EventKind? Kind { get; set; }

    public string? StartsOn { get; set; }

    public string? EndsOn { get; set; }

    public string? Deadline { get; set; }

    public string? Place { get; set; }

    public int? Prefecture { get; set; }

    public bool IsOnline { get; set; }

    public string? Audience { get; set; }

    public string? Description { get; set; }

    public string? Link { get; set; }

    public string? Field { get; set; }

    public bool TakesJoining { get; set; }

    public string? Capacity { get; set; }

    public static EventDraft Of(EventTerms terms) => new()
    {
        Title = terms.Title,
        TitleEn = terms.TitleEn,
        Kind = terms.Kind,
        StartsOn = Day(terms.StartsOn),
        EndsOn = Day(terms.EndsOn),
        Deadline = Day(terms.Deadline),
        Place = terms.Place,
        Prefecture = terms.Prefecture,
        IsOnline = terms.IsOnline,
        Audience = terms.Audience,
        Description = terms.Description,
        Link = terms.Link,
        Field = terms.Field,
        TakesJoining = terms.TakesJoining,
        Capacity = terms.Capacity?.ToString(CultureInfo.InvariantCulture),
    };

    public EventTerms Read(DraftReader read) => new()
    {
        Title = read.Text(nameof(Title), Title),
        TitleEn = TitleEn,
        Kind = read.Choice(nameof(Kind), Kind),
        StartsOn = read.OptionalDate(nameof(StartsOn), StartsOn),
        EndsOn = read.OptionalDate(nameof(EndsOn), EndsOn),
        Deadline = read.OptionalDate(nameof(Deadline), Deadline),
        Place = Place,
        Prefecture = Prefecture,
        IsOnline = IsOnline,
        Audience = Audience,
        Description = Description,
        Link = Link,
        Field = Field,
        TakesJoining = TakesJoining,
        Capacity = read.OptionalWhole(nameof(Capacity), Capacity),
    };

    /// <summary>All that would be refused as it stands; what publication needs besides is asked for then.</summary>
    /// <param name="institution">Who announces it; null for the ministry.</param>
    public IReadOnlyList<Problem> Faults(Guid? institution, DateOnly today)
    {
        var read = new DraftReader();
        var terms = Read(read);
        return [.. read.Problems, .. FormProblems.OfRule(terms, said => _ = new PortalEvent(institution, said, today), (said, field) => field switch
        {
            nameof(Title) => said with { Title = "-" },
            nameof(TitleEn) => said with { TitleEn = null },
            nameof(Kind) => said with { Kind = EventKind.Call },
            nameof(StartsOn) or nameof(EndsOn) => said with { StartsOn = null, EndsOn = null },
            nameof(Deadline) => said with { Deadline = null },
            nameof(Place) => said with { Place = null },
            nameof(Audience) => said with { Audience = null },
            nameof(Description) => said with { Description = null },
            nameof(Link) => said with { Link = null },
            nameof(Capacity) => said with { Capacity = null },
            _ => said,
        }).Where(fault => read.Problems.All(p => p.Field != fault.Field))];
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
