using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>A release as a choice.</summary>
public sealed record ReleaseChoice(string Id, LocalText Text, DateOnly? PublishedOn);

/// <summary>A value that is not the same after the later release as after the earlier one.</summary>
/// <param name="Before">What was known with the earlier release; null: nothing yet.</param>
/// <param name="After">What is known with the later one.</param>
public sealed record ReleaseDifference(Indicator Indicator, FiscalYear Year, decimal? Before, decimal After, LocalText Release);

/// <summary>Two states of knowledge side by side.</summary>
/// <param name="Choices">All releases in their order.</param>
/// <param name="Unchanged">Values that both states have alike.</param>
public sealed record ReleaseComparison(IReadOnlyList<ReleaseChoice> Choices, ReleaseChoice Earlier, ReleaseChoice Later, IReadOnlyList<ReleaseDifference> Differences, int Unchanged);

/// <summary>What a release changed: values known with one release against those known with another.</summary>
public sealed class ReleaseComparisonQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>The comparison; without choices the newest release and the one before it. Null with fewer than two releases.</summary>
    public async Task<ReleaseComparison?> CompareAsync(string? earlier, string? later, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var releases = await db.Releases.AsNoTracking().OrderBy(r => r.Sequence).ToListAsync(ct);
        if (releases.Count < 2) return null;
        var names = await db.Sources.AsNoTracking().ToDictionaryAsync(s => s.Mark, s => new LocalText(s.DescriptionJa, s.DescriptionEn ?? s.DescriptionJa), ct);
        var values = await db.OfficialValues.AsNoTracking().ToListAsync(ct);
        var b = Math.Max(1, later is not null && releases.FindIndex(r => r.Id == later) is >= 0 and var l ? l : releases.Count - 1);
        var a = earlier is not null && releases.FindIndex(r => r.Id == earlier) is >= 0 and var e && e < b ? e : b - 1;
        var order = releases.ToDictionary(r => r.Id, r => r.Sequence, StringComparer.Ordinal);
        var (before, after) = (Known(values, order, releases[a].Sequence), Known(values, order, releases[b].Sequence));
        var indicators = IndicatorCatalogue.All.Concat(OfficialStatistics.All)
            .SelectMany(i => i.Parts.Select(p => (p.OfficialSeries, i)).Prepend((i.OfficialSeries, i))).DistinctBy(p => p.OfficialSeries).ToDictionary(p => p.OfficialSeries, p => p.i, StringComparer.Ordinal);
        var differences = after.Where(v => indicators.ContainsKey(v.Key.Series) && (!before.TryGetValue(v.Key, out var old) || old.Value != v.Value.Value))
            .OrderBy(v => v.Key.Series, StringComparer.Ordinal).ThenBy(v => v.Key.FiscalYear)
            .Select(v => new ReleaseDifference(indicators[v.Key.Series], v.Key.FiscalYear, before.TryGetValue(v.Key, out var old) ? Plain(old.Value) : null, Plain(v.Value.Value), Name(v.Value.ReleaseId))).ToList();
        var choices = releases.ConvertAll(r => new ReleaseChoice(r.Id, Name(r.Id), r.PublishedOn));
        return new ReleaseComparison(choices, choices[a], choices[b], differences, after.Count(v => before.TryGetValue(v.Key, out var old) && old.Value == v.Value.Value));

        LocalText Name(string id) => names.GetValueOrDefault(id) ?? new LocalText(id, id);
    }

    private static Dictionary<(string Series, FiscalYear FiscalYear), OfficialValueRow> Known(List<OfficialValueRow> values, Dictionary<string, int> order, int upTo) =>
        values.Where(v => order[v.ReleaseId] <= upTo).GroupBy(v => (v.Series, v.FiscalYear)).ToDictionary(g => g.Key, g => g.MaxBy(v => order[v.ReleaseId])!);

    private static decimal Plain(decimal value) => value / 1.000000000000000000000000000000m;
}
