-- Deadlines that an office enters for its surveys: its own alone, nobody else's.
alter table register.survey_deadline enable row level security;
alter table register.survey_deadline force row level security;
create policy system_all on register.survey_deadline to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.survey_deadline using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());

-- A restatement names the records that its transaction wrote: 'contract:id', 'startup:id'. They are remembered while the transaction
-- runs, twenty at most (an import may write very many), and only where a year is locked at all.
create function register.note_touched(insts uuid[], kind text, ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  known text[] := string_to_array(nullif(current_setting('portal.touched', true), ''), ',');
begin
  if coalesce(cardinality(known), 0) >= 20 or not exists (select from register.year_lock l where l.institution_id = any (insts) and l.state = 'Locked') then return; end if;
  perform set_config('portal.touched', array_to_string((array(select distinct r from unnest(known || array(select kind || ':' || i from unnest(ids[1:20]) i)) r))[1:20], ','), true);
end $$;

create or replace function register.on_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
  ids uuid[];
  own_id text := case tg_table_name when 'licence_income' then 'licence_id' else 'id' end;
  kind text := case tg_table_name when 'licence_income' then 'licence' when 'licence_or_assignment' then 'licence' when 'patent_right' then 'patent'
    when 'researcher_move' then 'move' when 'cross_appointment' then 'cross-appointment' else tg_table_name end;
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insts := array(select distinct n.institution_id from new_rows n);
    ids := array(select distinct (to_jsonb(n) ->> own_id)::uuid from new_rows n limit 20);
  end if;
  if tg_op in ('DELETE', 'UPDATE') then
    insts := insts || array(select distinct o.institution_id from old_rows o);
    ids := ids || array(select distinct (to_jsonb(o) ->> own_id)::uuid from old_rows o limit 20);
  end if;
  perform register.touch_locked_years(insts);
  perform register.note_touched(insts, kind, ids);
  return null;
end $$;

create or replace function register.on_contract_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
begin
  insts := array(
    select n.institution_id from new_rows n join old_rows o on o.id = n.id
    where o.status in ('Approved', 'Active', 'Completed', 'Terminated') or n.status in ('Approved', 'Active', 'Completed', 'Terminated'));
  perform register.touch_locked_years(insts);
  if cardinality(insts) > 0 then perform register.note_touched(insts, 'contract', array(select n.id from new_rows n limit 20)); end if;
  return null;
end $$;

create or replace function register.on_receipt_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  contracts uuid[];
  insts uuid[];
begin
  if tg_op = 'INSERT' then contracts := array(select n.contract_id from new_rows n);
  elsif tg_op = 'DELETE' then contracts := array(select o.contract_id from old_rows o);
  else contracts := array(select o.contract_id from old_rows o union select n.contract_id from new_rows n);
  end if;
  if tg_op = 'DELETE' and exists (select from unnest(contracts) i where not exists (select from register.research_contract c where c.id = i)) then
    insts := array(select distinct o.institution_id from old_rows o);
  else
    insts := array(
      select distinct c.institution_id from unnest(contracts) i join register.research_contract c on c.id = i
      where c.status in ('Approved', 'Active', 'Completed', 'Terminated'));
  end if;
  perform register.touch_locked_years(insts);
  if cardinality(insts) > 0 then perform register.note_touched(insts, 'contract', contracts[1:20]); end if;
  return null;
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
  insert into register.restatement (id, institution_id, fiscal_year, item, old_value, new_value, reason, at, by_user, records)
  select gen_random_uuid(), new.institution_id, new.fiscal_year, r.item, r.old, r.new, left(why, 1000), now(), nullif(current_setting('portal.user', true), '')::uuid,
    coalesce(string_to_array(nullif(current_setting('portal.touched', true), ''), ','), '{}')
  from unnest(items, olds, news) r (item, old, new);
  insert into register.locked_figure (institution_id, fiscal_year, item, value)
  select new.institution_id, new.fiscal_year, r.item, r.new from unnest(items, news) r (item, new)
  on conflict (institution_id, fiscal_year, item) do update set value = excluded.value;
  return null;
end $$;

revoke all on function register.note_touched(uuid[], text, uuid[]) from public;

-- The list finds a contract by its principal investigator too, with or without the space in the name (contract_years.sql, with one line more).
create or replace function register.say_contracts(contracts uuid[] default null) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- Named or all: said apart, for "null or any of" in one question reads every contract of the nation for each save.
  which text := case when contracts is null then '' else ' where c.id = any ($1)' end;
begin
  execute $say$
  insert into register.contract_words (contract_id, institution_id, said, keys)
  select c.id, c.institution_id, w.said,
    register.letter_pairs(w.said) || c.institution_id::text || c.shared_with::text[]
      || case when c.status in ('Approved', 'Active', 'Completed', 'Terminated') then '{*}'::text[] else '{}' end
      || c.status::text || c.kind::text || y.runs
      || array(select distinct 'fy' || r.fiscal_year || ':' || who
           from register.fiscal_year_receipt r cross join lateral unnest(array[r.institution_id::text, '*']) who
           where r.contract_id = c.id and not 'fy' || r.fiscal_year = any (y.runs))
  from register.research_contract c
    cross join lateral (select lower(c.title || coalesce(E'\n' || c.number, '')
      || coalesce(E'\n' || c.principal_investigator || E'\n' || translate(c.principal_investigator, ' 　', ''), '')) as said) w
    cross join lateral (select array(select 'fy' || at
      from generate_series(greatest(1950, statistics.fiscal_year(c.starts_on)), least(2100, statistics.fiscal_year(c.ends_on))) at
      where c.starts_on is not null and c.ends_on is not null) as runs) y
  $say$ || which || ' on conflict (contract_id) do update set institution_id = excluded.institution_id, said = excluded.said, keys = excluded.keys' using contracts;
end $$;

create or replace function register.keep_contract_words() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved uuid[];
begin
  if tg_op = 'INSERT' then
    moved := array(select id from new_rows);
  elsif tg_op = 'DELETE' then
    delete from register.contract_words w using old_rows o where w.contract_id = o.id;
    return null;
  else
    moved := array(select n.id from new_rows n join old_rows o using (id)
      where (n.title, n.number, n.principal_investigator, n.institution_id, n.shared_with, n.status, n.kind, n.starts_on, n.ends_on)
        is distinct from (o.title, o.number, o.principal_investigator, o.institution_id, o.shared_with, o.status, o.kind, o.starts_on, o.ends_on));
  end if;
  if cardinality(moved) > 0 then
    perform register.say_contracts(moved);
  end if;
  return null;
end $$;

do $$ begin perform set_config('portal.scope', 'system', true); perform register.say_contracts(); end $$;
