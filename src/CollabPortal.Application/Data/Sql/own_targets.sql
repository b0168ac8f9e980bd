-- An institution's own targets: its own, and the ministry's to read where the institution allows it.
alter table register.institution_target enable row level security;
alter table register.institution_target force row level security;
create policy system_all on register.institution_target to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.institution_target using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy ministry_reads on register.institution_target for select using (register.scope() = 'ministry' and is_shared);
