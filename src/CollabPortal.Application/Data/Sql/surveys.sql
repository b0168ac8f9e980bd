-- Surveys asked once (issue "The register"). What a survey counts and what a measured series counts are the same functions:
-- statistics.recount() below replaces the first one and reads them, statistics.survey_facts() names the records behind each cell.
-- None of them is SECURITY DEFINER: who asks sees only what row-level security lets them see.

-- Cash received for contracts that count, by contract, fiscal year and payer, direct and indirect apart.
create function statistics.counted_money(inst uuid, years int[])
returns table (fiscal_year int, contract_id uuid, kind text, field_code text, payer_id uuid, payer_sector text, payer_country text, payer_size text, direct bigint, indirect bigint)
language sql stable as $$
  select r.fiscal_year, c.id, c.kind, c.field_code, r.payer_id, p.sector, p.country, p.size_class, sum(r.direct_yen)::bigint, sum(r.indirect_yen)::bigint
  from register.fiscal_year_receipt r
  join register.research_contract c on c.id = r.contract_id
  join catalogue.organisation p on p.id = r.payer_id
  where r.institution_id = inst and r.fiscal_year = any (years) and r.state = 'Received'
    and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
  group by 1, 2, 3, 4, 5, 6, 7, 8
$$;

create or replace function statistics.counted_receipts(inst uuid, years int[])
returns table (fiscal_year int, contract_id uuid, kind text, field_code text, payer_id uuid, payer_sector text, payer_country text, cash bigint)
language sql stable as $$
  select m.fiscal_year, m.contract_id, m.kind, m.field_code, m.payer_id, m.payer_sector, m.payer_country, m.direct + m.indirect
  from statistics.counted_money(inst, years) m
$$;

-- KPI 1: cash from companies, kinds by setting.
create function statistics.company_investment(inst uuid, years int[])
returns table (fiscal_year int, contract_id uuid, payer_id uuid, cash bigint) language sql stable as $$
  select r.fiscal_year, r.contract_id, r.payer_id, r.cash from statistics.counted_receipts(inst, years) r
  where r.payer_sector = 'Company' and r.kind = any (string_to_array(statistics.setting('company-investment.kinds', r.fiscal_year), ','))
$$;

-- KPI 2: joint research at or above the threshold, by payer. R&D corporations: domestic companies only (note 2 of seed 004).
create function statistics.large_joint_research(inst uuid, years int[])
returns table (fiscal_year int, contract_id uuid, payer_id uuid, cash bigint) language sql stable as $$
  with eligible as materialized (
    select r.fiscal_year, r.contract_id, r.payer_id, r.cash, o.kind as inst_kind
    from statistics.counted_receipts(inst, years) r, catalogue.organisation o
    where o.id = inst and r.kind = 'JointResearch' and r.payer_sector = 'Company' and (o.kind <> 'RdCorporation' or r.payer_country = 'JP')
      and (o.sector = 'University' or o.kind = 'RdCorporation')
  ), large as materialized (
    select e.fiscal_year, e.contract_id from eligible e
    group by 1, 2, e.inst_kind
    having (case when statistics.setting('large-joint-research.basis', e.fiscal_year) = 'contract-total'
      then (select sum(r.direct_yen + r.indirect_yen) from register.fiscal_year_receipt r
            join catalogue.organisation p on p.id = r.payer_id
            where r.institution_id = inst and r.contract_id = e.contract_id and r.state = 'Received' and p.sector = 'Company'
              and (e.inst_kind <> 'RdCorporation' or p.country = 'JP'))
      else sum(e.cash) end) >= statistics.setting('large-joint-research.threshold-yen', e.fiscal_year)::bigint
  )
  select e.fiscal_year, e.contract_id, e.payer_id, e.cash from eligible e join large l using (fiscal_year, contract_id)
$$;

-- KPI 3: licences in force at any time in the year, assignments made in it, no options. The index makes each row one pair of
-- patent right and agreement.
create function statistics.licences_that_count(inst uuid, years int[])
returns table (fiscal_year int, licence_id uuid, patent_right_id uuid, agreement_number text, licensee_id uuid) language sql stable as $$
  select y, l.id, l.patent_right_id, l.agreement_number, l.licensee_id
  from unnest(years) y
  join register.licence_or_assignment l on l.institution_id = inst
    and case when l.kind = 'Assignment' then l.starts_on between make_date(y, 4, 1) and make_date(y + 1, 3, 31)
             when l.kind in ('Exclusive', 'NonExclusive') then l.starts_on <= make_date(y + 1, 3, 31) and (l.ends_on is null or l.ends_on >= make_date(y, 4, 1))
             else false end
