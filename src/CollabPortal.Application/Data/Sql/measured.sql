-- Facts to figures (architecture.md, decision 7): the measured series of one institution are recounted, for the fiscal years
-- that a write touched, in the transaction of the write. Rows are per institution, so no office waits for another's import;
-- the national figure is the sum of at most 1,050 rows a year. Rules: domain.md §3b.
create function statistics.setting(wanted text, in_year int) returns text language sql stable as $$
  select value from statistics.counting_setting s where s.name = wanted and s.from_fiscal_year <= in_year
  order by s.from_fiscal_year desc limit 1
$$;

-- Cash received for contracts that count, by contract, fiscal year and payer.
create function statistics.counted_receipts(inst uuid, years int[])
returns table (fiscal_year int, contract_id uuid, kind text, field_code text, payer_id uuid, payer_sector text, payer_country text, cash bigint)
language sql stable as $$
  select r.fiscal_year, c.id, c.kind, c.field_code, r.payer_id, p.sector, p.country, sum(r.direct_yen + r.indirect_yen)::bigint
  from register.fiscal_year_receipt r
  join register.research_contract c on c.id = r.contract_id
  join catalogue.organisation p on p.id = r.payer_id
  where r.institution_id = inst and r.fiscal_year = any (years) and r.state = 'Received'
    and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
  group by 1, 2, 3, 4, 5, 6, 7
$$;

