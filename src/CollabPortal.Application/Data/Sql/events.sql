-- Events (decisions/0023-events.md). An institution keeps its own, the ministry those of no institution; drafts are nobody else's.
do $$
declare
  t text;
begin
  foreach t in array array['event', 'event_participant'] loop
    execute format('alter table register.%I enable row level security', t);
    execute format('alter table register.%I force row level security', t);
    execute format('create policy system_all on register.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
  end loop;
end $$;

create policy public_rows on register.event for select using (status <> 'Draft');
create policy own_rows on register.event using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy ministry_rows on register.event using (register.scope() = 'ministry' and institution_id is null)
  with check (register.scope() = 'ministry' and institution_id is null);

-- Who joined is for the organiser; everybody else sees their own row alone. The sub-select runs under the reader's own policies.
create policy person_reads on register.event_participant for select using (register.scope() in ('company', 'institution') and user_id = register.person());
create policy person_leaves on register.event_participant for delete using (register.scope() in ('company', 'institution') and user_id = register.person());
create policy person_joins on register.event_participant for insert with check (register.scope() in ('company', 'institution') and user_id = register.person()
  and exists (select from register.event e where e.id = event_id and e.status = 'Published' and e.takes_joining and e.institution_id is not distinct from event_participant.institution_id));
create policy organiser_reads on register.event_participant for select using (register.scope() = 'institution' and institution_id = register.institution());
create policy ministry_reads on register.event_participant for select using (register.scope() = 'ministry' and institution_id is null);

-- The trail of the ministry's own events.
create policy ministry_reads_events on audit.entry for select using (register.scope() = 'ministry' and entity = 'PortalEvent' and institution_id is null);

-- How many joined, for whoever may read the event; how many enquiries came from it, for its organiser and the ministry, who see the counts of
-- enquiries anyway (decision 16). No name, no word.
create function register.event_numbers(ids uuid[]) returns table (event_id uuid, joined int, enquiries int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, (select count(*)::int from register.event_participant p where p.event_id = e.id),
    case when register.scope() in ('ministry', 'system') or (register.scope() = 'institution' and e.institution_id = register.institution())
      then (select count(*)::int from register.enquiry q where q.origin = 'Event' and q.origin_id = e.id) end
  from register.event e
  where e.id = any (ids) and (e.status <> 'Draft' or register.scope() = 'system'
    or (register.scope() = 'institution' and e.institution_id = register.institution()) or (register.scope() = 'ministry' and e.institution_id is null))
$$;
revoke all on function register.event_numbers(uuid[]) from public;

-- In the search stand published events until they are over.
create function catalogue.search_events(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 6 and d.subject_id = any (ids)
    and not exists (select from register.event e where e.id = d.subject_id and e.status = 'Published');
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, field, fresh_on)
  select 6, e.id, e.institution_id, e.title, e.title_en,
    case e.kind when 'Fair' then '展示会、フェア' when 'ExchangeMeeting' then '交流会、説明会' when 'Call' then '公募、募集' else 'ギャップファンド、募集' end,
    concat_ws(' ', e.description, e.audience, e.place, case when e.is_online then 'オンライン' end, o.name_ja), coalesce(e.prefecture, o.prefecture), e.field, e.day
  from register.event e left join catalogue.organisation o on o.id = e.institution_id
  where e.id = any (ids) and e.status = 'Published'
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, field = excluded.field, fresh_on = excluded.fresh_on;
end $$;
revoke all on function catalogue.search_events(uuid[]) from public;
create trigger searchable_insert after insert on register.event referencing new table as new_rows for each statement execute function catalogue.on_searchable('search_events');
create trigger searchable_update after update on register.event referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_searchable('search_events');
create trigger searchable_delete after delete on register.event referencing old table as old_rows for each statement execute function catalogue.on_searchable('search_events');

-- Takes what is over out of the search; what is over is never changed again, so it does not come back.
create function catalogue.end_events(today date) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended integer;
begin
  delete from catalogue.search_document d where d.document_kind = 6 and exists (select from register.event e where e.id = d.subject_id and e.last_day < today);
  get diagnostics ended = row_count;
  return ended;
end $$;
revoke all on function catalogue.end_events(date) from public;
