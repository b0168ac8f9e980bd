using CollabPortal.Application.Data;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>A cell of a series as the cubes hold it: which line it belongs to, and whether everybody may see it is decided by its place.</summary>
internal sealed record SeriesCell(
    string Series, string Dim, string Key, FiscalYear Year, string Line, string Population, string Scope, string Place, Guid? Institution,
    decimal Value, long Items, decimal MoneyYen, decimal IndirectYen, int Partners, decimal TopPartnerYen);

/// <summary>Reads the cells of one measure for a request, from the cube that fits: places, or institutions where the request narrows to some.</summary>
internal static class SeriesCells
{
    internal static string CodeOf(MeasuredPopulation population) => population switch
    {
        MeasuredPopulation.Universities => "universities",
        MeasuredPopulation.RdCorporations => "rd",
        MeasuredPopulation.NationalUniversities => "national-universities",
        _ => "all",
    };

    internal static SeriesCell Of(PlaceFigureRow f, string line) => new(
        f.Series, f.Dim, f.Key, f.FiscalYear, line, f.Population, f.Scope, f.Place, null, f.Value, f.Items, f.MoneyYen, f.IndirectYen, f.Partners, f.TopPartnerYen);

    /// <param name="asPublic">As everybody sees it, not as it is at this moment.</param>
    internal static async Task<List<SeriesCell>> ReadAsync(PortalDb db, Measure measure, SeriesRequest request, SeriesBy by, FiscalYear first, FiscalYear last, bool asPublic, CancellationToken ct)
    {
        var byFact = !SeriesCuts.IsPlace(by);
        var (part, narrowing) = (measure.Part, request.Narrowing);
        var dim = byFact ? SeriesCuts.CodeOf(by) : part is not null ? SeriesCuts.CodeOf(part.By) : narrowing is not null ? SeriesCuts.CodeOf(narrowing.By) : "";
        var keys = byFact ? null : part is not null ? part.Keys.ToList() : narrowing is not null ? [narrowing.Key] : null;
        var series = measure.AllSeries.ToList();
        var population = CodeOf(measure.Population);
        var places = request.Places.Select(p => (Scope: SeriesCuts.CodeOf(p.By), Place: p.Code)).ToList();
        var single = places.Count switch { 0 => (Scope: "nation", Place: ""), 1 => places[0], _ => ((string Scope, string Place)?)null };
        var narrowed = places.Count > 0;
        if (request.Institution is null && by != SeriesBy.Institution && single is { } at && (byFact || by == SeriesBy.Nation || !narrowed))
        {
            var scope = byFact || by == SeriesBy.Nation ? at.Scope : SeriesCuts.CodeOf(by);
            var cells = await (asPublic ? db.PublicPlaceFigures : db.PlaceFigures).AsNoTracking()
                .Where(f => series.Contains(f.Series) && f.Dim == dim && f.Scope == scope && f.Population == population && f.FiscalYear >= first && f.FiscalYear <= last
                    && (scope != at.Scope || f.Place == at.Place || !narrowed) && (keys == null || keys.Contains(f.Key))).ToListAsync(ct);
            return cells.ConvertAll(f => Of(f, byFact ? f.Key : by == SeriesBy.Nation ? "" : f.Place));
        }

        string? In(SeriesBy place) => request.Places.Where(p => p.By == place).Select(p => p.Code).FirstOrDefault();
        var (ofGroup, prefecture, region, kind) = (In(SeriesBy.Group), In(SeriesBy.Prefecture), In(SeriesBy.Region), In(SeriesBy.InstitutionKind));
        var lineScope = by is SeriesBy.Institution or SeriesBy.Nation || byFact ? "nation" : SeriesCuts.CodeOf(by);
        var rows = await (
            from f in (asPublic ? db.PublicFigures : db.Figures).AsNoTracking()
            join p in db.Set<InstitutionPlaceRow>() on f.InstitutionId equals p.InstitutionId
            where series.Contains(f.Series) && f.Dim == dim && f.FiscalYear >= first && f.FiscalYear <= last && (keys == null || keys.Contains(f.Key))
                && p.Population == population && p.Scope == lineScope && (request.Institution == null || f.InstitutionId == request.Institution)
                && (ofGroup == null || db.Set<InstitutionPlaceRow>().Any(g => g.InstitutionId == f.InstitutionId && g.Population == population && g.Scope == "group" && g.Place == ofGroup))
                && (prefecture == null || db.Set<InstitutionPlaceRow>().Any(g => g.InstitutionId == f.InstitutionId && g.Population == population && g.Scope == "prefecture" && g.Place == prefecture))
                && (region == null || db.Set<InstitutionPlaceRow>().Any(g => g.InstitutionId == f.InstitutionId && g.Population == population && g.Scope == "region" && g.Place == region))
                && (kind == null || db.Set<InstitutionPlaceRow>().Any(g => g.InstitutionId == f.InstitutionId && g.Population == population && g.Scope == "institution-kind" && g.Place == kind))
            select new { Figure = f, p.Place }).ToListAsync(ct);
        return rows.ConvertAll(r => new SeriesCell(r.Figure.Series, r.Figure.Dim, r.Figure.Key, r.Figure.FiscalYear,
            byFact ? r.Figure.Key : by switch { SeriesBy.Institution => r.Figure.InstitutionId.ToString(), SeriesBy.Nation => "", _ => r.Place },
            population, "institution", "", r.Figure.InstitutionId, r.Figure.Value, r.Figure.Items, r.Figure.MoneyYen, r.Figure.IndirectYen, r.Figure.Partners, r.Figure.TopPartnerYen));
    }
}
