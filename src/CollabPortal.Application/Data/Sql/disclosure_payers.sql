-- What each company paid for joint research, of some institutions in some fiscal years, under numbers that mean nothing outside of this answer: whether the
-- sum over several hidden institutions tells of one company is known only when those that pay several of them are added up. Counted as
-- statistics.contract_figures does it; pairs of institution and fiscal year.
create function statistics.joint_research_payers(insts uuid[], years int[])
returns table (institution_id uuid, fiscal_year int, payer int, cash bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with pair as materialized (select distinct p.i, p.y from unnest(insts, years) p (i, y))
  select p.i, p.y, dense_rank() over (order by r.payer_id)::int, sum(r.direct_yen + r.indirect_yen)::bigint
  from pair p
  join register.fiscal_year_receipt r on r.institution_id = p.i and r.fiscal_year = p.y and r.state = 'Received'
  join register.research_contract c on c.id = r.contract_id and c.kind = 'JointResearch' and c.status in ('Approved', 'Active', 'Completed', 'Terminated')
  join catalogue.organisation o on o.id = r.payer_id and o.sector = 'Company'
  group by p.i, p.y, r.payer_id
$$;
revoke all on function statistics.joint_research_payers(uuid[], int[]) from public;
