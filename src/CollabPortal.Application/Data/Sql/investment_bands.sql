-- contract_figures as in commissioned_bands.sql, with company investment and large joint research by size band too.
-- Everything that is counted from contracts, for pairs of institution and fiscal year. Rules: domain.md §3b.
create or replace function statistics.contract_figures(insts uuid[], years int[])
returns table (series text, dim text, key text, fiscal_year int, institution_id uuid,
  value bigint, items int, money_yen bigint, indirect_yen bigint, partners int, top_partner_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pair as materialized (
    select distinct p.i, p.y, o.kind as inst_kind, o.sector as inst_sector from unnest(insts, years) p (i, y) join catalogue.organisation o on o.id = p.i
  ), rule as materialized (
    select d.y, string_to_array(statistics.setting('company-investment.kinds', d.y), ',') as kinds,
      statistics.setting('large-joint-research.basis', d.y) as basis, statistics.setting('large-joint-research.threshold-yen', d.y)::bigint as threshold
    from (select distinct y from pair) d
  ), field as materialized (
    select f.code, coalesce(grand.code, parent.code, f.code) as top
    from catalogue.research_field f
    left join catalogue.research_field parent on parent.code = f.parent_code
    left join catalogue.research_field grand on grand.code = parent.parent_code
  ), money as materialized (
    select r.institution_id, r.fiscal_year, r.contract_id, c.kind, coalesce(f.top, '') as field, r.payer_id, o.sector, o.country, p.inst_kind, p.inst_sector,
      statistics.partner_kind(o.sector, o.country, o.size_class) as partner_kind,
      sum(r.direct_yen + r.indirect_yen)::bigint as cash, sum(r.indirect_yen)::bigint as indirect
    from pair p
    join register.fiscal_year_receipt r on r.institution_id = p.i and r.fiscal_year = p.y and r.state = 'Received'
    join register.research_contract c on c.id = r.contract_id and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
    join catalogue.organisation o on o.id = r.payer_id
    left join field f on f.code = c.field_code
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11
  ), weighed as materialized (
    select m.*, m.sector = 'Company' as company,
      m.sector = 'Company' and m.kind = 'JointResearch' and (m.inst_sector = 'University' or m.inst_kind = 'RdCorporation')
        -- R&D corporations: domestic companies only (note 2 of seed 004).
        and (m.inst_kind <> 'RdCorporation' or m.country = 'JP') as eligible,
      sum(m.cash) over (partition by m.fiscal_year, m.contract_id, m.sector = 'Company') as same_cash,
      -- A contract of several payers counts once, at the one with most cash.
      first_value(m.partner_kind) over w as main_kind, row_number() over w = 1 as is_main,
      row_number() over (partition by m.fiscal_year, m.contract_id order by m.cash desc, m.partner_kind, m.payer_id) = 1 as is_first
    from money m
    window w as (partition by m.fiscal_year, m.contract_id, m.sector = 'Company' order by m.cash desc, m.partner_kind, m.payer_id)
  ), large as materialized (
    select e.fiscal_year, e.contract_id, (array_agg(e.payer_id order by e.cash desc, e.partner_kind, e.payer_id))[1] as main_payer,
      (array_agg(e.partner_kind order by e.cash desc, e.partner_kind, e.payer_id))[1] as main_kind
    from weighed e join rule r on r.y = e.fiscal_year
    where e.eligible
    group by e.fiscal_year, e.contract_id, e.institution_id, e.inst_kind, r.basis, r.threshold
    having r.threshold <= case when r.basis = 'contract-total'
      then (select sum(t.direct_yen + t.indirect_yen) from register.fiscal_year_receipt t join catalogue.organisation p on p.id = t.payer_id
            where t.institution_id = e.institution_id and t.contract_id = e.contract_id and t.state = 'Received' and p.sector = 'Company'
              and (e.inst_kind <> 'RdCorporation' or p.country = 'JP'))
      else sum(e.cash) end
  ), cell as (
    select s.series, s.dim, s.key, s.is_main, w.fiscal_year, w.institution_id, w.payer_id, w.cash, w.indirect
    from weighed w
    join rule r on r.y = w.fiscal_year
    left join large l on w.eligible and l.fiscal_year = w.fiscal_year and l.contract_id = w.contract_id
    -- The band of what all companies paid for the contract in the year.
    left join statistics.size_band b on w.company and w.same_cash >= b.lower_yen and (b.upper_yen is null or w.same_cash < b.upper_yen)
    cross join lateral (
      select 'company-investment' as series, d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind), ('kind', w.kind), ('field', w.field), ('band', b.id::text)) d (dim, key) where w.company and w.kind = any (r.kinds)
      union all
      select 'joint-research', d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind), ('field', w.field), ('band', b.id::text)) d (dim, key)
      where w.company and w.kind = 'JointResearch'
      union all
      select 'large-joint-research', d.dim, d.key, w.payer_id = l.main_payer
      from (values ('', ''), ('partner-kind', l.main_kind), ('field', w.field), ('band', b.id::text)) d (dim, key) where l.contract_id is not null
      union all
      select case w.kind when 'CommissionedResearch' then 'commissioned-research' else 'clinical-trials' end, d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind),
        ('band', case when w.kind = 'CommissionedResearch' then b.id::text end)) d (dim, key)
      where w.company and w.kind in ('CommissionedResearch', 'ClinicalTrial') and d.key is not null
      union all
      select 'private-contracts', d.dim, d.key, w.is_main
      from (values ('', ''), ('kind', w.kind)) d (dim, key) where w.company and w.kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial')
      union all
      select 'research-contracts', d.dim, d.key, w.is_first
      from (values ('', ''), ('kind', w.kind)) d (dim, key) where w.kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial')) s
  ), by_payer as (
    select c.series, c.dim, c.key, c.fiscal_year, c.institution_id, c.payer_id, count(*) filter (where c.is_main) as items, sum(c.cash) as cash, sum(c.indirect) as indirect
    from cell c
    group by 1, 2, 3, 4, 5, 6
  )
  select p.series, p.dim, p.key, p.fiscal_year, p.institution_id,
    case when p.series in ('company-investment', 'private-contracts', 'research-contracts') then sum(p.cash)::bigint else sum(p.items)::bigint end,
    sum(p.items)::int, sum(p.cash)::bigint, sum(p.indirect)::bigint, count(*)::int, max(p.cash)::bigint
  from by_payer p
  group by 1, 2, 3, 4, 5
$$;

select statistics.recount_all();
