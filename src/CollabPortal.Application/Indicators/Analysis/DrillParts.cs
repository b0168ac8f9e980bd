using CollabPortal.Application.Data;
using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.Application.Indicators.Analysis;

/// <summary>Which of an institution's contracts belong to a part of its figure, by the rules that divide it (figures.sql; a test holds both against each other).</summary>
internal static class DrillParts
{
    /// <summary>The contracts of the part; all of them where it does not divide contracts.</summary>
    internal static async Task<IReadOnlyList<DrillContract>> KeepAsync(
        PortalDb db, Measure measure, Guid institution, FiscalYear year, PartFilter part, IReadOnlyList<DrillContract> contracts, CancellationToken ct)
    {
        switch (part.By)
        {
            case SeriesBy.Kind:
                return [.. contracts.Where(c => c.Kind.ToString() == part.Key)];
            case SeriesBy.Field:
                var fields = await FieldsAsync(db, [.. contracts.Select(c => c.Id)], ct);
                return [.. contracts.Where(c => fields.GetValueOrDefault(c.Id, "") == part.Key)];
            case SeriesBy.PartnerKind:
                var kinds = await MainKindsAsync(db, measure, institution, year, ct);
                return [.. contracts.Where(c => kinds.GetValueOrDefault(c.Id) == part.Key)];
            case SeriesBy.Band:
                var bands = await db.SizeBands.AsNoTracking().ToListAsync(ct);
                return bands.Find(b => $"{b.Id}" == part.Key) is not { } band ? [] : [.. contracts.Where(c => c.Yen >= band.LowerYen && (band.UpperYen is not { } upper || c.Yen < upper))];
            default:
                return contracts;
        }
    }

    /// <summary>Large, SME, foreign or other, as the cubes call organisations.</summary>
    internal static async Task<Dictionary<Guid, string>> PartnerKindsAsync(PortalDb db, IReadOnlyList<Guid> organisations, CancellationToken ct)
    {
        var ids = organisations.Distinct().ToArray();
        return await db.Database.SqlQuery<KindRow>($"select o.id as \"Id\", statistics.partner_kind(o.sector, o.country, o.size_class) as \"Kind\" from catalogue.organisation o where o.id = any ({ids})")
            .ToDictionaryAsync(k => k.Id, k => k.Kind, ct);
    }

    // A contract of several payers counts once, at the one with most cash; of large contracts among the payers that make it one.
    private static async Task<Dictionary<Guid, string>> MainKindsAsync(PortalDb db, Measure measure, Guid institution, FiscalYear year, CancellationToken ct)
    {
        var years = new[] { year.Year };
        var rows = measure.Series[0] == "large-joint-research"
            ? db.Database.SqlQuery<KindRow>($"""
                select distinct on (r.contract_id) r.contract_id as "Id", statistics.partner_kind(o.sector, o.country, o.size_class) as "Kind"
                from statistics.large_joint_research({institution}, {years}) r join catalogue.organisation o on o.id = r.payer_id
                order by r.contract_id, r.cash desc, 2, r.payer_id
                """)
            : db.Database.SqlQuery<KindRow>($"""
                select distinct on (r.contract_id) r.contract_id as "Id", statistics.partner_kind(o.sector, o.country, o.size_class) as "Kind"
                from statistics.counted_receipts({institution}, {years}) r join catalogue.organisation o on o.id = r.payer_id
                where r.payer_sector = 'Company'
                order by r.contract_id, r.cash desc, 2, r.payer_id
                """);
        return await rows.ToDictionaryAsync(k => k.Id, k => k.Kind, ct);
    }

    // The top of the classification; "" where the contract has no field.
    private static async Task<Dictionary<Guid, string>> FieldsAsync(PortalDb db, List<Guid> contracts, CancellationToken ct)
    {
        var parents = await db.ResearchFields.AsNoTracking().ToDictionaryAsync(f => f.Code, f => f.ParentCode, ct);
        var rows = await db.Contracts.AsNoTracking().Where(c => contracts.Contains(c.Id)).Select(c => new { c.Id, c.FieldCode }).ToListAsync(ct);
        return rows.ToDictionary(r => r.Id, r => Top(r.FieldCode));

        string Top(string? code)
        {
            if (code is null || !parents.TryGetValue(code, out var parent)) return "";
            while (parent is not null && parents.TryGetValue(parent, out var above)) (code, parent) = (parent, above);
            return code;
        }
    }

    private sealed record KindRow(Guid Id, string Kind);
}
