using System.Runtime.InteropServices;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// Finds among many names those that are like one: by neighbouring pairs of characters, and by one name standing within the other
/// (ミナト電池 in ミナト電池株式会社（架空）), and by slips of the pen: one character missing, too many, another or in the wrong place (two from eight
/// characters on), which leave a short name hardly a pair; two characters at the end of one name alone (本社, 工業) are not counted. Names are normalised by SearchText. Made for hundreds of questions in a row over ten thousands of
/// names, where a question to the database each would take minutes.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>From here on a name is proposed: as measured, a firm's other spellings lie above it and strangers of its trade mostly below.</summary>
    private const double Alike = 0.6;

    /// <summary>A name that stands within the other counts from this share of its length on, and from so many characters; shorter ones (電池) stand in too many.</summary>
    private const double Within = 0.4;

    private const int LeastWithin = 3;

    /// <summary>Names from so many characters on may differ by one slip, and from so many on by two; shorter ones would be like half of the list.</summary>
    private const int OneSlipFrom = 4, TwoSlipsFrom = 8;

    private readonly List<(Guid Id, string Name, int Pairs)> names = [];
    private readonly Dictionary<uint, List<int>> postings = [];

    internal NameIndex(IEnumerable<(Guid Id, string Name)> all)
    {
        foreach (var (id, name) in all)
        {
            var pairs = Pairs(name);
            if (pairs.Count == 0) continue;
            foreach (var pair in pairs)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(postings, pair, out _);
                (list ??= []).Add(names.Count);
            }

            names.Add((id, name, pairs.Count));
        }
    }

    /// <summary>The organisations whose names are most like this one, best first; none where none is alike.</summary>
    /// <param name="wanted">A normalised name.</param>
    /// <param name="most">At most so many.</param>
    internal IReadOnlyList<Guid> Best(string wanted, int most)
    {
        var pairs = Pairs(wanted);
        var shared = new Dictionary<int, int>();
        foreach (var pair in pairs)
        {
            if (!postings.TryGetValue(pair, out var list)) continue;
            foreach (var at in list) CollectionsMarshal.GetValueRefOrAddDefault(shared, at, out _)++;
        }

        // Slips all count the same; of them the name with more of the same pairs is nearer.
        return [.. shared.Select(s => (names[s.Key].Id, Score: Score(wanted, pairs.Count, names[s.Key], s.Value), Likeness: Likeness(pairs.Count, names[s.Key].Pairs, s.Value)))
            .Where(s => s.Score >= Alike).OrderByDescending(s => s.Score).ThenByDescending(s => s.Likeness).ThenBy(s => s.Id).Select(s => s.Id).Distinct().Take(most)];
    }

    private static double Likeness(int pairs, int known, int shared) => 2.0 * shared / (pairs + known);

    private static double Score(string wanted, int pairs, (Guid Id, string Name, int Pairs) known, int shared)
    {
        var likeness = Likeness(pairs, known.Pairs, shared);
        int shorter = Math.Min(wanted.Length, known.Name.Length), longer = Math.Max(wanted.Length, known.Name.Length);
        var share = (double)shorter / longer;
        // Half of the way to 1 is given for standing within; the rest by how much of the longer name it is.
        return shorter >= LeastWithin && share >= Within && (wanted.Contains(known.Name, StringComparison.Ordinal) || known.Name.Contains(wanted, StringComparison.Ordinal))
            ? Math.Max(likeness, (1 + share) / 2)
            : likeness < Alike && (IsSlip(wanted, known.Name) || IsSlip(wanted, WithoutEnd(known.Name)) || IsSlip(WithoutEnd(wanted), known.Name)) ? Alike : likeness;
    }

    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> name) => name.Length > OneSlipFrom ? name[..^2] : [];

    private static bool IsSlip(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var longer = Math.Max(one.Length, other.Length);
        return longer >= OneSlipFrom && Math.Min(one.Length, other.Length) >= LeastWithin && Slips(one, other) is { } slips && slips <= (longer >= TwoSlipsFrom ? 2 : 1);
    }

    /// <summary>How many characters are missing, too many, other ones or swapped with their neighbour; null from three on.</summary>
    private static int? Slips(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (Math.Abs(one.Length - other.Length) > 2) return null;
        var rows = new int[3][];
        for (var i = 0; i < 3; i++) rows[i] = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++) rows[0][j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var (row, last, before) = (rows[i % 3], rows[(i + 2) % 3], rows[(i + 1) % 3]);
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > 2) return null;
        }

        return rows[one.Length % 3][other.Length];
    }

    private static HashSet<uint> Pairs(string name)
    {
        var pairs = new HashSet<uint>();
        for (var i = 0; i + 1 < name.Length; i++) pairs.Add(((uint)name[i] << 16) | name[i + 1]);
        return pairs;
    }
}
