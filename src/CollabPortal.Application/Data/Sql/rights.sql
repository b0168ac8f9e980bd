-- What the runtime role may do. It owns nothing and cannot bypass row-level security. Run after every migration.
do $$ begin perform pg_advisory_xact_lock(7314201); end $$;
grant usage on schema register, catalogue, statistics, accounts, audit to {runtime};
grant select, insert, update, delete on all tables in schema register to {runtime};
grant select on all tables in schema catalogue to {runtime};
grant insert, update on catalogue.synonym to {runtime};
grant insert on catalogue.organisation, catalogue.organisation_identifier to {runtime};
grant insert, update on catalogue.prescription, catalogue.institution_cluster to {runtime};
grant insert, delete on catalogue.institution_cluster_member to {runtime};
grant execute on function catalogue.final_years(uuid), catalogue.cost_medians(int, int), catalogue.step_days(timestamptz, int),
  catalogue.published_startup(uuid), catalogue.published_patent(uuid), catalogue.latin_words(text), catalogue.says_latin(text, text, text, text, text) to {runtime};
grant select on all tables in schema statistics to {runtime};
revoke all on statistics.payer_folded from {runtime}; -- who pays whom
revoke all on statistics.shown_unit, statistics.young_cell, statistics.show_diff, statistics.show_touched, statistics.told_day from {runtime}; -- single contracts and cases
grant execute on function statistics.kind_of(text, text, text) to {runtime};
grant insert, update on statistics.release_proposal to {runtime};
grant execute on function statistics.publish_release(uuid, timestamptz, text), statistics.release_place(date), statistics.joint_research_payers(uuid[], int[]) to {runtime};
grant select, insert, update, delete on all tables in schema accounts to {runtime};
grant usage on all sequences in schema accounts to {runtime};
grant select, insert on all tables in schema audit to {runtime};
revoke update, delete, truncate on all tables in schema audit from {runtime};
grant execute on function register.remove_unused_partners(uuid) to {runtime};
grant select on public.migration_history to {runtime};
grant execute on function statistics.response_times(timestamptz, int) to {runtime};
grant execute on function register.begin_contracts(date), register.confirm_restatements(uuid[]), register.refuse_restatements(uuid[], text), register.event_numbers(uuid[]), catalogue.end_events(date) to {runtime};
grant execute on function register.learn_size(regclass), register.contracts_found(text, text, int, text, text, int), register.contracts_paid_outside(int, int) to {runtime};
grant execute on function statistics.survey_cells(uuid, int), statistics.survey_facts(uuid, int), statistics.survey_startups(uuid, int), statistics.size_group(text),
  statistics.counted_money(uuid, int[]), statistics.counted_receipts(uuid, int[]), statistics.company_investment(uuid, int[]), statistics.large_joint_research(uuid, int[]),
  statistics.licences_that_count(uuid, int[]), statistics.counted_moves(uuid, int[]), statistics.banded_joint_research(uuid, int[]), statistics.setting(text, int), statistics.partner_kind(text, text, text), statistics.marked_contracts(), statistics.marked_others() to {runtime};
-- COPY is refused on tables with row-level security: imports go through temporary tables.
do $$ begin execute format('grant temporary on database %I to {runtime}', current_database()); end $$;
