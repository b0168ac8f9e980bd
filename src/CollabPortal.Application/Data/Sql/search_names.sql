-- Names apart from what a document says (decisions/0015-search.md): a company called 電池 something does no research on 電池 by its name.
-- Who asks for a name still finds it. And what everybody may know of a startup and of an open patent, for their own pages.
alter table catalogue.search_document add column names text not null default '';  -- of the institution, and of partners that may be named
alter table catalogue.search_document drop column folded;
alter table catalogue.search_document add column folded text generated always as (catalogue.search_fold(title) || ' ' || catalogue.search_fold(coalesce(title_en, '')) || ' '
  || catalogue.search_fold(keywords) || ' ' || catalogue.search_fold(summary) || ' ' || catalogue.search_fold(names)) stored;

-- What a gram is worth in a document: in the title 1, in the keywords 0.8, in the text 0.45; an institution's and a startup's title and
-- reading are names, 0.5, and the names of others 0.2. A little more each time it comes again, less in long titles, and more for fresh
-- documents with evidence behind them.
create or replace function catalogue.search_post(documents int[]) returns void language sql as $$
  insert into catalogue.search_posting (gram, document, facet, score)
  select t.gram, t.id, t.facet, ((max(t.weight) + 0.05 * least(count(*) - 1, 4)) * t.base)::real
  from (
    select d.id, d.facet, part.weight, gram,
      1 + 0.15 * d.evidence + 0.1 * least(1, greatest(0, (coalesce(d.fresh_on, date '2000-01-01') - date '2000-01-01') / 10957.0)) as base
    from catalogue.search_document d
    cross join lateral (select case when d.document_kind in (0, 2) then 0.5 else 1.0 end as named) own
    cross join lateral (values (d.title, own.named / (1 + 0.004 * length(d.title))), (coalesce(d.title_en, ''), 0.9 * own.named),
      (d.keywords, least(0.8, own.named)), (d.summary, 0.45), (d.names, 0.2)) part (words, weight)
    cross join lateral catalogue.search_grams(catalogue.search_fold(part.words)) gram
    where d.id = any (documents)) t
  group by t.gram, t.id, t.facet, t.base
$$;

create or replace function catalogue.search_seeds(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 1 and d.subject_id = any (ids)
    and not exists (select from register.research_seed s where s.id = d.subject_id and s.status = 'Published');
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, field, readiness, for_small, evidence, fresh_on, names)
  select 1, s.id, s.institution_id, s.title, s.title_en, array_to_string(s.keywords, '、'), concat_ws(' ', s.problem, s.advantage, s.sought, array_to_string(s.researchers, '、')),
    o.prefecture, left(s.field_code, 1), (array_position(array['Idea', 'Principle', 'Prototype', 'Field', 'Product'], s.readiness))::smallint, s.for_small,
    least(1, cardinality(s.patent_ids) * 0.4 + case when s.readiness in ('Field', 'Product') then 0.4 else 0 end), s.published_on, o.name_ja
  from register.research_seed s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status = 'Published'
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, field = excluded.field, readiness = excluded.readiness, for_small = excluded.for_small, evidence = excluded.evidence, fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

create or replace function catalogue.search_startups(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 2 and d.subject_id = any (ids)
    and not exists (select from register.startup s where s.id = d.subject_id and s.status in ('Active', 'Listed'));
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, prefecture, fresh_on, names)
  select 2, s.id, s.institution_id, s.name_ja, s.name_en, coalesce(s.name_kana, ''), o.prefecture, make_date(s.founded_year, coalesce(s.founded_month, 4), 1), o.name_ja
  from register.startup s join catalogue.organisation o on o.id = s.institution_id
  where s.id = any (ids) and s.status in ('Active', 'Listed')
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary, prefecture = excluded.prefecture,
    fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

create or replace function catalogue.search_patents(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 3 and d.subject_id = any (ids)
    and not exists (select from register.patent_right p where p.id = d.subject_id and p.open_for_licensing and p.status in ('Applied', 'Granted'));
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, summary, prefecture, evidence, fresh_on, names)
  select 3, p.id, p.institution_id, p.title, coalesce(p.registration_number, p.application_number, ''), o.prefecture,
    case when p.status = 'Granted' then 0.5 else 0.2 end, p.applied_on, o.name_ja
  from register.patent_right p join catalogue.organisation o on o.id = p.institution_id
  where p.id = any (ids) and p.open_for_licensing and p.status in ('Applied', 'Granted')
  on conflict (document_kind, subject_id) do update set title = excluded.title, summary = excluded.summary, prefecture = excluded.prefecture, evidence = excluded.evidence, fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

