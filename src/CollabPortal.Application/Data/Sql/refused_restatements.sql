-- A restatement may be refused, and figures that are back where they stood wait for nobody (docs/decisions/0022-restatements-by-two-persons.md).
-- restate() is that of restatements.sql with the trail of the change and with what it settles.
create or replace function register.restate() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  why text := nullif(btrim(coalesce(current_setting('portal.reason', true), '')), '');
  writer uuid := nullif(current_setting('portal.user', true), '')::uuid;
  -- Set where an approver approved what somebody else entered: that person changed it, and the approver has confirmed it.
  proposer uuid := nullif(current_setting('portal.proposed_by', true), '')::uuid;
  touched text[] := coalesce(string_to_array(nullif(current_setting('portal.touched', true), ''), ','), '{}');
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
  insert into register.restatement (id, institution_id, fiscal_year, item, old_value, new_value, reason, at, by_user, confirmed_by, confirmed_at, records, trail)
  select gen_random_uuid(), new.institution_id, new.fiscal_year, r.item, r.old, r.new, left(why, 1000), now(), coalesce(proposer, writer),
    case when proposer <> writer then writer end, case when proposer <> writer then now() end, touched,
    -- What this transaction wrote into the audit trail of the contract that it changed: with it a refusal takes the change back. Of one contract
    -- alone: what wrote more than one is put right by hand.
    case when cardinality(touched) = 1 and touched[1] like 'contract:%' then array(
      select e.id from audit.entry e where e.subject_id = substr(touched[1], 10)::uuid and e.institution_id = new.institution_id and e.xmin = pg_current_xact_id()::xid) else '{}' end
  from unnest(items, olds, news) r (item, old, new);
  insert into register.locked_figure (institution_id, fiscal_year, item, value)
  select new.institution_id, new.fiscal_year, r.item, r.new from unnest(items, news) r (item, new)
  on conflict (institution_id, fiscal_year, item) do update set value = excluded.value;

  -- What takes a refused change of these records back settles both; compared is the whole change, for one figure may be back by chance.
  if exists (select from register.restatement o where o.institution_id = new.institution_id and o.fiscal_year = new.fiscal_year
      and o.confirmed_at is null and o.settled_at is null and o.refused_at is not null and o.records && touched)
    and not exists (select from register.restatement o where o.institution_id = new.institution_id and o.fiscal_year = new.fiscal_year
      and ((o.confirmed_at is null and o.settled_at is null and o.refused_at is not null and o.records && touched) or o.at = now())
      group by o.item having sum(coalesce(o.new_value, 0) - coalesce(o.old_value, 0)) <> 0) then
    update register.restatement r set settled_at = now() where r.institution_id = new.institution_id and r.fiscal_year = new.fiscal_year
      and r.confirmed_at is null and r.settled_at is null and ((r.refused_at is not null and r.records && touched) or r.at = now());
  end if;
  -- Records whose figures are all where they stood before anything waited wait for nobody.
  if not exists (select from register.restatement o where o.institution_id = new.institution_id and o.fiscal_year = new.fiscal_year
      and o.confirmed_at is null and o.settled_at is null and o.records && touched
      group by o.item having sum(coalesce(o.new_value, 0) - coalesce(o.old_value, 0)) <> 0) then
    update register.restatement r set settled_at = now() where r.institution_id = new.institution_id and r.fiscal_year = new.fiscal_year
      and r.confirmed_at is null and r.settled_at is null and r.records && touched;
  end if;
  return null;
end $$;

-- The only ways to write into a restatement: that another person of the same institution has seen it and confirms or refuses it. Which role may
-- is the portal's to say.
create or replace function register.confirm_restatements(named uuid[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  done int;
begin
  if register.scope() <> 'institution' or register.person() is null then return 0; end if;
  update register.restatement r set confirmed_by = register.person(), confirmed_at = now()
  where r.id = any (named) and r.institution_id = register.institution() and r.confirmed_at is null and r.refused_at is null and r.settled_at is null
    and r.by_user is distinct from register.person();
  get diagnostics done = row_count;
  -- Who confirms a change confirms its figures and records as they now are: what was refused of them before and never taken back is part of that.
  update register.restatement r set settled_at = now()
  from register.restatement n
  where n.id = any (named) and n.confirmed_by = register.person() and n.confirmed_at = now()
    and r.institution_id = n.institution_id and r.fiscal_year = n.fiscal_year and (r.item = n.item or r.records && n.records) and r.at < n.at
    and r.refused_at is not null and r.settled_at is null;
  return done;
end $$;

create function register.refuse_restatements(named uuid[], why text) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  done int;
begin
  if register.scope() <> 'institution' or register.person() is null or nullif(btrim(why), '') is null then return 0; end if;
  update register.restatement r set refused_by = register.person(), refused_at = now(), refusal = left(btrim(why), 1000)
  where r.id = any (named) and r.institution_id = register.institution() and r.confirmed_at is null and r.refused_at is null and r.settled_at is null
    and r.by_user is distinct from register.person();
  get diagnostics done = row_count;
  return done;
end $$;

revoke all on function register.refuse_restatements(uuid[], text) from public;
