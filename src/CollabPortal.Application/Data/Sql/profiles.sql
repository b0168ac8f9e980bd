-- Published profiles of institutions, version by version, and the list of prescriptions that the ministry keeps (decisions/0018).
alter table register.institution_profile enable row level security;
alter table register.institution_profile force row level security;
create policy system_all on register.institution_profile to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy own_rows on register.institution_profile for select using (register.scope() = 'institution' and institution_id = register.institution());
create policy own_drafts on register.institution_profile for insert with check (register.scope() = 'institution' and institution_id = register.institution() and status = 'Draft');
-- What was published stays as it was published: only drafts are changed, published (which is the last change) or dropped.
create policy own_changes on register.institution_profile for update using (register.scope() = 'institution' and institution_id = register.institution() and status = 'Draft')
  with check (register.scope() = 'institution' and institution_id = register.institution());
create policy own_drops on register.institution_profile for delete using (register.scope() = 'institution' and institution_id = register.institution() and status = 'Draft');
create policy published_rows on register.institution_profile for select using (status = 'Published');

alter table catalogue.prescription enable row level security;
alter table catalogue.prescription force row level security;
create policy system_all on catalogue.prescription to current_user using (register.is_portal_itself()) with check (register.is_portal_itself());
create policy everybody_reads on catalogue.prescription for select using (true);
create policy ministry_adds on catalogue.prescription for insert with check (register.scope() = 'ministry');
create policy ministry_changes on catalogue.prescription for update using (register.scope() = 'ministry') with check (register.scope() = 'ministry');
create policy ministry_reads_lists on audit.entry for select using (register.scope() = 'ministry' and entity = 'Prescription');

-- Fiscal years whose figures the institution has locked: they are final, all others provisional.
create function catalogue.final_years(inst uuid) returns setof int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.fiscal_year from register.year_lock l where l.institution_id = inst and l.state = 'Locked'
$$;
revoke all on function catalogue.final_years(uuid) from public;

-- An institution's document says what its last published profile says.
create or replace function catalogue.search_organisations(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 0 and d.subject_id = any (ids)
    and not exists (select from catalogue.organisation o where o.id = d.subject_id and o.abolished_on is null);
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, keywords, summary, prefecture, for_small, fresh_on)
  select 0, o.id, o.id, o.name_ja, o.name_en, coalesce(o.name_kana, ''), concat_ws(' ', p.name_ja, p.name_en, said.words), o.prefecture, coalesce(v.for_small, false), v.published_on
  from catalogue.organisation o left join catalogue.prefecture p on p.code = o.prefecture
  left join lateral (select * from register.institution_profile v where v.institution_id = o.id and v.status = 'Published' order by v.number desc limit 1) v on true
  left join lateral (select string_agg(concat_ws(' ', t ->> 'ja', t ->> 'en'), ' ' order by at) as words
    from jsonb_array_elements(v.texts || v.strengths) with ordinality parts (t, at)) said on true
  where o.id = any (ids) and o.abolished_on is null
    and o.kind in ('University', 'JuniorCollege', 'Kosen', 'InterUniversityInstitute', 'RdCorporation', 'PublicTestInstitute')
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, keywords = excluded.keywords, summary = excluded.summary,
    prefecture = excluded.prefecture, for_small = excluded.for_small, fresh_on = excluded.fresh_on
    where (search_document.title, search_document.title_en, search_document.keywords, search_document.summary, search_document.prefecture, search_document.for_small, search_document.fresh_on)
      is distinct from (excluded.title, excluded.title_en, excluded.keywords, excluded.summary, excluded.prefecture, excluded.for_small, excluded.fresh_on);
end $$;

create function catalogue.on_profile() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.status = 'Published' then perform catalogue.search_organisations(array[new.institution_id]); end if;
  return null;
end $$;
create trigger searchable after insert or update on register.institution_profile for each row execute function catalogue.on_profile();
revoke all on function catalogue.on_profile(), catalogue.search_organisations(uuid[]) from public;