$$;

-- KPI 4 and its sub-target: what a sender wrote down counts only where the receiving body keeps no register here.
create function statistics.counted_moves(inst uuid, years int[])
returns table (series text, fiscal_year int, move_id uuid, receiving_organisation_id uuid, persons int) language sql stable as $$
  select s.series, m.fiscal_year, m.id, m.receiving_organisation_id, m.persons
  from register.researcher_move m
  join catalogue.organisation o on o.id = m.receiving_organisation_id
  join (values ('researcher-moves'), ('researcher-moves-out-of-universities')) s (series)
    on s.series = 'researcher-moves' or m.from_sector = 'University'
  where m.institution_id = inst and m.fiscal_year = any (years) and m.from_sector <> m.to_sector
    and (m.receiving_organisation_id = inst
      or o.kind not in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute'))
$$;

-- Joint research with companies with the band of its year's receipts, ¥0 included, by payer.
create function statistics.banded_joint_research(inst uuid, years int[])
returns table (fiscal_year int, band_id smallint, contract_id uuid, payer_id uuid, cash bigint) language sql stable as $$
  with counted as materialized (
    select r.* from statistics.counted_receipts(inst, years) r where r.kind = 'JointResearch' and r.payer_sector = 'Company'
  ), per_contract as materialized (
    select r.fiscal_year, r.contract_id, sum(r.cash) as cash from counted r group by 1, 2
  )
  select r.fiscal_year, b.id, r.contract_id, r.payer_id, r.cash
  from per_contract p
  join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
  join counted r on r.fiscal_year = p.fiscal_year and r.contract_id = p.contract_id
$$;

-- Fills statistics.measured and the cells of one institution for the given fiscal years.
create or replace function statistics.recount(inst uuid, years int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  inst_sector text;
begin
  if years is null or cardinality(years) = 0 then return; end if;
  -- Writers of one institution take turns from here to commit: otherwise two could each overlook the other's fact.
  perform pg_advisory_xact_lock(hashtextextended('measured:' || inst, 0));
  select o.sector into inst_sector from catalogue.organisation o where o.id = inst;

  delete from statistics.measured m where m.institution_id = inst and m.fiscal_year = any (years);
  delete from statistics.joint_research_cell m where m.institution_id = inst and m.fiscal_year = any (years);
  delete from statistics.field_cell m where m.institution_id = inst and m.fiscal_year = any (years);

  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  with counted as materialized (
    select c.* from statistics.company_investment(inst, years) c
  ), by_payer as (
    select c.fiscal_year, c.payer_id, sum(c.cash) as cash from counted c group by 1, 2
  )
  select 'company-investment', p.fiscal_year, inst, sum(p.cash),
    (select count(distinct c.contract_id) from counted c where c.fiscal_year = p.fiscal_year), count(*), sum(p.cash), max(p.cash)
  from by_payer p group by p.fiscal_year;

  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  with large as materialized (
    select l.* from statistics.large_joint_research(inst, years) l
  ), counts as (
    select l.fiscal_year, count(distinct l.contract_id) as contracts from large l group by 1
  ), by_payer as (
    select l.fiscal_year, l.payer_id, sum(l.cash) as cash from large l group by 1, 2
  )
  select 'large-joint-research', b.fiscal_year, inst, n.contracts, n.contracts, count(*), sum(b.cash), max(b.cash)
  from by_payer b join counts n using (fiscal_year) group by b.fiscal_year, n.contracts;

  -- MEXT's population: universities etc.
  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  select 'patent-licences', l.fiscal_year, inst, count(distinct (l.patent_right_id, l.agreement_number)), count(*), count(distinct l.licensee_id), 0, 0
  from statistics.licences_that_count(inst, years) l
  where inst_sector = 'University'
  group by l.fiscal_year;

  insert into statistics.measured (series, fiscal_year, institution_id, value, items, partners, money_yen, top_partner_yen)
  select m.series, m.fiscal_year, inst, sum(m.persons), count(*), count(distinct m.receiving_organisation_id), 0, 0
  from statistics.counted_moves(inst, years) m
  group by 1, 2;

  insert into statistics.joint_research_cell (fiscal_year, institution_id, band_id, contracts, received_yen, partners, top_partner_yen)
  with banded as materialized (
    select b.* from statistics.banded_joint_research(inst, years) b
  ), counts as (
    select b.fiscal_year, b.band_id, count(distinct b.contract_id) as contracts from banded b group by 1, 2
  ), by_payer as (
    select b.fiscal_year, b.band_id, b.payer_id, sum(b.cash) as cash from banded b group by 1, 2, 3
  )
  select y.fiscal_year, inst, y.band_id, n.contracts, sum(y.cash), count(*), max(y.cash)
  from by_payer y join counts n using (fiscal_year, band_id) group by y.fiscal_year, y.band_id, n.contracts;

  -- The total of bands and fields: contracts add up over the cells, distinct partners do not, and suppression needs them.
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

-- 大企業・中小企業: whatever else is unknown.
create function statistics.size_group(size_class text) returns text language sql immutable as $$
  select case size_class when 'Large' then 'large' when 'Medium' then 'sme' when 'Small' then 'sme' else 'unknown' end
$$;

-- Startups with the fiscal year of founding (MEXT: an unknown month counts as April or later) and whether they exist at METI's
-- day, 31 October of the survey's year (an unknown month counts as before it).
create function statistics.survey_startups(inst uuid, in_year int)
returns table (startup_id uuid, types text[], founded_in int, exists_in_october boolean, status text, status_since date) language sql stable as $$
  select s.id, s.types, case when s.founded_month < 4 then s.founded_year - 1 else s.founded_year end,
    (s.founded_year < in_year or (s.founded_year = in_year and coalesce(s.founded_month, 4) <= 10))
      and (s.status in ('Active', 'Listed') or s.status_since > make_date(in_year, 10, 31)),
    s.status, s.status_since
  from register.startup s where s.institution_id = inst
$$;

-- Every record behind every cell of the surveys of one institution and fiscal year; a cell is the sum of its records' amounts.
-- Items are described in Domain/Surveys, where their sources stand too.
create function statistics.survey_facts(inst uuid, in_year int)
returns table (item text, record text, record_id uuid, amount bigint) language sql stable as $$
  with money as materialized (
    select m.*, m.direct + m.indirect as cash from statistics.counted_money(inst, array[in_year]) m
  ), per_contract as materialized (
    select contract_id, kind, 'all' as payers, sum(cash)::bigint as cash, sum(direct)::bigint as direct, sum(indirect)::bigint as indirect
    from money group by 1, 2
    union all
    select contract_id, kind, 'companies', sum(cash)::bigint, sum(direct)::bigint, sum(indirect)::bigint
    from money where payer_sector = 'Company' group by 1, 2
    union all
    select contract_id, kind, 'foreign-companies', sum(cash)::bigint, sum(direct)::bigint, sum(indirect)::bigint
    from money where payer_sector = 'Company' and payer_country <> 'JP' group by 1, 2
    union all
    select contract_id, kind, 'size-' || statistics.size_group(payer_size), sum(cash)::bigint, sum(direct)::bigint, sum(indirect)::bigint
    from money where payer_sector = 'Company' group by 1, 2, 3
  ), kinds (kind, name) as (
    values ('JointResearch', 'joint-research'), ('CommissionedResearch', 'commissioned-research'), ('ClinicalTrial', 'clinical-trials'),
      ('DonatedChair', 'donated-chairs')
  ), licences as materialized (
    select l.id, l.kind, l.starts_on, o.sector as licensee_sector,
      case when o.kind = 'Startup' then 'startup' else statistics.size_group(o.size_class) end as licensee_group
    from register.licence_or_assignment l join catalogue.organisation o on o.id = l.licensee_id
    where l.institution_id = inst
  ), income as materialized (
    select l.id, l.licensee_sector, i.kind, i.yen
    from licences l join register.licence_income i on i.licence_id = l.id
    where i.institution_id = inst and i.fiscal_year = in_year and l.kind <> 'Option'
  ), startups as materialized (
    select s.* from statistics.survey_startups(inst, in_year) s
  ), posts as materialized (
    select a.id, a.researcher_id,
      exists (select from jsonb_array_elements(a.shares) s join catalogue.organisation o on o.id = (s ->> 'organisationId')::uuid where o.sector = 'Company') as with_company,
      exists (select from jsonb_array_elements(a.shares) s join catalogue.organisation o on o.id = (s ->> 'organisationId')::uuid
              where o.sector = 'University' and o.id <> inst) as with_university
    from register.cross_appointment a
    where a.institution_id = inst and a.starts_on <= make_date(in_year + 1, 3, 31) and a.ends_on >= make_date(in_year, 4, 1)
  )
  select k.name || '.' || p.payers || '.' || v.what, 'contract', p.contract_id, v.amount
  from per_contract p join kinds k using (kind)
  cross join lateral (values ('count', 1::bigint), ('yen', p.cash), ('direct-yen', p.direct), ('indirect-yen', p.indirect)) v (what, amount)
  -- What no sheet asks for is no cell: costs of all partners only, foreign and size of joint research only.
  where case p.payers
    when 'all' then v.what in ('count', 'yen') or k.name in ('joint-research', 'commissioned-research')
    when 'companies' then v.what in ('count', 'yen') and k.name <> 'donated-chairs'
    else v.what in ('count', 'yen') and k.name = 'joint-research' end
  union all
  select 'joint-research.band-' || b.band_id || '.' || v.what, 'contract', b.contract_id, v.amount
  from (select band_id, contract_id, sum(cash)::bigint as cash from statistics.banded_joint_research(inst, array[in_year]) group by 1, 2) b
  cross join lateral (values ('count', 1::bigint), ('yen', b.cash)) v (what, amount)
  union all
  select v.item, 'contract', l.contract_id, v.amount
  from (select contract_id, sum(cash)::bigint as cash from statistics.large_joint_research(inst, array[in_year]) group by 1) l
  cross join lateral (values ('large-joint-research', 1::bigint), ('large-joint-research.yen', l.cash)) v (item, amount)
  union all
  select 'company-investment', 'contract', c.contract_id, sum(c.cash)::bigint from statistics.company_investment(inst, array[in_year]) c group by c.contract_id
  union all
  select case p.payers when 'all' then 'receipts.all.yen' else 'receipts.companies.yen' end, 'contract', p.contract_id, p.cash
  from per_contract p where p.payers in ('all', 'companies') and p.kind in ('JointResearch', 'CommissionedResearch', 'ClinicalTrial')
  union all
  select 'receipts.all.yen', 'licence', i.id, sum(i.yen)::bigint from income i group by i.id
  union all
  select 'receipts.companies.yen', 'licence', i.id, sum(i.yen)::bigint from income i where i.licensee_sector = 'Company' group by i.id
  union all
  select 'licences-and-assignments', 'licence', l.licence_id, 1 from statistics.licences_that_count(inst, array[in_year]) l
  union all
  select 'patent-licences', 'licence', l.licence_id, 1 from statistics.licences_that_count(inst, array[in_year]) l, catalogue.organisation o
  where o.id = inst and o.sector = 'University'
  union all
  select v.item, 'licence', l.id, 1 from licences l
  cross join lateral (values ('new-licences.count'), ('new-licences.' || l.licensee_group || '.count')) v (item)
  where l.kind in ('Exclusive', 'NonExclusive', 'Option') and l.starts_on between make_date(in_year, 4, 1) and make_date(in_year + 1, 3, 31)
  union all
  select 'licence-income.yen', 'licence', i.id, sum(i.yen)::bigint from income i group by i.id
  union all
  select case i.kind when 'RunningRoyalty' then 'licence-income.running-royalty.yen' when 'LumpSum' then 'licence-income.lump-sum.yen'
    when 'Equity' then 'licence-income.equity.yen' else 'licence-income.other.yen' end, 'licence', i.id, sum(i.yen)::bigint
  from income i group by 1, i.id
  union all
  select 'patent-applications.' || case when p.country = 'JP' then 'domestic' else 'foreign' end || '.count', 'patent', p.id, 1
  from register.patent_right p where p.institution_id = inst and p.applied_on between make_date(in_year, 4, 1) and make_date(in_year + 1, 3, 31)
  union all
  select 'patent-grants.count', 'patent', p.id, 1
  from register.patent_right p where p.institution_id = inst and p.registered_on between make_date(in_year, 4, 1) and make_date(in_year + 1, 3, 31)
  union all
  select 'startups.founded.count', 'startup', s.startup_id, 1 from startups s where s.founded_in = in_year
  union all
  select v.item, 'startup', s.startup_id, 1 from startups s
  cross join lateral (select 'startups.stock.count' union all select 'startups.type-' || lower(t) || '.count' from unnest(s.types) t) v (item)
  where s.exists_in_october
  union all
  select 'startups.listed.count', 'startup', s.startup_id, 1 from startups s where s.exists_in_october and s.status = 'Listed'
  union all
  select 'startups.left-' || case s.status when 'Closed' then 'closed' when 'MergedOrAcquired' then 'merged' else 'not-qualifying' end || '.count', 'startup', s.startup_id, 1
  from startups s
  where s.status in ('Closed', 'MergedOrAcquired', 'NoLongerQualifying') and s.status_since > make_date(in_year - 1, 10, 31) and s.status_since <= make_date(in_year, 10, 31)
  union all
  -- A person counts once, however many agreements there are.
  select v.item, 'cross-appointment', p.id, case when row_number() over (partition by v.item, p.researcher_id order by p.id) = 1 then 1 else 0 end
  from posts p
  cross join lateral (select 'cross-appointments.persons' union all select 'cross-appointments.with-companies.persons' where p.with_company
    union all select 'cross-appointments.with-universities.persons' where p.with_university) v (item)
  union all
  select m.series, 'move', m.move_id, m.persons from statistics.counted_moves(inst, array[in_year]) m
$$;

-- The cells. An item without records has no row: nothing is registered, which is not 0.
create function statistics.survey_cells(inst uuid, in_year int)
returns table (item text, value bigint, records int) language sql stable as $$
  select f.item, sum(f.amount)::bigint, count(*)::int from statistics.survey_facts(inst, in_year) f group by f.item
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Year-end lock. After it, whatever writes a fact (page, API, import, SQL) and moves a figure of the year needs a reason and
-- leaves a restatement. Compared is the state at commit with the figures kept at the lock, so that steps within one
-- transaction which cancel out restate nothing.

-- Marks the locked years of institutions whose facts were touched; looked at when the transaction ends.
create function register.touch_locked_years(insts uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  inst uuid;
begin
  for inst in select distinct i from unnest(insts) i order by 1 loop
    -- The lock that recount() takes, and taken by the locking of a year too: a fact is written either before it or after it.
    perform pg_advisory_xact_lock(hashtextextended('measured:' || inst, 0));
    insert into statistics.touched_year (institution_id, fiscal_year)
    select l.institution_id, l.fiscal_year from register.year_lock l where l.institution_id = inst and l.state = 'Locked'
    on conflict do nothing;
  end loop;
end $$;

create function register.on_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then perform register.touch_locked_years(array(select distinct n.institution_id from new_rows n));
  elsif tg_op = 'DELETE' then perform register.touch_locked_years(array(select distinct o.institution_id from old_rows o));
  else perform register.touch_locked_years(array(select o.institution_id from old_rows o union select n.institution_id from new_rows n));
  end if;
  return null;
end $$;

-- Drafts and what waits for approval count nowhere; they are saved while people type.
create function register.on_contract_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform register.touch_locked_years(array(
    select n.institution_id from new_rows n join old_rows o on o.id = n.id
    where o.status in ('Approved', 'Active', 'Completed', 'Terminated') or n.status in ('Approved', 'Active', 'Completed', 'Terminated')));
  return null;
end $$;

create function register.on_receipt_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  contracts uuid[];
begin
  if tg_op = 'INSERT' then contracts := array(select n.contract_id from new_rows n);
  elsif tg_op = 'DELETE' then contracts := array(select o.contract_id from old_rows o);
  else contracts := array(select o.contract_id from old_rows o union select n.contract_id from new_rows n);
  end if;
  if tg_op = 'DELETE' and exists (select from unnest(contracts) i where not exists (select from register.research_contract c where c.id = i)) then
    perform register.touch_locked_years(array(select distinct o.institution_id from old_rows o));
    return null;
  end if;
  perform register.touch_locked_years(array(
    select distinct c.institution_id from unnest(contracts) i join register.research_contract c on c.id = i
    where c.status in ('Approved', 'Active', 'Completed', 'Terminated')));
  return null;
end $$;

-- Runs once for each touched year, when the transaction commits.
create function register.restate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('portal.reason', true), '')), '');
  items text[];
  olds bigint[];
  news bigint[];
