-- Days that everybody reads (docs/decisions/0016): medians of how long an office takes to reply, to answer and to come to a draft contract, and of the steps
-- of a contract. They are counted from batches of three cases, in the order in which the cases came to count, so that no two figures that anybody ever reads
-- differ by one case. This is the one place where such days are counted: pages, comparison, search and API ask the two functions at the end.

-- Cases that have been told, with their days as they were told. A batch keeps its three cases whatever becomes of them afterwards, or who takes one
-- case out would move another one in; it goes whole, when the first of its cases is a year old.
create table statistics.told_day (
  step text not null, case_id uuid not null, institution_id uuid not null, at timestamptz not null, days int not null, batch int not null,
  primary key (step, case_id)
);
create index told_day_batch on statistics.told_day (institution_id, step, batch);
create index ix_research_contract_approved_at on register.research_contract (approved_at) where approved_at is not null;

-- A window begins at midnight in Japan: what leaves it leaves with the day.
create function statistics.first_moment(since timestamptz) returns timestamptz language sql stable parallel safe as $$
  select date_trunc('day', since at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo'
$$;
create function statistics.days_between(a timestamptz, b timestamptz) returns int language sql immutable parallel safe as $$
  select (b at time zone 'Asia/Tokyo')::date - (a at time zone 'Asia/Tokyo')::date
$$;

-- Cases that are not told yet by step, at the moment from which they count: enquiries ('first', 'answer', 'contract') but for threads that the office began itself by answering
-- a need, for nobody waited for their first word; contracts by their approval ('submit': from entry to submission, 'approve': from there on;
-- both are told together). Steps stand as constants, and the few enquiries are looked up one by one, so that a page for everybody does not read all contracts.
create function statistics.waiting_days(steps text[], since timestamptz) returns table (step text, case_id uuid, institution_id uuid, at timestamptz, days int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.step, e.id, e.institution_id, s.at, statistics.days_between(e.asked_at, s.at)
  from register.enquiry e
  cross join lateral (values ('first', e.acknowledged_at), ('answer', e.answered_at), ('contract', case when e.contract_id is not null then e.closed_at end)) s (step, at)
  where steps && array['first', 'answer', 'contract'] and s.step = any (steps) and e.origin <> 'Need' and s.at >= since
    and (select true from statistics.told_day d where d.step = s.step and d.case_id = e.id) is null
  union all
  select s.step, c.id, c.institution_id, c.approved_at, s.days
  from register.research_contract c
  cross join lateral (values ('submit', statistics.days_between(c.entered_at, c.submitted_at)), ('approve', statistics.days_between(c.submitted_at, c.approved_at))) s (step, days)
  where steps && array['submit', 'approve'] and s.step = any (steps) and c.approved_at >= since and c.submitted_at is not null
    and not exists (select from statistics.told_day d where d.step = 'approve' and d.case_id = c.id)
$$;

-- Cases wait until three of a step are together; they are told from that moment on, and tell_days() only keeps it.
create function statistics.new_batches(steps text[], since timestamptz) returns table (step text, case_id uuid, institution_id uuid, at timestamptz, days int, batch int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.step, w.case_id, w.institution_id, w.at, w.days, (w.place - 1) / 3
  from (
    select c.*, (row_number() over (partition by c.institution_id, c.step order by c.at, c.case_id))::int as place, (count(*) over (partition by c.institution_id, c.step))::int as waiting
    from statistics.waiting_days(steps, statistics.first_moment(since)) c) w
  where w.place <= w.waiting / 3 * 3
$$;

-- What is told: batches of which every case is in the window.
create function statistics.day_batches(steps text[], since timestamptz) returns table (step text, case_id uuid, institution_id uuid, at timestamptz, days int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.step, t.case_id, t.institution_id, t.at, t.days
  from (
    select d.*, min(d.at) over (partition by d.institution_id, d.step, d.batch) as begins
    from statistics.told_day d where steps && array['first', 'answer', 'contract'] and d.step in ('first', 'answer', 'contract') and d.step = any (steps)
    union all
    select d.*, min(d.at) over (partition by d.institution_id, d.step, d.batch)
    from statistics.told_day d where steps && array['submit', 'approve'] and d.step in ('submit', 'approve') and d.step = any (steps)) t
  where t.begins >= statistics.first_moment(since)
  union all
  select n.step, n.case_id, n.institution_id, n.at, n.days from statistics.new_batches(steps, since) n
$$;

-- Keeps what is told (FigureKeeper), and forgets batches that have been out of every window for a year.
create function statistics.tell_days(since timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  told int;
begin
  if not pg_try_advisory_xact_lock(7314205) then return -1; end if;
  insert into statistics.told_day (step, case_id, institution_id, at, days, batch)
  select n.step, n.case_id, n.institution_id, n.at, n.days, coalesce(k.batch, 0) + 1 + n.batch
  from statistics.new_batches(array['first', 'answer', 'contract', 'submit', 'approve'], since) n
  left join (select d.institution_id, d.step, max(d.batch) as batch from statistics.told_day d group by 1, 2) k on k.institution_id = n.institution_id and k.step = n.step;
  get diagnostics told = row_count;
  delete from statistics.told_day d using (
    select o.institution_id, o.step, o.batch from statistics.told_day o group by 1, 2, 3 having max(o.at) < since - interval '1 year') gone
  where d.institution_id = gone.institution_id and d.step = gone.step and d.batch = gone.batch;
  return told;
end $$;
revoke all on function statistics.first_moment(timestamptz), statistics.days_between(timestamptz, timestamptz), statistics.waiting_days(text[], timestamptz),
  statistics.new_batches(text[], timestamptz), statistics.day_batches(text[], timestamptz), statistics.tell_days(timestamptz) from public;

-- Counts and days of a year's enquiries. The ministry and the institution itself see everything at once; everybody else the days of complete batches, from
-- as many enquiries on as asked, each with how many it rests on.
create or replace function statistics.response_times(since timestamptz, enough int) returns table (
  institution_id uuid, asked int, acknowledged int, answered int, contracted int, declined int, waiting int,
  first_days double precision, answer_days double precision, contract_days double precision, longest_wait int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.institution_id, count(*)::int, count(e.acknowledged_at)::int, count(e.answered_at)::int, count(e.contract_id)::int,
    (count(*) filter (where e.status = 'Declined'))::int, (count(*) filter (where e.office_is_next and e.closed_at is null))::int,
    percentile_cont(0.5) within group (order by statistics.days_between(e.asked_at, e.acknowledged_at)) filter (where e.acknowledged_at is not null),
    percentile_cont(0.5) within group (order by statistics.days_between(e.asked_at, e.answered_at)) filter (where e.answered_at is not null),
    percentile_cont(0.5) within group (order by statistics.days_between(e.asked_at, e.closed_at)) filter (where e.contract_id is not null),
    max(statistics.days_between(e.changed_at, now())) filter (where e.office_is_next and e.closed_at is null)
  from register.enquiry e
  where e.asked_at >= since and e.origin <> 'Need'
    and (register.scope() in ('ministry', 'system') or (register.scope() = 'institution' and e.institution_id = register.institution()))
  group by 1
  union all
  select t.institution_id, null, max(t.cases) filter (where t.step = 'first'), max(t.cases) filter (where t.step = 'answer'), max(t.cases) filter (where t.step = 'contract'),
    null, null, max(t.days) filter (where t.step = 'first'), max(t.days) filter (where t.step = 'answer'), max(t.days) filter (where t.step = 'contract'), null
  from (
    select b.institution_id, b.step, count(*)::int as cases, percentile_cont(0.5) within group (order by b.days) as days
    from statistics.day_batches(array['first', 'answer', 'contract'], since) b
    where register.scope() not in ('ministry', 'system') and not (register.scope() = 'institution' and b.institution_id = register.institution())
    group by 1, 2
    having count(*) >= enough) t
  group by 1
$$;

-- Days of the steps of contracts that were approved in the window, the same for every reader.
create or replace function catalogue.step_days(since timestamptz, enough int) returns table (institution_id uuid, contracts int, submit_days double precision, approve_days double precision)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.institution_id, (count(*) filter (where b.step = 'approve'))::int,
    percentile_cont(0.5) within group (order by b.days) filter (where b.step = 'submit'), percentile_cont(0.5) within group (order by b.days) filter (where b.step = 'approve')
  from statistics.day_batches(array['submit', 'approve'], since) b
  group by 1
  having count(*) filter (where b.step = 'approve') >= enough
$$;
