using System.Text.Json;
using CollabPortal.Application;
using CollabPortal.Domain.Matching;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>What is typed of a new enquiry. Its members are named as problems name the fields.</summary>
public sealed class EnquiryDraft
{
    public string? Title { get; set; }

    public string? Problem { get; set; }

    public BudgetBand? Budget { get; set; }

    public WishedStart? Start { get; set; }

    public EnquirySecrecy? Secrecy { get; set; } = EnquirySecrecy.WithinInstitution;

    public string? Person { get; set; }

    private IReadOnlyList<Problem> refusedFor = [];
    private string refused = "";

    /// <summary>What stands against sending; a problem goes as soon as its field says something else.</summary>
    internal IReadOnlyList<Problem> Problems => refusedFor.Count == 0 ? refusedFor : StandingProblems.Of(refusedFor, refused, Typed());

    /// <summary>As it is kept until it is sent, with what it is about.</summary>
    internal string Kept(string about) => JsonSerializer.Serialize(new KeptEnquiry(about, this));

    /// <summary>What was kept; null for the form of an older portal.</summary>
    internal static KeptEnquiry? Read(string kept)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptEnquiry>(kept) is { Draft: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Sending was refused for these; none takes all back.</summary>
    internal void Refuse(IReadOnlyList<Problem> problems) => (refusedFor, refused) = (problems, Typed());

    /// <summary>All fields without which nothing is sent, at once, in the order of the form.</summary>
    internal IEnumerable<string> Missing()
    {
        if (string.IsNullOrWhiteSpace(Title)) yield return nameof(Title);
        if (string.IsNullOrWhiteSpace(Problem)) yield return nameof(Problem);
        if (Budget is null) yield return nameof(Budget);
        if (Start is null) yield return nameof(Start);
        if (Secrecy is null) yield return nameof(Secrecy);
        if (string.IsNullOrWhiteSpace(Person)) yield return nameof(Person);
    }

    private string Typed() => JsonSerializer.Serialize(this);
}

/// <summary>What is kept of an enquiry that is not sent.</summary>
/// <param name="About">What is asked about, as the address says it; empty for the institution itself.</param>
public sealed record KeptEnquiry(string About, EnquiryDraft Draft);