begin
  delete from statistics.touched_year t where t.institution_id = new.institution_id and t.fiscal_year = new.fiscal_year;
  select array_agg(d.item), array_agg(d.old), array_agg(d.new) into items, olds, news from (
    select coalesce(f.item, c.item) as item, f.value as old, c.value as new
    from (select l.item, l.value from register.locked_figure l where l.institution_id = new.institution_id and l.fiscal_year = new.fiscal_year) f
    full join statistics.survey_cells(new.institution_id, new.fiscal_year) c on c.item = f.item
    where f.value is distinct from c.value) d;
  if items is null then return null; end if;
  if why is null then
    raise exception 'year-locked %', new.fiscal_year using errcode = 'CP001',
      hint = 'The fiscal year is locked: set portal.reason to say why its figures change.';
  end if;
  insert into register.restatement (id, institution_id, fiscal_year, item, old_value, new_value, reason, at, by_user)
  select gen_random_uuid(), new.institution_id, new.fiscal_year, r.item, r.old, r.new, left(why, 1000), now(), nullif(current_setting('portal.user', true), '')::uuid
  from unnest(items, olds, news) r (item, old, new);
  insert into register.locked_figure (institution_id, fiscal_year, item, value)
  select new.institution_id, new.fiscal_year, r.item, r.new from unnest(items, news) r (item, new)
  on conflict (institution_id, fiscal_year, item) do update set value = excluded.value;
  return null;
