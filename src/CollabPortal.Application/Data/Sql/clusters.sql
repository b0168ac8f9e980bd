-- Clusters of institutions (decisions/0025-clusters.md): the ministry keeps them, everybody reads them. None is taken away: one that is no
-- longer used is retired. Members come and go.
do $$
declare
  t text;
begin
  foreach t in array array['institution_cluster', 'institution_cluster_member'] loop
    execute format('alter table catalogue.%I enable row level security', t);
    execute format('alter table catalogue.%I force row level security', t);
    execute format('create policy system_all on catalogue.%I to current_user using (register.is_portal_itself()) with check (register.is_portal_itself())', t);
    execute format('create policy everybody_reads on catalogue.%I for select using (true)', t);
    execute format('create policy ministry_adds on catalogue.%I for insert with check (register.scope() = ''ministry'')', t);
  end loop;
end $$;
create policy ministry_changes on catalogue.institution_cluster for update using (register.scope() = 'ministry') with check (register.scope() = 'ministry');
create policy ministry_removes on catalogue.institution_cluster_member for delete using (register.scope() = 'ministry');
create policy ministry_reads_clusters on audit.entry for select using (register.scope() = 'ministry' and entity = 'InstitutionCluster');
