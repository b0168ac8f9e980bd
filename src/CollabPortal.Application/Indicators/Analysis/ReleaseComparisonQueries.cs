using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Releases;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>A release as a choice.</summary>
public sealed record ReleaseChoice(string Id, LocalText Text, DateOnly? PublishedOn);

/// <summary>A value that is not the same after the later release as after the earlier one.</summary>
/// <param name="Series">The series it stands in: of the whole, or of a part with the part's name.</param>
/// <param name="Before">What was known with the earlier release; null: nothing yet.</param>
/// <param name="After">What is known with the later one.</param>
/// <param name="IsFirst">Nothing at all of the series was known with the earlier one.</param>
/// <param name="IsOfOther">The two releases are of one publisher and the value is another's, published between them.</param>
/// <param name="ReplacesOther">The value before was of another publisher.</param>
public sealed record ReleaseDifference(Indicator Indicator, OfficialSeries Series, FiscalYear Year, decimal? Before, decimal After, LocalText Release, string ReleaseId, bool IsFirst = false, bool IsOfOther = false, bool ReplacesOther = false)
{
    /// <summary>The value is of another publisher than the one it replaces, or than the releases compared.</summary>
    public bool OfOtherPublisher => IsOfOther || ReplacesOther;
}

/// <summary>Two releases side by side: what was known with the one and with the other.</summary>
/// <param name="Choices">All releases in their order.</param>
/// <param name="Unchanged">Values that both states have alike.</param>
/// <param name="IsTurned">They were asked for the other way round; the older one stands first all the same.</param>
public sealed record TwoReleases(
    IReadOnlyList<ReleaseChoice> Choices, ReleaseChoice Earlier, ReleaseChoice Later, IReadOnlyList<ReleaseDifference> Differences, int Unchanged, bool IsTurned = false)
{
    /// <summary>Differences of series that both states know, of the publishers compared: what is read row by row.</summary>
    public IReadOnlyList<ReleaseDifference> Rows => [.. Differences.Where(d => d is { IsFirst: false, IsOfOther: false })];

    /// <summary>Of them those that say something else than before.</summary>
    public IReadOnlyList<ReleaseDifference> Revised => [.. Rows.Where(d => d.Before is not null)];

    /// <summary>Of them those of years that had no value.</summary>
    public IReadOnlyList<ReleaseDifference> New => [.. Rows.Where(d => d.Before is null)];

    /// <summary>The same by series.</summary>
    public IReadOnlyList<IGrouping<OfficialSeries, ReleaseDifference>> NewSeries => [.. New.GroupBy(d => d.Series)];

    /// <summary>Series of which the earlier state has nothing.</summary>
    public IReadOnlyList<IGrouping<OfficialSeries, ReleaseDifference>> FirstSeries => [.. Differences.Where(d => d is { IsFirst: true, IsOfOther: false }).GroupBy(d => d.Series)];

    /// <summary>Values of other publishers that came between.</summary>
    public IReadOnlyList<ReleaseDifference> OfOthers => [.. Differences.Where(d => d.IsOfOther)];
}

/// <summary>What one release brought beside what was known before it.</summary>
/// <param name="Earlier">The release before it; null: it is the first.</param>
/// <param name="Targets">Policy targets whose verdict it changed, or whether they stand above the path.</param>
/// <param name="EnteredOn">An older publication that was entered here after the newest came in: the day of entry. Its differences are the values that stand because of it.</param>
public sealed record ReleaseNews(ReleaseChoice Release, ReleaseChoice? Earlier, IReadOnlyList<ReleaseDifference> Differences, int Unchanged, IReadOnlyList<TargetEffect> Targets, DateOnly? EnteredOn = null);

/// <summary>What a release changed: values known with one release against those known with another.</summary>
public sealed class ReleaseComparisonQueries(IDbContextFactory<PortalDb> contexts, TimeProvider clock)
{
    // What the dashboard shows: the targets' series with their parts, and joint research.
    private static readonly HashSet<string> OfDashboard =
        [.. IndicatorCatalogue.All.SelectMany(i => i.Parts.Select(p => p.OfficialSeries).Append(i.OfficialSeries)), .. DashboardQueries.OfficialSeries];

    private static readonly Dictionary<string, Indicator> Indicators = IndicatorCatalogue.All.Concat(OfficialStatistics.All)
        .SelectMany(i => i.Parts.Select(p => (p.OfficialSeries, i)).Prepend((i.OfficialSeries, i))).DistinctBy(p => p.OfficialSeries).ToDictionary(p => p.OfficialSeries, p => p.i, StringComparer.Ordinal);