end $$;

create constraint trigger restate after insert on statistics.touched_year deferrable initially deferred
  for each row execute function register.restate();

-- Keeps the figures of the moment of locking; a locked year is never unlocked.
create function register.on_year_lock() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.state = 'Locked' and register.scope() <> 'system' then
    raise exception 'year-locked %', old.fiscal_year using errcode = 'CP001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  if new.state = 'Locked' and (tg_op = 'INSERT' or old.state <> 'Locked') then
    perform pg_advisory_xact_lock(hashtextextended('measured:' || new.institution_id, 0));
    insert into register.locked_figure (institution_id, fiscal_year, item, value)
    select new.institution_id, new.fiscal_year, c.item, c.value from statistics.survey_cells(new.institution_id, new.fiscal_year) c;
  end if;
  return new;
end $$;
create trigger year_lock before insert or update or delete on register.year_lock for each row execute function register.on_year_lock();

do $$
declare
  t text;
begin
  foreach t in array array['licence_or_assignment', 'licence_income', 'researcher_move', 'startup', 'patent_right', 'cross_appointment'] loop
    execute format('create trigger year_touched_insert after insert on register.%I referencing new table as new_rows for each statement execute function register.on_fact()', t);
    execute format('create trigger year_touched_update after update on register.%I referencing old table as old_rows new table as new_rows for each statement execute function register.on_fact()', t);
    execute format('create trigger year_touched_delete after delete on register.%I referencing old table as old_rows for each statement execute function register.on_fact()', t);
  end loop;
end $$;
create trigger year_touched_update after update on register.research_contract referencing old table as old_rows new table as new_rows for each statement execute function register.on_contract_fact();
create trigger year_touched_insert after insert on register.fiscal_year_receipt referencing new table as new_rows for each statement execute function register.on_receipt_fact();
create trigger year_touched_update after update on register.fiscal_year_receipt referencing old table as old_rows new table as new_rows for each statement execute function register.on_receipt_fact();
create trigger year_touched_delete after delete on register.fiscal_year_receipt referencing old table as old_rows for each statement execute function register.on_receipt_fact();

-- Row-level security of the new tables. Figures and restatements are written by the functions above only.
do $$
declare
  t text;
begin
  foreach t in array array['year_lock', 'locked_figure', 'restatement'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy ministry_reads on register.%I for select using (register.scope() = ''ministry'')', t);
  end loop;
  foreach t in array array['locked_figure', 'restatement'] loop
    execute format('create policy own_rows on register.%I for select using (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;
end $$;
create policy own_rows on register.year_lock
  using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());

revoke all on all functions in schema statistics from public;
revoke all on function register.touch_locked_years(uuid[]), register.on_fact(), register.on_contract_fact(), register.on_receipt_fact(), register.restate(), register.on_year_lock() from public;
