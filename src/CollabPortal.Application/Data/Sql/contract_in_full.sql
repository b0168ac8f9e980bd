-- Row-level security of what hangs on a contract (see security.sql). The ministry reads facts and clauses from approval on;
-- attachments are the institution's own.
do $$
declare
  t text;
begin
  for t in select unnest(array['contract_details', 'contract_member', 'contract_outcome', 'contract_follow_up', 'contract_attachment', 'contract_attachment_content']) loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy own_rows on register.%I using (register.scope() = ''institution'' and institution_id = register.institution()) with check (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;
  for t in select unnest(array['contract_details', 'contract_member', 'contract_outcome', 'contract_follow_up']) loop
    execute format('create policy ministry_reads on register.%I for select using (register.scope() = ''ministry'' and exists (select from register.research_contract c where c.id = contract_id))', t);
  end loop;
end $$;
