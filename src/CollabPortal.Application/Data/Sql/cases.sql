-- Cases: what came of a contract, where its parties agree that it is published and the office wrote a title for everybody (decisions/0019).
-- The table is public; nothing else of the contract comes here: no number, money, people, clause, file, or words that were not written for it.
create function catalogue.keep_cases(outcomes uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.contract_case c where c.id = any (outcomes) and not exists (
    select from register.contract_outcome o where o.id = c.id and o.may_publish and o.case_title is not null and coalesce(o.summary, o.success_factors) is not null);
  insert into catalogue.contract_case (id, institution_id, title, title_en, kind, field, first_year, last_year, goal, use, summary, success_factors, partner_ids, recorded_on)
  select o.id, o.institution_id, o.case_title, o.case_title_en, c.kind, left(c.field_code, 1), statistics.fiscal_year(c.starts_on), statistics.fiscal_year(coalesce(c.ended_on, c.ends_on)),
    o.goal, o.use, o.summary, o.success_factors,
    case when o.names_partner then array(select p.organisation_id from register.contract_party p where p.contract_id = c.id and p.role = 'Partner' order by p.ordinal) else '{}' end,
    (o.recorded_at at time zone 'Asia/Tokyo')::date
  from register.contract_outcome o join register.research_contract c on c.id = o.contract_id
  where o.id = any (outcomes) and o.may_publish and o.case_title is not null and coalesce(o.summary, o.success_factors) is not null
  on conflict (id) do update set title = excluded.title, title_en = excluded.title_en, kind = excluded.kind, field = excluded.field, first_year = excluded.first_year, last_year = excluded.last_year,
    goal = excluded.goal, use = excluded.use, summary = excluded.summary, success_factors = excluded.success_factors, partner_ids = excluded.partner_ids, recorded_on = excluded.recorded_on;
end $$;

create function catalogue.search_cases(ids uuid[]) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from catalogue.search_document d where d.document_kind = 4 and d.subject_id = any (ids) and not exists (select from catalogue.contract_case c where c.id = d.subject_id);
  insert into catalogue.search_document (document_kind, subject_id, institution_id, title, title_en, summary, prefecture, field, evidence, fresh_on)
  select 4, c.id, c.institution_id, c.title, c.title_en,
    concat_ws(' ', c.success_factors, c.summary, (select string_agg(p.name_ja, ' ') from catalogue.organisation p where p.id = any (c.partner_ids)), o.name_ja),
    o.prefecture, c.field, case c.goal when 'Reached' then 0.5 when 'Partly' then 0.25 else 0 end + case c.use when 'InUse' then 0.5 when 'Planned' then 0.25 else 0 end, c.recorded_on
  from catalogue.contract_case c join catalogue.organisation o on o.id = c.institution_id
  where c.id = any (ids)
  on conflict (document_kind, subject_id) do update set title = excluded.title, title_en = excluded.title_en, summary = excluded.summary, prefecture = excluded.prefecture,
    field = excluded.field, evidence = excluded.evidence, fresh_on = excluded.fresh_on;
end $$;
create trigger searchable_insert after insert on catalogue.contract_case referencing new table as new_rows for each statement execute function catalogue.on_searchable('search_cases');
create trigger searchable_update after update on catalogue.contract_case referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_searchable('search_cases');
create trigger searchable_delete after delete on catalogue.contract_case referencing old table as old_rows for each statement execute function catalogue.on_searchable('search_cases');

create function catalogue.on_outcome() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then perform catalogue.keep_cases(array[old.id]);
  elsif new.may_publish or (tg_op = 'UPDATE' and old.may_publish) then perform catalogue.keep_cases(array[new.id]);
  end if;
  return null;
end $$;
create trigger published after insert or update or delete on register.contract_outcome for each row execute function catalogue.on_outcome();

-- What a case says of its contract follows the contract: field, years, and a partner that may be named.
create function catalogue.on_case_contract() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  outcomes uuid[];
begin
  outcomes := array(select o.id from new_rows n join old_rows b on b.id = n.id join register.contract_outcome o on o.contract_id = n.id
    where o.may_publish and (b.kind, b.field_code, b.starts_on, b.ends_on, b.ended_on) is distinct from (n.kind, n.field_code, n.starts_on, n.ends_on, n.ended_on));
  if cardinality(outcomes) > 0 then perform catalogue.keep_cases(outcomes); end if;
  return null;
end $$;
create trigger published_update after update on register.research_contract referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_case_contract();

create function catalogue.on_case_party() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  contracts uuid[];
  outcomes uuid[];
begin
  if tg_op = 'INSERT' then contracts := array(select n.contract_id from new_rows n);
  elsif tg_op = 'DELETE' then contracts := array(select o.contract_id from old_rows o);
  else contracts := array(select o.contract_id from old_rows o union select n.contract_id from new_rows n);
  end if;
  outcomes := array(select o.id from register.contract_outcome o where o.contract_id = any (contracts) and o.names_partner);
  if cardinality(outcomes) > 0 then perform catalogue.keep_cases(outcomes); end if;
  return null;
end $$;
create trigger published_insert after insert on register.contract_party referencing new table as new_rows for each statement execute function catalogue.on_case_party();
create trigger published_update after update on register.contract_party referencing old table as old_rows new table as new_rows for each statement execute function catalogue.on_case_party();
create trigger published_delete after delete on register.contract_party referencing old table as old_rows for each statement execute function catalogue.on_case_party();

revoke all on function catalogue.keep_cases(uuid[]), catalogue.search_cases(uuid[]), catalogue.on_outcome(), catalogue.on_case_contract(), catalogue.on_case_party() from public;
