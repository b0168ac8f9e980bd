-- Releases are ordered by day of publication, also those that are entered long after it. Shipped ones keep the order of releases.csv, a thousand
-- times wider apart (ReferenceSql.Releases), so that any number of older publications finds room between two of them.
update statistics.release set sequence = sequence * 1000;

-- The place of the first release that was surely published after a day; null where there is none. One whose day is not known was published after
-- the last fiscal year that it has a value of. On the same day the order is that of publishing here.
create function statistics.release_place(day date) returns int
language sql stable set search_path = pg_catalog, pg_temp as $$
  select min(r.sequence) from statistics.release r
  where coalesce(r.published_on, (select make_date(max(v.fiscal_year)::int + 1, 4, 1) from statistics.official_value v where v.release_id = r.id)) > day
$$;
revoke all on function statistics.release_place(date) from public;

create or replace function statistics.publish_release(proposal uuid, moment timestamptz, person_name text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  wanted statistics.release_proposal;
  next_mark text;
  above int;
  low int;
  high int;
begin
  if register.scope() is distinct from 'ministry' or register.person() is null then
    raise exception 'only the ministry publishes releases' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('release', 0));
  select * into wanted from statistics.release_proposal p where p.id = proposal for update;
  if wanted.id is null or wanted.state <> 'Proposed' or wanted.entered_by = register.person() then
    raise exception 'the release does not wait for this person' using errcode = 'insufficient_privilege';
  end if;
  above := statistics.release_place(wanted.published_on);
  if above is null then
    insert into statistics.release (id, sequence, published_on)
    select wanted.name_en, coalesce(max(r.sequence), 0) + 10000, wanted.published_on from statistics.release r;
  else
    insert into statistics.release (id, sequence, published_on) values (wanted.name_en, above, wanted.published_on);
    -- Those that were entered here between the same two shipped ones are spread evenly: there is always room for one more.
    with shipped as (
      select r.sequence from statistics.release r
      where r.id <> wanted.name_en and not exists (select from statistics.release_proposal p where p.state = 'Published' and p.name_en = r.id))
    select coalesce(max(s.sequence) filter (where s.sequence < above), 0), min(s.sequence) filter (where s.sequence >= above) into low, high from shipped s;
    if high is null then
      select max(r.sequence) + 10000 into high from statistics.release r;
    end if;
    update statistics.release r set sequence = low + ((high - low)::bigint * n.place / (n.places + 1))::int
    from (
      select e.id, row_number() over (order by e.sequence, e.id <> wanted.name_en, e.id) place, count(*) over () places
      from statistics.release e
      where e.id = wanted.name_en or (e.sequence > low and e.sequence < high)) n
    where r.id = n.id;
  end if;
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
