-- As in medians.sql, and by 大区分 and size band crossed ("D:3"). How many contracts stand behind a crossed median is not told to anybody: it would be
-- a figure that no other figure is withheld for.
create or replace function catalogue.cost_medians(in_year int, enough int) returns table (institution_id uuid, dim text, key text, contracts int, median_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with paid as materialized (
    select r.institution_id, r.contract_id, left(coalesce(c.field_code, ''), 1) as field, sum(r.direct_yen + r.indirect_yen)::bigint as cash, min(r.payer_id::text) as payer
    from register.fiscal_year_receipt r
    join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
    join catalogue.organisation p on p.id = r.payer_id and p.sector = 'Company'
    where r.fiscal_year = in_year and r.state = 'Received'
    group by r.institution_id, r.contract_id, c.field_code
  )
  select p.institution_id, d.dim, d.key, case when d.dim <> 'field-band' then count(*)::int end, catalogue.stepped(percentile_cont(0.5) within group (order by p.cash))
  from paid p
  left join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
  cross join lateral (values ('', ''), ('field', p.field), ('band', b.id::text), ('field-band', nullif(p.field, '') || ':' || b.id)) d (dim, key)
  where d.dim = '' or d.key <> ''
  group by 1, 2, 3
  having count(*) >= enough and count(distinct p.payer) >= enough
$$;
