-- Since when a release that was entered here stands in the portal is as public as its values: the moment of publishing alone, and nothing of the persons.
create function statistics.release_entries() returns table (id text, entered_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.name_en::text, p.decided_at from statistics.release_proposal p where p.state = 'Published' and p.decided_at is not null
$$;
revoke all on function statistics.release_entries() from public;
