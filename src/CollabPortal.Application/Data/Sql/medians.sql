-- Medians that everybody may read (decisions/0019). Each is rounded to the next of twelve steps a power of ten, about a fifth apart, and
-- stands on at least as many contracts as asked, with as many partners: no contract's own amount can be read from it.
create function catalogue.stepped(yen double precision) returns bigint language sql immutable parallel safe as $$
  select case when yen is null then null when yen < 1 then 0 else (
    select round(s * 10 ^ floor(log(yen)))::bigint from unnest(array[1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2, 10]) s
    order by abs(ln(s::double precision) - ln(yen / 10 ^ floor(log(yen)))) limit 1) end
$$;

-- Cash from companies for one contract of joint research in a fiscal year, by institution: whole, by 大区分 and by size band.
create function catalogue.cost_medians(in_year int, enough int) returns table (institution_id uuid, dim text, key text, contracts int, median_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with paid as materialized (
    select r.institution_id, r.contract_id, left(coalesce(c.field_code, ''), 1) as field, sum(r.direct_yen + r.indirect_yen)::bigint as cash, min(r.payer_id::text) as payer
    from register.fiscal_year_receipt r
    join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
    join catalogue.organisation p on p.id = r.payer_id and p.sector = 'Company'
    where r.fiscal_year = in_year and r.state = 'Received'
    group by r.institution_id, r.contract_id, c.field_code
  )
  select p.institution_id, d.dim, d.key, count(*)::int, catalogue.stepped(percentile_cont(0.5) within group (order by p.cash))
  from paid p
  cross join lateral (values ('', ''), ('field', p.field),
    ('band', (select b.id::text from statistics.size_band b where p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)))) d (dim, key)
  where d.dim = '' or d.key <> ''
  group by 1, 2, 3
  having count(*) >= enough and count(distinct p.payer) >= enough
$$;

-- Days of contracts that were approved since a day: from entry to submission, and from submission to approval.
create function catalogue.step_days(since timestamptz, enough int) returns table (institution_id uuid, contracts int, submit_days double precision, approve_days double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.institution_id, count(*)::int,
    percentile_cont(0.5) within group (order by (c.submitted_at at time zone 'Asia/Tokyo')::date - (c.entered_at at time zone 'Asia/Tokyo')::date),
    percentile_cont(0.5) within group (order by (c.approved_at at time zone 'Asia/Tokyo')::date - (c.submitted_at at time zone 'Asia/Tokyo')::date)
  from register.research_contract c
  where c.approved_at >= since and c.submitted_at is not null
  group by 1
  having count(*) >= enough
$$;
revoke all on function catalogue.stepped(double precision), catalogue.cost_medians(int, int), catalogue.step_days(timestamptz, int) from public;
