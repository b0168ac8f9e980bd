using CollabPortal.Application.Data;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Series;

/// <summary>What stands between the figures at this moment and those last shown to everybody (public_states.sql).</summary>
internal static class PublicStates
{
    /// <summary>Parts of institutions in which too few contracts have changed since they were last told: withheld, though the rest was renewed.</summary>
    internal static async Task<IReadOnlyList<(Guid Institution, FiscalYear Year, string Dim, string Key)>> YoungAsync(PortalDb db, string series, IReadOnlyList<FiscalYear> years, CancellationToken ct)
    {
        int[] wanted = [.. years.Select(y => y.Year)];
        var rows = await db.Database.SqlQuery<YoungPart>(
            $"""select institution_id as "Institution", fiscal_year as "Year", dim as "Dim", key as "Key" from statistics.young_part where fiscal_year = any ({wanted}) and kind = statistics.kind_of({series}, '', '')""").ToListAsync(ct);
        return rows.ConvertAll(r => (r.Institution, new FiscalYear(r.Year), r.Dim, r.Key));
    }

    /// <summary>Institutions' years of which the public sees another state than the facts are in.</summary>
    internal static async Task<IReadOnlySet<(Guid Institution, FiscalYear Year)>> HeldAsync(PortalDb db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<HeldYear>($"""
            select institution_id as "Institution", fiscal_year as "Year" from statistics.held_unit
            union select s.institution_id, s.fiscal_year from statistics.stale s join statistics.shown_year y on y.institution_id = s.institution_id and y.fiscal_year = s.fiscal_year
            """).ToListAsync(ct);
        return rows.Select(r => (r.Institution, new FiscalYear(r.Year))).ToHashSet();
    }

    private sealed record YoungPart(Guid Institution, int Year, string Dim, string Key);

    private sealed record HeldYear(Guid Institution, int Year);
}