-- Fills statistics.measured and the cells of one institution for the given fiscal years.
create function statistics.recount(inst uuid, years int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  inst_kind text;
  inst_sector text;
begin
  if years is null or cardinality(years) = 0 then return; end if;
  -- Writers of one institution take turns from here to commit: otherwise two could each overlook the other's fact.
  perform pg_advisory_xact_lock(hashtextextended('measured:' || inst, 0));
  select o.kind, o.sector into inst_kind, inst_sector from catalogue.organisation o where o.id = inst;

  delete from statistics.measured m where m.institution_id = inst and m.fiscal_year = any (years);
  delete from statistics.joint_research_cell m where m.institution_id = inst and m.fiscal_year = any (years);
  delete from statistics.field_cell m where m.institution_id = inst and m.fiscal_year = any (years);

  -- KPI 1: cash from companies to universities etc., R&D corporations and public research institutes.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  with counted as materialized (
    select r.* from statistics.counted_receipts(inst, years) r
    where r.payer_sector = 'Company' and r.kind = any (string_to_array(statistics.setting('company-investment.kinds', r.fiscal_year), ','))
  ), by_payer as (
    select c.fiscal_year, c.payer_id, sum(c.cash) as cash from counted c group by 1, 2
  )
  select 'company-investment', p.fiscal_year, inst, sum(p.cash),
    (select count(distinct c.contract_id) from counted c where c.fiscal_year = p.fiscal_year), count(*), sum(p.cash), max(p.cash)
  from by_payer p group by p.fiscal_year;

  -- KPI 2: joint-research contracts at or above the threshold from private companies; R&D corporations: domestic ones only
  -- (note 2 of seed 004). The basis is the receipt of the fiscal year, or by setting the contract's whole receipts.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  with eligible as (
    select r.* from statistics.counted_receipts(inst, years) r
    where r.kind = 'JointResearch' and r.payer_sector = 'Company' and (inst_kind <> 'RdCorporation' or r.payer_country = 'JP')
      and (inst_sector = 'University' or inst_kind = 'RdCorporation')
  ), large as (
    select e.fiscal_year, e.contract_id from eligible e
    group by 1, 2
    having (case when statistics.setting('large-joint-research.basis', e.fiscal_year) = 'contract-total'
      then (select sum(r.direct_yen + r.indirect_yen) from register.fiscal_year_receipt r
            join catalogue.organisation p on p.id = r.payer_id
            where r.contract_id = e.contract_id and r.state = 'Received' and p.sector = 'Company'
              and (inst_kind <> 'RdCorporation' or p.country = 'JP'))
      else sum(e.cash) end) >= statistics.setting('large-joint-research.threshold-yen', e.fiscal_year)::bigint
  ), by_payer as (
    select e.fiscal_year, e.payer_id, sum(e.cash) as cash from eligible e join large l using (fiscal_year, contract_id) group by 1, 2
  )
  select 'large-joint-research', b.fiscal_year, inst, (select count(*) from large l where l.fiscal_year = b.fiscal_year),
    (select count(*) from large l where l.fiscal_year = b.fiscal_year), count(*), sum(b.cash), max(b.cash)
  from by_payer b group by b.fiscal_year;

  -- KPI 3: pairs of patent right and agreement; licences in force at any time in the year, assignments made in it, no options.
  -- MEXT's population: universities etc.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  select 'patent-licences', y, inst, count(distinct (l.patent_right_id, l.agreement_number)), count(*), count(distinct l.licensee_id), 0, 0
  from unnest(years) y
  join register.licence_or_assignment l on l.institution_id = inst
    and case when l.kind = 'Assignment' then l.starts_on between make_date(y, 4, 1) and make_date(y + 1, 3, 31)
             when l.kind in ('Exclusive', 'NonExclusive') then l.starts_on <= make_date(y + 1, 3, 31) and (l.ends_on is null or l.ends_on >= make_date(y, 4, 1))
             else false end
  where inst_sector = 'University'
  group by y;

  -- KPI 4 and its sub-target: persons from another sector, at the receiving body. What a sender wrote down counts only where
  -- the receiving body keeps no register here (companies and other bodies), so that nobody is counted twice.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  select s.series, m.fiscal_year, inst, sum(m.persons), count(*), count(distinct m.receiving_organisation_id), 0, 0
  from register.researcher_move m
  join catalogue.organisation o on o.id = m.receiving_organisation_id
  join (values ('researcher-moves'), ('researcher-moves-out-of-universities')) s (series)
    on s.series = 'researcher-moves' or m.from_sector = 'University'
  where m.institution_id = inst and m.fiscal_year = any (years) and m.from_sector <> m.to_sector
    and (m.receiving_organisation_id = inst
      or o.kind not in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute'))
  group by 1, 2;

  -- Joint research with companies by size band and by field, ¥0 included.
  insert into statistics.joint_research_cell (fiscal_year, institution_id, band_id, contracts, received_yen, partners, top_partner_yen)
  with counted as materialized (
    select r.* from statistics.counted_receipts(inst, years) r where r.kind = 'JointResearch' and r.payer_sector = 'Company'
  ), per_contract as (
    select r.fiscal_year, r.contract_id, sum(r.cash) as cash from counted r group by 1, 2
  ), banded as (
    select p.fiscal_year, p.contract_id, b.id as band_id from per_contract p
    join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
  ), by_payer as (
    select b.fiscal_year, b.band_id, r.payer_id, sum(r.cash) as cash
    from banded b join counted r on r.fiscal_year = b.fiscal_year and r.contract_id = b.contract_id group by 1, 2, 3
  )
  select y.fiscal_year, inst, y.band_id, (select count(*) from banded b where b.fiscal_year = y.fiscal_year and b.band_id = y.band_id),
    sum(y.cash), count(*), max(y.cash)
  from by_payer y group by y.fiscal_year, y.band_id;

  -- The total of both: contracts add up over the cells, distinct partners do not, and suppression needs them.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  with counted as materialized (
    select r.* from statistics.counted_receipts(inst, years) r where r.kind = 'JointResearch' and r.payer_sector = 'Company'
  ), by_payer as (
    select c.fiscal_year, c.payer_id, sum(c.cash) as cash from counted c group by 1, 2
  ), counts as (
    select c.fiscal_year, count(distinct c.contract_id) as contracts from counted c group by 1
  )
  select 'joint-research', p.fiscal_year, inst, n.contracts, n.contracts, count(*), sum(p.cash), max(p.cash)
  from by_payer p join counts n using (fiscal_year) group by p.fiscal_year, n.contracts;

  insert into statistics.field_cell (fiscal_year, institution_id, field_code, contracts, received_yen, partners, top_partner_yen)
  with fielded as (
    -- '' stands for contracts without a field, so that the cells of a year add up to its total.
    select r.fiscal_year, r.contract_id, r.payer_id, r.cash, coalesce(grand.code, parent.code, f.code, '') as field_code
    from statistics.counted_receipts(inst, years) r
    left join catalogue.research_field f on f.code = r.field_code
    left join catalogue.research_field parent on parent.code = f.parent_code
    left join catalogue.research_field grand on grand.code = parent.parent_code
    where r.kind = 'JointResearch' and r.payer_sector = 'Company'
  ), by_payer as (
    select f.fiscal_year, f.field_code, f.payer_id, sum(f.cash) as cash from fielded f group by 1, 2, 3
  )
  select p.fiscal_year, inst, p.field_code,
    (select count(distinct f.contract_id) from fielded f where f.fiscal_year = p.fiscal_year and f.field_code = p.field_code),
    sum(p.cash), count(*), max(p.cash)
  from by_payer p group by p.fiscal_year, p.field_code;
end $$;

-- Every institution from scratch, all years: after a change of settings, and to prove the triggers right.
create function statistics.recount_all() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  inst uuid;
begin
  for inst in
    select institution_id from register.research_contract union select institution_id from register.licence_or_assignment
    union select institution_id from register.researcher_move union select institution_id from statistics.measured order by 1
  loop
    perform statistics.recount(inst, statistics.years_of(inst));
  end loop;
end $$;

create function statistics.licence_years(starts_on date, ends_on date, kind text) returns int[] language sql stable as $$
  select array(select generate_series(
    extract(year from starts_on - interval '3 months')::int,
    case when kind = 'Assignment' then extract(year from starts_on - interval '3 months')::int
         else least(extract(year from coalesce(ends_on, date '9000-01-01') - interval '3 months')::int,
                    extract(year from (now() at time zone 'Asia/Tokyo') - interval '3 months')::int + 2) end))
$$;

-- The fiscal years in which an institution has facts. Open-ended licences are filled two years ahead of the calendar;
-- the portal's daily job recounts when a year begins.
create function statistics.years_of(inst uuid) returns int[] language sql stable as $$
  select array_agg(distinct y order by y) from (
    select fiscal_year as y from register.fiscal_year_receipt where institution_id = inst
    union select fiscal_year from register.researcher_move where institution_id = inst
    union select fiscal_year from statistics.measured where institution_id = inst
    union select unnest(statistics.licence_years(starts_on, ends_on, kind)) from register.licence_or_assignment where institution_id = inst) t
$$;

create function statistics.on_receipt() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched record;
begin
  if tg_op = 'INSERT' then
    for touched in select n.institution_id as inst, array_agg(distinct n.fiscal_year) as years, array_agg(distinct n.contract_id) as contracts from new_rows n group by 1 order by 1 loop
      perform statistics.recount(touched.inst, statistics.contract_years(touched.contracts, touched.years));
    end loop;
  elsif tg_op = 'DELETE' then
    for touched in select o.institution_id as inst, array_agg(distinct o.fiscal_year) as years, array_agg(distinct o.contract_id) as contracts from old_rows o group by 1 order by 1 loop
      perform statistics.recount(touched.inst, statistics.contract_years(touched.contracts, touched.years));
    end loop;
  else
    for touched in
      select b.institution_id as inst, array_agg(distinct b.fiscal_year) as years, array_agg(distinct b.contract_id) as contracts
      from (select institution_id, fiscal_year, contract_id from old_rows union all select institution_id, fiscal_year, contract_id from new_rows) b group by 1 order by 1 loop
      perform statistics.recount(touched.inst, statistics.contract_years(touched.contracts, touched.years));
    end loop;
  end if;
  return null;
end $$;

-- All years of the contracts, since by setting a contract's total decides about each of its years. Drafts count nowhere,
-- so their money touches no year.
create function statistics.contract_years(contracts uuid[], years int[]) returns int[] language sql stable as $$
  select array_agg(distinct y) from (
    select unnest(years) as y where exists (
      select from unnest(contracts) i left join register.research_contract c on c.id = i
      where c.id is null or c.status in ('Approved', 'Active', 'Completed', 'Terminated'))
    union
    select r.fiscal_year from register.fiscal_year_receipt r join register.research_contract c on c.id = r.contract_id
    where r.contract_id = any (contracts) and c.status in ('Approved', 'Active', 'Completed', 'Terminated')) t
$$;

create function statistics.on_contract() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched record;
begin
  for touched in
    select n.institution_id as inst, array_agg(distinct r.fiscal_year) as years
    from new_rows n join old_rows o on o.id = n.id join register.fiscal_year_receipt r on r.contract_id = n.id
    where (o.status, o.kind, o.field_code) is distinct from (n.status, n.kind, n.field_code)
      and (o.status in ('Approved', 'Active', 'Completed', 'Terminated') or n.status in ('Approved', 'Active', 'Completed', 'Terminated'))
      and not (o.status in ('Approved', 'Active', 'Completed', 'Terminated') and n.status in ('Approved', 'Active', 'Completed', 'Terminated')
               and (o.kind, o.field_code) is not distinct from (n.kind, n.field_code))
    group by 1 order by 1
  loop
    perform statistics.recount(touched.inst, touched.years);
  end loop;
  return null;
end $$;

create function statistics.on_licence() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched record;
begin
  if tg_op = 'INSERT' then
    for touched in select n.institution_id as inst, array_agg(distinct y) as years from new_rows n, unnest(statistics.licence_years(n.starts_on, n.ends_on, n.kind)) y group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  elsif tg_op = 'DELETE' then
    for touched in select o.institution_id as inst, array_agg(distinct y) as years from old_rows o, unnest(statistics.licence_years(o.starts_on, o.ends_on, o.kind)) y group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  else
    for touched in
      select b.institution_id as inst, array_agg(distinct y) as years
      from (select institution_id, starts_on, ends_on, kind from old_rows union all select institution_id, starts_on, ends_on, kind from new_rows) b,
           unnest(statistics.licence_years(b.starts_on, b.ends_on, b.kind)) y group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  end if;
  return null;
end $$;

create function statistics.on_move() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  touched record;
begin
  if tg_op = 'INSERT' then
    for touched in select n.institution_id as inst, array_agg(distinct n.fiscal_year) as years from new_rows n group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  elsif tg_op = 'DELETE' then
    for touched in select o.institution_id as inst, array_agg(distinct o.fiscal_year) as years from old_rows o group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  else
    for touched in
      select b.institution_id as inst, array_agg(distinct b.fiscal_year) as years
      from (select institution_id, fiscal_year from old_rows union all select institution_id, fiscal_year from new_rows) b group by 1 order by 1 loop
      perform statistics.recount(touched.inst, touched.years);
    end loop;
  end if;
  return null;
end $$;

create trigger measured_insert after insert on register.fiscal_year_receipt referencing new table as new_rows for each statement execute function statistics.on_receipt();
create trigger measured_update after update on register.fiscal_year_receipt referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_receipt();
create trigger measured_delete after delete on register.fiscal_year_receipt referencing old table as old_rows for each statement execute function statistics.on_receipt();
create trigger measured_update after update on register.research_contract referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_contract();
create trigger measured_insert after insert on register.licence_or_assignment referencing new table as new_rows for each statement execute function statistics.on_licence();
create trigger measured_update after update on register.licence_or_assignment referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_licence();
create trigger measured_delete after delete on register.licence_or_assignment referencing old table as old_rows for each statement execute function statistics.on_licence();
create trigger measured_insert after insert on register.researcher_move referencing new table as new_rows for each statement execute function statistics.on_move();
create trigger measured_update after update on register.researcher_move referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_move();
create trigger measured_delete after delete on register.researcher_move referencing old table as old_rows for each statement execute function statistics.on_move();

revoke all on all functions in schema statistics from public;
