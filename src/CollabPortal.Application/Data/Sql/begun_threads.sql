-- A company that begins to talk with an institution takes over its answer to the need as the first word of the thread: word for word what that
-- institution answered, and by whom and when. The sub-select runs under the company's own policies: own enquiries, answers to own needs.
create policy company_takes_answer on register.enquiry_entry for insert with check (register.scope() = 'company' and not from_company and not office_only and act = 'Answered'
  and exists (select from register.enquiry e join register.need_answer a on a.need_id = e.origin_id and a.institution_id = e.institution_id
    where e.id = enquiry_entry.enquiry_id and e.origin = 'Need' and e.institution_id = enquiry_entry.institution_id
      and a.text = enquiry_entry.text and a.by = enquiry_entry.by and a.by_name = enquiry_entry.by_name and a.at = enquiry_entry.at));
