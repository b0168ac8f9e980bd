using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Matching.Events;

/// <summary>
/// 催し・公募: a fair, an exchange meeting, a call or a gap fund, announced by an institution's liaison office, calls and gap funds by the
/// ministry too. Draft → published → cancelled; over by itself after its last day.
/// </summary>
public sealed class PortalEvent : IVersioned
{
    /// <summary>Longest texts in characters, most people.</summary>
    public const int LongestTitle = 120, LongestLine = 200, LongestText = 4_000, LongestLink = 500, MostPeople = 100_000;

    private PortalEvent()
    {
    }

    /// <param name="institutionId">Who announces it; null for the ministry.</param>
    /// <exception cref="RuleViolation">As <see cref="Change"/>.</exception>
    public PortalEvent(Guid? institutionId, EventTerms terms, DateOnly today)
    {
        (Id, InstitutionId) = (Guid.CreateVersion7(), institutionId);
        Change(terms, 0, today);
    }

    public Guid Id { get; private set; }

    /// <summary>Null where the ministry announces it.</summary>
    public Guid? InstitutionId { get; private set; }

    public string Title { get; private set; } = "";

    public string? TitleEn { get; private set; }

    public EventKind Kind { get; private set; }

    public DateOnly? StartsOn { get; private set; }

    public DateOnly? EndsOn { get; private set; }

    public DateOnly? Deadline { get; private set; }

    public string? Place { get; private set; }

    public int? Prefecture { get; private set; }

    public bool IsOnline { get; private set; }

    public string? Audience { get; private set; }

    public string? Description { get; private set; }

    public string? Link { get; private set; }

    public string? Field { get; private set; }

    public bool TakesJoining { get; private set; }

    public int? Capacity { get; private set; }

    public EventStatus Status { get; private set; }

    /// <summary>Day of the publication; null for a draft.</summary>
    public DateOnly? PublishedOn { get; private set; }

    /// <summary>The day that people look for: the first of a meeting, the deadline of a call.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>After this day it is over.</summary>
    public DateOnly? LastDay { get; private set; }

    public int Version { get; private set; }

    /// <summary>Whether applications are sought rather than visitors.</summary>
    public static bool IsCall(EventKind? kind) => kind is EventKind.Call or EventKind.GapFund;

    public bool IsOver(DateOnly today) => LastDay < today;

