-- What the public sees of an institution's year is a state (docs/decisions/0026). It moves on only when the contracts of a kind that have changed
-- since it was shown are three or more, none of them with more than the largest share of the changed money: so no two states differ by one contract.
-- Until then the public goes on seeing what was counted before; the ministry and the institution see every change at once (figure, place_figure).

-- Every institution's year that was ever shown.
create table statistics.shown_year (fiscal_year int not null, institution_id uuid not null, primary key (fiscal_year, institution_id));
-- Contracts behind what was last shown, with their cash from companies in the year, and one company each that paid it (medians ask for many payers).
create table statistics.shown_unit (
  institution_id uuid not null, fiscal_year int not null, kind text not null,
  contracts uuid[] not null, cash bigint[] not null, bands text[] not null, fields text[] not null, payers uuid[] not null,
  primary key (fiscal_year, institution_id, kind)
);
-- Kinds of an institution's year of which something has changed, and is not shown yet, with the figures as they were.
create table statistics.held_unit (
  institution_id uuid not null, fiscal_year int not null, kind text not null, since timestamptz not null default now(),
  primary key (fiscal_year, institution_id, kind)
);
create table statistics.held_figure (
  kind text not null, series text not null, dim text not null, key text not null, fiscal_year int not null, institution_id uuid not null,
  value bigint not null, items int not null, money_yen bigint not null, indirect_yen bigint not null, partners int not null, top_partner_yen bigint not null,
  primary key (fiscal_year, institution_id, kind, series, dim, key)
);
-- The same as differences from place_folded, made anew by each fold.
create table statistics.held_place (
  series text not null, dim text not null, key text not null, fiscal_year int not null, population text not null, scope text not null, place text not null,
  value bigint not null, items bigint not null, money_yen bigint not null, indirect_yen bigint not null, top_partner_yen bigint not null, institutions int not null,
  primary key (series, dim, scope, population, fiscal_year, place, key)
);
-- The same of an institution's sums over kinds, which no kind holds.
create table statistics.held_sum (
  series text not null, dim text not null, key text not null, fiscal_year int not null, institution_id uuid not null,
  value bigint not null, items int not null, money_yen bigint not null, indirect_yen bigint not null, top_partner_yen bigint not null,
  primary key (fiscal_year, institution_id, series, dim, key)
);
-- Parts (bands, fields, and fields by band, of which medians are told) in which too few contracts have changed since they were last told: withheld, while the rest has been renewed. The contracts are
-- those of the state that was told.
create table statistics.young_cell (
  institution_id uuid not null, fiscal_year int not null, kind text not null, dim text not null, key text not null,
  contracts uuid[] not null, cash bigint[] not null,
  primary key (fiscal_year, institution_id, kind, dim, key)
);
-- Of use within a fold only.
create table statistics.show_diff (
  institution_id uuid not null, kind text not null, contract_id uuid not null, old_cash bigint, new_cash bigint, old_band text, new_band text, old_field text, new_field text
);
create table statistics.show_touched (key text not null, contract_id uuid not null, moved numeric not null);

-- To which kind of contract a cell belongs; null: to none, or to several.
create function statistics.kind_of(series text, dim text, key text) returns text language sql immutable parallel safe as $$
  select case when series in ('joint-research', 'large-joint-research') then 'JointResearch' when series = 'commissioned-research' then 'CommissionedResearch'
    when series = 'clinical-trials' then 'ClinicalTrial' when series in ('company-investment', 'private-contracts') and dim = 'kind' then key end
$$;

