using CollabPortal.Application.Accounts;
using CollabPortal.Application.Data;
using CollabPortal.Domain.Accounts;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>
/// Measured series divided by band, partner, kind, field or place: the one reader of the cubes for pages, API and CSV.
/// Cells that others may not see are withheld outside the ministry; an institution sees its own.
/// </summary>
public sealed class SeriesQueries(IDbContextFactory<PortalDb> contexts, IndicatorService indicators, CurrentUser user, TimeProvider clock)
{
    /// <summary>
    /// The series, or problems: "series-key" (no such indicator, or the register does not measure it; arguments: the keys),
    /// "series-by" (arguments: the divisions it has), "series-filter" (that narrowing with this division is not there).
    /// </summary>
    public async Task<Outcome<SeriesReport>> FindAsync(SeriesRequest request, CancellationToken ct = default)
    {
        if (await indicators.FindAsync(request.Key, ct: ct) is not { } report) return new Problem("series-key", nameof(SeriesRequest.Key), request.Key);
        if (!SeriesCuts.IsPlace(request.By)) return new Problem("series-by", nameof(SeriesRequest.By), string.Join(", ", Enum.GetValues<SeriesBy>().Where(SeriesCuts.IsPlace).Select(SeriesCuts.CodeOf)));
        await using var db = await contexts.CreateDbContextAsync(ct);
        var current = FiscalYear.Current(clock);
        var last = request.To is { } to && to < current ? to : current;
        var rows = await (
            from m in db.Measured.AsNoTracking()
            join o in db.Organisations on m.InstitutionId equals o.Id
            where m.Series == request.Key && m.FiscalYear <= last && (request.Institution == null || m.InstitutionId == request.Institution)
                && (request.Prefecture == null || o.Prefecture == request.Prefecture)
            select new { m.FiscalYear, m.Value, m.Items, o.Id, o.NameJa, o.NameEn, o.Kind, o.Founder, o.Prefecture }).ToListAsync(ct);
        var places = await (from p in db.Prefectures join r in db.Regions on p.RegionId equals r.Id select new { p.Code, r.Id, r.NameJa, r.NameEn }).ToDictionaryAsync(p => p.Code, ct);
        rows.RemoveAll(r => (request.From is { } from && r.FiscalYear < from) || (request.Group is { } group && GroupSum.Of(r.Kind, r.Founder) != group));
        var seesAll = user.May(Permission.ViewEveryInstitution);
        var years = rows.Select(r => r.FiscalYear).Distinct().Order().ToList();
        var lines = rows.GroupBy(r => request.By switch
        {
            SeriesBy.Group => (GroupSum.Of(r.Kind, r.Founder).ToString(), new LocalText("", "")),
            SeriesBy.InstitutionKind => (r.Kind.ToString(), new LocalText("", "")),
            SeriesBy.Prefecture => (r.Prefecture?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "", new LocalText("", "")),
            SeriesBy.Institution => (r.Id.ToString(), new LocalText(r.NameJa, r.NameEn ?? r.NameJa)),
            SeriesBy.Region when r.Prefecture is { } code && places.TryGetValue(code, out var place) => (place.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), new LocalText(place.NameJa, place.NameEn)),
            _ => ("", new LocalText("", "")),
        }).Select(g => new SeriesLine(g.Key.Item1, g.Key.Item2, [.. g.GroupBy(r => r.FiscalYear).OrderBy(y => y.Key).Select(y =>
            seesAll || (request.By == SeriesBy.Institution && g.Key.Item1 == user.InstitutionId?.ToString())
                ? new SeriesPoint(y.Key, report.Indicator.FromMeasured(y.Sum(r => r.Value)), y.Sum(r => (long)r.Items), IsInProgress: y.Key == current)
                : new SeriesPoint(y.Key, null, null, IsSuppressed: true, IsInProgress: y.Key == current))])).ToList();
        var total = new SeriesLine("", report.Indicator.Name, [.. report.Measured.Where(m => years.Contains(m.Year))
            .Select(m => new SeriesPoint(m.Year, m.Value, null, m.Coverage, m.IsSuppressed, m.IsBelowLimits, m.IsInProgress))]);
        return new SeriesReport(report.Indicator, request, total, request.By == SeriesBy.Nation ? [] : lines, years, clock.GetUtcNow(),
            request.By != SeriesBy.Nation && lines.Exists(l => l.Points.Any(p => p.IsSuppressed)), false, report.IsDemo) { Official = report.Official };
    }
}
