-- The search over everything that is published (architecture.md, decision 6; decisions/0015-search.md). Postings of two-character grams
-- and whole Latin words, each with its score and the facets of its document, kept by triggers in the transaction of the fact: the first
-- page of a two-character word is the head of an index, its counts are one index-only scan. Folding is here and nowhere else: the
-- question goes through the same function.

-- NFKC, lower case, katakana to hiragana, old forms of characters, no long-vowel signs; signs and spaces become one space.
create function catalogue.search_fold(words text) returns text language sql immutable parallel safe as $$
  select btrim(regexp_replace(regexp_replace(translate(lower(normalize(coalesce(words, ''), NFKC)),
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ應藝國學會澤濱邊櫻齋髙廣瀧龍眞榮德圓醫藥關體靜實',
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ応芸国学会沢浜辺桜斎高広滝竜真栄徳円医薬関体静実'),
    '[ー〜~‐‑‒–—―−]+', '', 'g'),
    '[[:space:]!-/:-@\[-`{-¿×÷、。，．・「」『』〈〉《》【】〔〕…‥：；？！＝→←↑↓°′″§¶•■□◆◇○●◎△▲▽▼※]+', ' ', 'g'))
$$;

-- Letters of the Latin alphabet and digits make words; plural endings are taken off, so that "batteries" finds "battery".
create function catalogue.search_word(word text) returns int language sql immutable parallel safe as $$
  select ((57344 + ('x' || substr(h, 1, 3))::bit(12)::int) :: bigint * 65536 + ('x' || substr(h, 4, 4))::bit(16)::int - 2147483648)::int
  from (select md5(case when length(word) > 4 and word like '%ies' then left(word, -3) || 'y'
                        when length(word) > 3 and word like '%s' and word not like '%ss' then left(word, -1) else word end) as h) t
$$;

-- The grams of a folded text, repeats included: each two neighbouring characters of a run, the last of a run with nothing, each Latin
-- word as one. A gram is two UTF-16 units in 32 bits; words stand in the range for private use.
create function catalogue.search_grams(folded text) returns setof int language sql immutable parallel safe as $$
  select case when run[1] ~ '^[a-z0-9]' then catalogue.search_word(run[1])
              else (((ascii(c) & 65535)::bigint << 16) + coalesce(ascii(after) & 65535, 0) - 2147483648)::int end
  from regexp_matches(folded, '[a-z0-9]+|[^a-z0-9 ]+', 'g') with ordinality as runs (run, place)
  cross join lateral (
    select c, lead(c) over (order by at) as after, at
    from string_to_table(case when run[1] ~ '^[a-z0-9]' then null else run[1] end, null) with ordinality as cs (c, at)
    union all select null, null, 0 where run[1] ~ '^[a-z0-9]') chars
$$;

create table catalogue.search_document (
  id int generated always as identity primary key,
  document_kind smallint not null,              -- 0 institution, 1 seed, 2 startup, 3 patent, 4 case, 5 need, 6 event
  subject_id uuid not null,
  institution_id uuid,
  title text not null,
  title_en text,
  keywords text not null default '',
  summary text not null default '',
  prefecture smallint,
  field char(1),
  readiness smallint,
  for_small boolean not null default false,
  evidence real not null default 0,    -- 0 to 1: what stands behind it (patents, contracts), shown with each hit
  fresh_on date,
  folded text generated always as (catalogue.search_fold(title) || ' ' || catalogue.search_fold(coalesce(title_en, '')) || ' ' || catalogue.search_fold(keywords) || ' ' || catalogue.search_fold(summary)) stored,
  -- Kind, prefecture, field, readiness and whether small companies are welcome, packed, so that a posting carries them all.
  facet int generated always as (document_kind | (coalesce(prefecture, 0) << 3) | (coalesce(ascii(field) - 64, 0) << 9) | (coalesce(readiness, 0) << 13) | (for_small::int << 17)) stored,
  unique (document_kind, subject_id)
);
create index search_document_institution on catalogue.search_document (institution_id);

create table catalogue.search_posting (
  gram int not null,
  document int not null,
  facet int not null,
  score real not null
);
create unique index search_posting_document on catalogue.search_posting (gram, document) include (facet, score);
create index search_posting_score on catalogue.search_posting (gram, score desc) include (document, facet);

-- What a gram is worth in a document: in the title 1, in the keywords 0.8, in the text 0.45; a little more each time it comes again,
-- less in long titles, and more for fresh documents with evidence behind them.
create function catalogue.search_post(documents int[]) returns void language sql as $$
  insert into catalogue.search_posting (gram, document, facet, score)
  select t.gram, t.id, t.facet, ((max(t.weight) + 0.05 * least(count(*) - 1, 4)) * t.base)::real
  from (
    select d.id, d.facet, part.weight, gram,
      1 + 0.15 * d.evidence + 0.1 * least(1, greatest(0, (coalesce(d.fresh_on, date '2000-01-01') - date '2000-01-01') / 10957.0)) as base
    from catalogue.search_document d
    cross join lateral (values (d.title, 1.0 / (1 + 0.004 * length(d.title))), (coalesce(d.title_en, ''), 0.9), (d.keywords, 0.8), (d.summary, 0.45)) part (words, weight)
    cross join lateral catalogue.search_grams(catalogue.search_fold(part.words)) gram
    where d.id = any (documents)) t
  group by t.gram, t.id, t.facet, t.base
$$;

create function catalogue.search_keep() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' then
    delete from catalogue.search_posting p using (
      select o.id, g.gram from old_rows o cross join lateral (select distinct gram from catalogue.search_grams(o.folded) gram) g) gone
    where p.gram = gone.gram and p.document = gone.id;
  end if;
  if tg_op <> 'DELETE' then
    perform catalogue.search_post((select array_agg(n.id) from new_rows n));
  end if;
  return null;
end $$;
create trigger search_insert after insert on catalogue.search_document referencing new table as new_rows for each statement execute function catalogue.search_keep();
create trigger search_update after update on catalogue.search_document referencing old table as old_rows new table as new_rows for each statement execute function catalogue.search_keep();
create trigger search_delete after delete on catalogue.search_document referencing old table as old_rows for each statement execute function catalogue.search_keep();

-- What of each room is published, set by set. Only what its keeper published or what stands in a public register.
create function catalogue.search_organisations(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 0 and d.subject_id = any (ids)
    and not exists (select from catalogue.organisation o where o.id = d.subject_id and o.abolished_on is null);
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture)
  select 0, o.id, o.id, o.name_ja, o.name_en, coalesce(o.name_kana, ''), coalesce(p.name_ja, '') || ' ' || coalesce(p.name_en, ''), o.prefecture
  from catalogue.organisation o left join catalogue.prefecture p on p.code = o.prefecture
  where o.id = any (ids) and o.abolished_on is null
    and o.kind in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute')
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary, prefecture = excluded.prefecture
    where (search_document.title, search_document.title_en, search_document.keywords, search_document.summary, search_document.prefecture)
      is distinct from (excluded.title, excluded.title_en, excluded.keywords, excluded.summary, excluded.prefecture);
end $$;

create function catalogue.search_seeds(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 1 and d.subject_id = any (ids)
    and not exists (select from register.research_seed s where s.id = d.subject_id and s.status = 'Published');
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, field, readiness, for_small, evidence, fresh_on)
  select 1, s.id, s.institution_id, s.title, s.title_en, array_to_string(s.keywords, '、'), concat_ws(' ', s.problem, s.advantage, s.sought, array_to_string(s.researchers, '、'), o.name_ja),
    o.prefecture, left(s.field_code, 1), (array_position(array['Idea', 'Principle', 'Prototype', 'Field', 'Product'], s.readiness))::smallint, s.for_small,
    least(1, cardinality(s.patent_ids) * 0.4 + case when s.readiness in ('Field', 'Product') then 0.4 else 0 end), s.published_on
  from register.research_seed s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status = 'Published'
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, field = excluded.field, readiness = excluded.readiness, for_small = excluded.for_small, evidence = excluded.evidence, fresh_on = excluded.fresh_on;
end $$;

create function catalogue.search_startups(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 2 and d.subject_id = any (ids)
    and not exists (select from register.startup s where s.id = d.subject_id and s.status in ('Active', 'Listed'));
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, fresh_on)
  select 2, s.id, s.institution_id, s.name_ja, s.name_en, coalesce(s.name_kana, ''), o.name_ja, o.prefecture, make_date(s.founded_year, coalesce(s.founded_month, 4), 1)
  from register.startup s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status in ('Active', 'Listed')
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary, prefecture = excluded.prefecture;
end $$;

-- Patents that their holder offers, from the filing on: a right before its application is nobody's business.
create function catalogue.search_patents(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 3 and d.subject_id = any (ids)
    and not exists (select from register.patent_right p where p.id = d.subject_id and p.open_for_licensing and p.status in ('Applied', 'Granted'));
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, summary, prefecture, evidence, fresh_on)
  select 3, p.id, p.institution_id, p.title, concat_ws(' ', coalesce(p.registration_number, p.application_number), o.name_ja), o.prefecture,
    case when p.status = 'Granted' then 0.5 else 0.2 end, p.applied_on
  from register.patent_right p join catalogue.organisation o on o.id = p.institution_id
  where p.id = any (ids) and p.open_for_licensing and p.status in ('Applied', 'Granted')
  on conflict (document_kind, subject_id) do update set title = excluded.title, summary = excluded.summary, prefecture = excluded.prefecture, evidence = excluded.evidence, fresh_on = excluded.fresh_on;
end $$;

create function catalogue.on_searchable() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ids uuid[];
begin
  if tg_op = 'INSERT' then ids := (select array_agg(id) from new_rows);
  elsif tg_op = 'DELETE' then ids := (select array_agg(id) from old_rows);
  else ids := (select array_agg(id) from (select id from old_rows union select id from new_rows) t);
  end if;
  if ids is null then return null; end if;
  execute format('select catalogue.%I($1)', tg_argv[0]) using ids;
  return null;
end $$;
do $$
declare
  t record;
begin
  for t in select * from (values ('catalogue.organisation', 'search_organisations'), ('register.research_seed', 'search_seeds'),
      ('register.startup', 'search_startups'), ('register.patent_right', 'search_patents')) v (source, fn) loop
    execute format('create trigger searchable_insert after insert on %s referencing new table as new_rows for each statement execute function catalogue.on_searchable(%L)', t.source, t.fn);
    execute format('create trigger searchable_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_searchable(%L)', t.source, t.fn);
    execute format('create trigger searchable_delete after delete on %s referencing old table as old_rows for each statement execute function catalogue.on_searchable(%L)', t.source, t.fn);
  end loop;
end $$;

-- Words that mean the same, kept by the ministry. A word may stand in one group only.
create table catalogue.synonym (
  folded text primary key,
  word text not null,
  group_id int not null
);
create index synonym_group on catalogue.synonym (group_id);

alter table register.research_seed enable row level security;
alter table register.research_seed force row level security;
create policy system_all on register.research_seed to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.research_seed
  using (register.scope() = 'institution' and institution_id = register.institution())
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy published_rows on register.research_seed for select using (status = 'Published');

revoke all on all functions in schema catalogue from public;
grant execute on function catalogue.search_fold(text), catalogue.search_grams(text), catalogue.search_word(text) to public;

-- What is here already.
select catalogue.search_organisations((select array_agg(id) from catalogue.organisation
  where kind in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute')));
select catalogue.search_startups((select array_agg(id) from register.startup));
select catalogue.search_patents((select array_agg(id) from register.patent_right));
