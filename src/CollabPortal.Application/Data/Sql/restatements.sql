-- A restatement waits for a second person (docs/decisions/0022-restatements-by-two-persons.md). The functions are those of office_mends.sql with
-- the lines about who proposed and who confirmed.
create or replace function register.on_contract_fact() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  insts uuid[];
begin
  insts := array(
    select n.institution_id from new_rows n join old_rows o on o.id = n.id
    where o.status in ('Approved', 'Active', 'Completed', 'Terminated') or n.status in ('Approved', 'Active', 'Completed', 'Terminated'));
  perform register.touch_locked_years(insts);
  -- Who approves puts into force what another person entered: those are two persons already (ResearchContract's two-person rule).
  perform set_config('portal.proposed_by', coalesce((
    select coalesce(n.submitted_by, n.entered_by)::text from new_rows n join old_rows o on o.id = n.id
    where o.status = 'Submitted' and n.status in ('Approved', 'Active') limit 1), current_setting('portal.proposed_by', true), ''), true);
  if cardinality(insts) > 0 then perform register.note_touched(insts, 'contract', array(select n.id from new_rows n limit 20)); end if;
  return null;
end $$;


-- A change of a contract in force is proposed by one person and approved by another.
create function register.on_amendment() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if old.status = 'Submitted' and new.status = 'Approved' then perform set_config('portal.proposed_by', new.entered_by::text, true); end if;
  return null;
end $$;
create trigger proposed_by after update on register.contract_amendment for each row execute function register.on_amendment();

create or replace function register.restate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('portal.reason', true), '')), '');
  writer uuid := nullif(current_setting('portal.user', true), '')::uuid;
  -- Set where an approver approved what somebody else entered: that person changed it, and the approver has confirmed it.
  proposer uuid := nullif(current_setting('portal.proposed_by', true), '')::uuid;
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
  insert into register.restatement (id, institution_id, fiscal_year, item, old_value, new_value, reason, at, by_user, confirmed_by, confirmed_at, records)
  select gen_random_uuid(), new.institution_id, new.fiscal_year, r.item, r.old, r.new, left(why, 1000), now(), coalesce(proposer, writer),
    case when proposer <> writer then writer end, case when proposer <> writer then now() end,
    coalesce(string_to_array(nullif(current_setting('portal.touched', true), ''), ','), '{}')
  from unnest(items, olds, news) r (item, old, new);
  insert into register.locked_figure (institution_id, fiscal_year, item, value)
  select new.institution_id, new.fiscal_year, r.item, r.new from unnest(items, news) r (item, new)
  on conflict (institution_id, fiscal_year, item) do update set value = excluded.value;
  return null;
end $$;

-- The only way to write into a restatement: that another person of the same institution has seen it. Which role may is the portal's to say.
create function register.confirm_restatements(named uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  done int;
begin
  if register.scope() <> 'institution' or register.person() is null then return 0; end if;
  update register.restatement r set confirmed_by = register.person(), confirmed_at = now()
  where r.id = any (named) and r.institution_id = register.institution() and r.confirmed_at is null and r.by_user is distinct from register.person();
  get diagnostics done = row_count;
  return done;
end $$;

create index ix_restatement_unconfirmed on register.restatement (institution_id, at) where confirmed_at is null;
revoke all on function register.on_amendment(), register.confirm_restatements(uuid[]) from public;
