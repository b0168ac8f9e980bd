-- What the planner believes of a table that one transaction fills. Statistics see committed rows only: a table that was empty before
-- counts as empty for as long as its first large import runs, however many pages it has by then. Every index then looks as good as
-- any other, and look-ups of keys and triggers read whole indexes, once for each row. An import looks at its own rows instead (ANALYZE
-- counts those of its own transaction), once. The lock keeps autovacuum's ANALYZE from undoing that until the import ends; it
-- is waited for by nobody and waits for nobody. From the second committed row on nothing happens here at all.
create function register.learn_size(filling regclass) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from pg_class c where c.oid = filling and c.relnamespace = 'register'::regnamespace and c.reltuples < 2) then
    begin
      execute format('lock table %s in share update exclusive mode nowait', filling);
      execute format('analyze %s', filling);
    exception when lock_not_available then
      -- Another institution's import is at the same, and knows.
      null;
    end;
  end if;
end $$;
revoke all on function register.learn_size(regclass) from public;
