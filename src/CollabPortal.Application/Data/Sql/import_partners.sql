-- Whom an institution means by the names of its files: its own rows alone.
alter table register.partner_alias enable row level security;
alter table register.partner_alias force row level security;
create policy system_all on register.partner_alias to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.partner_alias using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());

-- Takes the companies that were entered for a run of the asking institution out of the catalogue again, where nothing of anybody refers to
-- them: no foreign key but their own numbers and names and the asker's remembered choices, and none of the documents that hold ids within.
-- They are locked first, so that whoever begins to use one meanwhile is refused by its key and not left with a gap.
create function register.remove_unused_partners(run uuid) returns setof uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asker uuid := register.institution();
  unused uuid[];
  used uuid[];
  part record;
begin
  if register.scope() <> 'institution' or asker is null then return; end if;
  unused := array(
    select o.id from catalogue.organisation o
    where o.id = any (select unnest(r.entered_partners) from register.import_run r where r.id = run and r.institution_id = asker) and o.source = 'Entered'
    order by o.id for update);
  for part in
    select c.conrelid::regclass as source, a.attname as field from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.confrelid = 'catalogue.organisation'::regclass
      and c.conrelid not in ('catalogue.organisation_identifier'::regclass, 'catalogue.organisation_name'::regclass, 'register.partner_alias'::regclass)
  loop
    exit when cardinality(unused) = 0;
    execute format('select array(select distinct t.%I from %s t where t.%I = any ($1))', part.field, part.source, part.field) using unused into used;
    unused := array(select u from unnest(unused) u where u <> all (used));
  end loop;
  -- Their numbers, names and remembered choices go with them by cascade.
  return query
    delete from catalogue.organisation o
    where o.id = any (unused)
      and not exists (select from register.partner_alias a where a.organisation_id = o.id and a.institution_id <> asker)
      and not exists (select from register.startup s where o.id = any (s.parents))
      and not exists (select from register.cross_appointment x where x.shares::text like '%' || o.id || '%')
      and not exists (select from register.contract_amendment x where x.proposed::text like '%' || o.id || '%')
      and not exists (select from register.typed_entry x where x.text::text like '%' || o.id || '%')
    returning o.id;
end $$;
revoke all on function register.remove_unused_partners(uuid) from public;
