namespace CollabPortal.Application.Mail;

/// <summary>Letters that the portal sends by itself.</summary>
public enum MailKind
{
    /// <summary>What is new in saved searches, once a week.</summary>
    Digest,

    /// <summary>Enquiries that wait for the office, once each time they wait.</summary>
    Reminder,

    /// <summary>An event that somebody joined does not take place, once.</summary>
    Cancelled,

    /// <summary>An institution acknowledged, answered or declined an enquiry: to the account that asked, once.</summary>
    Replied,

    /// <summary>A company began an enquiry or wrote on in one: to the office, once.</summary>
    Written,
}

/// <summary>A letter that was sent, or that had nothing to say. One row a person, kind and key: it is never sent twice.</summary>
public sealed class SentMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid UserId { get; init; }

    public MailKind Kind { get; init; }

    /// <summary>The week of a digest, the enquiry and the word it waits since of a reminder, the event that does not take place, the word in an enquiry.</summary>
    public string Key { get; init; } = "";

    public DateTimeOffset At { get; init; }

    /// <summary>What stood in it; 0 where there was nothing and no letter went out.</summary>
    public int Items { get; set; }
}

/// <summary>A kind of letter that a person does not want.</summary>
public sealed class MailRefusal
{
    public Guid UserId { get; init; }

    public MailKind Kind { get; init; }

    public DateTimeOffset At { get; init; }
}
