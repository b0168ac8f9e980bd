namespace CollabPortal.Benchmarks;

/// <summary>The figures of the national dashboard as somebody would write them by hand, over the rollup and over the facts.</summary>
internal static class NationalSql
{
    private const string Indicators = "('company-investment', 'large-joint-research', 'patent-licences', 'researcher-moves', 'researcher-moves-out-of-universities')";

    /// <summary>Published values, targets, sources, and what the rollup has.</summary>
    internal static readonly IReadOnlyList<string> OverTheRollup =
    [
        """
        select v.series, v.fiscal_year, v.release_id, v.value, v.unit, v.precision, v.source, v.note, r.sequence, r.published_on
        from statistics.official_value v join statistics.release r on r.id = v.release_id order by v.series, v.fiscal_year, r.sequence
        """,
        "select * from statistics.policy_target where scope = 'Nation'",
        "select * from statistics.source",
        "select * from statistics.counting_setting where name like 'suppression.%'",
        $"""
        select series, fiscal_year, value, items, partners, money_yen, top_partner_yen
        from statistics.place_figure where series in {Indicators} and dim = '' and scope = 'nation' and population = 'all'
        """,
        "select fiscal_year from statistics.place_figure where series = 'joint-research' and dim = '' and scope = 'nation' and population = 'universities' order by 1",
        """
        select scope, place, dim, key, items, money_yen, partners, top_partner_yen, institutions
        from statistics.place_figure
        where series = 'joint-research' and dim in ('', 'band') and population = 'universities' and scope in ('nation', 'group', 'prefecture')
          and fiscal_year = extract(year from now() at time zone 'Asia/Tokyo' - interval '3 months')::int - 1
        """,
        "select exists (select from catalogue.organisation where is_demo)",
        "select * from statistics.size_band order by id",
        "select p.code, p.name_ja, p.name_en, r.id, r.name_ja, r.name_en from catalogue.prefecture p join catalogue.region r on r.id = p.region_id order by 1",
    ];

    /// <summary>The measured figures alone, from contracts and receipts. Less than the rollup holds: no licences, no moves.</summary>
    internal static readonly IReadOnlyList<string> OverTheFacts =
    [
        """
        with money as materialized (
          select r.institution_id, r.fiscal_year, r.contract_id, c.kind, r.payer_id, o.country, i.kind as inst_kind, i.sector as inst_sector,
            sum(r.direct_yen + r.indirect_yen) as cash
          from register.fiscal_year_receipt r
          join register.research_contract c on c.id = r.contract_id and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
          join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
          join catalogue.organisation i on i.id = r.institution_id
          where r.state = 'Received' group by 1, 2, 3, 4, 5, 6, 7, 8
        ), large as (
          select fiscal_year, contract_id from money
          where kind = 'JointResearch' and (inst_sector = 'University' or (inst_kind = 'RdCorporation' and country = 'JP'))
          group by 1, 2 having sum(cash) >= 10000000
        )
        select 'company-investment', fiscal_year, sum(cash), count(distinct contract_id) from money
        where kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial', 'AcademicConsulting') group by 2
        union all
        select 'large-joint-research', fiscal_year, count(*), count(*) from large group by 2
        """,
        """
        with per_contract as materialized (
          select r.institution_id, r.contract_id, sum(r.direct_yen + r.indirect_yen) as cash, count(distinct r.payer_id) as partners
          from register.fiscal_year_receipt r
          join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
          join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
          where r.state = 'Received' and r.fiscal_year = extract(year from now() at time zone 'Asia/Tokyo' - interval '3 months')::int - 1
          group by 1, 2
        )
        select b.id, o.kind, o.founder, o.prefecture, count(*), sum(p.cash), count(distinct p.institution_id)
        from per_contract p join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
        join catalogue.organisation o on o.id = p.institution_id
        group by grouping sets ((b.id), (o.kind, o.founder), (o.prefecture), ())
        """,
    ];
}
