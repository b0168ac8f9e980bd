using System.Text;
using System.Text.RegularExpressions;

namespace CollabPortal.Application.Imports;

/// <summary>In what unit a column of amounts is written, as its heading or the title above the table says it.</summary>
public static partial class HeadingUnit
{
    /// <summary>Yen per unit: 円, 千円, 万円, 百万円, 億円.</summary>
    public static IReadOnlyList<long> All { get; } = [1, 1_000, 10_000, 1_000_000, 100_000_000];

    /// <summary>契約額（千円）, 金額(百万), "Amount (million yen)"; null where it says none.</summary>
    public static long? Of(string heading)
    {
        var text = heading.Normalize(NormalizationForm.FormKC);
        return Unit().Match(text) is { Success: true } said ? Yen(said.Value) : null;
    }

    /// <summary>What a cell above the table says of the whole of it: 単位：千円, （千円）. Null for any other text, as 百万円以上の契約.</summary>
    public static long? OfTable(string title)
    {
        var text = title.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
        return Table().Match(text) is { Success: true } said ? Yen(said.Groups["unit"].Value) : null;
    }

    /// <summary>A guess for a column that a person has just chosen: what it says, else yen, else nothing (0) where other amounts of the file are in larger units.</summary>
    public static long Guess(string heading, IEnumerable<long> others) => Of(heading) ?? (others.Any(u => u > 1) ? 0 : 1);

    private static long Yen(string unit) => unit.ToLowerInvariant() switch
    {
        var u when u.Contains('億', StringComparison.Ordinal) || u.StartsWith("hundred", StringComparison.Ordinal) => 100_000_000,
        var u when u.Contains("百万", StringComparison.Ordinal) || u.StartsWith("million", StringComparison.Ordinal) => 1_000_000,
        var u when u.Contains('万', StringComparison.Ordinal) || u.StartsWith("ten", StringComparison.Ordinal) => 10_000,
        var u when u.Contains('千', StringComparison.Ordinal) || u.StartsWith("thousand", StringComparison.Ordinal) => 1_000,
        _ => 1,
    };

    [GeneratedRegex(@"(億|百万|万|千)円|(?<=\()(億|百万|万|千)(?=\))|(hundred million|ten thousand|million|thousand)s? (of )?(yen|JPY)|円|\byen\b|\bJPY\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unit();

    [GeneratedRegex(@"単位[:は]?\(?(?<unit>(億|百万|万|千)?円)|^\(?(?<unit>(億|百万|万|千)円)\)?$|unit:?\(?(?<unit>(hundredmillion|tenthousand|million|thousand)?s?(of)?(yen|JPY))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table();
}
