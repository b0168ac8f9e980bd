namespace CollabPortal.Application.Demo;

/// <summary>
/// Draws the receipts of one fiscal year so that their number, sum and split at ¥10m come out as wanted: a part at ¥0, a
/// body below the limit and a tail from the limit on, body and tail scaled to their sums.
/// </summary>
internal static class Amounts
{
    public const long Limit = 10_000_000;
    private const long SmallestBody = 20_000, LargestBody = 9_800_000, LargestTail = 650_000_000;

    /// <returns>Whole yen, the largest first.</returns>
    public static List<long> Draw(Dice dice, int count, int zeros, int large, double sum, double largeSum)
    {
        var tail = Tail(dice, large, largeSum);
        var body = Body(dice, count - zeros - large, sum - tail.Sum());
        return [.. tail.Concat(body).OrderDescending(), .. Enumerable.Repeat(0L, zeros)];
    }

    /// <summary>Lognormal amounts of any size with a given sum: commissioned research, trials, consulting.</summary>
    public static List<long> Plain(Dice dice, int count, double sum, double spread)
    {
        var raw = Enumerable.Range(0, count).Select(_ => Math.Exp(spread * dice.Normal())).ToArray();
        var factor = sum / raw.Sum();
        return [.. raw.Select(r => Math.Max(10_000, (long)(r * factor)))];
    }

    private static IEnumerable<long> Tail(Dice dice, int count, double sum)
    {
        // The limit, plus something of a Pareto kind; only the surplus is scaled, so that none falls below the limit.
        var surplus = Enumerable.Range(0, count).Select(_ => Math.Pow(1 - 0.995 * dice.Share(), -0.62) - 0.97).ToArray();
        var factor = (sum - (double)count * Limit) / surplus.Sum();
        return surplus.Select(s => Math.Min(LargestTail, Limit + (long)(s * factor)));
    }

    private static IEnumerable<long> Body(Dice dice, int count, double sum)
    {
        var raw = Enumerable.Range(0, count).Select(_ => Math.Exp(0.95 * dice.Normal())).ToArray();
        var factor = sum / raw.Sum();
        // Cutting at both ends moves the sum; a few rounds bring it back.
        for (var round = 0; round < 12; round++)
        {
            var now = raw.Sum(r => Math.Clamp(r * factor, SmallestBody, LargestBody));
            factor *= sum / now;
        }

        return raw.Select(r => (long)Math.Clamp(r * factor, SmallestBody, LargestBody));
    }

    /// <summary>
    /// Direct and indirect cost of a total: direct in round figures, indirect by the rate, and the total on the same side of
    /// the limit as before.
    /// </summary>
    public static (long Direct, long Indirect) Split(long total, int percent)
    {
        if (total == 0) return (0, 0);
        var step = total < 300_000 ? 1_000 : 10_000;
        var direct = total * 100 / (100 + percent) / step * step;
        if (total >= Limit)
        {
            while (direct + direct * percent / 100 < Limit) direct += step;
        }

        direct = Math.Max(direct, step);
        return (direct, direct * percent / 100);
    }

    /// <summary>Indirect-cost rate agreed in a contract that begins in a fiscal year: 10 % was usual, 30 % became so.</summary>
    public static int Rate(Dice dice, int fiscalYear)
    {
        var modern = Math.Clamp((fiscalYear - 2012) / 11.0, 0, 1);
        var share = dice.Share();
        if (share < 0.62 * modern) return 30;
        if (share < 0.72 * modern) return 40;
        return dice.Chance(0.25) ? 20 : dice.Chance(0.3) ? 15 : 10;
    }
}
