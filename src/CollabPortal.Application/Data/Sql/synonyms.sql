-- The ministry keeps the list of words that mean the same; everybody's search reads it.
alter table catalogue.synonym enable row level security;
alter table catalogue.synonym force row level security;
create policy system_all on catalogue.synonym to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy everybody_reads on catalogue.synonym for select using (true);
create policy ministry_adds on catalogue.synonym for insert with check (register.scope() = 'ministry');
create policy ministry_changes on catalogue.synonym for update using (register.scope() = 'ministry') with check (register.scope() = 'ministry');
create policy ministry_reads_synonyms on audit.entry for select using (register.scope() = 'ministry' and entity = 'SynonymGroup');
