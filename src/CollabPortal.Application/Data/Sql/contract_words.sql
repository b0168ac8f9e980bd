-- Words of titles and contract numbers, found by an index. Under row-level security PostgreSQL uses no index for LIKE (its operators are not
-- leakproof), so that a word which few titles hold would cost reading each title of the register. This table holds them once more, as pairs of
-- neighbouring letters beside the keys of who may find them; the function below reads it as the owner and tells ids, for which
-- row-level security is then asked as always.
create function register.letter_pairs(words text) returns text[] language sql immutable parallel safe as $$
  select array(select substr(words, at, 2) from generate_series(1, length(words) - 1) at)
$$;

create table register.contract_words (
  contract_id uuid primary key,
  institution_id uuid not null,
  said text not null,           -- title and number in lower case, a line each
  keys text[] not null          -- pairs of letters; ids of the institutions that may see it; '*' where the ministry may
);
create index contract_words_keys on register.contract_words using gin (keys);
alter table register.contract_words enable row level security;
alter table register.contract_words force row level security;
-- The owner's policy asks nothing: any question here would stand before the index. Nobody signs in as the owner.
create policy system_all on register.contract_words to current_user using (true) with check (true);
create policy own_rows on register.contract_words for select using (register.scope() = 'institution' and institution_id = register.institution());

-- Writes the words of these contracts anew; of all where none are named.
create function register.say_contracts(contracts uuid[] default null) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into register.contract_words (contract_id, institution_id, said, keys)
  select c.id, c.institution_id, w.said,
    register.letter_pairs(w.said) || c.institution_id::text || c.shared_with::text[] || case when c.status in ('Approved', 'Active', 'Completed', 'Terminated') then '{*}'::text[] else '{}' end
  from register.research_contract c cross join lateral (select lower(c.title || coalesce(E'\n' || c.number, '')) as said) w
  where contracts is null or c.id = any (contracts)
  on conflict (contract_id) do update set institution_id = excluded.institution_id, said = excluded.said, keys = excluded.keys
$$;
revoke all on function register.say_contracts(uuid[]) from public;

create function register.keep_contract_words() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved uuid[];
begin
  if tg_op = 'INSERT' then
    moved := array(select id from new_rows);
  elsif tg_op = 'DELETE' then
    delete from register.contract_words w using old_rows o where w.contract_id = o.id;
    return null;
  else
    moved := array(select n.id from new_rows n join old_rows o using (id)
      where (n.title, n.number, n.institution_id, n.shared_with, n.status) is distinct from (o.title, o.number, o.institution_id, o.shared_with, o.status));
  end if;
  if cardinality(moved) > 0 then
    perform register.say_contracts(moved);
  end if;
  return null;
end $$;
create trigger words_insert after insert on register.research_contract referencing new table as new_rows for each statement execute function register.keep_contract_words();
create trigger words_update after update on register.research_contract referencing old table as old_rows new table as new_rows for each statement execute function register.keep_contract_words();
create trigger words_delete after delete on register.research_contract referencing old table as old_rows for each statement execute function register.keep_contract_words();

-- Ids of contracts whose title or number says the words, at most so many, of those that the person asking may find. The pattern is the words
-- for LIKE, in lower case. Planned anew each time: a word of every title is best read from the table, a rare one from the index.
create function register.contracts_saying(words text, pattern text, most int) returns setof uuid language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking text := case register.scope() when 'institution' then register.institution()::text when 'ministry' then '*' end;
begin
  if asking is null then
    return;
  end if;
  return query execute 'select contract_id from register.contract_words where keys @> $1 and said like $2 limit $3'
    using register.letter_pairs(words) || asking, pattern, most;
end $$;
revoke all on function register.contracts_saying(text, text, int) from public;

select register.say_contracts();
