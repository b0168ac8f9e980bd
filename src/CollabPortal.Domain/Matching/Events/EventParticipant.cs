namespace CollabPortal.Domain.Matching.Events;

/// <summary>A person who joined an event. Its organiser reads who; everybody else the count.</summary>
public sealed class EventParticipant
{
    /// <summary>Longest name of a person or organisation.</summary>
    public const int LongestName = 100;

    private EventParticipant()
    {
    }

    internal EventParticipant(PortalEvent joined, Guid user, string name, string organisation, DateTimeOffset at) =>
        (EventId, InstitutionId, UserId, Name, Organisation, At) = (joined.Id, joined.InstitutionId, user, name, organisation, at);

    public Guid EventId { get; private set; }

    /// <summary>Of the organiser; null for the ministry.</summary>
    public Guid? InstitutionId { get; private set; }

    public Guid UserId { get; private set; }

    public string Name { get; private set; } = "";

    public string Organisation { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
