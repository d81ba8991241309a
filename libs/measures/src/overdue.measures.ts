import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from './measure.js';

/**
 * Instalments of signed contracts that were past due on the day, with what was open then: an allocation holds from the day it was made
 * until the day it was reversed. What is received now, put back by what has happened to allocations since that day, is what had been
 * received then; so a recent day costs little more than today.
 * The few that are paid by now are looked up one by one (`offset 0` keeps the planner from reading all that were ever paid).
 */
const overdueOn = ({ people }: Pick<Scope, 'people'>, asOf: Sql): Sql => sql`
  with since as materialized (
    select l.instalment_id, sum(case when l.reversed_on is null then l.amount else -l.amount end) as amount from allocation l
    where (l.allocated_on > ${asOf} and l.reversed_on is null) or (l.allocated_on <= ${asOf} and l.reversed_on > ${asOf})
    group by l.instalment_id
  )
  select i.collector_id as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.open as amount, i.account_id
  from (
    select o.id, o.contract_id, o.account_id, o.collector_id, o.name, o.due_on, o.amount - o.received - o.written_off + coalesce(s.amount, 0) as open
    from instalment o left join since s on s.instalment_id = o.id where o.received + o.written_off < o.amount
    union all
    select p.id, p.contract_id, p.account_id, p.collector_id, p.name, p.due_on, p.amount - p.received - p.written_off + s.amount
    from since s cross join lateral (select * from instalment where id = s.instalment_id and received + written_off >= amount offset 0) p
  ) i join contract c on c.id = i.contract_id
  where i.collector_id = any (${people}::uuid[]) and i.due_on < ${asOf} and i.open > 0
    and c.signed_on <= ${asOf} and c.state not in ('draft', 'in_review') and (c.terminated_on is null or c.terminated_on > ${asOf})`;

/** The day from which an open instalment is overdue: the day after it was due, or the signing of the contract when that was later. */
const OVERDUE_FROM = sql`greatest(i.due_on + 1, c.signed_on)`;

const SIGNED = sql`c.state not in ('draft', 'in_review')`;

/** Instalments that became overdue on a day of the range, with what was open the evening before. */
const becameOverdue = ({ people, from, asOf }: Scope): Sql => sql`
  select n.person_id, 'instalment'::text as entity, n.id, n.label, n."on", n.amount, n.account_id
  from (
    select i.collector_id as person_id, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.account_id,
      i.amount - i.written_off - coalesce((
        select sum(l.amount) from allocation l
        where l.instalment_id = i.id and l.allocated_on < ${OVERDUE_FROM} and (l.reversed_on is null or l.reversed_on >= ${OVERDUE_FROM})), 0) as amount
    from instalment i join contract c on c.id = i.contract_id
    where i.collector_id = any (${people}::uuid[]) and i.due_on < ${asOf}::date and ${OVERDUE_FROM} between ${from}::date and ${asOf}::date
      and ${SIGNED} and (c.terminated_on is null or c.terminated_on > ${asOf}::date)
  ) n where n.amount > 0`;

/** Money allocated on a day of the range to what was overdue by then; what was taken back counts against it. */
const collectedOverdue = ({ people, from, asOf }: Scope): Sql => sql`
  select i.collector_id as person_id, 'payment'::text as entity, l.payment_id as id, p.number || ' · ' || c.number || ' ' || i.name as label, l."on", l.amount, i.account_id
  from (
    select payment_id, instalment_id, allocated_on as "on", amount from allocation where allocated_on between ${from}::date and ${asOf}::date
    union all
    select payment_id, instalment_id, reversed_on, -amount from allocation where reversed_on between ${from}::date and ${asOf}::date
  ) l
  join instalment i on i.id = l.instalment_id and i.collector_id = any (${people}::uuid[])
  join contract c on c.id = i.contract_id and ${SIGNED} and (c.terminated_on is null or c.terminated_on > ${asOf}::date)
  join payment p on p.id = l.payment_id
  where l."on" >= ${OVERDUE_FROM}`;

/**
 * Overdue money for its collector. Unless contracts are terminated or money is written off in the range,
 * opening + newly overdue - collected = standing at the end; a test holds them together.
 */
export const OVERDUE_MEASURES: readonly Measure[] = [
  {
    // The evening before the range.
    code: 'overdue_opening',
    name: { zh: '期初逾期应收', en: 'Overdue at the beginning' },
    unit: 'money',
    direction: 'down',
    nature: 'stock',
    rows: (scope) => overdueOn(scope, sql`(${scope.from}::date - 1)`),
  },
  {
    code: 'overdue_new',
    name: { zh: '新增逾期', en: 'Newly overdue' },
    unit: 'money',
    direction: 'down',
    nature: 'flow',
    rows: becameOverdue,
  },
  {
    code: 'overdue_collected',
    name: { zh: '收回逾期', en: 'Overdue collected' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: collectedOverdue,
  },
  {
    // The evening of the last day.
    code: 'overdue_amount',
    name: { zh: '逾期应收', en: 'Overdue receivables' },
    unit: 'money',
    direction: 'down',
    nature: 'stock',
    rows: (scope) => overdueOn(scope, sql`${scope.asOf}::date`),
  },
];