    /// <param name="joined">People who have joined.</param>
    /// <exception cref="RuleViolation">
    /// "required" for title and kind, "too-long", "event-kind" of the ministry, "event-days", "event-deadline", "event-link", "event-capacity",
    /// "event-capacity-joined", "event-over" and "event-cancelled" where it can be changed no more; a published one keeps what publication needs.
    /// </exception>
    public void Change(EventTerms terms, int joined, DateOnly today)
    {
        if (Status == EventStatus.Cancelled) throw new RuleViolation("event-cancelled");
        if (Status == EventStatus.Published && IsOver(today)) throw new RuleViolation("event-over");
        Title = Bounded(terms.Title, nameof(Title), LongestTitle) ?? throw new RuleViolation("required", nameof(Title));
        TitleEn = Bounded(terms.TitleEn, nameof(TitleEn), LongestTitle);
        Kind = terms.Kind ?? throw new RuleViolation("required", nameof(Kind));
        if (InstitutionId is null && !IsCall(Kind)) throw new RuleViolation("event-kind", nameof(Kind));
        TakeDays(terms);
        (Place, Audience, Description) = (Bounded(terms.Place, nameof(Place), LongestLine), Bounded(terms.Audience, nameof(Audience), LongestLine), Bounded(terms.Description, nameof(Description), LongestText));
        Link = Bounded(terms.Link, nameof(Link), LongestLink);
        if (Link is not null && !(Uri.TryCreate(Link, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) throw new RuleViolation("event-link", nameof(Link));
        (Prefecture, IsOnline, TakesJoining) = (terms.Prefecture is >= 1 and <= 47 ? terms.Prefecture : null, terms.IsOnline, terms.TakesJoining);
        Field = terms.Field is [>= 'A' and <= 'K', ..] field ? field[..1] : null;
        if (terms.Capacity is < 1 or > MostPeople) throw new RuleViolation("event-capacity", nameof(Capacity), MostPeople);
        if (terms.Capacity < joined) throw new RuleViolation("event-capacity-joined", nameof(Capacity), joined);
        Capacity = terms.Capacity;
        if (Status == EventStatus.Published && Missing(today).FirstOrDefault() is { } missing) throw missing;
    }

    /// <summary>What is still needed before it can be published, in the order of the form.</summary>
    public IEnumerable<RuleViolation> Missing(DateOnly today)
    {
        if (IsCall(Kind) && Deadline is null) yield return new RuleViolation("required", nameof(Deadline));
        if (!IsCall(Kind) && StartsOn is null) yield return new RuleViolation("required", nameof(StartsOn));
        if (IsOver(today)) yield return new RuleViolation("event-past", IsCall(Kind) ? nameof(Deadline) : nameof(StartsOn));
        if (!IsCall(Kind) && Place is null && !IsOnline) yield return new RuleViolation("event-place", nameof(Place));
        if (Audience is null) yield return new RuleViolation("required", nameof(Audience));
        if (Description is null) yield return new RuleViolation("required", nameof(Description));
        // An applicant must know where to apply.
        if (IsCall(Kind) && Link is null && !TakesJoining) yield return new RuleViolation("required", nameof(Link));
    }

    /// <exception cref="RuleViolation">The first of <see cref="Missing"/>, "event-cancelled".</exception>
    public void Publish(DateOnly today)
    {
        if (Status == EventStatus.Cancelled) throw new RuleViolation("event-cancelled");
        if (Missing(today).FirstOrDefault() is { } missing) throw missing;
        (Status, PublishedOn) = (EventStatus.Published, PublishedOn ?? today);
    }

    /// <summary>For good: who read it may have planned by it.</summary>
    /// <exception cref="RuleViolation">"event-draft", "event-over".</exception>
    public void Cancel(DateOnly today)
    {
        if (Status == EventStatus.Draft) throw new RuleViolation("event-draft");
        if (IsOver(today)) throw new RuleViolation("event-over");
        Status = EventStatus.Cancelled;
    }

    /// <summary>Whether somebody may join today, were there room.</summary>
    public bool IsOpen(DateOnly today) => Status == EventStatus.Published && TakesJoining && (Deadline ?? LastDay) >= today;

    /// <param name="joined">People who have joined.</param>
    /// <param name="organisation">For whom the account speaks; cut where it is longer than is kept.</param>
    /// <exception cref="RuleViolation">"event-closed", "event-full", "required" and "too-long" for the name.</exception>
    public EventParticipant Join(Guid user, string? name, string organisation, int joined, DateOnly today, DateTimeOffset at)
    {
        if (!IsOpen(today)) throw new RuleViolation("event-closed");
        if (joined >= Capacity) throw new RuleViolation("event-full");
        return new EventParticipant(this, user,
            Bounded(name, nameof(EventParticipant.Name), EventParticipant.LongestName) ?? throw new RuleViolation("required", nameof(EventParticipant.Name)),
            organisation[..Math.Min(organisation.Length, EventParticipant.LongestName)], at);
    }

    private void TakeDays(EventTerms terms)
    {
        if (terms.EndsOn < terms.StartsOn || (terms.EndsOn is not null && terms.StartsOn is null && !IsCall(Kind))) throw new RuleViolation("event-days", nameof(EndsOn));
        (StartsOn, EndsOn, Deadline) = (terms.StartsOn, IsCall(Kind) ? null : terms.EndsOn, terms.Deadline);
        (Day, LastDay) = IsCall(Kind) ? (Deadline, Deadline) : (StartsOn, EndsOn ?? StartsOn);
        if (IsCall(Kind) ? Deadline < StartsOn : Deadline > LastDay) throw new RuleViolation(IsCall(Kind) ? "event-days" : "event-deadline", nameof(Deadline));
    }

    private static string? Bounded(string? text, string field, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return text.Trim() is var trimmed && trimmed.Length <= longest ? trimmed : throw new RuleViolation("too-long", field, longest);
    }
}
