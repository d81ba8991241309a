import sql, { type Sql } from 'sql-template-tag';
import { SILENT_DAYS, UNSEEN_AFTER_DAYS } from '@keyline/model';
import { FEW } from './answering.queries.js';
import type { Measure, Scope } from './measure.js';

/**
 * Whose an account was at the end of the range, by the history of owners; one without a history (taken over from elsewhere) is its
 * present owner's. Grades have no history: a past range is cut by the grade of today.
 */
const owned = ({ people, asOf, until }: Scope): Sql => sql`
  select s.account_id, s.person_id from account_assignment s
  where s.person_id = any (${people}::uuid[]) and s.from_at < ${until}::timestamptz and (s.until_at is null or s.until_at >= ${until}::timestamptz)
  union all
  select a.id, a.owner_id from account a
  where a.owner_id = any (${people}::uuid[]) and a.created_on <= ${asOf}::date and not exists (select 1 from account_assignment s where s.account_id = a.id)`;

const KEY_GRADES = Object.keys(UNSEEN_AFTER_DAYS);

const lastVisitBy = (asOf: string): Sql => sql`
  (select v.visited_on from visit v where v.account_id = a.id and v.visited_on <= ${asOf}::date order by v.visited_at desc limit 1)`;

const keyAccounts = (scope: Scope): Sql => sql`
  select o.person_id, 'account'::text as entity, a.id, a.name as label, a.created_on as "on", null::numeric as amount, a.id as account_id
  from (${owned(scope)}) o join account a on a.id = o.account_id and a.grade = any (${KEY_GRADES}::text[])`;

const keyAccountsVisited = (scope: Scope): Sql => sql`
  select o.person_id, 'account'::text as entity, a.id, a.name as label, seen.visited_on as "on", null::numeric as amount, a.id as account_id
  from (${owned(scope)}) o join account a on a.id = o.account_id and a.grade = any (${KEY_GRADES}::text[])
  cross join lateral (select ${lastVisitBy(scope.asOf)} as visited_on) seen
  where seen.visited_on >= ${scope.from}::date`;

const unseen = (scope: Scope): Sql => sql`
  select o.person_id, 'account'::text as entity, a.id, a.name as label, coalesce(seen.visited_on, a.created_on) as "on", null::numeric as amount, a.id as account_id
  from (${owned(scope)}) o join account a on a.id = o.account_id and a.grade = any (${KEY_GRADES}::text[])
  cross join lateral (select ${lastVisitBy(scope.asOf)} as visited_on) seen
  where coalesce(seen.visited_on, a.created_on) < ${scope.asOf}::date - case a.grade when 'A' then ${UNSEEN_AFTER_DAYS.A}::int else ${UNSEEN_AFTER_DAYS.B}::int end`;

/** Visits and signed contracts of a span of days, at these accounts: what shows that a customer is alive. */
const signsOfLife = (from: Sql, to: Sql, among: (accountId: Sql) => Sql = () => sql`true`): Sql => sql`
  select v.account_id, v.person_id, v.visited_on as "on" from visit v where v.visited_on between ${from} and ${to} and ${among(sql`v.account_id`)}
  union all
  select c.account_id, c.owner_id, c.signed_on from contract c
  where c.signed_on between ${from} and ${to} and c.state not in ('draft', 'in_review') and ${among(sql`c.account_id`)}`;

/** Asked for few people, only what they owned is looked at. */
const amongOwned =
  (scope: Scope) =>
  (accountId: Sql): Sql =>
    scope.people.length > FEW ? sql`true` : sql`${accountId} in (select mine.account_id from (${owned(scope)}) mine)`;

const aliveSince = (day: Sql, until: Sql): Sql => sql`
  exists (select 1 from visit v where v.account_id = last.account_id and v.visited_on > ${day} and v.visited_on <= ${until})
  or exists (select 1 from contract c where c.account_id = last.account_id and c.signed_on > ${day} and c.signed_on <= ${until} and c.state not in ('draft', 'in_review'))`;

/** Customers whose last sign of life came to lie a year back within the range; counts for whoever owns them at its end. */
const lost = (scope: Scope): Sql => sql`
  select o.person_id, 'account'::text as entity, a.id, a.name as label, last."on" + ${SILENT_DAYS.lost}::int as "on", null::numeric as amount, a.id as account_id
  from (
    select x.account_id, max(x."on") as "on"
    from (${signsOfLife(sql`${scope.from}::date - ${SILENT_DAYS.lost}::int`, sql`${scope.asOf}::date - ${SILENT_DAYS.lost}::int`, amongOwned(scope))}) x group by x.account_id
  ) last
  join (${owned(scope)}) o on o.account_id = last.account_id
  join account a on a.id = last.account_id
  where exists (select 1 from contract c where c.account_id = last.account_id and c.signed_on <= last."on" and c.state not in ('draft', 'in_review'))
    and not (${aliveSince(sql`last."on"`, sql`${scope.asOf}::date`)})`;

/** Accounts that had been silent for long and were visited, or signed, again within the range; counts for whoever did it. */
const reactivated = ({ people, from, to }: Scope): Sql => sql`
  select last.person_id, 'account'::text as entity, a.id, a.name as label, last."on", null::numeric as amount, a.id as account_id
  from (
    select distinct on (x.account_id) x.account_id, x.person_id, x."on" from (${signsOfLife(sql`${from}::date`, sql`${to}::date`)}) x
    order by x.account_id, x."on", x.person_id
  ) last join account a on a.id = last.account_id
  where last.person_id = any (${people}::uuid[])
    and (exists (select 1 from visit v where v.account_id = last.account_id and v.visited_on < last."on")
      or exists (select 1 from contract c where c.account_id = last.account_id and c.signed_on < last."on" and c.state not in ('draft', 'in_review')))
    and not (${aliveSince(sql`last."on" - ${SILENT_DAYS.dormant}::int`, sql`last."on" - 1`)})`;

/** Are the key accounts looked after: grades A and B, each with its cadence. */
export const COVERAGE_MEASURES: readonly Measure[] = [
  {
    code: 'key_accounts',
    name: { zh: '重点客户数', en: 'Key accounts' },
    unit: 'count',
    direction: 'neutral',
    nature: 'stock',
    rows: keyAccounts,
  },
  {
    // Visited in the range by anybody: of all key accounts the covered ones.
    code: 'key_accounts_visited',
    name: { zh: '已覆盖重点客户', en: 'Key accounts covered' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: keyAccountsVisited,
  },
  {
    code: 'coverage_rate',
    name: { zh: '重点客户覆盖率', en: 'Coverage of key accounts' },
    unit: 'percent',
    direction: 'up',
    nature: 'flow',
    of: { part: 'key_accounts_visited', whole: 'key_accounts' },
  },
  {
    code: 'accounts_unseen',
    name: { zh: '超期未访重点客户', en: 'Key accounts not seen for too long' },
    unit: 'count',
    direction: 'down',
    nature: 'stock',
    rows: unseen,
  },
  {
    code: 'accounts_reactivated',
    name: { zh: '激活休眠客户', en: 'Accounts reactivated' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: reactivated,
  },
  {
    code: 'accounts_lost',
    name: { zh: '流失客户', en: 'Accounts lost' },
    unit: 'count',
    direction: 'down',
    nature: 'flow',
    rows: lost,
  },
];
