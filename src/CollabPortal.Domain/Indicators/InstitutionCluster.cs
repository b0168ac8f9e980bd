using System.Text;
using System.Text.RegularExpressions;
using CollabPortal.Domain.Values;

namespace CollabPortal.Domain.Indicators;

/// <summary>What a form or a file says of a cluster beside its members.</summary>
/// <param name="Key">Kebab-case; read once, when the cluster is made.</param>
/// <param name="Source">The public list or decision that it comes from.</param>
/// <param name="SourceUrl">Where that can be read; optional.</param>
/// <param name="AsOf">The day as of which the source holds.</param>
/// <param name="Retired">No longer offered; address and history stay.</param>
public sealed record ClusterTerms(string? Key, string? NameJa, string? NameEn, string? Source, string? SourceUrl, DateOnly? AsOf, bool Retired = false);

/// <summary>
/// Institutions that a published list or decision holds together (universities with a medical school, one type of university): one more
/// attribute by which an institution finds its peers. The ministry keeps them; none is shipped.
/// </summary>
public sealed partial class InstitutionCluster : IVersioned
{
    /// <summary>Longest key, name, source and address in characters; most members.</summary>
    public const int LongestKey = 60, LongestName = 100, LongestSource = 300, LongestAddress = 500, MostMembers = 2_000;

    private readonly List<ClusterMember> members = [];

    private InstitutionCluster()
    {
    }

    /// <exception cref="RuleViolation">As <see cref="Check"/> says.</exception>
    public InstitutionCluster(ClusterTerms terms, DateOnly today)
    {
        Check(terms, today);
        (Id, Key) = (Guid.CreateVersion7(), KeyOf(terms.Key)!);
        Take(terms);
    }

    public Guid Id { get; private set; }

    /// <summary>Stands in addresses and files, and never changes.</summary>
    public string Key { get; private set; } = "";

    public string NameJa { get; private set; } = "";

    public string NameEn { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string? SourceUrl { get; private set; }

    public DateOnly AsOf { get; private set; }

    public bool Retired { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<ClusterMember> Members => members;

    /// <summary>Names of the institutions that came in and went out with the last <see cref="Hold"/>, for the history; null for none.</summary>
    public string? Joined { get; private set; }

    /// <inheritdoc cref="Joined"/>
    public string? Left { get; private set; }

    public LocalText Name => new(NameJa, NameEn);

    /// <summary>A key as it is stored: width does not matter. Null for none.</summary>
    public static string? KeyOf(string? typed) => Text.Trimmed(typed?.Normalize(NormalizationForm.FormKC));

    /// <summary>Whether the terms may stand.</summary>
    /// <exception cref="RuleViolation">"required", "too-long", "cluster-key" for a key that is not kebab-case, "date-future", "address-invalid".</exception>
    public static void Check(ClusterTerms terms, DateOnly today)
    {
        var key = Needed(KeyOf(terms.Key), nameof(Key), LongestKey);
        if (!Kebab().IsMatch(key)) throw new RuleViolation("cluster-key", nameof(Key));
        Needed(terms.NameJa, nameof(NameJa), LongestName);
        Needed(terms.NameEn, nameof(NameEn), LongestName);
        Needed(terms.Source, nameof(Source), LongestSource);
        if (Text.Trimmed(terms.SourceUrl) is { } typed)
        {
            Needed(typed, nameof(SourceUrl), LongestAddress);
            if (!(Uri.TryCreate(typed, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) throw new RuleViolation("address-invalid", nameof(SourceUrl));
        }

        if (terms.AsOf is not { } day) throw new RuleViolation("required", nameof(AsOf));
        if (day > today) throw new RuleViolation("date-future", nameof(AsOf));
    }

    /// <summary>Everything but the key.</summary>
    /// <exception cref="RuleViolation">As <see cref="Check"/> says.</exception>
    public void Change(ClusterTerms terms, DateOnly today)
    {
        Check(terms with { Key = Key }, today);
        Take(terms);
    }

    /// <summary>Holds these institutions and no others.</summary>
    /// <param name="institutions">Their ids.</param>
    /// <param name="name">The name of an institution, for the history.</param>
    /// <returns>Whether that changes anything.</returns>
    /// <exception cref="RuleViolation">"required" without any, "too-many" above <see cref="MostMembers"/>.</exception>
    public bool Hold(IReadOnlyCollection<Guid> institutions, Func<Guid, string> name)
    {
        var wanted = institutions.ToHashSet();
        if (wanted.Count == 0) throw new RuleViolation("required", nameof(Members));
        if (wanted.Count > MostMembers) throw new RuleViolation("too-many", nameof(Members), MostMembers);
        var (joined, left) = Difference(wanted);
        members.RemoveAll(m => left.Contains(m.InstitutionId));
        members.AddRange(joined.Select(id => new ClusterMember(Id, id)));
        (Joined, Left) = (Listed(joined, name), Listed(left, name));
        return joined.Count + left.Count > 0;
    }

    /// <summary>Which institutions would come in and which go out.</summary>
    public (IReadOnlyList<Guid> Joined, IReadOnlyList<Guid> Left) Difference(IReadOnlySet<Guid> wanted)
    {
        var held = members.Select(m => m.InstitutionId).ToHashSet();
        return ([.. wanted.Where(id => !held.Contains(id))], [.. held.Where(id => !wanted.Contains(id))]);
    }

    private void Take(ClusterTerms terms)
    {
        (NameJa, NameEn, Source, SourceUrl) = (terms.NameJa!.Trim(), terms.NameEn!.Trim(), terms.Source!.Trim(), Text.Trimmed(terms.SourceUrl));
        (AsOf, Retired) = (terms.AsOf!.Value, terms.Retired);
    }

    private static string? Listed(IReadOnlyList<Guid> ids, Func<Guid, string> name) => ids.Count == 0 ? null : string.Join("、", ids.Select(name).Order(StringComparer.Ordinal));

    private static string Needed(string? typed, string field, int longest) => Text.Trimmed(typed) switch
    {
        null => throw new RuleViolation("required", field),
        { } text when text.Length > longest => throw new RuleViolation("too-long", field, longest),
        { } text => text,
    };

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Kebab();
}

/// <summary>An institution of a cluster.</summary>
public sealed class ClusterMember(Guid clusterId, Guid institutionId)
{
    public Guid ClusterId { get; private set; } = clusterId;

    public Guid InstitutionId { get; private set; } = institutionId;
}
