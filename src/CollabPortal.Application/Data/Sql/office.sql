-- Row-level security of what belongs to one person: typed text that is no contract yet, and named views of lists.
create function register.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('portal.user', true), '')::uuid;

alter table register.typed_entry enable row level security;
alter table register.typed_entry force row level security;
create policy system_all on register.typed_entry to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.typed_entry
  using (register.scope() = 'institution' and institution_id = register.institution() and user_id = register.person())
  with check (register.scope() = 'institution' and institution_id = register.institution() and user_id = register.person());

alter table accounts.saved_view enable row level security;
alter table accounts.saved_view force row level security;
create policy system_all on accounts.saved_view to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on accounts.saved_view using (user_id = register.person()) with check (user_id = register.person());

-- Each order of the list of contracts has its index, so that a page is read in order instead of sorting the whole register.
-- The id breaks ties in the direction of the key.
create index research_contract_by_change on register.research_contract (institution_id, changed_at, id);
create index research_contract_by_title on register.research_contract (institution_id, title, id);
create index research_contract_by_start on register.research_contract (institution_id, starts_on, id);
create index research_contract_by_end on register.research_contract (institution_id, ends_on, id);
create index research_contract_by_agreed on register.research_contract (institution_id, agreed_yen, id);
create index research_contract_all_by_change on register.research_contract (changed_at, id);
create index audit_deleted on audit.entry (institution_id, at) where action = 'Deleted';
