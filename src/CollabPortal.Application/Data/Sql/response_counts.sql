-- As in needs.sql; each median that is told says on how many enquiries it rests.
create or replace function statistics.response_times(since timestamptz, enough int) returns table (
  institution_id uuid, asked int, acknowledged int, answered int, contracted int, declined int, waiting int,
  first_days double precision, answer_days double precision, contract_days double precision, longest_wait int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with days as (
    select e.*, (asked_at at time zone 'Asia/Tokyo')::date as day0,
      register.scope() in ('ministry', 'system') or (register.scope() = 'institution' and e.institution_id = register.institution()) as whole
    from register.enquiry e where asked_at >= since and origin <> 'Need'
  ), counted as (
    select d.institution_id, bool_and(whole) as whole, count(*)::int as asked, count(acknowledged_at)::int as acknowledged, count(answered_at)::int as answered,
      count(contract_id)::int as contracted, (count(*) filter (where status = 'Declined'))::int as declined,
      (count(*) filter (where office_is_next and closed_at is null))::int as waiting,
      percentile_cont(0.5) within group (order by (acknowledged_at at time zone 'Asia/Tokyo')::date - day0) filter (where acknowledged_at is not null) as first_days,
      percentile_cont(0.5) within group (order by (answered_at at time zone 'Asia/Tokyo')::date - day0) filter (where answered_at is not null) as answer_days,
      percentile_cont(0.5) within group (order by (closed_at at time zone 'Asia/Tokyo')::date - day0) filter (where contract_id is not null) as contract_days,
      max((now() at time zone 'Asia/Tokyo')::date - (changed_at at time zone 'Asia/Tokyo')::date) filter (where office_is_next and closed_at is null) as longest_wait
    from days d group by d.institution_id)
  select c.institution_id, case when whole then asked end, case when whole or acknowledged >= enough then acknowledged end, case when whole or answered >= enough then answered end,
    case when whole or contracted >= enough then contracted end, case when whole then declined end, case when whole then waiting end,
    case when whole or acknowledged >= enough then first_days end, case when whole or answered >= enough then answer_days end,
    case when whole or contracted >= enough then contract_days end, case when whole then longest_wait end
  from counted c where whole or acknowledged >= enough
$$;