    // A part is told by its own name: its value is not the whole's.
    private static readonly Dictionary<string, OfficialSeries> Named = OfficialSeries.All.ToDictionary(s => s.Series, StringComparer.Ordinal);

    /// <summary>The comparison; without choices the newest release and the one before it. Null with fewer than two releases.</summary>
    /// <param name="knownOn">Of the releases that were out on this day; null: of all.</param>
    public async Task<TwoReleases?> CompareAsync(string? earlier, string? later, DateOnly? knownOn = null, CancellationToken ct = default)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        var all = await OutAsync(await LoadAsync(ct), db, knownOn, ct);
        if (all.Releases.Count < 2) return null;
        var (asked, with) = (all.IndexOf(earlier), all.IndexOf(later));
        var turned = asked is { } x && with is { } y && x > y;
        if (turned) (asked, with) = (with, asked);
        var b = Math.Max(1, with ?? all.Releases.Count - 1);
        var a = asked is { } e && e < b ? e : b - 1;
        var (differences, unchanged) = all.Between(all.Releases[a].Sequence, all.Releases[b].Sequence);
        var (before, after) = (all.Choices[a], all.Choices[b]);
        // Two surveys of one publisher are compared; what others published between them is told apart.
        if (all.PublisherOf(before.Id) is { } publisher && publisher == all.PublisherOf(after.Id))
            differences = [.. differences.Select(d => d with { IsOfOther = all.PublisherOf(d.ReleaseId) is { } other && other != publisher })];
        return new TwoReleases(all.Choices, before, after, differences, unchanged, turned);
    }

    /// <summary>
    /// What changed last: the newest release, and where it moved nothing of the dashboard the newest that did; the newest first. Then, as of now alone,
    /// older publications entered since then with values that stand; the last entered first. Everybody is told: the values are public, and so is since when they stand here.
    /// </summary>
    /// <param name="asOf">Look from the end of this fiscal year, as the indicators do.</param>
    /// <param name="knownOn">Of the releases that were out on this day; null: of all.</param>
    public async Task<IReadOnlyList<ReleaseNews>> NewsAsync(FiscalYear? asOf = null, DateOnly? knownOn = null, CancellationToken ct = default)
    {
        var all = await LoadAsync(ct);
        await using var db = await contexts.OpenContextAsync(ct);
        var targets = await NationalTargets.LoadAsync(db, ct);
        all = await OutAsync(all, db, knownOn, ct);

        // A release without values says nothing.
        all = all with { Releases = all.Releases.FindAll(r => all.Values.Exists(v => v.ReleaseId == r.Id)) };
        if (all.Releases.Count == 0) return [];
        var moving = all.Releases.FindLastIndex(r => all.Values.Exists(v => v.ReleaseId == r.Id && OfDashboard.Contains(v.Series)));
        var last = new[] { all.Releases.Count - 1, moving }.Where(i => i >= 0).Distinct().ToList();
        var news = last.ConvertAll(i => News(i, all.Releases.Take(i)));
        if (knownOn is { } day && day <= JapanTime.Today(clock)) return news;
        // The persons are for the ministry alone (row-level security), the moment is not.
        var entered = (await db.Database.SqlQuery<Entry>($"""select id as "Id", entered_at as "At" from statistics.release_entries()""").ToListAsync(ct))
            .ToDictionary(e => e.Id, e => e.At, StringComparer.Ordinal);
        var since = entered.GetValueOrDefault(all.Releases[^1].Id);
        var late = Enumerable.Range(0, all.Releases.Count).Except(last).Where(i => entered.TryGetValue(all.Releases[i].Id, out var at) && at >= since);
        return [.. news, .. late.OrderByDescending(i => entered[all.Releases[i].Id]).Select(Late).Where(n => n.Differences.Count > 0)];

        // Beside everything else that is known, also what was published after it.
        ReleaseNews Late(int index)
        {
            var release = all.Releases[index];
            var others = all.Releases.FindAll(r => r.Id != release.Id);
            var (differences, unchanged) = all.Between((all with { Releases = others }).UpTo(int.MaxValue), all.UpTo(int.MaxValue));
            return News(index, others) with { Differences = differences, Unchanged = unchanged, EnteredOn = JapanTime.DateOf(entered[release.Id]) };
        }

        ReleaseNews News(int index, IEnumerable<ReleaseRow> beside)
        {
            var release = all.Releases[index];
            var known = beside.ToDictionary(r => r.Id, r => r.Sequence, StringComparer.Ordinal);
            var standing = all.Values.Where(v => known.ContainsKey(v.ReleaseId)).Select(v => new StandingValue(v.Series, v.FiscalYear.Year, v.Value, known[v.ReleaseId], new LocalText("", ""))).ToList();
            var own = all.Values.Where(v => v.ReleaseId == release.Id).Select(v => new ProposedValue(v.Series, v.FiscalYear.Year, v.Value, "", v.Precision, null)).ToList();
            var effects = ReleaseComparison.EffectsOn(targets, own, standing, Horizon.At(clock, asOf), release.Sequence);
            var (differences, unchanged) = index == 0 ? ([], 0) : all.Between(all.Releases[index - 1].Sequence, release.Sequence);
            return new ReleaseNews(all.ChoiceOf(release), index == 0 ? null : all.ChoiceOf(all.Releases[index - 1]), differences, unchanged,
                [.. effects.Where(t => t.Before.Verdict != t.After.Verdict || t.Before.Status != t.After.Status)]);
        }
    }

    private async Task<Known> OutAsync(Known all, PortalDb db, DateOnly? knownOn, CancellationToken ct)
    {
        if (knownOn is not { } day || day > JapanTime.Today(clock)) return all;
        var days = await ReleaseDays.LoadAsync(db, ct);
        return all with { Releases = all.Releases.FindAll(r => days.IsOut(r.Sequence, r.PublishedOn, day)) };
    }

    private async Task<Known> LoadAsync(CancellationToken ct)
    {
        await using var db = await contexts.OpenContextAsync(ct);
        return new Known(
            await db.Releases.AsNoTracking().OrderBy(r => r.Sequence).ToListAsync(ct), await db.OfficialValues.AsNoTracking().ToListAsync(ct),
            await db.Sources.AsNoTracking().ToDictionaryAsync(s => s.Mark, SourceEntry.Of, ct));
    }

    private sealed record Entry(string Id, DateTimeOffset At);

    // Releases that are looked at, with every value and the words for them.
    private sealed record Known(List<ReleaseRow> Releases, List<OfficialValueRow> Values, Dictionary<string, SourceEntry> Names)
    {
        internal List<ReleaseChoice> Choices => Releases.ConvertAll(ChoiceOf);

        internal ReleaseChoice ChoiceOf(ReleaseRow release) => new(release.Id, NameOf(release.Id), release.PublishedOn);

        internal int? IndexOf(string? id) => id is not null && Releases.FindIndex(r => r.Id == id) is >= 0 and var at ? at : null;

        internal (IReadOnlyList<ReleaseDifference> Differences, int Unchanged) Between(int earlier, int later) => Between(UpTo(earlier), UpTo(later));

        internal (IReadOnlyList<ReleaseDifference> Differences, int Unchanged) Between(
            Dictionary<(string Series, FiscalYear FiscalYear), OfficialValueRow> before, Dictionary<(string Series, FiscalYear FiscalYear), OfficialValueRow> after)
        {
            var series = before.Keys.Select(k => k.Series).ToHashSet(StringComparer.Ordinal);
            return ([.. after.Where(v => Indicators.ContainsKey(v.Key.Series) && (!before.TryGetValue(v.Key, out var old) || old.Value != v.Value.Value))
                .OrderBy(v => v.Key.Series, StringComparer.Ordinal).ThenBy(v => v.Key.FiscalYear)
                .Select(v => new ReleaseDifference(Indicators[v.Key.Series], Named[v.Key.Series], v.Key.FiscalYear, before.TryGetValue(v.Key, out var old) ? IndicatorService.Plain(old.Value) : null, IndicatorService.Plain(v.Value.Value),
                    NameOf(v.Value.ReleaseId), v.Value.ReleaseId, IsFirst: !series.Contains(v.Key.Series), ReplacesOther: old is not null && PublisherOf(old.ReleaseId) != PublisherOf(v.Value.ReleaseId)))],
                after.Count(v => before.TryGetValue(v.Key, out var old) && old.Value == v.Value.Value));
        }

        internal Dictionary<(string Series, FiscalYear FiscalYear), OfficialValueRow> UpTo(int sequence)
        {
            var order = Releases.Where(r => r.Sequence <= sequence).ToDictionary(r => r.Id, r => r.Sequence, StringComparer.Ordinal);
            return Values.Where(v => order.ContainsKey(v.ReleaseId)).GroupBy(v => (v.Series, v.FiscalYear)).ToDictionary(g => g.Key, g => g.MaxBy(v => order[v.ReleaseId])!);
        }

        internal Publisher? PublisherOf(string id) => Publisher.Of(id, Names.GetValueOrDefault(id));

        private LocalText NameOf(string id) => Names.TryGetValue(id, out var name) ? name.Text : new LocalText(id, id);
    }
}
