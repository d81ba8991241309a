import sql, { type Sql } from 'sql-template-tag';
import { wasReceivable } from '@keyline/contracts';
import { allocatedSince, answeredOn, ANSWERING, everAnsweredBy, writtenOffSince } from './answering.queries.js';
import type { Scope, SummedMeasure } from './measure.js';

/**
 * Instalments of signed contracts that were past due on the day, with what was open then, for whoever answered for them then. What is
 * open now, put back by what has been booked since that day, is what was open then; so a recent day costs little more than today.
 * The few that are paid by now are looked up one by one (`offset 0` keeps the planner from reading all that were ever paid).
 */
const overdueOn = ({ people }: Pick<Scope, 'people'>, asOf: Sql): Sql => sql`
  with since as materialized (
    select s.instalment_id, sum(s.amount) as amount from (${allocatedSince(people, asOf)} union all ${writtenOffSince(asOf)}) s group by s.instalment_id
  )
  select ${ANSWERING} as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.open as amount, i.account_id
  from (
    select o.id, o.contract_id, o.account_id, o.collector_id, o.name, o.due_on, o.ceased_on, o.amount - o.received - o.written_off + coalesce(s.amount, 0) as open
    from instalment o left join since s on s.instalment_id = o.id
    where o.received + o.written_off < o.amount and o.due_on < ${asOf} and ${everAnsweredBy(people, sql`o.id`)}
    union all
    select p.id, p.contract_id, p.account_id, p.collector_id, p.name, p.due_on, p.ceased_on, p.amount - p.received - p.written_off + s.amount
    from since s cross join lateral (select * from instalment where id = s.instalment_id and received + written_off >= amount offset 0) p
    where ${everAnsweredBy(people, sql`p.id`)}
  ) i ${answeredOn(asOf)} join contract c on c.id = i.contract_id
  where ${ANSWERING} = any (${people}::uuid[]) and i.due_on < ${asOf} and i.open > 0
    and ${wasReceivable(asOf)}`;

/** The day from which an open instalment is overdue: the day after it was due, or the signing of the contract when that was later. */
const OVERDUE_FROM = sql`greatest(i.due_on + 1, c.signed_on)`;

/** Signed, and not ceased with a termination by the end of the range. */
const counted = wasReceivable;

/** What was open of the instalment `i` the evening before a day. */
const openBefore = (day: Sql): Sql => sql`
  i.amount - i.written_off - coalesce((
    select sum(l.amount) from allocation l
    where l.instalment_id = i.id and l.allocated_on < ${day} and (l.reversed_on is null or l.reversed_on >= ${day})), 0)`;

/** Instalments that became overdue on a day of the range, with what was open the evening before; for whoever answered that day. */
const becameOverdue = ({ people, from, asOf }: Scope): Sql => sql`
  select n.person_id, 'instalment'::text as entity, n.id, n.label, n."on", n.amount, n.account_id
  from (
    select ${ANSWERING} as person_id, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.account_id, ${openBefore(OVERDUE_FROM)} as amount
    from instalment i join contract c on c.id = i.contract_id ${answeredOn(OVERDUE_FROM)}
    where ${ANSWERING} = any (${people}::uuid[]) and ${everAnsweredBy(people, sql`i.id`)}
      and i.due_on < ${asOf}::date and ${OVERDUE_FROM} between ${from}::date and ${asOf}::date and ${counted(sql`${asOf}::date`)}
  ) n where n.amount > 0`;

/** Money allocated on a day of the range to what was overdue by then, for whoever answered that day; what was taken back counts against it. */
const collectedOverdue = ({ people, from, asOf }: Scope): Sql => sql`
  select ${ANSWERING} as person_id, 'payment'::text as entity, l.payment_id as id, p.number || ' · ' || c.number || ' ' || i.name as label, l."on", l.amount, i.account_id
  from (
    select payment_id, instalment_id, allocated_on as "on", amount from allocation
    where allocated_on between ${from}::date and ${asOf}::date and ${everAnsweredBy(people, sql`instalment_id`)}
    union all
    select payment_id, instalment_id, reversed_on, -amount from allocation
    where reversed_on between ${from}::date and ${asOf}::date and ${everAnsweredBy(people, sql`instalment_id`)}
  ) l
  join instalment i on i.id = l.instalment_id ${answeredOn(sql`l."on"`)}
  join contract c on c.id = i.contract_id and ${counted(sql`${asOf}::date`)}
  join payment p on p.id = l.payment_id
  where l."on" >= ${OVERDUE_FROM} and ${ANSWERING} = any (${people}::uuid[])`;

/** Overdue money that changed hands on a day of the range: taken over by the one, taken off the other. */
const handedOver = ({ people, from, asOf }: Scope): Sql => sql`
  select h.person_id, 'instalment'::text as entity, h.id, h.label, h."on", h.amount * h.sign as amount, h.account_id
  from (
    select side.person_id, side.sign, i.id, c.number || ' ' || i.name as label, r.until_on as "on", i.account_id, ${openBefore(sql`r.until_on`)} as amount
    from instalment_responsibility r
    join instalment_responsibility n on n.instalment_id = r.instalment_id and n.from_on = r.until_on and n.collector_id <> r.collector_id
    cross join lateral (values (r.collector_id, -1), (n.collector_id, 1)) as side (person_id, sign)
    join instalment i on i.id = r.instalment_id
    join contract c on c.id = i.contract_id and ${counted(sql`${asOf}::date`)}
    where r.until_on between ${from}::date and ${asOf}::date and side.person_id = any (${people}::uuid[]) and ${OVERDUE_FROM} < r.until_on
  ) h where h.amount > 0`;

/**
 * Overdue money for whoever answered for it at the time. Unless contracts are terminated or money is written off in the range,
 * opening + newly overdue + taken over - collected = standing at the end; a test holds them together.
 */
export const OVERDUE_MEASURES: readonly SummedMeasure[] = [
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
    // With the account, or by a decision: the sum over everybody is nothing.
    code: 'overdue_taken_over',
    name: { zh: '接手逾期', en: 'Overdue taken over' },
    unit: 'money',
    direction: 'neutral',
    nature: 'flow',
    rows: handedOver,
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
