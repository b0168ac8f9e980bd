-- Facts to figures (docs/decisions/0013-figures-by-marks.md). A figure is always a function of the facts. What has been counted
-- lies in tables; a write only inserts a mark saying which institution's year is no longer what was counted, and whoever reads a
-- marked year counts it from the facts. A job folds marks into the tables. Nobody waits for anybody, nothing can drift.
do $$
declare
  t record;
begin
  for t in select tgname, tgrelid::regclass as tab from pg_trigger where tgname in ('measured_insert', 'measured_update', 'measured_delete') loop
    execute format('drop trigger %I on %s', t.tgname, t.tab);
  end loop;
end $$;
drop function statistics.on_receipt();
drop function statistics.on_contract();
drop function statistics.on_licence();
drop function statistics.on_move();
drop function statistics.contract_years(uuid[], int[]);
drop function statistics.recount_all();
drop function statistics.recount(uuid, int[]);
drop function statistics.years_of(uuid);

-- fiscal_year is null for the parts that are counted in all years at once.
create table statistics.stale (
  id bigint generated always as identity primary key,
  part text not null check (part in ('contracts', 'thin', 'work')),
  institution_id uuid not null,
  fiscal_year int,
  -- The institution stands elsewhere than before: sums over places cannot be carried forward.
  moved boolean not null default false
);
create table statistics.figure_folded (
  part text not null, series text not null, dim text not null, key text not null, fiscal_year int not null, institution_id uuid not null,
  value bigint not null, items int not null, money_yen bigint not null, indirect_yen bigint not null, partners int not null, top_partner_yen bigint not null,
  primary key (institution_id, part, fiscal_year, series, dim, key)
);
create index figure_folded_series on statistics.figure_folded (series, dim, part, fiscal_year);
create table statistics.place_folded (
  part text not null, series text not null, dim text not null, key text not null, fiscal_year int not null,
  population text not null, scope text not null, place text not null,
  value bigint not null, items bigint not null, money_yen bigint not null, indirect_yen bigint not null, partners int not null, top_partner_yen bigint not null, institutions int not null,
  primary key (series, dim, scope, population, fiscal_year, place, key)
);

-- Of use within a fold only; empty for everybody else.
create table statistics.fold_delta (
  series text not null, dim text not null, key text not null, fiscal_year int not null, institution_id uuid not null,
  value bigint not null, items bigint not null, money_yen bigint not null, indirect_yen bigint not null, old_partners int not null, new_partners int not null,
  top_partner_yen bigint not null, institutions int not null
);

create function statistics.fiscal_year(day date) returns int language sql immutable as $$
  select extract(year from day)::int - case when extract(month from day) < 4 then 1 else 0 end
$$;
create function statistics.running_year() returns int language sql stable as $$
  select statistics.fiscal_year((now() at time zone 'Asia/Tokyo')::date)
$$;

-- 大企業・中小企業・外国企業; "other" is a company of unknown size, or no company.
create function statistics.partner_kind(sector text, country text, size_class text) returns text language sql immutable as $$
  select case when sector is distinct from 'Company' then 'other' when country <> 'JP' then 'foreign'
    else case statistics.size_group(size_class) when 'large' then 'large' when 'sme' then 'sme' else 'other' end end
$$;

-- Everything that is counted from contracts, for pairs of institution and fiscal year. Rules: domain.md §3b.
create function statistics.contract_figures(insts uuid[], years int[])
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
    cross join lateral (
      select 'company-investment' as series, d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind), ('kind', w.kind), ('field', w.field)) d (dim, key) where w.company and w.kind = any (r.kinds)
      union all
      select 'joint-research', d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind), ('field', w.field),
        ('band', (select b.id::text from statistics.size_band b where w.same_cash >= b.lower_yen and (b.upper_yen is null or w.same_cash < b.upper_yen)))) d (dim, key)
      where w.company and w.kind = 'JointResearch'
      union all
      select 'large-joint-research', d.dim, d.key, w.payer_id = l.main_payer
      from (values ('', ''), ('partner-kind', l.main_kind), ('field', w.field)) d (dim, key) where l.contract_id is not null
      union all
      select case w.kind when 'CommissionedResearch' then 'commissioned-research' else 'clinical-trials' end, d.dim, d.key, w.is_main
      from (values ('', ''), ('partner-kind', w.main_kind)) d (dim, key) where w.company and w.kind in ('CommissionedResearch', 'ClinicalTrial')
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

