-- Releases of official values that the ministry's people enter. One proposes, another publishes: the values reach statistics.official_value
-- through this function alone, which knows both persons. The runtime role cannot write there otherwise.
alter table statistics.release_proposal enable row level security;
alter table statistics.release_proposal force row level security;
create policy system_all on statistics.release_proposal to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy ministry_rows on statistics.release_proposal using (register.scope() = 'ministry')
  with check (register.scope() = 'ministry' and (state in ('Proposed', 'Withdrawn') and entered_by = register.person() or state = 'Returned' and decided_by = register.person()));

create function statistics.publish_release(proposal uuid, moment timestamptz, person_name text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted statistics.release_proposal;
  next_mark text;
begin
  if register.scope() is distinct from 'ministry' or register.person() is null then
    raise exception 'only the ministry publishes releases' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('release', 0));
  select * into wanted from statistics.release_proposal p where p.id = proposal for update;
  if wanted.id is null or wanted.state <> 'Proposed' or wanted.entered_by = register.person() then
    raise exception 'the release does not wait for this person' using errcode = 'insufficient_privilege';
  end if;
  insert into statistics.release (id, sequence, published_on)
  select wanted.name_en, coalesce(max(r.sequence), 0) + 10, wanted.published_on from statistics.release r;
  -- Sources that were entered here have marks of their own, so that shipped ones never meet them.
  select '[P' || coalesce(max(substring(s.mark from '^\[P([0-9]+)\]$')::int), 0) + 1 || ']' into next_mark from statistics.source s;
  insert into statistics.source (mark, description_ja, description_en, address) values
    (wanted.name_en, wanted.name_ja, wanted.name_en, wanted.address), (next_mark, wanted.name_ja, wanted.name_en, wanted.address);
  insert into statistics.official_value (series, fiscal_year, release_id, value, unit, precision, source, note)
  select v.series, v."fiscalYear", wanted.name_en, v.value, v.unit, v.precision, next_mark, v.note
  from jsonb_to_recordset(wanted.values) v (series text, "fiscalYear" int, value numeric, unit text, precision text, note text);
  update statistics.release_proposal p set state = 'Published', decided_by = register.person(), decided_by_name = person_name, decided_at = moment, version = p.version + 1
  where p.id = proposal;
  insert into audit.entry (id, at, user_id, user_name, institution_id, entity, entity_id, subject_id, action, changes)
  values (gen_random_uuid(), moment, register.person(), person_name, null, 'ReleaseProposal', proposal, proposal, 'Changed',
    jsonb_build_object('State', jsonb_build_array('Proposed', 'Published')));
end $$;
revoke all on function statistics.publish_release(uuid, timestamptz, text) from public;
