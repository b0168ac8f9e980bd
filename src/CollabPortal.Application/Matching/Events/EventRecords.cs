using CollabPortal.Application.Organisations;
using CollabPortal.Domain.Matching.Events;

namespace CollabPortal.Application.Matching.Events;

/// <summary>Filters of the public list.</summary>
public sealed record EventFilter
{
    public const int PageSize = 20;

    public EventKind? Kind { get; init; }

    /// <summary>JIS code; events held online belong to every prefecture.</summary>
    public int? Prefecture { get; init; }

    /// <summary>Those that are over instead of those to come.</summary>
    public bool Past { get; init; }

    public int Page { get; init; } = 1;
}

/// <summary>A page of events, and how many there are.</summary>
public sealed record EventPage(IReadOnlyList<EventView> Events, int Total);

/// <summary>An event as the reader may see it.</summary>
/// <param name="Organiser">Null where the ministry announces it.</param>
/// <param name="Day">The day that people look for: the first of a meeting, the deadline of a call.</param>
/// <param name="IsOver">Its last day has passed.</param>
/// <param name="IsOpen">Somebody may join today, were there room.</param>
/// <param name="IsOwn">The reader may change it.</param>
/// <param name="Joined">People who have joined.</param>
/// <param name="Enquiries">Enquiries that came from it; null for whoever may not know.</param>
/// <param name="IsDemo">Announced by an invented institution.</param>
public sealed record EventView(
    Guid Id, EventTerms Terms, OrganisationLabel? Organiser, EventStatus Status, DateOnly? PublishedOn, DateOnly? Day, bool IsOver, bool IsOpen, bool IsOwn, int Joined, int? Enquiries, bool IsDemo, int Version)
{
    public EventKind Kind => Terms.Kind!.Value;

    public bool IsFull => Joined >= Terms.Capacity;

    public Domain.Values.LocalText Title => new(Terms.Title!, Terms.TitleEn ?? Terms.Title!);
}

/// <summary>A person who joined, for the organiser; for everybody else their own entry alone.</summary>
/// <param name="IsReader">It is the reader.</param>
public sealed record EventPerson(string Name, string Organisation, DateTimeOffset At, bool IsReader);
