-- Who pays in the joint research of small institutions, kept as the figures are (figures.sql): counted when a mark is folded, counted from the facts
-- where there is a mark. Read from the facts for all years it cost the first reader after a start half a minute at three million receipts.
-- Only small institutions hide, so only theirs are kept: at most 60 contracts of a year (JointResearchPayers.SmallItems). The runtime role may not read
-- the table (rights.sql); the function below tells payers by numbers that mean nothing outside of its answer.
create table statistics.payer_folded (
  fiscal_year int not null, institution_id uuid not null, payer_id uuid not null, cash bigint not null,
  primary key (fiscal_year, institution_id, payer_id)
);

-- From the facts, as statistics.contract_figures counts them; pairs of institution and fiscal year.
create function statistics.count_payers(insts uuid[], years int[])
returns table (institution_id uuid, fiscal_year int, payer_id uuid, cash bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pair as materialized (select distinct p.i, p.y from unnest(insts, years) p (i, y))
  select p.i, p.y, r.payer_id, sum(r.direct_yen + r.indirect_yen)::bigint
  from pair p
  join register.fiscal_year_receipt r on r.institution_id = p.i and r.fiscal_year = p.y and r.state = 'Received'
  join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
  join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
  group by p.i, p.y, r.payer_id
$$;
revoke all on function statistics.count_payers(uuid[], int[]) from public;

create function statistics.keep_payers(insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  small uuid[] := array(select f.institution_id from statistics.figure_folded f
    where f.part = 'contracts' and f.series = 'joint-research' and f.dim = '' and f.fiscal_year = in_year and f.institution_id = any (insts) and f.items between 1 and 60);
begin
  delete from statistics.payer_folded p where p.fiscal_year = in_year and p.institution_id = any (insts);
  insert into statistics.payer_folded (fiscal_year, institution_id, payer_id, cash)
  select c.fiscal_year, c.institution_id, c.payer_id, c.cash from statistics.count_payers(small, array_fill(in_year, array[cardinality(small)])) c;
end $$;
revoke all on function statistics.keep_payers(uuid[], int) from public;

create or replace function statistics.joint_research_payers(insts uuid[], years int[])
returns table (institution_id uuid, fiscal_year int, payer int, cash bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  marked_insts uuid[];
  marked_years int[];
begin
  select array_agg(m.institution_id), array_agg(m.fiscal_year) into marked_insts, marked_years from (
    select distinct s.institution_id, s.fiscal_year from statistics.stale s join unnest(insts, years) p (i, y) on p.i = s.institution_id and p.y = s.fiscal_year
    where s.part = 'contracts') m;
  return query
    select k.institution_id, k.fiscal_year, dense_rank() over (order by k.payer_id)::int, k.cash
    from (
      select f.institution_id, f.fiscal_year, f.payer_id, f.cash
      from (select distinct p.i, p.y from unnest(insts, years) p (i, y)) p join statistics.payer_folded f on f.fiscal_year = p.y and f.institution_id = p.i
      where marked_insts is null or not exists (select from unnest(marked_insts, marked_years) m (i, y) where m.i = p.i and m.y = p.y)
      union all
      select c.institution_id, c.fiscal_year, c.payer_id, c.cash from statistics.count_payers(coalesce(marked_insts, '{}'), coalesce(marked_years, '{}')) c) k;
end $$;

alter function statistics.count_part(text, uuid[], int) rename to count_figures;

create function statistics.count_part(of_part text, insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform statistics.count_figures(of_part, insts, in_year);
  if of_part = 'contracts' then perform statistics.keep_payers(insts, in_year); end if;
end $$;
revoke all on function statistics.count_part(text, uuid[], int) from public;

-- A recount gives every year a new version too: rules that are changed by hand leave no mark.
alter function statistics.recount_all() rename to recount_figures;

create function statistics.recount_all() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform statistics.recount_figures();
  insert into statistics.figure_version as v (part, fiscal_year, folds)
  select 'contracts', c.y, 1 from unnest(statistics.counted_years()) c (y) union all values ('thin', 0, 1), ('work', 0, 1)
  on conflict (part, fiscal_year) do update set folds = v.folds + 1;
end $$;
revoke all on function statistics.recount_all() from public;

-- Payers as they are kept that differ from a count of the facts where nothing is marked, or that do not add up to the institution's figures, which have
-- a rule of their own (statistics.contract_figures): nothing, always.
create function statistics.check_payers()
returns table (series text, dim text, key text, fiscal_year int, place text, stored text, counted text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
  y int;
begin
  foreach y in array statistics.counted_years() loop
    insts := array(select f.institution_id from statistics.figure_folded f
      where f.part = 'contracts' and f.series = 'joint-research' and f.dim = '' and f.fiscal_year = y and f.items between 1 and 60);
    return query
      select 'joint-research-payers', '', coalesce(p.payer_id, c.payer_id)::text, y, coalesce(p.institution_id, c.institution_id)::text, p.cash::text, c.cash::text
      from (select f.institution_id, f.payer_id, f.cash from statistics.payer_folded f where f.fiscal_year = y) p
      full join statistics.count_payers(insts, array_fill(y, array[cardinality(insts)])) c on c.institution_id = p.institution_id and c.payer_id = p.payer_id
      where p.cash is distinct from c.cash
        and not exists (select from statistics.stale s where s.part = 'contracts' and s.fiscal_year = y and s.institution_id = coalesce(p.institution_id, c.institution_id));
    return query
      select 'joint-research-payers', '', 'partners/yen/top', y, f.institution_id::text,
        concat_ws('/', count(p.payer_id), coalesce(sum(p.cash), 0), coalesce(max(p.cash), 0)), concat_ws('/', f.partners, f.money_yen, f.top_partner_yen)
      from statistics.figure_folded f left join statistics.payer_folded p on p.fiscal_year = f.fiscal_year and p.institution_id = f.institution_id
      where f.part = 'contracts' and f.series = 'joint-research' and f.dim = '' and f.fiscal_year = y and f.institution_id = any (insts)
        and not exists (select from statistics.stale s where s.part = 'contracts' and s.fiscal_year = y and s.institution_id = f.institution_id)
      group by f.institution_id, f.partners, f.money_yen, f.top_partner_yen
      having (count(p.payer_id), coalesce(sum(p.cash), 0), coalesce(max(p.cash), 0)) is distinct from (f.partners::bigint, f.money_yen::numeric, f.top_partner_yen);
  end loop;
end $$;
revoke all on function statistics.check_payers() from public;

-- What was counted before this table was there.
do $$
declare
  y int;
begin
  perform pg_advisory_xact_lock(7314203);
  foreach y in array statistics.counted_years() loop
    perform statistics.keep_payers(array(select distinct f.institution_id from statistics.figure_folded f
      where f.part = 'contracts' and f.series = 'joint-research' and f.dim = '' and f.fiscal_year = y), y);
  end loop;
end $$;
