using System.Collections.Concurrent;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// What everybody may see (<see cref="PublicCells"/>), kept by fiscal year as long as the year's figures stay as they are: every reader, page,
/// file and answer asks here, so that no two of them differ. A year is worked out again as soon as a fact in it changes (figure_versions.sql), or
/// the limits or size bands, which are changed by hand.
/// </summary>
public sealed class PublicCellIndex : IDisposable
{
    // Stands among the versions of fiscal years for the limits and size bands.
    private const int Rules = -1;

    private readonly ConcurrentDictionary<(bool Contracts, FiscalYear Year), Kept> kept = new();
    private readonly SemaphoreSlim working = new(1);

    /// <summary>The public cells of every fiscal year from the first to the last.</summary>
    internal async Task<IReadOnlyDictionary<FiscalYear, PublicCells>> ForAsync(PortalDb db, FiscalYear from, FiscalYear to, CancellationToken ct) =>
        (await WithHeldAsync(db, from, to, ct)).Cells;

    /// <summary>The same with the fiscal years, of all, of which the public may read something else than the facts are at this moment (decision 26).</summary>
    internal async Task<(IReadOnlyDictionary<FiscalYear, PublicCells> Cells, IReadOnlySet<FiscalYear> Held)> WithHeldAsync(PortalDb db, FiscalYear from, FiscalYear to, CancellationToken ct)
    {
        var years = Enumerable.Range(from.Year, Math.Max(0, to.Year - from.Year + 1)).Select(y => new FiscalYear(y)).ToList();
        // Before the figures are read: what is written meanwhile makes the version an old one.
        var (versions, held) = await VersionsAsync(db, ct);
        var contracts = await PartAsync(db, years, true, versions, ct);
        var others = await PartAsync(db, years, false, versions, ct);
        return (years.ToDictionary(y => y, y => contracts[y].With(others[y])), held);
    }

    /// <summary>Works out what has changed of every fiscal year that has figures, so that no reader waits for it.</summary>
    internal async Task PrepareAsync(PortalDb db, CancellationToken ct)
    {
        var years = await db.PlaceFigures.Where(f => f.Scope == "nation" && f.Dim == "").Select(f => f.FiscalYear).Distinct().ToListAsync(ct);
        if (years.Count > 0) await ForAsync(db, years.Min(), years.Max(), ct);
    }

    /// <inheritdoc/>
    public void Dispose() => working.Dispose();

    private async Task<Dictionary<FiscalYear, PublicCells>> PartAsync(
        PortalDb db, List<FiscalYear> years, bool contracts, Dictionary<(bool, int), (long Folds, long Marks)> versions, CancellationToken ct)
    {
        if (Missing() is { Count: > 0 })
        {
            await working.WaitAsync(ct);
            try
            {
                // Somebody else may have worked them out by now.
                if (Missing() is { Count: > 0 } years2)
                {
                    foreach (var (year, cells) in await PublicCells.LoadAsync(db, years2, contracts, ct)) kept[(contracts, year)] = new Kept(VersionOf(year), cells);
                }
            }
            finally
            {
                working.Release();
            }
        }

        return years.ToDictionary(y => y, y => kept[(contracts, y)].Cells);

        List<FiscalYear> Missing() => years.FindAll(y => !kept.TryGetValue((contracts, y), out var had) || had.Version != VersionOf(y));
        ((long, long), long) VersionOf(FiscalYear year) => (versions.GetValueOrDefault((contracts, contracts ? year.Year : 0)), versions[(false, Rules)].Folds);
    }

    /// <summary>Fiscal years of which the public may read something else than the facts are at this moment, of whichever institution (decision 26).</summary>
    internal static async Task<IReadOnlySet<FiscalYear>> HeldYearsAsync(PortalDb db, CancellationToken ct) => (await VersionsAsync(db, ct)).Held;

    // Held years come along: a question of their own would be one more way to the server for each page.
    private static async Task<(Dictionary<(bool, int), (long Folds, long Marks)> Versions, IReadOnlySet<FiscalYear> Held)> VersionsAsync(PortalDb db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<VersionRow>($"""
            select part = 'contracts' as "Contracts", fiscal_year as "Year", sum(folds)::bigint as "Folds", sum(marks)::bigint as "Marks", bool_or(held) as "Held"
            from (select part, fiscal_year, folds, 0 as marks, false as held from statistics.figure_version
                  union all select s.part, coalesce(s.fiscal_year, 0), 0, 1, s.part = 'contracts' and exists (select from statistics.shown_year y where y.fiscal_year = s.fiscal_year) from statistics.stale s
                  union all select 'contracts', fiscal_year, 0, 0, true from statistics.held_unit) v
            group by 1, 2
            union all
            select false, {Rules}, hashtext(concat((select string_agg(s::text, ',' order by s::text) from statistics.counting_setting s where s.name like 'suppression.%'),
              (select string_agg(b::text, ',' order by b::text) from statistics.size_band b)))::bigint, 0, false
            """).ToListAsync(ct);
        return (rows.ToDictionary(r => (r.Contracts, r.Year), r => (r.Folds, r.Marks)), rows.Where(r => r.Held).Select(r => new FiscalYear(r.Year)).ToHashSet());
    }

    /// <summary>The version of all figures together: equal versions are equal figures.</summary>
    internal static async Task<(long Folds, long Marks)> VersionAsync(PortalDb db, CancellationToken ct) =>
        (await VersionsAsync(db, ct)).Versions.Values.Aggregate((Folds: 0L, Marks: 0L), (sum, one) => (sum.Folds + one.Folds, sum.Marks + one.Marks));

    private sealed record Kept(((long Folds, long Marks) Of, long Rules) Version, PublicCells Cells);

    private sealed record VersionRow(bool Contracts, int Year, long Folds, long Marks, bool Held);
}
