-- What a company has typed of an enquiry and not sent: its account's alone. The institution that is addressed reads nothing of it.
create table register.typed_enquiry (
  id uuid constraint pk_typed_enquiry primary key,
  user_id uuid not null constraint fk_typed_enquiry_portal_user_user_id references accounts.portal_user on delete cascade,
  institution_id uuid not null constraint fk_typed_enquiry_organisation_institution_id references catalogue.organisation,
  text jsonb not null,
  saved_at timestamptz not null
);
create index ix_typed_enquiry_user_id_saved_at on register.typed_enquiry (user_id, saved_at);
create index ix_typed_enquiry_institution_id on register.typed_enquiry (institution_id);

alter table register.typed_enquiry enable row level security;
alter table register.typed_enquiry force row level security;
create policy system_all on register.typed_enquiry to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.typed_enquiry
  using (register.scope() = 'company' and user_id = register.person())
  with check (register.scope() = 'company' and user_id = register.person());
