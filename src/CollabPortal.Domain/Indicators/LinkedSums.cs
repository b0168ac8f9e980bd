namespace CollabPortal.Domain.Indicators;

/// <summary>
/// Which of many overlapping sums over the same parts may be shown, when some parts are shown by themselves: sums are taken in their order,
/// and one is shown only when no linear combination of all that is shown then gives a hidden part, or a sum of few hidden parts that
/// would itself be hidden. So places of several kinds (nation, groups, prefectures) cannot be played off against each other. A hidden part is told
/// under no name, for whatever reason it is hidden: a prefecture with one institution takes the institution's verdict (decision 27).
/// </summary>
public sealed class LinkedSums
{
    /// <summary>More parts than these are not hidden for the sake of the wholes.</summary>
    public const int MostForWholes = 3;

    // Smallest first: beside a secret that is larger than all of these the whole is withheld instead.
    private const int MostTried = 25;
    private const long Prime = 2_147_483_647;

    private readonly IReadOnlyList<CellFacts> parts;
    private readonly SuppressionLimits limits;
    private readonly IReadOnlyList<IReadOnlyDictionary<int, long>?>? payers;
    private readonly int[] column;
    private readonly List<int> hidden = [];
    private readonly List<long[]> secrets = [];
    private List<long[]> known = [];

    /// <param name="parts">Facts of each part.</param>
    /// <param name="shown">Whether the part is shown by itself.</param>
    /// <param name="limits">The limits in force.</param>
    /// <param name="payers">What each payer, under a number, paid in each part; null where that is not known, so that only a bound is.</param>
    public LinkedSums(IReadOnlyList<CellFacts> parts, IReadOnlyList<bool> shown, SuppressionLimits limits, IReadOnlyList<IReadOnlyDictionary<int, long>?>? payers = null)
    {
        (this.parts, this.limits, this.payers, column) = (parts, limits, payers, new int[parts.Count]);
        for (var i = 0; i < parts.Count; i++)
        {
            column[i] = shown[i] || parts[i].Contracts == 0 ? -1 : hidden.Count;
            if (column[i] >= 0) hidden.Add(i);
        }
    }

    /// <summary>
    /// Which further parts to hide so that the wholes may be told: where what is hidden would come out of a whole, the smallest part that protects goes
    /// with it instead of the whole. Empty where the wholes may be told as it is, or where that would take more than <see cref="MostForWholes"/> parts.
    /// </summary>
    /// <param name="parts">Facts of each part.</param>
    /// <param name="shown">Whether the part is shown by itself.</param>
    /// <param name="wholes">The parts of each whole, by their places in <paramref name="parts"/>.</param>
    /// <param name="limits">The limits in force.</param>
    /// <param name="payers">As the constructor has them.</param>
    /// <param name="mayHide">Whether a part can be hidden at all; null: each.</param>
    /// <returns>Places in <paramref name="parts"/>.</returns>
    public static IReadOnlyList<int> HiddenForWholes(
        IReadOnlyList<CellFacts> parts, IReadOnlyList<bool> shown, IReadOnlyList<List<int>> wholes, SuppressionLimits limits,
        IReadOnlyList<IReadOnlyDictionary<int, long>?>? payers = null, IReadOnlyList<bool>? mayHide = null)
    {
        // A whole that may not be told even with all its parts hidden is lost anyhow.
        var nothing = new LinkedSums(parts, [.. parts.Select(_ => false)], limits, payers);
        var possible = wholes.Where(nothing.Allow).ToList();
        var kept = shown.ToArray();
        for (var hiding = new List<int>(); ;)
        {
            if (AreTold()) return hiding;
            if (hiding.Count == MostForWholes) return [];
            var candidates = possible.SelectMany(w => w).Distinct().Where(i => kept[i] && parts[i].Contracts > 0 && mayHide?[i] != false).OrderBy(i => parts[i].Contracts).ThenBy(i => parts[i].Yen).ThenBy(i => i).Take(MostTried).ToList();
            if (candidates.Count == 0) return [];
            var next = candidates.FindIndex(Protects) is >= 0 and var at ? candidates[at] : candidates[0];
            kept[next] = false;
            hiding.Add(next);
        }

        bool AreTold()
        {
            var sums = new LinkedSums(parts, kept, limits, payers);
            return possible.TrueForAll(sums.Allow);
        }

        bool Protects(int part)
        {
            kept[part] = false;
            var told = AreTold();
            kept[part] = true;
            return told;
        }
    }

