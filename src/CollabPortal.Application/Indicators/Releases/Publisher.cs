using System.Text.RegularExpressions;
using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>Who publishes official values, told by the names and addresses of releases: a release of one publisher seldom restates another's series.</summary>
/// <param name="Name">The publisher in words.</param>
/// <param name="Words">What names or addresses of its releases hold.</param>
public sealed partial record Publisher(LocalText Name, params IReadOnlyList<string> Words)
{
    private static readonly Publisher[] Known =
    [
        new(new("文部科学省", "MEXT"), "文部科学省", "MEXT", "mext.go.jp"),
        new(new("経済産業省", "METI"), "経済産業省", "METI", "meti.go.jp"),
        new(new("内閣府", "Cabinet Office"), "内閣府", "Cabinet Office", "cao.go.jp"),
        new(new("特許庁", "JPO"), "特許庁", "JPO", "jpo.go.jp"),
        new(new("総務省", "Ministry of Internal Affairs and Communications"), "総務省", "Internal Affairs", "soumu.go.jp", "stat.go.jp"),
    ];

    /// <summary>
    /// The publisher of a release: the known one whose words come first; else whoever owns the address; else, without an address, the name without
    /// the year: two editions of one publication are of one publisher. Null where nothing is said.
    /// </summary>
    public static Publisher? Of(string? nameEn, string? nameJa, string? address)
    {
        var all = string.Join('\n', nameEn, nameJa, address);
        var known = Known.Select(p => (Publisher: p, At: p.Words.Select(w => all.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(int.MaxValue).Min()))
            .Where(p => p.At < int.MaxValue).OrderBy(p => p.At).Select(p => p.Publisher).FirstOrDefault();
        if (known is not null) return known;
        if (Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal))
        {
            var host = uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
            return new Publisher(new LocalText(host, host));
        }

        var (ja, en) = (Undated(nameJa ?? nameEn), Undated(nameEn ?? nameJa));
        return ja.Length == 0 || en.Length == 0 ? null : new Publisher(new LocalText(ja, en));
    }

    /// <summary>The same publisher by its name; editions that are numbered are of one publisher.</summary>
    public bool Equals(Publisher? other) => other is not null && Unnumbered(other.Name) == Unnumbered(Name);

    public override int GetHashCode() => Unnumbered(Name).GetHashCode();

    private static LocalText Unnumbered(LocalText name) => new(Unnumbered(name.Ja), Unnumbered(name.En));

    private static string Unnumbered(string name) => string.Concat(name.Where(c => !char.IsDigit(c)));

    // Other numbers belong to the name: the 5th plan stays the 5th.
    private static string Undated(string? name) => name is null ? "" : Loose().Replace(Day().Replace(name, " "), " ").Trim(' ', '　', ',', '、', '-', '–', ':', '：');

    // A year with its month and day, or a span of years, in the ways in which names of publications have them.
    [GeneratedRegex(@"\s*(?:(?:令和|平成|昭和)\s*(?:\d{1,2}|元)\s*年度?|(?:\b\d{1,2}\s+)?\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},\s*)?\d{4}\b|(?:\b(?:of|in|for)\s+)?(?:\bFY\s*\d{2,4}|(?<!\d)\d{4})(?!\d)(?:\s*[-–/.〜～]\s*\d{1,4}(?!\d)){0,2}\s*(?:年度|年)?)(?:\s*\d{1,2}月(?:\s*\d{1,2}日)?)?\s*版?\s*", RegexOptions.None, 1000)]
    private static partial Regex Day();

    // Brackets that hold nothing any more, and gaps.
    [GeneratedRegex(@"[（(]\s*[)）]|\s+", RegexOptions.None, 1000)]
    private static partial Regex Loose();
}
