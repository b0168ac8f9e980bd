-- Enquiries: the institution asked and the account that asked see the same thread, and nobody else. Nobody deletes one.
do $$
declare
  t text;
begin
  foreach t in array array['enquiry', 'enquiry_entry', 'enquiry_file'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy own_rows on register.%I for select using (register.scope() = ''institution'' and institution_id = register.institution())', t);
  end loop;
end $$;

create policy own_steps on register.enquiry for update using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy company_reads on register.enquiry for select using (register.scope() = 'company' and asked_by = register.person());
create policy company_asks on register.enquiry for insert with check (register.scope() = 'company' and asked_by = register.person());
create policy company_steps on register.enquiry for update using (register.scope() = 'company' and asked_by = register.person())
  with check (register.scope() = 'company' and asked_by = register.person());

-- The sub-selects run under the reader's own policies: they find the enquiries that the reader may see.
create policy own_adds on register.enquiry_entry for insert with check (register.scope() = 'institution' and institution_id = register.institution() and not from_company
  and exists (select from register.enquiry e where e.id = enquiry_id and e.institution_id = register.institution()));
create policy company_reads on register.enquiry_entry for select
  using (register.scope() = 'company' and not office_only and exists (select from register.enquiry e where e.id = enquiry_id));
create policy company_adds on register.enquiry_entry for insert with check (register.scope() = 'company' and from_company and not office_only and by = register.person()
  and exists (select from register.enquiry e where e.id = enquiry_id and e.institution_id = enquiry_entry.institution_id));
create policy company_reads on register.enquiry_file for select
  using (register.scope() = 'company' and exists (select from register.enquiry e where e.id = enquiry_id));
create policy company_adds on register.enquiry_file for insert
  with check (register.scope() = 'company' and exists (select from register.enquiry e where e.id = enquiry_id and e.institution_id = enquiry_file.institution_id));

-- The trail of what a company did to its enquiry stands beside what the office did.
create policy company_adds on audit.entry for insert
  with check (register.scope() = 'company' and entity = 'Enquiry' and user_id = register.person());

-- Counts and days of a year's enquiries by institution, whole days in Japan. The ministry and the institution itself see all; everybody else
-- the response time alone, and only where enough enquiries stand behind it.
create function statistics.response_times(since timestamptz, enough int) returns table (
  institution_id uuid, asked int, acknowledged int, answered int, contracted int, declined int, waiting int,
  first_days double precision, answer_days double precision, contract_days double precision, longest_wait int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with days as (
    select e.*, (asked_at at time zone 'Asia/Tokyo')::date as day0,
      register.scope() in ('ministry', 'system') or (register.scope() = 'institution' and e.institution_id = register.institution()) as whole
    from register.enquiry e where asked_at >= since
  ), counted as (
    select d.institution_id, bool_and(whole) as whole, count(*)::int as asked, count(acknowledged_at)::int as acknowledged, count(answered_at)::int as answered,
      count(contract_id)::int as contracted, (count(*) filter (where status = 'Declined'))::int as declined,
      (count(*) filter (where office_is_next and closed_at is null))::int as waiting,
      percentile_cont(0.5) within group (order by (acknowledged_at at time zone 'Asia/Tokyo')::date - day0) filter (where acknowledged_at is not null) as first_days,
      percentile_cont(0.5) within group (order by (answered_at at time zone 'Asia/Tokyo')::date - day0) filter (where answered_at is not null) as answer_days,
      percentile_cont(0.5) within group (order by (closed_at at time zone 'Asia/Tokyo')::date - day0) filter (where contract_id is not null) as contract_days,
      max((now() at time zone 'Asia/Tokyo')::date - (changed_at at time zone 'Asia/Tokyo')::date) filter (where office_is_next and closed_at is null) as longest_wait
    from days d group by d.institution_id)
  select c.institution_id, case when whole then asked end, case when whole or acknowledged >= enough then acknowledged end, case when whole then answered end,
    case when whole then contracted end, case when whole then declined end, case when whole then waiting end,
    case when whole or acknowledged >= enough then first_days end, case when whole or answered >= enough then answer_days end,
    case when whole or contracted >= enough then contract_days end, case when whole then longest_wait end
  from counted c where whole or acknowledged >= enough
$$;
revoke all on function statistics.response_times(timestamptz, int) from public;
