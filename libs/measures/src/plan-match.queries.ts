import sql, { type Sql } from 'sql-template-tag';
import type { Scope } from './measure.js';

/** What a planned visit `p` is called: what it is for; without that the account says it. Never the code of its kind, which nobody reads. */
export const planLabel = sql`coalesce(p.purpose, (select name from account where account.id = p.account_id))`;

/** The same of a visit `v`, for which what follows may be known. */
export const visitLabel = sql`coalesce(v.purpose, v.next_step, (select name from account where account.id = v.account_id))`;

/**
 * `comparePlan` of libs/model for everybody at once; a test holds the two together. A linked visit made by the end of the range fulfils
 * its plan. What is then still due and still free is paired per person and account, nearest days first: each round takes the
 * nearest pair and strikes out the others of the same plan or visit.
 */
const matching = ({ people, from, to, asOf }: Scope): Sql => sql`
  with recursive due as materialized (
    select p.id, p.person_id, p.account_id, p.planned_on, p.purpose from visit_plan p
    where p.person_id = any (${people}::uuid[]) and p.planned_on between ${from}::date and ${asOf}::date and p.state <> 'cancelled'
      and not exists (select 1 from visit v where v.id = p.visit_id and v.visited_on <= ${to}::date)
  ), free as materialized (
    select v.id, v.person_id, v.account_id, v.visited_on from visit v
    where v.person_id = any (${people}::uuid[]) and v.visited_on between ${from}::date and ${to}::date
      and not exists (select 1 from visit_plan p where p.visit_id = v.id and p.state <> 'cancelled')
  ), pairs as (
    select p.person_id, p.account_id, p.id as plan_id, v.id as visit_id,
      row_number() over (order by abs(v.visited_on - p.planned_on), p.planned_on, p.id, v.visited_on, v.id) as place
    from due p join free v on v.person_id = p.person_id and v.account_id = p.account_id
  ), chosen (plan_id, visit_id, plans, visits) as (
    select null::uuid, null::uuid, array_agg(plan_id order by place), array_agg(visit_id order by place) from pairs group by person_id, account_id
    union all
    select c.plans[1], c.visits[1], rest.plans, rest.visits
    from chosen c cross join lateral (
      select array_agg(r.plan_id order by r.place) as plans, array_agg(r.visit_id order by r.place) as visits
      from unnest(c.plans, c.visits) with ordinality r (plan_id, visit_id, place)
      where r.plan_id <> c.plans[1] and r.visit_id <> c.visits[1]
    ) rest
    where c.plans is not null
  )`;

/** Plans of the range that were due and that no visit fulfils. */
export const unfulfilledPlans = (scope: Scope): Sql => sql`
  ${matching(scope)}
  select p.person_id, 'visit-plan'::text as entity, p.id, ${planLabel} as label, p.planned_on as "on", null::numeric as amount, p.account_id
  from due p where not exists (select 1 from chosen c where c.plan_id = p.id)`;

/** Visits of the range that fulfil none of its plans. */
export const unplannedVisits = (scope: Scope): Sql => sql`
  ${matching(scope)}
  select v.person_id, 'visit'::text as entity, v.id, ${visitLabel} as label, v.visited_on as "on", null::numeric as amount, v.account_id
  from visit v
  where v.person_id = any (${scope.people}::uuid[]) and v.visited_on between ${scope.from}::date and ${scope.to}::date
    and not exists (
      select 1 from visit_plan p
      where p.visit_id = v.id and p.state <> 'cancelled' and p.planned_on between ${scope.from}::date and ${scope.to}::date)
    and not exists (select 1 from chosen c where c.visit_id = v.id)`;