create or replace function catalogue.search_cases(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 4 and d.subject_id = any (ids) and not exists (select from catalogue.contract_case c where c.id = d.subject_id);
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, summary, prefecture, field, evidence, fresh_on, names)
  select 4, c.id, c.institution_id, c.title, c.title_en,
    concat_ws(' ', c.success_factors, c.summary),
    o.prefecture, c.field, case c.goal when 'Reached' then 0.5 when 'Partly' then 0.25 else 0 end + case c.use when 'InUse' then 0.5 when 'Planned' then 0.25 else 0 end, c.recorded_on,
    concat_ws(' ', o.name_ja, (select string_agg(p.name_ja, ' ') from catalogue.organisation p where p.id = any (c.partner_ids)))
  from catalogue.contract_case c join catalogue.organisation o on o.id = c.institution_id
  where c.id = any (ids)
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, summary = excluded.summary, prefecture = excluded.prefecture,
    field = excluded.field, evidence = excluded.evidence, fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

create or replace function catalogue.search_events(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 6 and d.subject_id = any (ids)
    and not exists (select from register.event e where e.id = d.subject_id and e.status = 'Published');
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, field, fresh_on, names)
  select 6, e.id, e.institution_id, e.title, e.title_en,
    case e.kind when 'Fair' then '展示会、フェア' when 'ExchangeMeeting' then '交流会、説明会' when 'Call' then '公募、募集' else 'ギャップファンド、募集' end,
    concat_ws(' ', e.description, e.audience, e.place, case when e.is_online then 'オンライン' end), coalesce(e.prefecture, o.prefecture), e.field, e.day, coalesce(o.name_ja, '')
  from register.event e left join catalogue.organisation o on o.id = e.institution_id
  where e.id = any (ids) and e.status = 'Published'
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, field = excluded.field, fresh_on = excluded.fresh_on, names = excluded.names;
end $$;

-- Everything once more, without the triggers: each document by its set, then all postings at once.
alter table catalogue.search_document disable trigger user;
select catalogue.search_seeds((select array_agg(subject_id) from catalogue.search_document where document_kind = 1));
select catalogue.search_startups((select array_agg(subject_id) from catalogue.search_document where document_kind = 2));
select catalogue.search_patents((select array_agg(subject_id) from catalogue.search_document where document_kind = 3));
select catalogue.search_cases((select array_agg(subject_id) from catalogue.search_document where document_kind = 4));
select catalogue.search_events((select array_agg(subject_id) from catalogue.search_document where document_kind = 6));
alter table catalogue.search_document enable trigger user;
truncate catalogue.search_posting;
select catalogue.search_post((select array_agg(id) from catalogue.search_document));

-- What everybody may know: of startups that are alive, of rights that their holder offers from the filing on. The holder's name stands in
-- the register of patents once it is granted; before that it is nobody's business.
create function catalogue.published_startup(wanted uuid) returns table (institution_id uuid, name_ja text, name_en text, name_kana text, corporate_number text,
  types text[], founded_year int, founded_month int, founded_day int, status text, status_since date, parents uuid[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.institution_id, s.name_ja, s.name_en, s.name_kana, s.corporate_number, s.types, s.founded_year, s.founded_month, s.founded_day, s.status, s.status_since, s.parents
  from register.startup s where s.id = wanted and s.status in ('Active', 'Listed')
$$;
create function catalogue.published_patent(wanted uuid) returns table (institution_id uuid, title text, country text, application_number text, registration_number text,
  applied_on date, registered_on date, holder text, status text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.institution_id, p.title, p.country, p.application_number, p.registration_number, p.applied_on, p.registered_on, case when p.status = 'Granted' then p.holder end, p.status
  from register.patent_right p where p.id = wanted and p.open_for_licensing and p.status in ('Applied', 'Granted')
$$;
revoke all on function catalogue.published_startup(uuid), catalogue.published_patent(uuid) from public;