-- Licences, income, moves, patents, startups, cross-appointments: small registers, counted whole.
create function statistics.thin_figures(insts uuid[])
returns table (series text, dim text, key text, fiscal_year int, institution_id uuid,
  value bigint, items int, money_yen bigint, indirect_yen bigint, partners int, top_partner_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with inst as materialized (
    select distinct o.id, o.sector from unnest(insts) i join catalogue.organisation o on o.id = i
  ), licence as materialized (
    select l.institution_id, l.id, l.patent_right_id, l.agreement_number, l.licensee_id, l.kind, l.starts_on, l.ends_on, i.sector as inst_sector, o.sector,
      statistics.partner_kind(o.sector, o.country, o.size_class) as partner_kind
    from inst i join register.licence_or_assignment l on l.institution_id = i.id join catalogue.organisation o on o.id = l.licensee_id
  ), income as materialized (
    select s.series, l.institution_id, n.fiscal_year, l.id, l.licensee_id, l.partner_kind, n.kind, n.yen
    from licence l join register.licence_income n on n.licence_id = l.id
    join (values ('licence-income'), ('licence-income-companies')) s (series) on s.series = 'licence-income' or l.sector = 'Company'
    where l.kind <> 'Option'
  ), income_by_payer as (
    select n.series, d.dim, d.key, n.fiscal_year, n.institution_id, n.licensee_id, count(distinct n.id) as items, sum(n.yen) as yen
    from income n cross join lateral (values ('', ''), ('income-kind', n.kind), ('partner-kind', n.partner_kind)) d (dim, key)
    group by 1, 2, 3, 4, 5, 6
  ), move as materialized (
    select m.* from inst i join register.researcher_move m on m.institution_id = i.id join catalogue.organisation o on o.id = m.receiving_organisation_id
    -- What a sender wrote down counts only where the receiving body keeps no register here.
    where m.from_sector <> m.to_sector and (m.receiving_organisation_id = i.id
      or o.kind not in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute'))
  ), startup as materialized (
    select s.*, case when s.founded_month < 4 then s.founded_year - 1 else s.founded_year end as founded_in
    from inst i join register.startup s on s.institution_id = i.id
  ), startup_event as (
    select s.id, s.institution_id, s.types, 'startups-founded' as series, s.founded_in as y from startup s
    union all
    -- METI's day: 31 October of the year; an unknown month counts as before it.
    select s.id, s.institution_id, s.types, 'startups-existing', y from startup s,
      generate_series(s.founded_year, statistics.running_year()) y
    where (s.founded_year < y or coalesce(s.founded_month, 4) <= 10) and (s.status in ('Active', 'Listed') or s.status_since > make_date(y, 10, 31))
    union all
    select s.id, s.institution_id, s.types, 'startups-listed', y from startup s,
      generate_series(extract(year from coalesce(s.status_since, make_date(s.founded_year, 1, 1)) + interval '2 months')::int, statistics.running_year()) y
    where s.status = 'Listed' and (s.founded_year < y or coalesce(s.founded_month, 4) <= 10)
    union all
    select s.id, s.institution_id, s.types,
      case s.status when 'Closed' then 'startups-closed' when 'MergedOrAcquired' then 'startups-merged' else 'startups-no-longer-qualifying' end,
      extract(year from s.status_since + interval '2 months')::int
    from startup s where s.status in ('Closed', 'MergedOrAcquired', 'NoLongerQualifying') and s.status_since is not null
  ), post as (
    select a.institution_id, a.researcher_id, y, o.id as other, coalesce(o.sector, 'Abroad') as sector
    from inst i join register.cross_appointment a on a.institution_id = i.id
    cross join lateral generate_series(statistics.fiscal_year(a.starts_on), least(statistics.fiscal_year(a.ends_on), statistics.running_year() + 2)) y
    cross join lateral jsonb_array_elements(a.shares) s
    join catalogue.organisation o on o.id = (s ->> 'organisationId')::uuid and o.id <> a.institution_id
  ), patent as (
    select p.id, p.institution_id, p.country, 'patents-filed' as series, statistics.fiscal_year(p.applied_on) as y
    from inst i join register.patent_right p on p.institution_id = i.id where p.applied_on is not null
    union all
    select p.id, p.institution_id, p.country, 'patents-granted', statistics.fiscal_year(p.registered_on)
    from inst i join register.patent_right p on p.institution_id = i.id where p.registered_on is not null
    union all
    select p.id, p.institution_id, p.country, 'patents-held', y
    from inst i join register.patent_right p on p.institution_id = i.id
    cross join lateral generate_series(statistics.fiscal_year(p.registered_on), statistics.running_year()) y
    where p.registered_on is not null and p.status = 'Granted'
  )
  -- KPI 3: pairs of patent right and agreement; MEXT's population is universities etc.
  select 'patent-licences', d.dim, d.key, y, l.institution_id,
    count(distinct (l.patent_right_id, l.agreement_number)), count(*)::int, 0::bigint, 0::bigint, count(distinct l.licensee_id)::int, 0::bigint
  from licence l cross join lateral unnest(statistics.licence_years(l.starts_on, l.ends_on, l.kind)) y
  cross join lateral (values ('', ''), ('licence-kind', l.kind), ('partner-kind', l.partner_kind)) d (dim, key)
  where l.inst_sector = 'University' and l.kind in ('Exclusive', 'NonExclusive', 'Assignment')
  group by 2, 3, 4, 5
  union all
  select n.series, n.dim, n.key, n.fiscal_year, n.institution_id, sum(n.yen)::bigint, sum(n.items)::int, sum(n.yen)::bigint, 0, count(*)::int, max(n.yen)::bigint
  from income_by_payer n group by 1, 2, 3, 4, 5
  union all
  select s.series, d.dim, d.key, m.fiscal_year, m.institution_id, sum(m.persons)::bigint, count(*)::int, 0, 0, count(distinct m.receiving_organisation_id)::int, 0
  from move m
  join (values ('researcher-moves'), ('researcher-moves-out-of-universities')) s (series) on s.series = 'researcher-moves' or m.from_sector = 'University'
  cross join lateral (values ('', ''), ('sector-pair', m.from_sector || '>' || m.to_sector)) d (dim, key)
  group by 1, 2, 3, 4, 5
  union all
  select p.series, d.dim, d.key, p.y, p.institution_id, count(*), count(*)::int, 0, 0, 0, 0
  from patent p cross join lateral (values ('', ''), ('patent-country', case when p.country = 'JP' then 'domestic' else 'foreign' end)) d (dim, key)
  group by 1, 2, 3, 4, 5
  union all
  select e.series, d.dim, d.key, e.y, e.institution_id, count(*), count(*)::int, 0, 0, 0, 0
  from startup_event e cross join lateral (select '' as dim, '' as key union all select 'startup-type', t from unnest(e.types) t) d
  group by 1, 2, 3, 4, 5
  union all
  -- A person counts once, however many agreements there are.
  select 'cross-appointments', d.dim, d.key, p.y, p.institution_id, count(distinct p.researcher_id), count(distinct p.researcher_id)::int, 0, 0, count(distinct p.other)::int, 0
  from post p cross join lateral (values ('', ''), ('partner-sector', p.sector)) d (dim, key)
  group by 2, 3, 4, 5
$$;

-- What contracts led to, and who took part: outcomes in the year of the contract's end, doctoral students in each year of joint research.
create function statistics.work_figures(insts uuid[])
returns table (series text, dim text, key text, fiscal_year int, institution_id uuid,
  value bigint, items int, money_yen bigint, indirect_yen bigint, partners int, top_partner_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with inst as materialized (select distinct i as id from unnest(insts) i),
  outcome as materialized (
    select o.institution_id, o.goal, c.id, statistics.fiscal_year(coalesce(c.ended_on, c.ends_on)) as y
    from inst i join register.contract_outcome o on o.institution_id = i.id join register.research_contract c on c.id = o.contract_id
    where c.status in ('Completed', 'Terminated') and coalesce(c.ended_on, c.ends_on) is not null
  ), student as materialized (
    select m.institution_id, m.name, m.contract_id, y
    from inst i join register.contract_member m on m.institution_id = i.id and m.role = 'DoctoralStudent'
    join register.research_contract c on c.id = m.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
    cross join lateral generate_series(statistics.fiscal_year(c.starts_on), least(statistics.fiscal_year(coalesce(c.ended_on, c.ends_on)), statistics.running_year() + 2)) y
    where c.starts_on is not null
  )
  select 'outcomes', d.dim, d.key, o.y, o.institution_id, count(distinct o.id), count(distinct o.id)::int, 0::bigint, 0::bigint, count(distinct p.organisation_id)::int, 0::bigint
  from outcome o left join register.contract_party p on p.contract_id = o.id and p.role = 'Partner'
  cross join lateral (values ('', ''), ('goal-result', o.goal)) d (dim, key)
  group by 2, 3, 4, 5
  union all
  select 'doctoral-students', '', '', s.y, s.institution_id, count(distinct s.name), count(distinct s.contract_id)::int, 0, 0, count(distinct p.organisation_id)::int, 0
  from student s left join register.contract_party p on p.contract_id = s.contract_id and p.role = 'Partner'
  group by 4, 5
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Reading: what was counted where nothing was written since, else counted now.
create function statistics.marked_contracts()
returns table (series text, dim text, key text, fiscal_year int, institution_id uuid,
  value bigint, items int, money_yen bigint, indirect_yen bigint, partners int, top_partner_yen bigint)
language plpgsql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
  years int[];
begin
  select array_agg(s.institution_id), array_agg(s.fiscal_year) into insts, years
  from (select distinct t.institution_id, t.fiscal_year from statistics.stale t where t.part = 'contracts') s;
  if insts is not null then return query select c.* from statistics.contract_figures(insts, years) c; end if;
end $$;
create function statistics.marked_others()
returns table (part text, series text, dim text, key text, fiscal_year int, institution_id uuid,
  value bigint, items int, money_yen bigint, indirect_yen bigint, partners int, top_partner_yen bigint)
language plpgsql stable rows 100 security definer set search_path = pg_catalog, pg_temp as $$
declare
  thin uuid[];
  work uuid[];
begin
  select array_agg(s.institution_id) filter (where s.part = 'thin'), array_agg(s.institution_id) filter (where s.part = 'work')
  into thin, work from (select distinct t.part, t.institution_id from statistics.stale t where t.part in ('thin', 'work')) s;
  if thin is not null then return query select 'thin', c.* from statistics.thin_figures(thin) c; end if;
  if work is not null then return query select 'work', c.* from statistics.work_figures(work) c; end if;
end $$;

create view statistics.figure_of_contracts as
  select f.series, f.dim, f.key, f.fiscal_year, f.institution_id, f.value, f.items, f.money_yen, f.indirect_yen, f.partners, f.top_partner_yen
  from statistics.figure_folded f
  where f.part = 'contracts'
    and not exists (select from statistics.stale s where s.part = 'contracts' and s.institution_id = f.institution_id and s.fiscal_year = f.fiscal_year)
  union all
  select c.series, c.dim, c.key, c.fiscal_year, c.institution_id, c.value, c.items, c.money_yen, c.indirect_yen, c.partners, c.top_partner_yen from statistics.marked_contracts() c;
create view statistics.figure_of_others as
  select f.part, f.series, f.dim, f.key, f.fiscal_year, f.institution_id, f.value, f.items, f.money_yen, f.indirect_yen, f.partners, f.top_partner_yen
  from statistics.figure_folded f
  where f.part in ('thin', 'work')
    and not exists (select from statistics.stale s where s.part = f.part and s.institution_id = f.institution_id)
  union all
  select o.part, o.series, o.dim, o.key, o.fiscal_year, o.institution_id, o.value, o.items, o.money_yen, o.indirect_yen, o.partners, o.top_partner_yen from statistics.marked_others() o;
create view statistics.figure as
  select 'contracts' as part, c.series, c.dim, c.key, c.fiscal_year, c.institution_id, c.value, c.items, c.money_yen, c.indirect_yen, c.partners, c.top_partner_yen from statistics.figure_of_contracts c
  union all
  select o.part, o.series, o.dim, o.key, o.fiscal_year, o.institution_id, o.value, o.items, o.money_yen, o.indirect_yen, o.partners, o.top_partner_yen from statistics.figure_of_others o;

-- Populations and places that an institution belongs to.
create view statistics.institution_place as
  select o.id as institution_id, p.population, s.scope, s.place
  from catalogue.organisation o
  left join catalogue.prefecture f on f.code = o.prefecture
  cross join lateral (values
    ('all', true), ('universities', o.sector = 'University'), ('rd', o.kind = 'RdCorporation'),
    ('national-universities', o.founder = 'National' and o.kind in ('University', 'JuniorCollege'))) p (population, belongs)
  cross join lateral (values
    ('nation', ''),
    ('group', case when o.kind = 'Kosen' then 'Kosen' when o.kind = 'InterUniversityInstitute' then 'InterUniversity' when o.kind = 'RdCorporation' then 'RdCorporation'
      when o.kind = 'PublicTestInstitute' then 'PublicTest' else coalesce(o.founder::text, 'Unknown') end),
    ('institution-kind', o.kind::text), ('prefecture', coalesce(o.prefecture::text, '')), ('region', coalesce(f.region_id::text, ''))) s (scope, place)
  where p.belongs and o.kind in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute');

-- Sums over the institutions of a place; the first condition of the branches that count keeps them from starting where nothing is marked. Partners may be the same at several: there are at least the most of one institution, and
-- none has more than the sum of the largest ones, so what is shown by these two is safe whatever the overlap.
create view statistics.place_figure as
  select p.part, p.series, p.dim, p.key, p.fiscal_year, p.population, p.scope, p.place, p.value, p.items, p.money_yen, p.indirect_yen, p.partners, p.top_partner_yen, p.institutions
  from statistics.place_folded p
  where case when p.part = 'contracts' then p.fiscal_year <> all (array(select s.fiscal_year from statistics.stale s where s.part = 'contracts'))
    else p.part <> all (array(select s.part from statistics.stale s where s.part <> 'contracts')) end
  union all
  select 'contracts', g.series, g.dim, g.key, g.fiscal_year, l.population, l.scope, l.place, sum(g.value)::bigint, sum(g.items)::bigint, sum(g.money_yen)::bigint, sum(g.indirect_yen)::bigint,
    max(g.partners)::int, sum(g.top_partner_yen)::bigint, count(*)::int
  from statistics.figure_of_contracts g join statistics.institution_place l on l.institution_id = g.institution_id
  where (select true from statistics.stale s where s.part = 'contracts' limit 1) and g.fiscal_year = any (array(select s.fiscal_year from statistics.stale s where s.part = 'contracts'))
  group by 2, 3, 4, 5, 6, 7, 8
  union all
  select g.part, g.series, g.dim, g.key, g.fiscal_year, l.population, l.scope, l.place, sum(g.value)::bigint, sum(g.items)::bigint, sum(g.money_yen)::bigint, sum(g.indirect_yen)::bigint,
    max(g.partners)::int, sum(g.top_partner_yen)::bigint, count(*)::int
  from statistics.figure_of_others g join statistics.institution_place l on l.institution_id = g.institution_id
  where (select true from statistics.stale s where s.part <> 'contracts' limit 1) and g.part = any (array(select s.part from statistics.stale s where s.part <> 'contracts'))
  group by 1, 2, 3, 4, 5, 6, 7, 8;

-- The names under which the figures of an institution have been read from the beginning.
create view statistics.measured as
  select f.series, f.fiscal_year, f.institution_id, f.value, f.items, f.partners, f.money_yen, f.top_partner_yen from statistics.figure f where f.dim = '';
create view statistics.joint_research_cell as
  select f.fiscal_year, f.institution_id, f.key::smallint as band_id, f.items as contracts, f.money_yen as received_yen, f.partners, f.top_partner_yen
  from statistics.figure_of_contracts f where f.series = 'joint-research' and f.dim = 'band';
create view statistics.field_cell as
  select f.fiscal_year, f.institution_id, f.key as field_code, f.items as contracts, f.money_yen as received_yen, f.partners, f.top_partner_yen
  from statistics.figure_of_contracts f where f.series = 'joint-research' and f.dim = 'field';

-- ---------------------------------------------------------------------------------------------------------------
-- Folding and recounting. One of them at a time; neither is waited for by writers or readers.
create function statistics.fold_places(of_part text, years int[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from statistics.place_folded p where p.part = of_part and (years is null or p.fiscal_year = any (years));
  insert into statistics.place_folded (part, series, dim, key, fiscal_year, population, scope, place, value, items, money_yen, indirect_yen, partners, top_partner_yen, institutions)
  select of_part, g.series, g.dim, g.key, g.fiscal_year, l.population, l.scope, l.place, sum(g.value), sum(g.items), sum(g.money_yen), sum(g.indirect_yen),
    max(g.partners), sum(g.top_partner_yen), count(*)
  from statistics.figure_folded g join statistics.institution_place l on l.institution_id = g.institution_id
  where g.part = of_part and (years is null or g.fiscal_year = any (years))
  group by 2, 3, 4, 5, 6, 7, 8;
end $$;

-- Counts one part of institutions anew, of one fiscal year or of all, and carries the sums over places forward by the difference.
create function statistics.fold_part(of_part text, insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into statistics.fold_delta (series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, old_partners, new_partners, top_partner_yen, institutions)
  select f.series, f.dim, f.key, f.fiscal_year, f.institution_id, -f.value, -f.items, -f.money_yen, -f.indirect_yen, f.partners, 0, -f.top_partner_yen, -1
  from statistics.figure_folded f where f.part = of_part and f.institution_id = any (insts) and (in_year is null or f.fiscal_year = in_year);
  perform statistics.count_part(of_part, insts, in_year);
  insert into statistics.fold_delta (series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, old_partners, new_partners, top_partner_yen, institutions)
  select f.series, f.dim, f.key, f.fiscal_year, f.institution_id, f.value, f.items, f.money_yen, f.indirect_yen, 0, f.partners, f.top_partner_yen, 1
  from statistics.figure_folded f where f.part = of_part and f.institution_id = any (insts) and (in_year is null or f.fiscal_year = in_year);

  -- The most partners at one institution must be looked for again only where they were at one of these and are fewer now.
  with change as (
    select d.series, d.dim, d.key, d.fiscal_year, l.population, l.scope, l.place, sum(d.value) as value, sum(d.items) as items, sum(d.money_yen) as money_yen,
      sum(d.indirect_yen) as indirect_yen, max(d.old_partners) as old_partners, max(d.new_partners) as new_partners, sum(d.top_partner_yen) as top_partner_yen, sum(d.institutions) as institutions
    from statistics.fold_delta d join statistics.institution_place l on l.institution_id = d.institution_id
    group by 1, 2, 3, 4, 5, 6, 7
  )
  insert into statistics.place_folded as p (part, series, dim, key, fiscal_year, population, scope, place, value, items, money_yen, indirect_yen, partners, top_partner_yen, institutions)
  select of_part, c.series, c.dim, c.key, c.fiscal_year, c.population, c.scope, c.place, c.value, c.items, c.money_yen, c.indirect_yen, c.new_partners, c.top_partner_yen, c.institutions
  from change c
  on conflict (series, dim, scope, population, fiscal_year, place, key) do update set
    value = p.value + excluded.value, items = p.items + excluded.items, money_yen = p.money_yen + excluded.money_yen, indirect_yen = p.indirect_yen + excluded.indirect_yen,
    partners = case
      when excluded.partners >= p.partners then excluded.partners
      when p.partners > (select max(d.old_partners) from statistics.fold_delta d join statistics.institution_place l on l.institution_id = d.institution_id
        where d.series = p.series and d.dim = p.dim and d.key = p.key and d.fiscal_year = p.fiscal_year and l.population = p.population and l.scope = p.scope and l.place = p.place) then p.partners
      else coalesce((select max(g.partners) from statistics.figure_folded g join statistics.institution_place l on l.institution_id = g.institution_id
        where g.part = of_part and g.series = p.series and g.dim = p.dim and g.key = p.key and g.fiscal_year = p.fiscal_year
          and l.population = p.population and l.scope = p.scope and l.place = p.place), 0) end,
    top_partner_yen = p.top_partner_yen + excluded.top_partner_yen, institutions = p.institutions + excluded.institutions;
  delete from statistics.place_folded p using statistics.fold_delta d
  where p.institutions = 0 and p.series = d.series and p.dim = d.dim and p.key = d.key and p.fiscal_year = d.fiscal_year;
  delete from statistics.fold_delta;
end $$;

-- Counts one part of institutions anew without the sums over places.
create function statistics.count_part(of_part text, insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from statistics.figure_folded f where f.part = of_part and f.institution_id = any (insts) and (in_year is null or f.fiscal_year = in_year);
  if of_part = 'contracts' then
    insert into statistics.figure_folded (part, series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, partners, top_partner_yen)
    select 'contracts', c.* from statistics.contract_figures(insts, array_fill(in_year, array[cardinality(insts)])) c;
  elsif of_part = 'thin' then
    insert into statistics.figure_folded (part, series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, partners, top_partner_yen)
    select 'thin', c.* from statistics.thin_figures(insts) c;
  else
    insert into statistics.figure_folded (part, series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, partners, top_partner_yen)
    select 'work', c.* from statistics.work_figures(insts) c;
  end if;
end $$;

-- Takes the marks that are there and counts what they name. Returns how many institutions' years or parts; -1 where another is at it.
create function statistics.fold() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  parts text[];
  insts uuid[];
  years int[];
  move boolean[];
  g record;
begin
  if not pg_try_advisory_xact_lock(7314203) then return -1; end if;
  -- A mark that is committed after this moment stays, and with it the year stays marked.
  with taken as (delete from statistics.stale returning part, institution_id, fiscal_year, moved)
  select array_agg(d.part), array_agg(d.institution_id), array_agg(d.fiscal_year), array_agg(d.moved) into parts, insts, years, move
  from (select t.part, t.institution_id, t.fiscal_year, bool_or(t.moved) as moved from taken t group by 1, 2, 3) d;
  if parts is null then return 0; end if;
  for g in
    select m.part, m.y, array_agg(m.i) as i, bool_or(m.moved) as moved from unnest(parts, insts, years, move) m (part, i, y, moved) group by 1, 2 order by 1, 2
  loop
    if g.moved then
      perform statistics.count_part(g.part, g.i, g.y);
      perform statistics.fold_places(g.part, case when g.y is null then null else array[g.y] end);
    else
      perform statistics.fold_part(g.part, g.i, g.y);
    end if;
  end loop;
  return cardinality(parts);
end $$;

-- Every institution that has figures or facts.
create function statistics.counted_institutions() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(
    select o.id from catalogue.organisation o
    where o.kind in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute')
      or exists (select from register.research_contract c where c.institution_id = o.id)
    order by 1)
$$;
create function statistics.counted_years() returns int[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select array(select distinct r.fiscal_year from register.fiscal_year_receipt r union select f.fiscal_year from statistics.figure_folded f where f.part = 'contracts' order by 1)
$$;

-- From scratch, all years: after a change of settings or size bands, and to prove the marks right.
create function statistics.recount_all() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
  y int;
begin
  perform pg_advisory_xact_lock(7314203);
  insts := statistics.counted_institutions();
  delete from statistics.stale;
  perform statistics.count_part('thin', insts, null);
  perform statistics.fold_places('thin', null);
  perform statistics.count_part('work', insts, null);
  perform statistics.fold_places('work', null);
  foreach y in array statistics.counted_years() loop
    perform statistics.count_part('contracts', insts, y);
    perform statistics.fold_places('contracts', array[y]);
  end loop;
end $$;

-- Figures as they are read that differ from a count of the facts: nothing, always.
create function statistics.check_figures()
returns table (series text, dim text, key text, fiscal_year int, place text, stored text, counted text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[] := statistics.counted_institutions();
  y int;
begin
  foreach y in array statistics.counted_years() loop
    return query
      select coalesce(f.series, c.series), coalesce(f.dim, c.dim), coalesce(f.key, c.key), y, coalesce(f.institution_id, c.institution_id)::text, to_jsonb(f)::text, to_jsonb(c)::text
      from (select g.series, g.dim, g.key, g.fiscal_year, g.institution_id, g.value, g.items, g.money_yen, g.indirect_yen, g.partners, g.top_partner_yen
            from statistics.figure g where g.part = 'contracts' and g.fiscal_year = y) f
      full join statistics.contract_figures(insts, array_fill(y, array[cardinality(insts)])) c
        on c.institution_id = f.institution_id and c.series = f.series and c.dim = f.dim and c.key = f.key
      where f is distinct from c;
  end loop;
  return query
    select coalesce(f.series, c.series), coalesce(f.dim, c.dim), coalesce(f.key, c.key), coalesce(f.fiscal_year, c.fiscal_year), coalesce(f.institution_id, c.institution_id)::text,
      to_jsonb(f)::text, to_jsonb(c)::text
    from (select g.series, g.dim, g.key, g.fiscal_year, g.institution_id, g.value, g.items, g.money_yen, g.indirect_yen, g.partners, g.top_partner_yen
          from statistics.figure g where g.part <> 'contracts') f
    full join (select t.* from statistics.thin_figures(insts) t union all select w.* from statistics.work_figures(insts) w) c
      on c.institution_id = f.institution_id and c.series = f.series and c.dim = f.dim and c.key = f.key and c.fiscal_year = f.fiscal_year
    where f is distinct from c;
  return query
    select coalesce(p.series, c.series), coalesce(p.dim, c.dim), coalesce(p.key, c.key), coalesce(p.fiscal_year, c.fiscal_year),
      coalesce(p.population || ' ' || p.scope || ' ' || p.place, c.population || ' ' || c.scope || ' ' || c.place), to_jsonb(p)::text, to_jsonb(c)::text
    from (select q.series, q.dim, q.key, q.fiscal_year, q.population, q.scope, q.place, q.value, q.items, q.money_yen, q.indirect_yen, q.partners, q.top_partner_yen, q.institutions
          from statistics.place_figure q) p
    full join (
      select g.series, g.dim, g.key, g.fiscal_year, l.population, l.scope, l.place, sum(g.value)::bigint as value, sum(g.items)::bigint as items, sum(g.money_yen)::bigint as money_yen,
        sum(g.indirect_yen)::bigint as indirect_yen, max(g.partners)::int as partners, sum(g.top_partner_yen)::bigint as top_partner_yen, count(*)::int as institutions
      from statistics.figure g join statistics.institution_place l on l.institution_id = g.institution_id
      group by 1, 2, 3, 4, 5, 6, 7) c
      on c.series = p.series and c.dim = p.dim and c.key = p.key and c.fiscal_year = p.fiscal_year and c.population = p.population and c.scope = p.scope and c.place = p.place
    where p is distinct from c;
end $$;

-- A new fiscal year has begun: what counts in it without a write is counted again.
create function statistics.begin_year() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into statistics.stale (part, institution_id) select distinct f.part, f.institution_id from statistics.figure_folded f where f.part <> 'contracts'
$$;

-- ---------------------------------------------------------------------------------------------------------------
-- Marks, in the transaction of the fact. Inserts only: no writer waits for another.
create function statistics.mark_contracts(contracts uuid[], insts uuid[], years int[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  -- With the setting "contract-total" a contract's money of one year decides about each of its years.
  insert into statistics.stale (part, institution_id, fiscal_year)
  select 'contracts', p.i, p.y from unnest(insts, years) p (i, y)
  union
  select 'contracts', r.institution_id, r.fiscal_year from register.fiscal_year_receipt r
  where r.contract_id = any (contracts)
    and exists (select from statistics.counting_setting s where s.name = 'large-joint-research.basis' and s.value = 'contract-total')
$$;

-- Drafts count nowhere, so their money touches no year. A contract that is gone was perhaps one that counted.
create function statistics.on_receipt() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  contracts uuid[];
  insts uuid[];
  years int[];
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct n.contract_id) into contracts from new_rows n join register.research_contract c on c.id = n.contract_id
    where c.status in ('Approved', 'Active', 'Completed', 'Terminated');
    if contracts is null then return null; end if;
    select array_agg(d.i), array_agg(d.y) into insts, years from (
      select distinct n.institution_id as i, n.fiscal_year as y from new_rows n join register.research_contract c on c.id = n.contract_id
      where n.state = 'Received' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')) d;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct o.contract_id), null into contracts from old_rows o;
    select array_agg(d.i), array_agg(d.y) into insts, years from (
      select distinct o.institution_id as i, o.fiscal_year as y from old_rows o left join register.research_contract c on c.id = o.contract_id
      where o.state = 'Received' and (c.id is null or c.status in ('Approved', 'Active', 'Completed', 'Terminated'))) d;
  else
    select array_agg(distinct n.contract_id) into contracts from new_rows n;
    select array_agg(d.i), array_agg(d.y) into insts, years from (
      select distinct b.institution_id as i, b.fiscal_year as y
      from (select institution_id, fiscal_year, contract_id, state from old_rows union all select institution_id, fiscal_year, contract_id, state from new_rows) b
      join register.research_contract c on c.id = b.contract_id
      where b.state = 'Received' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')) d;
  end if;
  if insts is not null then perform statistics.mark_contracts(contracts, insts, years); end if;
  return null;
end $$;

create function statistics.on_contract() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into statistics.stale (part, institution_id, fiscal_year)
  select distinct 'contracts', r.institution_id, r.fiscal_year
  from new_rows n join old_rows o on o.id = n.id join register.fiscal_year_receipt r on r.contract_id = n.id
  where r.state = 'Received'
    and (o.status in ('Approved', 'Active', 'Completed', 'Terminated') or n.status in ('Approved', 'Active', 'Completed', 'Terminated'))
    and ((o.kind, o.field_code) is distinct from (n.kind, n.field_code)
      or (o.status in ('Approved', 'Active', 'Completed', 'Terminated')) <> (n.status in ('Approved', 'Active', 'Completed', 'Terminated')));
  insert into statistics.stale (part, institution_id)
  select distinct 'work', n.institution_id from new_rows n join old_rows o on o.id = n.id
  where (o.status, o.kind, o.starts_on, o.ends_on, o.ended_on) is distinct from (n.status, n.kind, n.starts_on, n.ends_on, n.ended_on)
    and (exists (select from register.contract_member m where m.contract_id = n.id and m.role = 'DoctoralStudent')
      or exists (select from register.contract_outcome u where u.contract_id = n.id));
  return null;
end $$;

create function statistics.on_thin() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then insert into statistics.stale (part, institution_id) select distinct tg_argv[0], n.institution_id from new_rows n;
  elsif tg_op = 'DELETE' then insert into statistics.stale (part, institution_id) select distinct tg_argv[0], o.institution_id from old_rows o;
  else insert into statistics.stale (part, institution_id) select tg_argv[0], o.institution_id from old_rows o union select tg_argv[0], n.institution_id from new_rows n;
  end if;
  return null;
end $$;

-- Partners are counted of contracts with outcomes or doctoral students.
create function statistics.on_party() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  contracts uuid[];
begin
  if tg_op = 'INSERT' then contracts := array(select n.contract_id from new_rows n);
  elsif tg_op = 'DELETE' then contracts := array(select o.contract_id from old_rows o);
  else contracts := array(select o.contract_id from old_rows o union select n.contract_id from new_rows n);
  end if;
  insert into statistics.stale (part, institution_id)
  select 'work', m.institution_id from unnest(contracts) i join register.contract_member m on m.contract_id = i and m.role = 'DoctoralStudent'
  union
  select 'work', u.institution_id from unnest(contracts) i join register.contract_outcome u on u.contract_id = i;
  return null;
end $$;

-- What an organisation is decides about each figure that it stands in: as institution, and as partner.
create function statistics.on_organisation() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved uuid[];
  changed uuid[];
begin
  select array_agg(n.id) filter (where (o.kind, o.sector, o.founder, o.prefecture) is distinct from (n.kind, n.sector, n.founder, n.prefecture)),
    array_agg(n.id) filter (where (o.kind, o.sector, o.country, o.size_class) is distinct from (n.kind, n.sector, n.country, n.size_class))
  into moved, changed
  from new_rows n join old_rows o on o.id = n.id;
  if moved is not null then
    insert into statistics.stale (part, institution_id, fiscal_year, moved)
    select distinct f.part, f.institution_id, case f.part when 'contracts' then f.fiscal_year end, true from statistics.figure f where f.institution_id = any (moved)
    union
    select distinct 'contracts', r.institution_id, r.fiscal_year, true from register.fiscal_year_receipt r where r.institution_id = any (moved)
    union
    select 'thin', l.institution_id, null::int, true from register.licence_or_assignment l where l.institution_id = any (moved);
  end if;
  if changed is not null then
    insert into statistics.stale (part, institution_id, fiscal_year)
    select distinct 'contracts', r.institution_id, r.fiscal_year from register.fiscal_year_receipt r where r.payer_id = any (changed) and r.state = 'Received';
    insert into statistics.stale (part, institution_id)
    select 'thin', l.institution_id from register.licence_or_assignment l where l.licensee_id = any (changed)
    union
    select 'thin', m.institution_id from register.researcher_move m where m.receiving_organisation_id = any (changed)
    union
    select 'thin', a.institution_id from register.cross_appointment a
    where exists (select from jsonb_array_elements(a.shares) s where (s ->> 'organisationId')::uuid = any (changed));
  end if;
  return null;
end $$;

create trigger figures_insert after insert on register.fiscal_year_receipt referencing new table as new_rows for each statement execute function statistics.on_receipt();
create trigger figures_update after update on register.fiscal_year_receipt referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_receipt();
create trigger figures_delete after delete on register.fiscal_year_receipt referencing old table as old_rows for each statement execute function statistics.on_receipt();
create trigger figures_insert after insert on register.contract_party referencing new table as new_rows for each statement execute function statistics.on_party();
create trigger figures_update after update on register.contract_party referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_party();
create trigger figures_delete after delete on register.contract_party referencing old table as old_rows for each statement execute function statistics.on_party();
create trigger figures_update after update on register.research_contract referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_contract();
create trigger figures_update after update on catalogue.organisation referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_organisation();
do $$
declare
  t record;
begin
  for t in select * from (values ('licence_or_assignment', 'thin'), ('licence_income', 'thin'), ('researcher_move', 'thin'), ('startup', 'thin'), ('patent_right', 'thin'),
      ('cross_appointment', 'thin'), ('contract_outcome', 'work'), ('contract_member', 'work')) v (tab, part) loop
    execute format('create trigger figures_insert after insert on register.%I referencing new table as new_rows for each statement execute function statistics.on_thin(%L)', t.tab, t.part);
    execute format('create trigger figures_update after update on register.%I referencing old table as old_rows new table as new_rows for each statement execute function statistics.on_thin(%L)', t.tab, t.part);
    execute format('create trigger figures_delete after delete on register.%I referencing old table as old_rows for each statement execute function statistics.on_thin(%L)', t.tab, t.part);
  end loop;
end $$;

-- ---------------------------------------------------------------------------------------------------------------
-- Year-end lock: writers share, locking a year excludes them. Writers of a locked year meet at their commits only, one after the other,
-- so that the later one compares with what the earlier one left.
create or replace function register.touch_locked_years(insts uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  inst uuid;
begin
  for inst in select distinct i from unnest(insts) i order by 1 loop
    perform pg_advisory_xact_lock_shared(hashtextextended('measured:' || inst, 0));
    insert into statistics.touched_year (institution_id, fiscal_year, written_in)
    select l.institution_id, l.fiscal_year, txid_current() from register.year_lock l where l.institution_id = inst and l.state = 'Locked'
    on conflict do nothing;
  end loop;
end $$;

create or replace function register.restate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('portal.reason', true), '')), '');
  items text[];
  olds bigint[];
  news bigint[];
begin
  delete from statistics.touched_year t where t.institution_id = new.institution_id and t.fiscal_year = new.fiscal_year and t.written_in = new.written_in;
  perform pg_advisory_xact_lock(hashtextextended('restate:' || new.institution_id, 0));
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

revoke all on all functions in schema statistics from public;
do $$ begin perform set_config('portal.scope', 'system', true); perform statistics.recount_all(); end $$;
