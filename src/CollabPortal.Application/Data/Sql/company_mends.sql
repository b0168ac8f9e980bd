-- An institution that answered a need still reads it when it is closed, and its company where it was named: the answer is its own record.
create policy answered_rows on register.need for select using (status = 'Closed' and register.scope() = 'institution'
  and exists (select from register.need_answer a where a.need_id = need.id and a.institution_id = register.institution()));
create policy answered_names on register.need_owner for select
  using (register.scope() = 'institution' and exists (select from register.need n where n.id = need_id and not n.is_anonymous and n.status = 'Closed'));

-- A file sent by mistake can be taken back until the office has said its first word.
create policy company_removes on register.enquiry_file for delete
  using (register.scope() = 'company' and exists (select from register.enquiry e where e.id = enquiry_id and e.asked_by = register.person() and e.acknowledged_at is null and e.closed_at is null));
