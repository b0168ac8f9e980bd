-- A median of a size band is rounded to a step inside the band: "about 10 million" of contracts below 10 million would be no median of theirs.
-- With it catalogue.stepped is the same without bounds: the steps stand once.
create function catalogue.stepped_within(yen double precision, low bigint, high bigint) returns bigint language sql immutable parallel safe as $$
  select case when yen is null then null when yen < 1 then 0 else (
    select step.yen from (
      select round(s * 10 ^ (floor(log($1)) + e))::bigint as yen
      from unnest(array[1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2]) s, unnest(array[-1, 0, 1]) e) step
    where step.yen > 0
    order by (step.yen >= low and (high is null or step.yen < high)) desc, abs(ln(step.yen::double precision) - ln($1)) limit 1) end
$$;
create or replace function catalogue.stepped(yen double precision) returns bigint language sql immutable parallel safe as $$ select catalogue.stepped_within($1, 0, null) $$;
revoke all on function catalogue.stepped_within(double precision, bigint, bigint) from public;

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
  select p.institution_id, d.dim, d.key, case when d.dim <> 'field-band' then count(*)::int end, case when d.dim in ('band', 'field-band') then catalogue.stepped_within(percentile_cont(0.5) within group (order by p.cash), min(b.lower_yen), min(b.upper_yen))
      else catalogue.stepped(percentile_cont(0.5) within group (order by p.cash)) end
  from paid p
  left join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
  cross join lateral (values ('', ''), ('field', p.field), ('band', b.id::text), ('field-band', nullif(p.field, '') || ':' || b.id)) d (dim, key)
  where d.dim = '' or d.key <> ''
  group by 1, 2, 3
  having count(*) >= enough and count(distinct p.payer) >= enough
$$;
