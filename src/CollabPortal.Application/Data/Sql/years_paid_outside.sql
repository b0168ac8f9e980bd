-- Ids of contracts that have money for a year in which they do not run, of those whose money the person asking may see. An institution's key of
-- such a year (fy2025:<who>) names it already: asked beside the key of all its contracts, the index would go through all of them for the few.
create or replace function register.contracts_paid_outside(year int, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  keys_asked text[] := case register.scope()
    when 'institution' then array['fy' || year || ':' || register.institution()]
    when 'ministry' then array['*', 'fy' || year || ':*'] end;
begin
  return query select contract_id from register.contract_words where keys @> keys_asked limit most;
end $$;
