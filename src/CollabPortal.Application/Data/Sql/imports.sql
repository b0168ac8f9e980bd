-- Row-level security of the import tables, as security.sql does it: an institution's own rows, and the portal itself.
do $$
declare
  t text;
begin
  foreach t in array array['import_run', 'import_chunk', 'import_problem', 'import_change', 'import_mapping'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy own_rows on register.%I using (register.scope() = ''institution'' and institution_id = register.institution()) with check (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;
end $$;

-- Files are packed already or go soon: no time is spent on packing them again.
alter table register.import_chunk alter column bytes set storage external;
