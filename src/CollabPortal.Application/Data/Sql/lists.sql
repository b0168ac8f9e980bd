-- A million contracts as fast as a thousand. Filters of the list that leave few of many: kind, and who entered it. The orders have their
-- indexes in office.sql.
create index research_contract_by_kind on register.research_contract (institution_id, kind, changed_at, id);
create index research_contract_by_person on register.research_contract (institution_id, entered_by, changed_at, id);

-- The same rights as security.sql gives, in one policy for each table and command: who is asking is looked at once for a row instead of in
-- each of several policies joined by "or", whose costs add up, and of which the planner believes that next to nothing passes.
do $$
declare
  t text;
begin
  foreach t in array array['research_contract', 'contract_party', 'fiscal_year_receipt'] loop
    execute format('drop policy own_rows on register.%I', t);
    execute format('drop policy if exists shared_rows on register.%I', t);
    execute format('drop policy ministry_reads on register.%I', t);
    execute format('create policy own_inserts on register.%I for insert with check (register.scope() = ''institution'' and institution_id = register.institution())', t);
    execute format('create policy own_updates on register.%I for update using (register.scope() = ''institution'' and institution_id = register.institution()) with check (register.scope() = ''institution'' and institution_id = register.institution())', t);
    execute format('create policy own_deletes on register.%I for delete using (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;
end $$;
create policy readers on register.research_contract for select using (
  case register.scope()
    when 'institution' then institution_id = register.institution() or register.institution() = any (shared_with)
    when 'ministry' then status in ('Approved', 'Active', 'Completed', 'Terminated')
    else false end);
-- A co-institution sees who else is party to a contract that it may read; money stays with whoever received it. The ministry's sub-select
-- runs under the policy above, so it finds contracts from approval on only.
create policy readers on register.contract_party for select using (
  case register.scope()
    when 'institution' then institution_id = register.institution()
      or exists (select from register.research_contract c where c.id = contract_id and register.institution() = any (c.shared_with))
    when 'ministry' then exists (select from register.research_contract c where c.id = contract_id)
    else false end);
create policy readers on register.fiscal_year_receipt for select using (
  case register.scope()
    when 'institution' then institution_id = register.institution()
    when 'ministry' then exists (select from register.research_contract c where c.id = contract_id)
    else false end);
