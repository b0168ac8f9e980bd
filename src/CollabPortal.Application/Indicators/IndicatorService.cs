using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Application.ReferenceData;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators;

/// <summary>
/// Indicators with target, official values by release, measured values and progress. The one place where they are put
/// together: pages, API and CSV all read it. Outside the ministry small measured figures are withheld.
/// </summary>
public sealed class IndicatorService(IDbContextFactory<PortalDb> contexts, PublicCellIndex index, CurrentUser user, DemoMode demo, TimeProvider clock)
{
    /// <summary>All indicators in the order of the catalogue.</summary>
    /// <param name="asOf">Look from the end of this fiscal year; null or a year that is not over: from now.</param>
    /// <param name="knownOn">
    /// The world as it was known on this day: releases published by then. One whose day is not known counts where a later release was published by
    /// then; otherwise it is left out and named in <see cref="IndicatorReport.UndatedReleases"/>.
    /// </param>
    public async Task<IReadOnlyList<IndicatorReport>> AllAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await ReportsAsync(IndicatorCatalogue.All, asOf, knownOn, ct);

    /// <summary>The same without measured figures, for pages that show none: what of the register is public is not worked out for them.</summary>
    public async Task<IReadOnlyList<IndicatorReport>> OfficialAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await ReportsAsync(IndicatorCatalogue.All, asOf, knownOn, ct, withMeasured: false);

    /// <summary>Published series without a policy target, in the order of their catalogue.</summary>
    public async Task<IReadOnlyList<IndicatorReport>> StatisticsAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await ReportsAsync(OfficialStatistics.All, asOf, knownOn, ct);

    /// <summary>Indicators that only the register knows, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<IndicatorReport>> RegisterAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await ReportsAsync(IndicatorCatalogue.RegisterOnly, asOf, knownOn, ct);

    /// <summary>Indicators that are worked out of published series, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<IndicatorReport>> ComputedAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        await ReportsAsync(IndicatorCatalogue.Computed, asOf, knownOn, ct);

    /// <summary>One indicator, or null for an unknown key.</summary>
    public async Task<IndicatorReport?> FindAsync(string key, FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default) =>
        IndicatorCatalogue.Find(key) is { } indicator ? (await ReportsAsync([indicator], asOf, knownOn, ct))[0] : null;

    /// <summary>From where to look for verdicts and figures as of a day: the last fiscal year that was over then, or an earlier <paramref name="asOf"/>.</summary>
    public FiscalYear? YearOn(FiscalYear? asOf, DateOnly? day) => Horizon.YearOn(clock, asOf, day);

