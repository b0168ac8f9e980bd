namespace CollabPortal.Application.Demo;

/// <summary>
/// The generator's own random numbers: SplitMix64, so that the demo register is the same on every machine and with every
/// version of .NET. Each part of the register throws its own dice, named for it; a change in one leaves the others alone.
/// </summary>
internal sealed class Dice
{
    private const ulong Seed = 0x2026_0401_5A6B_17C3;
    private ulong state;

    /// <param name="part">Name of the part of the register, for example "companies".</param>
    /// <param name="number">Number within the part, for example a fiscal year.</param>
    public Dice(string part, long number = 0) => state = Mix(Fold(part) ^ Seed) + (ulong)number * 0x9E37_79B9_7F4A_7C15;

    public ulong Next()
    {
        state += 0x9E37_79B9_7F4A_7C15;
        return Mix(state);
    }

    /// <summary>0 included to 1 not included.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 included to <paramref name="end"/> not included.</summary>
    public int Below(int end) => (int)(Share() * end);

    /// <summary>Both ends included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(double share) => Share() < share;

    public T Of<T>(IReadOnlyList<T> list) => list[Below(list.Count)];

    /// <summary>Normally distributed, mean 0 and deviation 1.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }

    /// <summary>Same name and number, same id, in every database: version 7, in order of the number.</summary>
    public static Guid Id(string part, long number)
    {
        var dice = new Dice("id:" + part, number);
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes[6..], dice.Next());
        BitConverter.TryWriteBytes(bytes[8..], dice.Next());
        // A fixed instant: 1 April 2026, plus one millisecond a number.
        var at = 1_775_001_600_000 + number;
        for (var i = 5; i >= 0; i--, at >>= 8) bytes[i] = (byte)at;
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }

    private static ulong Fold(string text)
    {
        var hash = 0xcbf2_9ce4_8422_2325;
        foreach (var c in text) hash = (hash ^ c) * 0x0000_0100_0000_01b3;
        return hash;
    }
}

/// <summary>Draws items in proportion to their weights.</summary>
internal sealed class Wheel<T>
{
    private readonly IReadOnlyList<T> items;
    private readonly double[] ends;

    public Wheel(IReadOnlyList<T> items, Func<T, double> weight)
    {
        this.items = items;
        ends = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < items.Count; i++) ends[i] = sum += weight(items[i]);
    }

    public T Spin(Dice dice)
    {
        var at = Array.BinarySearch(ends, dice.Share() * ends[^1]);
        return items[Math.Min(at < 0 ? ~at : at + 1, items.Count - 1)];
    }
}

/// <summary>Divides a whole number in proportion to weights, without losing one (largest remainders).</summary>
internal static class Portions
{
    public static int[] Of(int total, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(w => total * w / sum).ToArray();
        var parts = exact.Select(e => (int)e).ToArray();
        var missing = total - parts.Sum();
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take(missing)) parts[i]++;
        return parts;
    }
}
