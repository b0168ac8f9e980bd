-- Numbers and Latin words are found by three neighbouring letters. Of so few letters each pair stands in every eighth contract of a large register,
-- and the index went through hundreds of thousands of entries for the one contract that holds a number. Pairs stay, for questions of two letters.
create function register.letter_triples(words text) returns text[] language sql immutable parallel safe as $$
  select array(select substr(run[1], at, 3) from regexp_matches(words, '[!-~]{3,}', 'g') run, generate_series(1, length(run[1]) - 2) at)
$$;

-- What is asked of the index for the words: triples, and the pairs that no triple holds already.
create function register.letters_asked(words text) returns text[] language sql immutable parallel safe as $$
  select register.letter_triples(words) || array(select substr(words, at, 2) from generate_series(1, length(words) - 1) at
    where cardinality(register.letter_triples(substr(words, at, 3))) = 0 and (at = 1 or cardinality(register.letter_triples(substr(words, at - 1, 3))) = 0))
$$;

-- What say_contracts (office_mends.sql) writes of the words: the pairs, and the triples beside them.
alter function register.letter_pairs(text) rename to pairs_alone;
create function register.letter_pairs(words text) returns text[] language sql immutable parallel safe as $$
  select register.pairs_alone(words) || register.letter_triples(words)
$$;

-- By the index and nothing else. Of a year with a state PostgreSQL believes that each tells nothing of the other, and read the table from its
-- beginning for what it took to be frequent: a hundred milliseconds where it is, the whole register where it is not. For contracts_found alone.
create function register.contracts_by_keys(asked text[], one_of text[], pattern text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  return query execute 'select contract_id from register.contract_words where keys @> $1 and said like $2'
      || case when one_of is null then '' else ' and keys && $3' end || ' limit $4'
    using asked, pattern, one_of, most;
end $$;
revoke all on function register.contracts_by_keys(text[], text[], text, int) from public;

create or replace function register.contracts_found(words text, pattern text, year int, state text, kind text, most int) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  asking text := case register.scope() when 'institution' then register.institution()::text when 'ministry' then '*' end;
  asked text[] := array_remove(register.letters_asked(words) || asking || state || kind, null);
begin
  if asking is null then
    return;
  end if;
  if year is not null or state is not null or kind is not null then
    return query select f from register.contracts_by_keys(asked,
      case when year is not null then array['fy' || year, 'fy' || year || ':' || asking] end, pattern, most) f;
  else
    -- Planned anew each time: a word that most contracts say is best read from the table, a rare one from the index.
    return query execute 'select contract_id from register.contract_words where keys @> $1 and said like $2 limit $3' using asked, pattern, most;
  end if;
end $$;

-- Of a large register the index is made once much sooner than entry by entry.
drop index register.contract_words_keys;
do $$ begin perform set_config('portal.scope', 'system', true); perform register.say_contracts(); end $$;
create index contract_words_keys on register.contract_words using gin (keys);
