-- Row-level security of prices (see security.sql): the institution's own, and the ministry reads them from approval on, as it
-- reads the contract.
alter table register.contract_price_item enable row level security;
alter table register.contract_price_item force row level security;
create policy system_all on register.contract_price_item to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.contract_price_item
  using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy ministry_reads on register.contract_price_item for select
  using (register.scope() = 'ministry' and exists (select from register.research_contract c where c.id = contract_id));