    /// <summary>What is known of a sum when parts may share partners: at least the most of one, and no more than all the largest together.</summary>
    public static CellFacts Bound(IEnumerable<CellFacts> cells)
    {
        var (contracts, yen, partners, top) = (0, 0L, 0, 0L);
        foreach (var c in cells) (contracts, yen, partners, top) = (contracts + c.Contracts, yen + c.Yen, Math.Max(partners, c.Partners), top + c.TopPartnerYen);
        return new CellFacts(contracts, yen, partners, top);
    }

    // Payers of several parts are added up where they are known; of the rest each largest could be the same.
    private CellFacts Together(IEnumerable<int> members)
    {
        var (named, rest) = (new Dictionary<int, long>(), new List<CellFacts>());
        var (contracts, yen) = (0, 0L);
        foreach (var m in members)
        {
            if (payers?[m] is not { } paid)
            {
                rest.Add(parts[m]);
                continue;
            }

            (contracts, yen) = (contracts + parts[m].Contracts, yen + parts[m].Yen);
            foreach (var (payer, cash) in paid) named[payer] = named.GetValueOrDefault(payer) + cash;
        }

        var bound = Bound(rest);
        return new CellFacts(bound.Contracts + contracts, bound.Yen + yen, Math.Max(bound.Partners, named.Count), bound.TopPartnerYen + named.Values.DefaultIfEmpty().Max());
    }

    /// <summary>Sums that will be asked for: those of which the hidden rest is a secret must not come out of others either.</summary>
    /// <param name="sums">The parts of each.</param>
    /// <param name="always">Whether they are secrets whatever they hold: withheld for another reason.</param>
    public void Keep(IEnumerable<IReadOnlyCollection<int>> sums, bool always = false)
    {
        foreach (var rest in sums.Select(s => s.Where(m => column[m] >= 0).ToList()).Where(r => r.Count > 0 && (always || r.Count == 1 || Suppression.IsSensitive(Together(r), limits)))) secrets.Add(Row(rest));
    }

    /// <summary>Whether the sum over these parts follows from what is shown.</summary>
    public bool Follows(IReadOnlyCollection<int> members) => Row(members).All(x => x == 0) || IsKnown(known, Row(members));

    /// <summary>Whether the sum over these parts may be shown beside all that was allowed before; if so it counts as shown from now on.</summary>
    public bool Allow(IReadOnlyCollection<int> members)
    {
        if (Suppression.IsSensitive(Together(members), limits)) return false;
        var row = Row(members);
        if (row.All(x => x == 0)) return true;
        if (Suppression.IsSensitive(Together(members.Where(m => column[m] >= 0)), limits)) return false;
        var with = Insert(known, row);
        if (with is null) return true; // follows from what is shown already
        if (with.Exists(TellsTooMuch) || secrets.Exists(s => IsKnown(with, s))) return false;
        known = with;
        return true;
    }

    private long[] Row(IEnumerable<int> members)
    {
        var row = new long[hidden.Count];
        foreach (var m in members.Where(m => column[m] >= 0)) row[column[m]] = 1;
        return row;
    }

    private static bool IsKnown(List<long[]> rows, long[] sum)
    {
        var rest = (long[])sum.Clone();
        foreach (var r in rows) Subtract(rest, r, rest[Pivot(r)]);
        return rest.All(x => x == 0);
    }

    // A row of the reduced system with equal coefficients is a sum of hidden parts that anybody can work out.
    private bool TellsTooMuch(long[] row)
    {
        var support = Enumerable.Range(0, row.Length).Where(i => row[i] != 0).ToList();
        return support.Count == 1 || (support.TrueForAll(i => row[i] == row[support[0]]) && Suppression.IsSensitive(Together(support.Select(i => hidden[i])), limits));
    }

    // Gauss and Jordan modulo a prime; null where the row depends on the others.
    private static List<long[]>? Insert(List<long[]> rows, long[] added)
    {
        var row = (long[])added.Clone();
        foreach (var r in rows) Subtract(row, r, row[Pivot(r)]);
        if (Pivot(row) is var pivot && pivot < 0) return null;
        var inverse = Power(row[pivot], Prime - 2);
        for (var i = 0; i < row.Length; i++) row[i] = row[i] * inverse % Prime;
        List<long[]> all = [.. rows.Select(r => (long[])r.Clone())];
        foreach (var r in all) Subtract(r, row, r[pivot]);
        all.Add(row);
        return all;
    }

    private static void Subtract(long[] from, long[] row, long times)
    {
        if (times == 0) return;
        for (var i = 0; i < from.Length; i++) from[i] = (from[i] + ((Prime - times) * row[i])) % Prime;
    }

    private static int Pivot(long[] row) => Array.FindIndex(row, x => x != 0);

    private static long Power(long number, long exponent)
    {
        var result = 1L;
        for (; exponent > 0; exponent >>= 1, number = number * number % Prime)
            if ((exponent & 1) == 1) result = result * number % Prime;
        return result;
    }
}
