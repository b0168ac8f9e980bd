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

-- Published as the newest (releases.sql), it takes the place of its day. Those that were entered here between the same two shipped ones are spread
-- evenly: there is always room for one more.
alter function statistics.publish_release(uuid, timestamptz, text) rename to publish_newest;

create function statistics.publish_release(proposal uuid, moment timestamptz, person_name text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  named text;
  above int;
  low int;
  high int;
begin
  perform statistics.publish_newest(proposal, moment, person_name);
  select p.name_en, statistics.release_place(p.published_on) into named, above from statistics.release_proposal p where p.id = proposal;
  select coalesce(max(r.sequence) filter (where above is null or r.sequence < above), 0), min(r.sequence) filter (where r.sequence >= above) into low, high
  from statistics.release r where not exists (select from statistics.release_proposal p where p.state = 'Published' and p.name_en = r.id);
  if high is null then
    select max(r.sequence) + 10000 into high from statistics.release r;
  end if;
  update statistics.release r set sequence = low + ((high - low)::bigint * n.place / (n.places + 1))::int
  from (
    select e.id, row_number() over (order by case when e.id = named then coalesce(above, e.sequence) else e.sequence end, e.id <> named, e.id) place, count(*) over () places
    from statistics.release e
    where e.id = named or (e.sequence > low and e.sequence < high)) n
  where r.id = n.id;
end $$;
revoke all on function statistics.publish_release(uuid, timestamptz, text) from public;
