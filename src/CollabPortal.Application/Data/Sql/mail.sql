-- Letters (operations.md, Letters). Who gets what is the portal's own work: the runtime role neither reads nor writes these rows.
do $$
declare
  t text;
begin
  foreach t in array array['sent_mail', 'mail_refusal'] loop
    execute format('alter table accounts.%I enable row level security', t);
    execute format('alter table accounts.%I force row level security', t);
    execute format('create policy system_all on accounts.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
  end loop;
end $$;

-- When a document came into the index: what is new for a saved search. What was here before the column is not new.
alter table catalogue.search_document add column indexed_at timestamptz not null default now();
create index search_document_indexed on catalogue.search_document (indexed_at);
