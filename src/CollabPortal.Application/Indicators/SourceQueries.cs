using CollabPortal.Application.Data;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators;

/// <summary>A source of official values with what was taken from it; sources that only name a release are left out.</summary>
/// <param name="Targets">Keys of the indicators whose target it sets.</param>
public sealed record SourceUse(SourceEntry Source, IReadOnlyList<SeriesUse> Series, IReadOnlyList<string> Targets);

/// <summary>One official series as far as it comes from one source.</summary>
/// <param name="Series">Key of the series.</param>
/// <param name="Years">Fiscal years with a value, in order.</param>
/// <param name="Releases">The publications the values stand in, in words.</param>
/// <param name="Indicators">Keys of the indicators and official statistics that show the series.</param>
public sealed record SeriesUse(string Series, IReadOnlyList<FiscalYear> Years, IReadOnlyList<LocalText> Releases, IReadOnlyList<string> Indicators);

/// <summary>Where official values come from, for the page of data sources.</summary>
public sealed class SourceQueries(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>In the order of the source list.</summary>
    public async Task<IReadOnlyList<SourceUse>> AllAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var sources = (await db.Sources.AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.Mark, SourceEntry.Of, StringComparer.Ordinal);
        var values = await db.OfficialValues.AsNoTracking().OrderBy(v => v.Series).ThenBy(v => v.FiscalYear).ToListAsync(ct);
        var uses = from value in values
                   from mark in StatisticsFiles.MarksIn(value.Source)
                   where sources.ContainsKey(mark)
                   group value by mark;
        var targets = (await db.PolicyTargets.AsNoTracking().Where(t => t.Scope == TargetScope.Nation).ToListAsync(ct))
            .SelectMany(t => StatisticsFiles.MarksIn(t.Source).Where(sources.ContainsKey).Select(mark => (Mark: mark, t.IndicatorKey))).ToLookup(t => t.Mark, t => t.IndicatorKey, StringComparer.Ordinal);
        var used = uses.ToDictionary(u => u.Key, u => u.ToList(), StringComparer.Ordinal);
        return
        [
            .. used.Keys.Concat(targets.Select(t => t.Key)).Distinct(StringComparer.Ordinal).Select(mark => new SourceUse(sources[mark],
                [.. used.GetValueOrDefault(mark, []).GroupBy(v => v.Series).Select(s => new SeriesUse(
                    s.Key, [.. s.Select(v => v.FiscalYear).Distinct().Order()],
                    [.. s.Select(v => v.ReleaseId).Distinct().Select(r => sources.TryGetValue(r, out var release) ? release.Text : new LocalText(r, r))],
                    [.. IndicatorCatalogue.All.Where(i => i.OfficialSeries == s.Key || i.Parts.Any(p => p.OfficialSeries == s.Key))
                        .Concat(OfficialStatistics.All.Where(i => i.OfficialSeries == s.Key)).Concat(IndicatorCatalogue.Computed.Where(i => i.Formula!.Series.Contains(s.Key))).Select(i => i.Key)]))],
                [.. targets[mark].Distinct()]))
                .OrderBy(u => u.Source.Mark.StartsWith('[') ? 1 : 0).ThenBy(u => u.Source.Mark.Length).ThenBy(u => u.Source.Mark, StringComparer.Ordinal),
        ];
    }
}
