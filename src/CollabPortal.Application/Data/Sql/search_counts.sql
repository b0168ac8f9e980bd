-- How many documents have a gram, by facet: what the first page of a plain word tells beside its hits. Adding its postings up was half of
-- the page's time. A writer only adds rows, what went as less than nothing, so nobody waits for anybody; a sum over a gram's rows is true in
-- every transaction, and catalogue.fold_search_counts puts rows together from time to time, that they stay few.
-- Who truncates catalogue.search_posting, truncates this too.
create table catalogue.search_count (
  gram int not null,
  facet int not null,
  documents int not null,
  folded boolean not null default false
);
create index search_count_gram on catalogue.search_count (gram) include (facet, documents);
create index search_count_loose on catalogue.search_count (gram) where not folded;

create function catalogue.count_postings() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into catalogue.search_count (gram, facet, documents) select p.gram, p.facet, count(*) from new_rows p group by p.gram, p.facet;
  else
    insert into catalogue.search_count (gram, facet, documents) select p.gram, p.facet, -count(*) from old_rows p group by p.gram, p.facet;
  end if;
  return null;
end $$;
create trigger counts_insert after insert on catalogue.search_posting referencing new table as new_rows for each statement execute function catalogue.count_postings();
create trigger counts_delete after delete on catalogue.search_posting referencing old table as old_rows for each statement execute function catalogue.count_postings();

-- Puts the rows of some grams together, those first where it shortens most: a gram that many documents have is not written anew for each
-- of them. One at a time; nobody who reads or writes waits for it.
-- Returns how many grams were folded, -1 where another is at it.
create function catalogue.fold_search_counts(most int) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  worth int[];
begin
  if not pg_try_advisory_xact_lock(7314204) then return -1; end if;
  worth := array(
    select l.gram from (select gram, count(*) as loose from catalogue.search_count where not folded group by gram order by 2 desc) l
    where l.loose * 4 >= (select count(*) from catalogue.search_count c where c.gram = l.gram) limit most);
  with apart as (delete from catalogue.search_count where gram = any (worth) returning gram, facet, documents)
  insert into catalogue.search_count (gram, facet, documents, folded)
  select gram, facet, sum(documents), true from apart group by gram, facet having sum(documents) <> 0 order by gram, facet;
  return cardinality(worth);
end $$;
revoke all on function catalogue.count_postings(), catalogue.fold_search_counts(int) from public;

-- Hits of one score come by document: in the index too, or a page sorts all documents that are as good as its last.
drop index catalogue.search_posting_score;
create index search_posting_score on catalogue.search_posting (gram, score desc, document) include (facet);

-- What is here already.
insert into catalogue.search_count (gram, facet, documents, folded)
select gram, facet, count(*), true from catalogue.search_posting group by gram, facet order by gram, facet;
