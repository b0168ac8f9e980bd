using CollabPortal.Domain.Values;

namespace CollabPortal.Application.Indicators.Releases;

/// <summary>Who publishes official values, told by the names and addresses of releases: a release of one publisher seldom restates another's series.</summary>
/// <param name="Name">The publisher in words.</param>
/// <param name="Words">What names or addresses of its releases hold.</param>
public sealed record Publisher(LocalText Name, params IReadOnlyList<string> Words)
{
    private static readonly Publisher[] Known =
    [
        new(new("文部科学省", "MEXT"), "文部科学省", "MEXT", "mext.go.jp"),
        new(new("経済産業省", "METI"), "経済産業省", "METI", "meti.go.jp"),
        new(new("内閣府", "Cabinet Office"), "内閣府", "Cabinet Office", "cao.go.jp"),
        new(new("特許庁", "JPO"), "特許庁", "JPO", "jpo.go.jp"),
        new(new("総務省", "Ministry of Internal Affairs and Communications"), "総務省", "Internal Affairs", "soumu.go.jp", "stat.go.jp"),
    ];

    /// <summary>The publisher whose words come first; null where none is known.</summary>
    public static Publisher? Of(params IEnumerable<string?> texts)
    {
        var all = string.Join('\n', texts);
        return Known.Select(p => (Publisher: p, At: p.Words.Select(w => all.IndexOf(w, StringComparison.OrdinalIgnoreCase)).Where(i => i >= 0).DefaultIfEmpty(int.MaxValue).Min()))
            .Where(p => p.At < int.MaxValue).OrderBy(p => p.At).Select(p => p.Publisher).FirstOrDefault();
    }
}
