import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope, SummedMeasure } from './measure.js';
import { planLabel, unfulfilledPlans, unplannedVisits, visitLabel } from './plan-match.queries.js';

const visits = ({ people, from, to }: Scope, more: Sql = sql`true`): Sql => sql`
  select v.person_id, 'visit'::text as entity, v.id, ${visitLabel} as label, v.visited_on as "on", null::numeric as amount, v.account_id
  from visit v where v.person_id = any (${people}::uuid[]) and v.visited_on between ${from}::date and ${to}::date and ${more}`;

const ofGrade = (scope: Scope, grades: readonly string[]): Sql =>
  visits(scope, sql`exists (select 1 from account a where a.id = v.account_id and a.grade = any (${grades}::text[]))`);

/** One kind of visit, or visits to one grade of account: all of them are also among the visits made. */
const partOfVisits = (code: string, name: Measure['name'], rows: SummedMeasure['rows']): Measure => ({
  code,
  name,
  unit: 'count',
  direction: 'up',
  nature: 'flow',
  rows,
});

/** Visits, calls and the plans they were to fulfil. Each counts for the person who made (or was to make) it. */
export const VISIT_MEASURES: readonly Measure[] = [
  {
    // Planned for a day of the range and not cancelled; for whose calendar it stands in.
    code: 'visits_planned',
    name: { zh: '计划拜访', en: 'Visits planned' },
    unit: 'count',
    direction: 'neutral',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select p.person_id, 'visit-plan'::text as entity, p.id, ${planLabel} as label, p.planned_on as "on", null::numeric as amount, p.account_id
      from visit_plan p
      where p.person_id = any (${people}::uuid[]) and p.planned_on between ${from}::date and ${to}::date and p.state <> 'cancelled'`,
  },
  {
    // Whatever the kind: on site, by phone, online, hosted.
    code: 'visits_done',
    name: { zh: '完成拜访', en: 'Visits made' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => visits(scope),
  },
  {
    // Made without a plan: exactly what `comparePlan` calls unplanned.
    code: 'visits_unplanned',
    name: { zh: '计划外拜访', en: 'Unplanned visits' },
    unit: 'count',
    direction: 'neutral',
    nature: 'flow',
    rows: unplannedVisits,
  },
  {
    // Planned, due, and nothing was logged: exactly what `comparePlan` calls not done.
    code: 'plans_missed',
    name: { zh: '未完成计划', en: 'Plans not done' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    rows: unfulfilledPlans,
  },
  partOfVisits('visits_onsite', { zh: '上门拜访', en: 'Visits on site' }, (scope) => visits(scope, sql`v.kind = 'onsite'`)),
  partOfVisits('calls', { zh: '电话拜访', en: 'Calls' }, (scope) => visits(scope, sql`v.kind = 'phone'`)),
  partOfVisits('visits_online', { zh: '线上拜访', en: 'Visits online' }, (scope) => visits(scope, sql`v.kind = 'online'`)),
  partOfVisits('visits_hosted', { zh: '客户来访', en: 'Visits hosted' }, (scope) => visits(scope, sql`v.kind = 'hosted'`)),
  // By the account's grade of today: grades have no history.
  partOfVisits('visits_grade_a', { zh: 'A 级客户拜访', en: 'Visits to grade A' }, (scope) => ofGrade(scope, ['A'])),
  partOfVisits('visits_grade_b', { zh: 'B 级客户拜访', en: 'Visits to grade B' }, (scope) => ofGrade(scope, ['B'])),
  partOfVisits('visits_grade_cd', { zh: 'C/D 级客户拜访', en: 'Visits to grades C and D' }, (scope) =>
    ofGrade(scope, ['C', 'D']),
  ),
  {
    // Each account once per person, on the day last visited. Of a team or department: the sum of its people, so an account that two
    // people visited counts twice.
    code: 'accounts_visited',
    name: { zh: '拜访客户数', en: 'Accounts visited' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select v.person_id, 'account'::text as entity, v.account_id as id, a.name as label, v.visited_on as "on", null::numeric as amount, v.account_id
      from (
        select person_id, account_id, max(visited_on) as visited_on from visit
        where person_id = any (${people}::uuid[]) and visited_on between ${from}::date and ${to}::date group by person_id, account_id
      ) v left join account a on a.id = v.account_id`,
  },
  {
    // Each person met once per visitor, on the day last met.
    code: 'contacts_met',
    name: { zh: '会见联系人', en: 'Contacts met' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select m.person_id, 'contact'::text as entity, c.id, c.name as label, m.met_on as "on", null::numeric as amount, c.account_id
      from (
        select v.person_id, vc.contact_id, max(v.visited_on) as met_on from visit v join visit_contact vc on vc.visit_id = v.id
        where v.person_id = any (${people}::uuid[]) and v.visited_on between ${from}::date and ${to}::date group by v.person_id, vc.contact_id
      ) m join contact c on c.id = m.contact_id`,
  },
];
