using System.Globalization;
using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Organisations;

/// <summary>
/// In which fields each institution has published joint research. Whether a field may be named follows from the suppression of
/// the whole table, so it cannot be asked in SQL; it is worked out for all institutions at once. Every half minute it is asked whether any
/// figure has changed, and only then worked out again; meanwhile readers get what was.
/// </summary>
public sealed class PublicFieldIndex(PublicCellIndex cells, TimeProvider clock) : IDisposable
{
    // The version knows of facts, limits and bands; what an institution is (its kind, its places) changes without one.
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim working = new(1);
    private volatile Snapshot? kept;

    /// <inheritdoc/>
    public void Dispose() => working.Dispose();

    /// <summary>Institution to 大区分 codes, most contracts first; institutions with figures but no field shown have an empty list.</summary>
    internal async Task<IReadOnlyDictionary<Guid, IReadOnlyList<string>>> FieldsAsync(PortalDb db, CancellationToken ct) => (await KeptAsync(db, ct)).Fields;

    /// <summary>The public figures of every institution that has some, suppressed.</summary>
    internal async Task<IReadOnlyDictionary<Guid, InstitutionFigures>> FiguresAsync(PortalDb db, CancellationToken ct) => (await KeptAsync(db, ct)).Figures;

    /// <summary>What else is public of the last fiscal year that is over, by institution.</summary>
    internal async Task<IReadOnlyDictionary<Guid, FurtherFigures>> FurtherAsync(PortalDb db, CancellationToken ct) => (await KeptAsync(db, ct)).Further;

    /// <summary>The same as they are at this moment; null where a fact has changed since they were worked out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, InstitutionFigures>?> CurrentAsync(PortalDb db, CancellationToken ct) =>
        kept is { } known && known.LastOver == FiscalYear.Current(clock).Previous && clock.GetUtcNow() - known.MadeAt is var age && age >= TimeSpan.Zero && age < Longest
            && await PublicCellIndex.VersionAsync(db, ct) == known.Version ? known.Figures : null;

    private async Task<Snapshot> KeptAsync(PortalDb db, CancellationToken ct)
    {
        if (Recent() is { } recent) return recent;
        // Working it out takes seconds on a busy machine: one does it, the others go on with the last one.
        if (!await working.WaitAsync(kept is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct)) return kept!;
        try
        {
            if (Recent() is { } made) return made;
            // Before the figures are read: what is written meanwhile makes the version an old one.
            var (now, lastOver, version) = (clock.GetUtcNow(), FiscalYear.Current(clock).Previous, await PublicCellIndex.VersionAsync(db, ct));
            kept = kept is { } same && same.Version == version && same.LastOver == lastOver && now - same.MadeAt < Longest && now >= same.MadeAt
                ? same with { At = now } : await MakeAsync(db, lastOver, version, now, ct);
            return kept;
        }
        finally
        {
            working.Release();
        }
    }

    private Snapshot? Recent() => kept is { } recent && clock.GetUtcNow() is var now && now - recent.At < KeptFor && now >= recent.At ? recent : null;

    private async Task<Snapshot> MakeAsync(PortalDb db, FiscalYear lastOver, (long, long) version, DateTimeOffset now, CancellationToken ct)
    {
        var years = PublicFigures.YearsTo(lastOver);
        var open = await cells.ForAsync(db, years[0], lastOver, ct);
        var bands = await BandsAsync(db, ct);
        var rows = await RowsAsync(db, lastOver, null, ct);
        var figures = rows.Select(r => (r.Key, Figures: PublicFigures.Of(r.Key, r.Value, bands, lastOver, open))).Where(r => r.Figures is not null).ToDictionary(r => r.Key, r => r.Figures!);
        var further = await FurtherFigures.AllAsync(
            db, lastOver, bands, Disclosure.LimitsIn(lastOver, await Disclosure.SettingsAsync(db, ct)), open[lastOver], id => figures.TryGetValue(id, out var f) && f.JointResearch.Any(y => y.FiscalYear == lastOver && y.Figure.Yen is not null), ct);
        return new Snapshot(now, now, lastOver, version, rows.Keys.ToDictionary(id => id, id => figures.TryGetValue(id, out var own) ? PublicFigures.FieldsShown(own) : []), figures, further);
    }

    internal static Task<List<SizeBandRow>> BandsAsync(PortalDb db, CancellationToken ct) =>
        db.SizeBands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct);

    /// <summary>The rows of the years shown, of one institution or of all.</summary>
    internal static async Task<Dictionary<Guid, PublicFigures.Rows>> RowsAsync(PortalDb db, FiscalYear lastOver, Guid? only, CancellationToken ct)
    {
        var first = new FiscalYear(lastOver.Year - PublicFigures.Years + 1);
        string[] series = [PublicFigures.JointResearchSeries, PublicFigures.LicencesSeries];
        var figures = await db.PublicFigures.AsNoTracking()
            .Where(f => f.FiscalYear >= first && f.FiscalYear <= lastOver && (only == null || f.InstitutionId == only)
                && ((f.Dim == "" && series.Contains(f.Series)) || (f.Series == PublicFigures.JointResearchSeries && (f.Dim == "band" || f.Dim == "field")))).ToListAsync(ct);
        return figures.GroupBy(f => f.InstitutionId).Where(g => g.Any(f => f.Dim.Length == 0)).ToDictionary(g => g.Key, g => new PublicFigures.Rows(
            [.. g.Where(f => f.Dim.Length == 0).Select(f => new MeasuredRow(f.Series, f.FiscalYear, f.InstitutionId, f.Value, f.Items, f.Partners, f.MoneyYen, f.TopPartnerYen))],
            [.. g.Where(f => f.Dim == "band").Select(f => new JointResearchCellRow(f.FiscalYear, f.InstitutionId, short.Parse(f.Key, CultureInfo.InvariantCulture), f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen))],
            [.. g.Where(f => f.Dim == "field").Select(f => new FieldCellRow(f.FiscalYear, f.InstitutionId, f.Key, f.Items, f.MoneyYen, f.Partners, f.TopPartnerYen))]));
    }

    private sealed record Snapshot(
        DateTimeOffset At, DateTimeOffset MadeAt, FiscalYear LastOver, (long Folds, long Marks) Version, IReadOnlyDictionary<Guid, IReadOnlyList<string>> Fields, IReadOnlyDictionary<Guid, InstitutionFigures> Figures, IReadOnlyDictionary<Guid, FurtherFigures> Further);
}
