using System.Text.Json;
using CollabPortal.Domain.Matching;
using CollabPortal.Domain.Values;
using CollabPortal.Web.Components.Entry;

namespace CollabPortal.Web.Pages.Enquiries;

/// <summary>What is typed of a new enquiry. Its members are named as problems name the fields.</summary>
public sealed class EnquiryDraft
{
    public string? Title { get; set; }

    public string? Problem { get; set; }

    public BudgetBand? Budget { get; set; }

    public WishedStart? Start { get; set; }

    public EnquirySecrecy? Secrecy { get; set; } = EnquirySecrecy.OfficeOnly;

    public string? Person { get; set; }

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

    /// <summary>The first words, a line of them, by which a person knows it again; null where there are none.</summary>
    internal string? FirstWords() => new[] { Title, Problem }.FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) is { } words ? Excerpt.Of(words.Trim(), LeftWords.Longest) : null;

    /// <summary>Whether this says all that the other one says in words, or has gone on from there.</summary>
    internal bool SaysAllOf(EnquiryDraft other) => GoesOnFrom(other.Title, Title) && GoesOnFrom(other.Problem, Problem);

    /// <summary>All for which nothing is sent as it stands, at once, in the order of the form.</summary>
    internal IReadOnlyList<Application.Problem> Faults()
    {
        return [.. new[]
        {
            Text(nameof(Title), Title, Enquiry.LongestTitle, true), Text(nameof(Problem), Problem, Enquiry.LongestText, true),
            Chosen(nameof(Budget), Budget), Chosen(nameof(Start), Start), Chosen(nameof(Secrecy), Secrecy), Text(nameof(Person), Person, Enquiry.LongestName, false),
        }.OfType<Application.Problem>()];

        static Application.Problem? Text(string field, string? text, int longest, bool inWords) =>
            string.IsNullOrWhiteSpace(text) ? new Application.Problem("required", field) : inWords && !Enquiry.SaysWords(text) ? new Application.Problem("needs-words", field)
            : text.Trim().Length > longest ? new Application.Problem("too-long", field, longest) : null;

        static Application.Problem? Chosen<T>(string field, T? chosen)
            where T : struct => chosen is null ? new Application.Problem("required", field) : null;
    }

    private static bool GoesOnFrom(string? before, string? now) => string.IsNullOrWhiteSpace(before) || (now?.Trim().StartsWith(before.Trim(), StringComparison.Ordinal) ?? false);
}

/// <summary>What is kept of an enquiry that is not sent.</summary>
/// <param name="About">What is asked about, as the address says it; empty for the institution itself.</param>
public sealed record KeptEnquiry(string About, EnquiryDraft Draft);