-- Every contract with cash from companies in the year, as contract_figures counts it; pairs of institution and fiscal year.
create function statistics.contract_cells(insts uuid[], years int[])
returns table (institution_id uuid, fiscal_year int, kind text, contract_id uuid, cash bigint, band text, field text, payer uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pair as materialized (select distinct p.i, p.y from unnest(insts, years) p (i, y)),
  paid as materialized (
    select p.i, p.y, c.kind, c.id, c.field_code, sum(r.direct_yen + r.indirect_yen)::bigint as cash, min(r.payer_id::text)::uuid as payer
    from pair p
    join register.fiscal_year_receipt r on r.institution_id = p.i and r.fiscal_year = p.y and r.state = 'Received'
    join register.research_contract c on c.id = r.contract_id and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
    join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
    group by 1, 2, 3, 4, 5
  )
  select p.i, p.y, p.kind, p.id, p.cash, coalesce(b.id::text, ''), coalesce(grand.code, parent.code, f.code, ''), p.payer
  from paid p
  left join statistics.size_band b on p.cash >= b.lower_yen and (b.upper_yen is null or p.cash < b.upper_yen)
  left join catalogue.research_field f on f.code = p.field_code
  left join catalogue.research_field parent on parent.code = f.parent_code
  left join catalogue.research_field grand on grand.code = parent.parent_code
$$;

-- The part in which a contract stands.
create function statistics.part_of(d text, band text, field text) returns text language sql immutable parallel safe as $$
  select case d when 'band' then band when 'field' then field else field || ':' || band end
$$;

-- The contracts of the state that is shown, by part.
create function statistics.shown_part(inst uuid, in_year int, of_kind text, d text) returns table (key text, contract_id uuid, cash bigint)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select statistics.part_of(d, x.band, x.field), x.contract_id, x.cash
  from statistics.shown_unit s cross join unnest(s.contracts, s.cash, s.bands, s.fields) x (contract_id, cash, band, field)
  where s.fiscal_year = in_year and s.institution_id = inst and s.kind = of_kind
$$;

-- Before a count: what is there goes on being shown, unless show() finds that it need not.
create function statistics.hold(insts uuid[], in_year int) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into statistics.held_figure (kind, series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, partners, top_partner_yen)
  select statistics.kind_of(f.series, f.dim, f.key), f.series, f.dim, f.key, f.fiscal_year, f.institution_id, f.value, f.items, f.money_yen, f.indirect_yen, f.partners, f.top_partner_yen
  from statistics.figure_folded f
  join statistics.shown_year s on s.fiscal_year = f.fiscal_year and s.institution_id = f.institution_id
  where f.part = 'contracts' and f.fiscal_year = in_year and f.institution_id = any (insts) and statistics.kind_of(f.series, f.dim, f.key) is not null
    and not exists (select from statistics.held_unit h where h.fiscal_year = f.fiscal_year and h.institution_id = f.institution_id and h.kind = statistics.kind_of(f.series, f.dim, f.key))
$$;

-- Few, or one with most of the money: the same limits as for a cell.
create function statistics.tells_few(contracts bigint, top numeric, moved numeric, in_year int) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select contracts < coalesce(statistics.setting('suppression.min-contracts', in_year)::int, 3) or top > coalesce(statistics.setting('suppression.max-share', in_year)::numeric, 0.75) * moved
$$;

-- A kind's new state is told. Of its parts those stay withheld in which too few contracts have changed since they were last told, and as many with them
-- that together they are not few: what is told beside them would leave them over.
create function statistics.renew(inst uuid, in_year int, of_kind text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  d text;
  kept text[];
  more text;
begin
  foreach d in array case of_kind when 'JointResearch' then array['band', 'field', 'field-band'] when 'CommissionedResearch' then array['band'] else '{}'::text[] end loop
    delete from statistics.show_touched;
    insert into statistics.show_touched (key, contract_id, moved)
    select coalesce(n.key, o.key), coalesce(n.contract_id, o.contract_id), abs(coalesce(n.cash, 0) - coalesce(o.cash, 0))
    from (select statistics.part_of(d, c.band, c.field) as key, c.contract_id, c.cash from statistics.contract_cells(array[inst], array[in_year]) c where c.kind = of_kind) n
    full join (
      select m.key, m.contract_id, m.cash from statistics.shown_part(inst, in_year, of_kind, d) m
      where not exists (select from statistics.young_cell y where y.fiscal_year = in_year and y.institution_id = inst and y.kind = of_kind and y.dim = d and y.key = m.key)
      union all
      select y.key, u.contract_id, u.cash from statistics.young_cell y cross join unnest(y.contracts, y.cash) u (contract_id, cash)
      where y.fiscal_year = in_year and y.institution_id = inst and y.kind = of_kind and y.dim = d) o on o.key = n.key and o.contract_id = n.contract_id
    where n.cash is distinct from o.cash;
    kept := array(select t.key from statistics.show_touched t group by t.key having statistics.tells_few(count(*), max(t.moved), sum(t.moved), in_year));
    -- Of a field by band a median is told and no count: there is nothing to subtract from.
    while d <> 'field-band' and (select statistics.tells_few(count(*), max(o.moved), sum(o.moved), in_year) from (select t.contract_id, max(t.moved) as moved from statistics.show_touched t where t.key = any (kept) group by 1) o) and cardinality(kept) > 0 loop
      select t.key into more from statistics.show_touched t where t.key <> all (kept) group by t.key order by count(*), sum(t.moved), t.key limit 1;
      exit when more is null;
      kept := kept || more;
    end loop;
    insert into statistics.young_cell (institution_id, fiscal_year, kind, dim, key, contracts, cash)
    select inst, in_year, of_kind, d, k.key, coalesce(array_agg(m.contract_id) filter (where m.contract_id is not null), '{}'), coalesce(array_agg(m.cash) filter (where m.contract_id is not null), '{}')
    from unnest(kept) k (key) left join statistics.shown_part(inst, in_year, of_kind, d) m on m.key = k.key
    group by k.key
    on conflict do nothing;
    delete from statistics.young_cell y where y.fiscal_year = in_year and y.institution_id = inst and y.kind = of_kind and y.dim = d and y.key <> all (kept);
  end loop;
  delete from statistics.show_touched;
  delete from statistics.shown_unit s where s.fiscal_year = in_year and s.institution_id = inst and s.kind = of_kind;
  insert into statistics.shown_unit (institution_id, fiscal_year, kind, contracts, cash, bands, fields, payers)
  select inst, in_year, of_kind, array_agg(c.contract_id), array_agg(c.cash), array_agg(c.band), array_agg(c.field), array_agg(c.payer)
  from statistics.contract_cells(array[inst], array[in_year]) c where c.kind = of_kind having count(*) > 0;
  delete from statistics.held_unit h where h.fiscal_year = in_year and h.institution_id = inst and h.kind = of_kind;
  delete from statistics.held_figure h where h.fiscal_year = in_year and h.institution_id = inst and h.kind = of_kind;
end $$;

-- What is held of a year, as differences from what was counted: of each kind, and of the sums over kinds. Research money of all partners moves as that of companies.
create function statistics.held_differences(in_year int)
returns table (series text, dim text, key text, institution_id uuid, value bigint, items int, money_yen bigint, indirect_yen bigint, top_partner_yen bigint, institutions int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.series, s.dim, s.key, d.institution_id, d.value, d.items, d.money_yen, d.indirect_yen, d.top_partner_yen, case when s.dim = '' and d.dim = 'kind' then 0 else d.institutions end
  from (
    select h.series, h.dim, h.key, h.institution_id, h.value, h.items, h.money_yen, h.indirect_yen, h.top_partner_yen, 1 as institutions
    from statistics.held_figure h where h.fiscal_year = in_year
    union all
    select f.series, f.dim, f.key, f.institution_id, -f.value, -f.items, -f.money_yen, -f.indirect_yen, -f.top_partner_yen, -1
    from statistics.held_unit u join statistics.figure_folded f on f.part = 'contracts' and f.institution_id = u.institution_id and f.fiscal_year = u.fiscal_year
      and statistics.kind_of(f.series, f.dim, f.key) = u.kind
    where u.fiscal_year = in_year) d
  cross join lateral (
    select d.series, d.dim, d.key
    union all select d.series, '', '' where d.dim = 'kind'
    union all select 'research-contracts', x.dim, x.key from (values ('kind', d.key), ('', '')) x (dim, key) where d.series = 'private-contracts' and d.dim = 'kind') s (series, dim, key)
$$;
create function statistics.hold_places(in_year int) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from statistics.held_place p where p.fiscal_year = in_year;
  insert into statistics.held_place (series, dim, key, fiscal_year, population, scope, place, value, items, money_yen, indirect_yen, top_partner_yen, institutions)
  select d.series, d.dim, d.key, in_year, l.population, l.scope, l.place, sum(d.value), sum(d.items), sum(d.money_yen), sum(d.indirect_yen), sum(d.top_partner_yen), sum(d.institutions)
  from statistics.held_differences(in_year) d join statistics.institution_place l on l.institution_id = d.institution_id
  group by 1, 2, 3, 5, 6, 7;
  delete from statistics.held_sum p where p.fiscal_year = in_year;
  insert into statistics.held_sum (series, dim, key, fiscal_year, institution_id, value, items, money_yen, indirect_yen, top_partner_yen)
  select d.series, d.dim, d.key, in_year, d.institution_id, sum(d.value), sum(d.items), sum(d.money_yen), sum(d.indirect_yen), sum(d.top_partner_yen)
  from statistics.held_differences(in_year) d where statistics.kind_of(d.series, d.dim, d.key) is null group by 1, 2, 3, 5
$$;

-- After a count: what was never shown is shown as it is; what has changed by enough is renewed; the rest is held.
create function statistics.show(insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known uuid[] := array(select s.institution_id from statistics.shown_year s where s.fiscal_year = in_year and s.institution_id = any (insts));
  u record;
begin
  insert into statistics.shown_unit (institution_id, fiscal_year, kind, contracts, cash, bands, fields, payers)
  select c.institution_id, in_year, c.kind, array_agg(c.contract_id), array_agg(c.cash), array_agg(c.band), array_agg(c.field), array_agg(c.payer)
  from statistics.contract_cells(array(select i from unnest(insts) i where i <> all (known)), array(select in_year from unnest(insts) i where i <> all (known))) c group by c.institution_id, c.kind;
  insert into statistics.shown_year (fiscal_year, institution_id)
  select distinct in_year, f.institution_id from statistics.figure_folded f
  where f.part = 'contracts' and f.fiscal_year = in_year and f.institution_id = any (insts) and f.institution_id <> all (known);

  insert into statistics.show_diff (institution_id, kind, contract_id, old_cash, new_cash, old_band, new_band, old_field, new_field)
  select coalesce(n.institution_id, o.institution_id), coalesce(n.kind, o.kind), coalesce(n.contract_id, o.contract_id), o.cash, n.cash, o.band, n.band, o.field, n.field
  from (select c.* from statistics.contract_cells(known, array_fill(in_year, array[cardinality(known)])) c) n
  full join (select s.institution_id, s.kind, x.* from statistics.shown_unit s cross join unnest(s.contracts, s.cash, s.bands, s.fields) x (contract_id, cash, band, field)
             where s.fiscal_year = in_year and s.institution_id = any (known)) o
    on o.institution_id = n.institution_id and o.kind = n.kind and o.contract_id = n.contract_id
  where (n.cash, n.band, n.field) is distinct from (o.cash, o.band, o.field);

  delete from statistics.held_unit h where h.fiscal_year = in_year and h.institution_id = any (known)
    and not exists (select from statistics.show_diff d where d.institution_id = h.institution_id and d.kind = h.kind);
  delete from statistics.held_figure h where h.fiscal_year = in_year and h.institution_id = any (known)
    and not exists (select from statistics.show_diff d where d.institution_id = h.institution_id and d.kind = h.kind);
  insert into statistics.held_unit (institution_id, fiscal_year, kind) select distinct d.institution_id, in_year, d.kind from statistics.show_diff d on conflict do nothing;
  for u in
    select d.institution_id, d.kind from statistics.show_diff d group by 1, 2
    having not statistics.tells_few(count(*), max(abs(coalesce(d.new_cash, 0) - coalesce(d.old_cash, 0))), sum(abs(coalesce(d.new_cash, 0) - coalesce(d.old_cash, 0))), in_year)
  loop
    perform statistics.renew(u.institution_id, in_year, u.kind);
  end loop;
  delete from statistics.show_diff;
  perform statistics.hold_places(in_year);
end $$;

revoke all on function statistics.contract_cells(uuid[], int[]), statistics.held_differences(int), statistics.shown_part(uuid, int, text, text), statistics.part_of(text, text, text), statistics.hold(uuid[], int), statistics.renew(uuid, int, text), statistics.hold_places(int),
  statistics.show(uuid[], int) from public;

-- Whatever counts contracts anew holds what was shown before, and shows what may be shown after it.
alter function statistics.count_part(text, uuid[], int) rename to count_kept;
create function statistics.count_part(of_part text, insts uuid[], in_year int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if of_part = 'contracts' then perform statistics.hold(insts, in_year); end if;
  perform statistics.count_kept(of_part, insts, in_year);
  if of_part = 'contracts' then perform statistics.show(insts, in_year); end if;
end $$;
revoke all on function statistics.count_part(text, uuid[], int) from public;

-- An operator's recount shows everything as it is counted: rules or size bands may be others.
alter function statistics.recount_all() rename to recount_versions;
create function statistics.recount_all() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7314203);
  delete from statistics.shown_year;
  delete from statistics.shown_unit;
  delete from statistics.held_unit;
  delete from statistics.held_figure;
  delete from statistics.held_place;
  delete from statistics.held_sum;
  delete from statistics.young_cell;
  perform statistics.recount_versions();
end $$;
revoke all on function statistics.recount_all() from public;

-- ---------------------------------------------------------------------------------------------------------------
-- What everybody may read, where statistics.figure and place_figure say what is so at this moment. A year that was never shown is read as the facts count:
-- there is nothing yet from which it could differ.
create view statistics.public_figure as
  select f.part, f.series, f.dim, f.key, f.fiscal_year, f.institution_id, f.value + coalesce(h.value, 0) as value, f.items + coalesce(h.items, 0) as items, f.money_yen + coalesce(h.money_yen, 0) as money_yen,
    f.indirect_yen + coalesce(h.indirect_yen, 0) as indirect_yen, f.partners, f.top_partner_yen + coalesce(h.top_partner_yen, 0) as top_partner_yen
  from statistics.figure_folded f
  left join statistics.held_sum h on h.series = f.series and h.dim = f.dim and h.key = f.key and h.fiscal_year = f.fiscal_year and h.institution_id = f.institution_id
  where not (h.items is not null and f.items + h.items = 0) and f.part = 'contracts' and exists (select from statistics.shown_year s where s.fiscal_year = f.fiscal_year and s.institution_id = f.institution_id)
    and not exists (select from statistics.held_unit h where h.fiscal_year = f.fiscal_year and h.institution_id = f.institution_id and h.kind = statistics.kind_of(f.series, f.dim, f.key))
  union all
  select 'contracts', h.series, h.dim, h.key, h.fiscal_year, h.institution_id, h.value, h.items, h.money_yen, h.indirect_yen, h.partners, h.top_partner_yen from statistics.held_figure h
  union all
  select 'contracts', h.series, h.dim, h.key, h.fiscal_year, h.institution_id, h.value, h.items, h.money_yen, h.indirect_yen, 0, h.top_partner_yen from statistics.held_sum h
  where h.items <> 0 and not exists (select from statistics.figure_folded f
    where f.part = 'contracts' and f.series = h.series and f.dim = h.dim and f.key = h.key and f.fiscal_year = h.fiscal_year and f.institution_id = h.institution_id)
  union all
  select 'contracts', c.series, c.dim, c.key, c.fiscal_year, c.institution_id, c.value, c.items, c.money_yen, c.indirect_yen, c.partners, c.top_partner_yen
  from statistics.figure_of_contracts c where not exists (select from statistics.shown_year s where s.fiscal_year = c.fiscal_year and s.institution_id = c.institution_id)
  union all
  select o.part, o.series, o.dim, o.key, o.fiscal_year, o.institution_id, o.value, o.items, o.money_yen, o.indirect_yen, o.partners, o.top_partner_yen from statistics.figure_of_others o;

create view statistics.public_place_figure as
  select p.part, p.series, p.dim, p.key, p.fiscal_year, p.population, p.scope, p.place, p.value, p.items, p.money_yen, p.indirect_yen, p.partners, p.top_partner_yen, p.institutions
  from statistics.place_figure p
  where p.part <> 'contracts' or p.fiscal_year <> all (array(select distinct s.fiscal_year from statistics.shown_year s))
  union all
  select p.part, p.series, p.dim, p.key, p.fiscal_year, p.population, p.scope, p.place, p.value + coalesce(h.value, 0), p.items + coalesce(h.items, 0), p.money_yen + coalesce(h.money_yen, 0),
    p.indirect_yen + coalesce(h.indirect_yen, 0), p.partners, p.top_partner_yen + coalesce(h.top_partner_yen, 0), p.institutions + coalesce(h.institutions, 0)
  from statistics.place_folded p
  left join statistics.held_place h on h.series = p.series and h.dim = p.dim and h.scope = p.scope and h.population = p.population and h.fiscal_year = p.fiscal_year and h.place = p.place and h.key = p.key
  where p.part = 'contracts' and p.fiscal_year = any (array(select distinct s.fiscal_year from statistics.shown_year s))
    and not (p.items + coalesce(h.items, 0) = 0 and p.institutions + coalesce(h.institutions, 0) = 0)
  union all
  select 'contracts', h.series, h.dim, h.key, h.fiscal_year, h.population, h.scope, h.place, h.value, h.items, h.money_yen, h.indirect_yen, 0, h.top_partner_yen, h.institutions
  from statistics.held_place h
  where not exists (select from statistics.place_folded p where p.series = h.series and p.dim = h.dim and p.scope = h.scope and p.population = h.population and p.fiscal_year = h.fiscal_year and p.place = h.place and p.key = h.key);

-- Medians of cost (medians.sql, decision 20) out of the contracts of the state that is shown, so that they move as the figures do that they belong to.
-- A field by band in which one or two contracts have changed has none until three have.
create or replace function catalogue.cost_medians(in_year int, enough int) returns table (institution_id uuid, dim text, key text, contracts int, median_yen bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with never as materialized (
    select i from unnest(statistics.counted_institutions()) i where not exists (select from statistics.shown_year s where s.fiscal_year = in_year and s.institution_id = i)
  ), paid as materialized (
    select s.institution_id, x.cash, x.band, x.field, x.payer
    from statistics.shown_unit s cross join unnest(s.cash, s.bands, s.fields, s.payers) x (cash, band, field, payer)
    where s.fiscal_year = in_year and s.kind = 'JointResearch'
    union all
    select c.institution_id, c.cash, c.band, c.field, c.payer
    from statistics.contract_cells(array(select i from never), array(select in_year from never)) c where c.kind = 'JointResearch'
  )
  select p.institution_id, d.dim, d.key, case when d.dim <> 'field-band' then count(*)::int end,
    case when d.dim in ('band', 'field-band') then catalogue.stepped_within(percentile_cont(0.5) within group (order by p.cash), min(b.lower_yen), min(b.upper_yen))
      else catalogue.stepped(percentile_cont(0.5) within group (order by p.cash)) end
  from paid p
  left join statistics.size_band b on b.id::text = p.band
  cross join lateral (values ('', ''), ('field', p.field), ('band', nullif(p.band, '')), ('field-band', nullif(p.field, '') || ':' || nullif(p.band, ''))) d (dim, key)
  where (d.dim = '' or d.key <> '')
    and not exists (select from statistics.young_cell y where y.fiscal_year = in_year and y.institution_id = p.institution_id and y.kind = 'JointResearch' and y.dim = d.dim and y.key = d.key)
  group by 1, 2, 3
  having count(*) >= enough and count(distinct p.payer) >= enough
$$;

-- Which parts are withheld for their age; the contracts behind them are nobody's to read.
create view statistics.young_part as select y.institution_id, y.fiscal_year, y.kind, y.dim, y.key from statistics.young_cell y;

-- What was counted before there were states is what everybody has seen.
do $$
declare
  y int;
begin
  perform pg_advisory_xact_lock(7314203);
  foreach y in array statistics.counted_years() loop
    perform statistics.show(array(select distinct f.institution_id from statistics.figure_folded f where f.part = 'contracts' and f.fiscal_year = y), y);
  end loop;
end $$;
