using System.Runtime.InteropServices;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// Finds among many names those that are like one: by neighbouring pairs of characters, and by one name standing within the other
/// (ミナト電池 in ミナト電池株式会社（架空）). Names are normalised by SearchText. Made for hundreds of questions in a row over ten thousands of
/// names, where a question to the database each would take minutes.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>From here on a name is proposed: as measured, a firm's other spellings lie above it and strangers of its trade mostly below.</summary>
    private const double Alike = 0.6;

    /// <summary>A name that stands within the other counts from this share of its length on, and from so many characters; shorter ones (電池) stand in too many.</summary>
    private const double Within = 0.4;

    private const int LeastWithin = 3;

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

        return [.. shared.Select(s => (names[s.Key].Id, Score: Score(wanted, pairs.Count, names[s.Key], s.Value)))
            .Where(s => s.Score >= Alike).OrderByDescending(s => s.Score).ThenBy(s => s.Id).Select(s => s.Id).Distinct().Take(most)];
    }

    private static double Score(string wanted, int pairs, (Guid Id, string Name, int Pairs) known, int shared)
    {
        var likeness = 2.0 * shared / (pairs + known.Pairs);
        int shorter = Math.Min(wanted.Length, known.Name.Length), longer = Math.Max(wanted.Length, known.Name.Length);
        var share = (double)shorter / longer;
        // Half of the way to 1 is given for standing within; the rest by how much of the longer name it is.
        return shorter >= LeastWithin && share >= Within && (wanted.Contains(known.Name, StringComparison.Ordinal) || known.Name.Contains(wanted, StringComparison.Ordinal))
            ? Math.Max(likeness, (1 + share) / 2) : likeness;
    }

    private static HashSet<uint> Pairs(string name)
    {
        var pairs = new HashSet<uint>();
        for (var i = 0; i + 1 < name.Length; i++) pairs.Add(((uint)name[i] << 16) | name[i + 1]);
        return pairs;
    }
}
