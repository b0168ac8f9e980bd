-- What a company finds by (decisions/0015-search.md): names of researchers are names and no words about what is done, and a startup says what it
-- does in words that its institution publishes with its consent.
alter table register.startup add column business character varying(400);

create or replace function catalogue.search_seeds(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 1 and d.subject_id = any (ids)
    and not exists (select from register.research_seed s where s.id = d.subject_id and s.status = 'Published');
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, field, readiness, for_small, evidence, fresh_on, names)
  select 1, s.id, s.institution_id, s.title, s.title_en, array_to_string(s.keywords, '、'), concat_ws(' ', s.problem, s.advantage, s.sought),
    o.prefecture, left(s.field_code, 1), (array_position(array['Idea', 'Principle', 'Prototype', 'Field', 'Product'], s.readiness))::smallint, s.for_small,
    least(1, cardinality(s.patent_ids) * 0.4 + case when s.readiness in ('Field', 'Product') then 0.4 else 0 end), s.published_on, concat_ws(' ', array_to_string(s.researchers, '、'), o.name_ja)
  from register.research_seed s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status = 'Published'
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, field = excluded.field, readiness = excluded.readiness, for_small = excluded.for_small, evidence = excluded.evidence, fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

create or replace function catalogue.search_startups(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 2 and d.subject_id = any (ids)
    and not exists (select from register.startup s where s.id = d.subject_id and s.status in ('Active', 'Listed'));
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, fresh_on, names)
  select 2, s.id, s.institution_id, s.name_ja, s.name_en, coalesce(s.name_kana, ''), coalesce(s.business, ''), o.prefecture, make_date(s.founded_year, coalesce(s.founded_month, 4), 1), o.name_ja
  from register.startup s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status in ('Active', 'Listed')
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary, prefecture = excluded.prefecture,
    fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

drop function catalogue.published_startup(uuid);
create function catalogue.published_startup(wanted uuid) returns table (institution_id uuid, name_ja text, name_en text, name_kana text, corporate_number text,
  types text[], founded_year int, founded_month int, founded_day int, status text, status_since date, parents uuid[], business text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.institution_id, s.name_ja, s.name_en, s.name_kana, s.corporate_number, s.types, s.founded_year, s.founded_month, s.founded_day, s.status, s.status_since, s.parents, s.business
  from register.startup s where s.id = wanted and s.status in ('Active', 'Listed')
$$;
revoke all on function catalogue.published_startup(uuid) from public;

-- What is here already: the triggers of the documents write their postings and counts.
select catalogue.search_seeds((select array_agg(subject_id) from catalogue.search_document where document_kind = 1));
