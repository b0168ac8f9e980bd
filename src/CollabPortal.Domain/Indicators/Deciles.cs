namespace CollabPortal.Domain.Indicators;

/// <summary>Where a value stands among its peers. No rank: a decile says enough, and small differences say nothing.</summary>
/// <param name="Peers">How many values there are, the own one among them.</param>
/// <param name="Median">The middle value; of an even number the mean of the two middle ones.</param>
/// <param name="Decile">1 (lowest) to 10 (highest); null with fewer than <see cref="FewestPeers"/>.</param>
/// <param name="Edges">The nine values between the deciles, linear between neighbours; empty with fewer than <see cref="FewestPeers"/>.</param>
public sealed record PeerStanding(int Peers, decimal Median, int? Decile, IReadOnlyList<decimal> Edges)
{
    /// <summary>With fewer values tenths mean nothing.</summary>
    public const int FewestPeers = 10;

    /// <summary>The standing of a value, or null without any value.</summary>
    /// <param name="all">All values of the peer group, the own one among them.</param>
    /// <param name="own">The own value.</param>
    public static PeerStanding? Of(IReadOnlyCollection<decimal> all, decimal own)
    {
        if (all.Count == 0) return null;
        var sorted = all.Order().ToList();
        if (sorted.Count < FewestPeers) return new PeerStanding(sorted.Count, At(sorted, 0.5m), null, []);
        // Equal values share a decile: half of those equal to the own one lie below it.
        var below = sorted.Count(v => v < own) + (sorted.Count(v => v == own) / 2m);
        var decile = Math.Clamp((int)Math.Floor(below / sorted.Count * 10) + 1, 1, 10);
        return new PeerStanding(sorted.Count, At(sorted, 0.5m), decile, [.. Enumerable.Range(1, 9).Select(i => At(sorted, i / 10m))]);
    }

    // Type 7 of the usual nine: linear between the order statistics.
    private static decimal At(List<decimal> sorted, decimal share)
    {
        var place = share * (sorted.Count - 1);
        var lower = (int)Math.Floor(place);
        var upper = Math.Min(lower + 1, sorted.Count - 1);
        return sorted[lower] + ((sorted[upper] - sorted[lower]) * (place - lower));
    }
}
