using CollabPortal.Application.Indicators.Series;
using CollabPortal.Domain.Indicators;
using CollabPortal.IntegrationTests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CollabPortal.IntegrationTests.Measured;

/// <summary>What the attack knows to be true: every contract with all by which a cell may count it.</summary>
public partial class DifferencingTests
{
    private static bool Counts(Fact f, SeriesRequest request, string? part)
    {
        var counts = request.Key switch
        {
            "joint-research-count" => f is { Kind: "JointResearch", Sector: "University" },
            "joint-research-count-rd-corporations" => f is { Kind: "JointResearch", InstitutionKind: "RdCorporation" },
            "commissioned-research-count" => f.Kind == "CommissionedResearch",
            "clinical-trials-count" => f.Kind == "ClinicalTrial",
            "joint-research-large-share" => f is { Kind: "JointResearch", Sector: "University" } && f.Cash >= 10_000_000,
            "joint-research-sme-share" => f is { Kind: "JointResearch", Sector: "University", PartnerKind: "sme" },
            "large-joint-research-rd-corporations" => IsLargeRd(f),
            "large-joint-research" => IsLargeRd(f) || f is { Kind: "JointResearch", Sector: "University", Cash: >= 10_000_000 },
            "large-joint-research-universities" => f is { Kind: "JointResearch", Sector: "University" } && f.Cash >= 10_000_000,
            _ => f.Kind is "JointResearch" or "CommissionedResearch" or "ClinicalTrial" or "AcademicConsulting",
        };
        return counts && (request.Institution is null || f.Institution == request.Institution) && (request.Prefecture is null || f.Prefecture == request.Prefecture)
            && (request.Group is null || f.Group == request.Group.ToString()) && (request.Band is null || f.Band == request.Band)
            && (request.InstitutionKind is null || f.InstitutionKind == request.InstitutionKind.ToString())
            && (request.Part is not { } of || of.Key == (of.By switch { SeriesBy.PartnerKind => f.PartnerKind, SeriesBy.Kind => f.Kind, _ => f.Field }))
            && (part is null || part == request.By switch
            {
                SeriesBy.Band => $"{f.Band}",
                SeriesBy.PartnerKind => f.PartnerKind,
                SeriesBy.Kind => f.Kind,
                SeriesBy.Field => f.Field,
                SeriesBy.Group => f.Group,
                SeriesBy.InstitutionKind => f.InstitutionKind,
                SeriesBy.Prefecture => $"{f.Prefecture}",
                SeriesBy.Region => "0",
                _ => f.Institution.ToString(),
            });
    }

    // R&D corporations: domestic companies only.
    private static bool IsLargeRd(Fact f) => f is { Kind: "JointResearch", InstitutionKind: "RdCorporation", DomesticCash: >= 10_000_000 };

    private static async Task<List<Fact>> FactsAsync(TestDatabase database)
    {
        await using var db = database.AsOwner();
        return await db.Database.SqlQuery<Fact>($"""
            select c.id as "Contract", r.fiscal_year as "Year", c.kind as "Kind", i.id as "Institution", i.kind as "InstitutionKind", i.sector as "Sector", i.prefecture as "Prefecture", g.place as "Group",
              coalesce(f.parent_code, f.code, '') as "Field", sum(r.direct_yen + r.indirect_yen)::bigint as "Cash",
              coalesce(sum(r.direct_yen + r.indirect_yen) filter (where o.country = 'JP'), 0)::bigint as "DomesticCash",
              (select b.id from statistics.size_band b where sum(r.direct_yen + r.indirect_yen) >= b.lower_yen and (b.upper_yen is null or sum(r.direct_yen + r.indirect_yen) < b.upper_yen)) as "Band",
              (select statistics.partner_kind(p.sector, p.country, p.size_class) from register.fiscal_year_receipt t join catalogue.organisation p on p.id = t.payer_id
               where t.contract_id = c.id and t.fiscal_year = r.fiscal_year and p.sector = 'Company'
               group by p.id order by sum(t.direct_yen + t.indirect_yen) desc, 1, p.id limit 1) as "PartnerKind"
            from register.fiscal_year_receipt r join register.research_contract c on c.id = r.contract_id and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
            join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company' join catalogue.organisation i on i.id = c.institution_id
            join statistics.institution_place g on g.institution_id = i.id and g.population = 'all' and g.scope = 'group'
            left join catalogue.research_field f on f.code = c.field_code
            group by c.id, r.fiscal_year, c.kind, i.id, i.kind, i.sector, i.prefecture, g.place, f.parent_code, f.code
            """).ToListAsync();
    }

    private sealed record Fact(
        Guid Contract, int Year, string Kind, Guid Institution, string InstitutionKind, string? Sector, int? Prefecture, string Group, string Field, long Cash, long DomesticCash, short Band, string PartnerKind);
}
