namespace CollabPortal.Domain.Indicators;

/// <summary>A part's value in two fiscal years.</summary>
/// <param name="Code">Code of the part.</param>
/// <param name="From">Value in the first year; null is nothing registered, which adds nothing.</param>
/// <param name="To">Value in the second year; null likewise.</param>
public readonly record struct PartChange(string Code, decimal? From, decimal? To);

/// <summary>What one part added to the change of the whole.</summary>
/// <param name="Code">Code of the part.</param>
/// <param name="From">Value in the first year.</param>
/// <param name="To">Value in the second year.</param>
/// <param name="Change">To − from, in the indicator's unit; below 0 it held the whole back.</param>
/// <param name="Points">Its part in the whole's growth: change ÷ the whole's first value, as a fraction; null where that is 0. The points of all parts add up to the growth.</param>
public sealed record Contribution(string Code, decimal From, decimal To, decimal Change, double? Points);

/// <summary>The change of a whole between two fiscal years, divided into its parts' changes, which add up to it exactly.</summary>
public sealed record ChangeByParts(decimal From, decimal To, IReadOnlyList<Contribution> Parts)
{
    public decimal Change => To - From;

    /// <summary>Growth over all years between, as a fraction; null from 0.</summary>
    public double? Growth => From == 0 ? null : (double)(Change / From);

    /// <summary>Divides a change; the largest movement of either direction first.</summary>
    public static ChangeByParts Of(IEnumerable<PartChange> parts)
    {
        var known = parts.Select(p => (p.Code, From: p.From ?? 0, To: p.To ?? 0)).ToList();
        var (from, to) = (known.Sum(p => p.From), known.Sum(p => p.To));
        return new ChangeByParts(from, to, [.. known
            .Select(p => new Contribution(p.Code, p.From, p.To, p.To - p.From, from == 0 ? null : (double)((p.To - p.From) / from)))
            .OrderByDescending(c => Math.Abs(c.Change)).ThenBy(c => c.Code, StringComparer.Ordinal)]);
    }
}
