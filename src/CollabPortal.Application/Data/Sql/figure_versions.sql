-- How often marks of a fiscal year were folded. Together with the marks that are there it is a version of the year's figures: every
-- fact leaves a mark, and a mark goes only with a fold, so equal versions are equal figures, whoever reads them (PublicCellIndex).
-- Year 0: the parts that are counted in all years at once.
create table statistics.figure_version (
  part text not null, fiscal_year int not null, folds bigint not null,
  primary key (part, fiscal_year)
);
create function statistics.on_marks_taken() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into statistics.figure_version as v (part, fiscal_year, folds)
  select t.part, coalesce(t.fiscal_year, 0), 1 from taken_marks t group by 1, 2
  on conflict (part, fiscal_year) do update set folds = v.folds + 1;
  return null;
end $$;
create trigger versions_delete after delete on statistics.stale referencing old table as taken_marks for each statement execute function statistics.on_marks_taken();
