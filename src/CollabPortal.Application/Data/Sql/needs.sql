-- Needs of companies (decisions/0021-needs.md). Three rows make one: what is looked for (register.need), who looks (register.need_owner) and
-- for whom (register.need_choice). Policies of a need ask the other two through functions of the owner, or they would ask in a circle.
create function register.owns_need(need uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select register.scope() = 'company' and exists (select from register.need_owner o where o.need_id = $1 and o.posted_by = register.person())
$$;
create function register.is_chosen_for(need uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select register.scope() = 'institution' and exists (select from register.need_choice c where c.need_id = $1 and c.institution_id = register.institution())
$$;

do $$
declare
  t text;
begin
  foreach t in array array['need', 'need_owner', 'need_choice', 'need_answer'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
  end loop;
end $$;

create policy published_rows on register.need for select using (status = 'Published' and audience = 'Everybody');
create policy chosen_rows on register.need for select using (status = 'Published' and register.is_chosen_for(id));
create policy company_reads on register.need for select using (register.owns_need(id));
create policy company_adds on register.need for insert with check (register.scope() = 'company');
create policy company_changes on register.need for update using (register.owns_need(id)) with check (register.owns_need(id));
create policy company_deletes on register.need for delete using (register.owns_need(id) and status = 'Draft');

-- Readers learn the company only where the need is theirs to read and not anonymous: the sub-select runs under their own policies.
create policy own_rows on register.need_owner using (register.scope() = 'company' and posted_by = register.person())
  with check (register.scope() = 'company' and posted_by = register.person());
create policy named_rows on register.need_owner for select
  using (exists (select from register.need n where n.id = need_id and not n.is_anonymous and n.status = 'Published'));

create policy own_rows on register.need_choice for select using (register.scope() = 'institution' and institution_id = register.institution());
create policy company_rows on register.need_choice using (register.owns_need(need_id)) with check (register.owns_need(need_id));

-- An answer belongs to the institution that gave it; the company of the need reads it and notes the thread it began.
create policy own_rows on register.need_answer for select using (register.scope() = 'institution' and institution_id = register.institution());
create policy own_adds on register.need_answer for insert with check (register.scope() = 'institution' and institution_id = register.institution()
  and exists (select from register.need n where n.id = need_id and n.status = 'Published'));
create policy company_reads on register.need_answer for select using (register.owns_need(need_id));
create policy company_begins on register.need_answer for update using (register.owns_need(need_id)) with check (register.owns_need(need_id));

-- The office begins a thread only with the account and company that stand behind a need it may read by name.
create policy own_answers on register.enquiry for insert with check (register.scope() = 'institution' and institution_id = register.institution() and origin = 'Need'
  and exists (select from register.need_owner o where o.need_id = origin_id and o.posted_by = asked_by and o.company_id = enquiry.company_id));
create policy company_begins on audit.entry for insert
  with check (register.scope() = 'company' and entity = 'NeedAnswer' and user_id = register.person());
create policy own_needs on audit.entry for select
  using (register.scope() = 'company' and entity = 'CompanyNeed' and user_id = register.person());

-- In the search stand published needs for everybody, and never a word of who posted them.
create function catalogue.search_needs(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 5 and d.subject_id = any (ids)
    and not exists (select from register.need n where n.id = d.subject_id and n.status = 'Published' and n.audience = 'Everybody');
  insert into catalogue.search_document (document_kind, subject_id, title, keywords, summary, field, fresh_on)
  select 5, n.id, n.title, array_to_string(n.keywords, '、'), concat_ws(' ', n.problem, n.sought), left(n.fields[1], 1), n.published_on
  from register.need n where n.id = any (ids) and n.status = 'Published' and n.audience = 'Everybody'
  on conflict (document_kind, subject_id) do update set title = excluded.title, keywords = excluded.keywords, summary = excluded.summary, field = excluded.field, fresh_on = excluded.fresh_on;
end $$;
revoke all on function catalogue.search_needs(uuid[]) from public;
create trigger searchable_insert after insert on register.need referencing new table as new_rows for each statement execute function catalogue.on_searchable('search_needs');
create trigger searchable_update after update on register.need referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_searchable('search_needs');
create trigger searchable_delete after delete on register.need referencing old table as old_rows for each statement execute function catalogue.on_searchable('search_needs');

-- As before, without threads that the institution began itself by answering a need: nobody waited for their first word.
create or replace function statistics.response_times(since timestamptz, enough int) returns table (
  institution_id uuid, asked int, acknowledged int, answered int, contracted int, declined int, waiting int,
  first_days double precision, answer_days double precision, contract_days double precision, longest_wait int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with days as (
    select e.*, (asked_at at time zone 'Asia/Tokyo')::date as day0,
      register.scope() in ('ministry', 'system') or (register.scope() = 'institution' and e.institution_id = register.institution()) as whole
    from register.enquiry e where asked_at >= since and origin <> 'Need'
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

-- What calls for young researchers ask of a person is the institution's alone: no host of a cross-appointment and no ministry reads it.
alter table register.researcher_standing enable row level security;
alter table register.researcher_standing force row level security;
create policy system_all on register.researcher_standing to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.researcher_standing using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
