-- The index of words (contract_words.sql) also says in which fiscal years a contract runs or has money, what state it is in and of what kind it is:
-- a year of a large register, alone or with words, is then found without looking money up contract by contract.
--   fy2025            runs in that fiscal year
--   fy2025:<who>      has money for that year though it does not run in it; for those who may see the money: its institution and the ministry ('*')
--   Approved, …       the state; JointResearch, … the kind
create or replace function register.say_contracts(contracts uuid[] default null) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  -- Named or all: said apart, for "null or any of" in one question reads every contract of the nation for each save.
  which text := case when contracts is null then '' else ' where c.id = any ($1)' end;
begin
  execute $say$
  insert into register.contract_words (contract_id, institution_id, said, keys)
  select c.id, c.institution_id, w.said,
    register.letter_pairs(w.said) || c.institution_id::text || c.shared_with::text[]
      || case when c.status in ('Approved', 'Active', 'Completed', 'Terminated') then '{*}'::text[] else '{}' end
      || c.status::text || c.kind::text || y.runs
      || array(select distinct 'fy' || r.fiscal_year || ':' || who
           from register.fiscal_year_receipt r cross join lateral unnest(array[r.institution_id::text, '*']) who
           where r.contract_id = c.id and not 'fy' || r.fiscal_year = any (y.runs))
  from register.research_contract c
    cross join lateral (select lower(c.title || coalesce(E'\n' || c.number, '')) as said) w
    cross join lateral (select array(select 'fy' || at
      from generate_series(greatest(1950, statistics.fiscal_year(c.starts_on)), least(2100, statistics.fiscal_year(c.ends_on))) at
      where c.starts_on is not null and c.ends_on is not null) as runs) y
  $say$ || which || ' on conflict (contract_id) do update set institution_id = excluded.institution_id, said = excluded.said, keys = excluded.keys' using contracts;
end $$;

create or replace function register.keep_contract_words() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
      where (n.title, n.number, n.institution_id, n.shared_with, n.status, n.kind, n.starts_on, n.ends_on)
        is distinct from (o.title, o.number, o.institution_id, o.shared_with, o.status, o.kind, o.starts_on, o.ends_on));
  end if;
  if cardinality(moved) > 0 then
    perform register.say_contracts(moved);
  end if;
  return null;
end $$;

-- Money for a year in which the contract does not run came, moved or went. Money within the period says nothing new.
create function register.keep_contract_years() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved uuid[];
begin
  if tg_op = 'INSERT' then
    moved := array(select distinct c.id from new_rows r join register.research_contract c on c.id = r.contract_id
      where coalesce(r.fiscal_year not between statistics.fiscal_year(c.starts_on) and statistics.fiscal_year(c.ends_on), true));
  elsif tg_op = 'DELETE' then
    moved := array(select distinct c.id from old_rows r join register.research_contract c on c.id = r.contract_id
      where coalesce(r.fiscal_year not between statistics.fiscal_year(c.starts_on) and statistics.fiscal_year(c.ends_on), true));
  else
    moved := array(select distinct c.id from new_rows n join old_rows o using (id) join register.research_contract c on c.id in (n.contract_id, o.contract_id)
      where (n.fiscal_year, n.contract_id, n.institution_id) is distinct from (o.fiscal_year, o.contract_id, o.institution_id));
  end if;
  if cardinality(moved) > 0 then
    perform register.say_contracts(moved);
  end if;
  return null;
end $$;
create trigger years_insert after insert on register.fiscal_year_receipt referencing new table as new_rows for each statement execute function register.keep_contract_years();
create trigger years_update after update on register.fiscal_year_receipt referencing old table as old_rows new table as new_rows for each statement execute function register.keep_contract_years();
create trigger years_delete after delete on register.fiscal_year_receipt referencing old table as old_rows for each statement execute function register.keep_contract_years();

-- Ids of contracts whose title or number says the words (an empty text: whatever it says), of the fiscal year, state and kind where these are
-- named, at most so many, of those that the person asking may find. The pattern is the words for LIKE, in lower case. Planned anew each
-- time: what most contracts have is best read from the table, what is rare from the index.
drop function register.contracts_saying(text, text, int);
create function register.contracts_found(words text, pattern text, year int, state text, kind text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking text := case register.scope() when 'institution' then register.institution()::text when 'ministry' then '*' end;
begin
  if asking is null then
    return;
  end if;
  return query execute 'select contract_id from register.contract_words where keys @> $1 and said like $2'
      || case when year is null then '' else ' and keys && $3' end || ' limit $4'
    using array_remove(register.letter_pairs(words) || asking || state || kind, null), pattern, array['fy' || year, 'fy' || year || ':' || asking], most;
end $$;

-- Ids of contracts that have money for a year in which they do not run, of those whose money the person asking may see.
create function register.contracts_paid_outside(year int, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking text := case register.scope() when 'institution' then register.institution()::text when 'ministry' then '*' end;
begin
  return query select contract_id from register.contract_words where keys @> array[asking, 'fy' || year || ':' || asking] limit most;
end $$;
revoke all on function register.contracts_paid_outside(int, int) from public;
revoke all on function register.contracts_found(text, text, int, text, text, int) from public;

select register.say_contracts();