    /// <summary>The first day of publication that is known: before it nothing is known of any release; null where none has a day.</summary>
    public async Task<DateOnly?> FirstDayAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return await db.Releases.MinAsync(r => r.PublishedOn, ct);
    }

    private async Task<IReadOnlyList<IndicatorReport>> ReportsAsync(IReadOnlyList<Indicator> indicators, FiscalYear? asOf, DateOnly? knownOn, CancellationToken ct, bool withMeasured = true)
    {
        var horizon = Horizon.At(clock, asOf);
        var keys = indicators.Select(i => i.Key).ToList();
        var series = indicators.SelectMany(i => i.Parts.Select(p => p.OfficialSeries).Concat(i.Formula?.Series ?? []).Append(i.OfficialSeries)).ToList();
        await using var db = await contexts.OpenContextAsync(ct);
        var official = await OfficialAsync(db, series, horizon, ct);
        List<PublishedValue> undated = [];
        // A day that lies ahead knows no more than now.
        if (knownOn is { } day && day <= JapanTime.Today(clock))
        {
            var days = await ReleaseDays.LoadAsync(db, ct);
            bool IsOut(PublishedValue v) => days.IsOut(v.Sequence, v.PublishedOn, day);
            undated = official.FindAll(v => v.PublishedOn is null && !IsOut(v));
            official.RemoveAll(v => !IsOut(v));
        }

        var targets = await db.PolicyTargets.AsNoTracking().Where(t => t.Scope == TargetScope.Nation && keys.Contains(t.IndicatorKey)).ToListAsync(ct);
        var sources = (await db.Sources.AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.Mark, SourceEntry.Of, StringComparer.Ordinal);
        var isDemo = demo.IsOn || await db.Organisations.AnyAsync(o => o.IsDemo, ct); // what is fictitious is marked whatever the setting
        var seesAll = user.May(Permission.ViewEveryInstitution);
        List<MeasuredTotal> measured = withMeasured ? await MeasuredTotals.ReadAsync(db, index, indicators, horizon.LastYear, !seesAll, ct) : [];

        return [.. indicators.Select(indicator =>
        {
            var releases = indicator.Formula is { } formula ? ComputedOfficials.Of(formula, official, sources) : Figures(official, indicator.OfficialSeries, sources);
            var newest = releases.Where(o => o.IsNewest).ToDictionary(o => o.Year, o => o.Value);
            var row = targets.Find(t => t.IndicatorKey == indicator.Key);
            var target = row is null ? null : new PolicyTarget(row.BaselineFiscalYear, Plain(row.BaselineValue), Plain(row.Multiplier), row.DeadlineFiscalYear);
            return new IndicatorReport(
                indicator, target, row is null ? null : Source(row.Source, sources),
                target is null ? null : PolicyProgress.Evaluate(target, newest.Select(o => new YearValue(o.Key, o.Value)), horizon, indicator.Breaks),
                releases,
                [.. indicator.Parts.Select(p => PartOf(p, Figures(official, p.OfficialSeries, sources)))],
                [.. measured.Where(m => m.Key == indicator.Key).Select(m => Figure(indicator, m, newest, seesAll) with { IsInProgress = m.Year == FiscalYear.Current(clock) })],
                isDemo)
            {
                UndatedReleases = [.. undated.Where(v => v.Row.Series == indicator.OfficialSeries || indicator.Parts.Any(p => p.OfficialSeries == v.Row.Series) || indicator.Formula?.Series.Contains(v.Row.Series) == true).Select(v => v.Row.ReleaseId).Distinct()
                    .Select(id => sources.TryGetValue(id, out var release) ? release.Text : new LocalText(id, id))],
            };
        })];
    }

    private static async Task<List<PublishedValue>> OfficialAsync(PortalDb db, List<string> series, Horizon horizon, CancellationToken ct) => await (
        from value in db.OfficialValues.AsNoTracking()
        join release in db.Releases on value.ReleaseId equals release.Id
        where series.Contains(value.Series) && value.FiscalYear <= horizon.LastYear
        orderby value.FiscalYear, release.Sequence
        select new PublishedValue(value, release.Sequence, release.PublishedOn)).ToListAsync(ct);

    private static List<OfficialFigure> Figures(List<PublishedValue> all, string series, Dictionary<string, SourceEntry> sources)
    {
        var own = all.Where(v => v.Row.Series == series).ToList();
        var newest = own.GroupBy(v => v.Row.FiscalYear).ToDictionary(g => g.Key, g => g.Max(v => v.Sequence));
        return OfficialFigure.WithChanges(own.ConvertAll(v => OfficialFigure.Of(
            v, v.Row.FiscalYear, v.Row.Value, v.Row.Precision, v.Row.Source, ShippedWords.NoteOf(v.Row.Note), newest[v.Row.FiscalYear] == v.Sequence, sources)));
    }

    private static PartReport PartOf(IndicatorPart part, List<OfficialFigure> all) => new(part, [.. all.Where(o => o.IsNewest)]) { Releases = all };

    private static MeasuredFigure Figure(Indicator indicator, MeasuredTotal sum, Dictionary<FiscalYear, decimal> official, bool seesAll)
    {
        if (!seesAll && !sum.IsOpen) return new MeasuredFigure(sum.Year, null, null, IsSuppressed: true);
        if (sum.Value is not { } counted) return new MeasuredFigure(sum.Year, null, null, IsSuppressed: false, IsBelowLimits: true);
        var value = indicator.FromMeasured(counted);
        double? coverage = indicator.HasCoverage && official.TryGetValue(sum.Year, out var published) && published > 0 ? (double)value / (double)published : null;
        return new MeasuredFigure(sum.Year, value, coverage, IsSuppressed: false, IsBelowLimits: !sum.IsOpen);
    }

    internal static SourceText Source(string marks, Dictionary<string, SourceEntry> sources) =>
        new(marks, [.. StatisticsFiles.MarksIn(marks).Where(sources.ContainsKey).Select(m => sources[m])]);

    /// <summary>Without the trailing zeros that a numeric column or a product may carry: 345264, not 345264.0.</summary>
    internal static decimal Plain(decimal value) => value / 1.000000000000000000000000000000m;
}

/// <summary>A value with the order and day of its release.</summary>
internal sealed record PublishedValue(OfficialValueRow Row, int Sequence, DateOnly? PublishedOn);
