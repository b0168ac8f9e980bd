using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Matching;

/// <summary>What a document of the search is; the numbers stand in the index.</summary>
public enum DocumentKind
{
    Institution,
    Seed,
    Startup,
    Patent,
    Case,
    Need,
    Event,
}

/// <summary>What a search asks, all of it from the address.</summary>
public sealed record SearchRequest
{
    public const int PageSize = 20;

    /// <summary>Pages that can be reached; beyond it a question should be sharper.</summary>
    public const int LastPage = 50;

    public string? Text { get; init; }

    public IReadOnlyList<DocumentKind> Kinds { get; init; } = [];

    /// <summary>JIS code, 1 to 47.</summary>
    public int? Prefecture { get; init; }

    /// <summary>Several prefectures at once, as of a region; together with <see cref="Prefecture"/> both must hold.</summary>
    public IReadOnlyList<int> Prefectures { get; init; } = [];

    /// <summary>大区分, "A" to "K".</summary>
    public string? Field { get; init; }

    /// <summary>At least so near to use, 1 to 5.</summary>
    public int? Readiness { get; init; }

    /// <summary>Only what welcomes small and medium companies.</summary>
    public bool ForSmall { get; init; }

    /// <summary>Size band of past joint research, by its id; <see cref="Institutions"/> says which institutions have it.</summary>
    public int? Band { get; init; }

    /// <summary>Only what belongs to one of these; null for all.</summary>
    public IReadOnlyList<Guid>? Institutions { get; init; }

    /// <summary>Only what belongs to an institution that takes enquiries here; <see cref="SearchWithin"/> says which do.</summary>
    public bool TakesEnquiries { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>"ja" or "en": reasons are quoted from what is written in it, where a document has both.</summary>
    public string Language { get; init; } = "ja";

    /// <summary>Only the words as typed, without those that mean the same.</summary>
    public bool AsTyped { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Needs that are not looked for: the reader's own, which would be the best answer to their own question.</summary>
    public IReadOnlyList<Guid> ExceptNeeds { get; init; } = [];

    /// <summary>Words that no hit may have; <see cref="SearchExclusions"/> reads them from the text.</summary>
    internal IReadOnlyList<IReadOnlyList<SearchWord>> Without { get; init; } = [];

    /// <summary>Whether anything narrows the search besides its words.</summary>
    public bool IsFiltered => Kinds.Count > 0 || Prefecture is not null || Prefectures.Count > 0 || Field is not null || Readiness is not null || ForSmall || Band is not null || TakesEnquiries;
}

/// <summary>Order of the hits.</summary>
public enum SearchSort
{
    Relevance,

    /// <summary>By the day that each hit shows: publication, filing, founding, or when an event is held.</summary>
    Newest,

    /// <summary>By reading where one is known, else by title.</summary>
    Name,
}

/// <summary>The answer to a search.</summary>
/// <param name="Terms">What was asked for, in the order typed, with the words that count as the same.</param>
/// <param name="Total">Documents found after the filters; exact.</param>
/// <param name="Kinds">Documents by kind, as if no kind were chosen.</param>
/// <param name="Nearby">Where few documents have every word: the best of those that have some, not counted in the total.</param>
public sealed record SearchResult(
    IReadOnlyList<FoundTerm> Terms, int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<DocumentKind, int> Kinds,
    IReadOnlyDictionary<int, int> Prefectures, IReadOnlyDictionary<string, int> Fields, IReadOnlyDictionary<int, int> Readiness, IReadOnlyList<SearchHit> Nearby)
{
    /// <summary>Documents by kind that have no field, or no readiness, and are left out for that alone: nothing says what they would be; empty where neither is asked for.</summary>
    public IReadOnlyDictionary<DocumentKind, int> Untold { get; init; } = new Dictionary<DocumentKind, int>();

    /// <summary>Of the words that need not all be there, how many each counted hit has at least; parts of a word together are one.</summary>
    public int AtLeast { get; init; }

    /// <summary>Words that stand nowhere, with the known word that each was most likely meant for.</summary>
    public IReadOnlyDictionary<string, string> Meant { get; init; } = new Dictionary<string, string>();
}

/// <summary>A term with its synonyms and how many documents have it.</summary>
/// <param name="Words">What is searched for: the term itself first, then what the ministry's list says is the same.</param>
/// <param name="Required">Every hit has it; else it is one of several that make a hit better.</param>
/// <param name="PartOf">The longer word, found nowhere as a whole but in needs, of which this is a known part; null for a word as asked.</param>
public sealed record FoundTerm(string Text, IReadOnlyList<string> Words, int Documents, bool Required = true, string? PartOf = null)
{
    /// <summary>What it says of a need that is matched (<see cref="Domain.Matching.NeedRules.WeightOf"/>); a search has no such weights.</summary>
    public double Weight { get; init; }
}

/// <summary>A document with the reasons why it was found.</summary>
/// <param name="Title">Japanese, and English where there is one.</param>
/// <param name="Reasons">Which term stands where.</param>
/// <param name="Evidence">0 to 1.</param>
/// <param name="Lead">A sentence to show under the title; null for none.</param>
/// <param name="Patents">Patents that a seed names.</param>
public sealed record SearchHit(
    DocumentKind Kind, Guid SubjectId, Guid? InstitutionId, LocalText Title, string Summary, string Keywords, LocalText? Institution, bool IsDemo,
    int? Prefecture, string? Field, int? Readiness, bool ForSmall, DateOnly? FreshOn, double Evidence, IReadOnlyList<HitReason> Reasons, string? Lead, int Patents)
{
    /// <summary>A need whose company hides its name: the reader sees it because it is the reader's own.</summary>
    public bool HidesName { get; init; }
}

/// <summary>Where a term stands in a document.</summary>
public enum HitPlace
{
    Title,
    Keywords,
    Problem,
    Advantage,
    Sought,
    Text,

    /// <summary>The name of the institution or startup that was found: no word about what it does.</summary>
    Name,

    /// <summary>The name of a researcher: none either.</summary>
    Researcher,

    /// <summary>The name of the institution behind what was found.</summary>
    Institution,

    /// <summary>The name of a partner of a case, which may be named.</summary>
    Partner,
}

/// <summary>Why a document was found.</summary>
/// <param name="Term">As typed.</param>
/// <param name="Word">The word that stands there, which may be a synonym.</param>
/// <param name="Quote">The text of a longer place, to quote from; null for title, keywords and names, where the word says it all.</param>
/// <param name="Language">Of the quoted text.</param>
public sealed record HitReason(string Term, string Word, HitPlace Place, string? Quote, string Language = "ja")
{
    /// <summary>Somebody is called so; nothing is said of what is done.</summary>
    public bool IsName => Names(Place);

    internal static bool Names(HitPlace place) => place is HitPlace.Name or HitPlace.Researcher or HitPlace.Institution or HitPlace.Partner;

    public bool IsSynonym => !string.Equals(Term, Word, StringComparison.Ordinal);
}
