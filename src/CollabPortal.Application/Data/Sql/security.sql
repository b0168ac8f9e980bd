-- Row-level security of the register, from the first migration (trust.md). The owner of the tables is bound too (FORCE);
-- only two things pass: a session of the owner that says scope 'system' (loaders), and the portal's own SECURITY DEFINER
-- functions (there the current user is the owner and the session's user is not). A setting that was reset is '' and not
-- NULL, hence nullif.
create function register.scope() returns text language sql stable parallel safe
  return coalesce(current_setting('portal.scope', true), '');

create function register.institution() returns uuid language sql stable parallel safe
  return nullif(current_setting('portal.institution', true), '')::uuid;

create function register.is_portal_itself() returns boolean language sql stable
  return current_user <> session_user or register.scope() = 'system';

do $$
declare
  t text;
begin
  for t in select table_name from information_schema.tables where table_schema = 'register' and table_type = 'BASE TABLE' loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy own_rows on register.%I using (register.scope() = ''institution'' and institution_id = register.institution()) with check (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;

  -- A row with several institutions is readable by each of them and edited by its owner alone.
  for t in select table_name from information_schema.columns where table_schema = 'register' and column_name = 'shared_with' loop
    execute format('create policy shared_rows on register.%I for select using (register.scope() = ''institution'' and register.institution() = any (shared_with))', t);
  end loop;

  -- The ministry reads every institution's facts; contracts and their parts from approval on.
  for t in select unnest(array['programme', 'researcher', 'cross_appointment', 'researcher_move', 'startup', 'patent_right', 'licence_or_assignment', 'licence_income']) loop
    execute format('create policy ministry_reads on register.%I for select using (register.scope() = ''ministry'')', t);
  end loop;
end $$;

create policy ministry_reads on register.research_contract for select
  using (register.scope() = 'ministry' and status in ('Approved', 'Active', 'Completed', 'Terminated'));

-- The sub-select runs under the reader's own policies, so it finds contracts from approval on only.
create policy ministry_reads on register.contract_party for select
  using (register.scope() = 'ministry' and exists (select from register.research_contract c where c.id = contract_id));
create policy ministry_reads on register.fiscal_year_receipt for select
  using (register.scope() = 'ministry' and exists (select from register.research_contract c where c.id = contract_id));
create policy ministry_reads on register.contract_amendment for select
  using (register.scope() = 'ministry' and status = 'Approved' and exists (select from register.research_contract c where c.id = contract_id));

-- A co-institution sees who else is party to a contract that it may read; money stays with whoever received it.
create policy shared_rows on register.contract_party for select
  using (register.scope() = 'institution' and exists (select from register.research_contract c where c.id = contract_id and register.institution() = any (c.shared_with)));

-- The audit trail: everybody's change adds a row, an institution reads its own, nobody changes one.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy system_all on audit.entry to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy anyone_adds on audit.entry for insert
  with check (institution_id is null or (register.scope() = 'institution' and institution_id = register.institution()));
create policy own_rows on audit.entry for select
  using (register.scope() = 'institution' and institution_id = register.institution());
create policy admin_reads_accounts on audit.entry for select
  using (register.scope() = 'admin' and entity = 'PortalUser');

-- Makes approved contracts active from their first day on. Runs for all institutions, so as the owner.
create function register.begin_contracts(today date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  started integer;
begin
  with begun as (
    update register.research_contract set status = 'Active', version = version + 1
    where status = 'Approved' and starts_on <= today
    returning id, institution_id
  ), told as (
    insert into audit.entry (id, at, user_id, user_name, institution_id, entity, entity_id, subject_id, action, changes)
    select gen_random_uuid(), now(), null, null, institution_id, 'ResearchContract', id, id, 'Changed', '{"Status": ["Approved", "Active"]}' from begun
    returning 1
  )
  select count(*) into started from told;
  return started;
end $$;
revoke all on function register.begin_contracts(date) from public;
