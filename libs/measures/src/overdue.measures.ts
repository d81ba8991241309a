import sql, { type Sql } from 'sql-template-tag';
import { wasReceivable } from '@keyline/contracts';
import { answeredOn, ANSWERING, everAnsweredBy } from './answering.queries.js';
import type { Scope, SummedMeasure } from './measure.js';
import { cameDue, fallenDue, openInstalments, stoodOn } from './terms.queries.js';

/** Instalments of signed contracts that were past due on the day, with what was open then, for whoever answered for them then. */
const overdueOn = ({ people }: Pick<Scope, 'people'>, asOf: Sql): Sql => sql`
  select ${ANSWERING} as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.open as amount, i.account_id
  from (${openInstalments(people, { paidBy: asOf, termsOf: asOf, due: (dueOn) => sql`${dueOn} < ${asOf}` })}) i
  ${answeredOn(asOf)} join contract c on c.id = i.contract_id
  where ${ANSWERING} = any (${people}::uuid[]) and i.open > 0 and ${wasReceivable(asOf)}`;

/** The day from which an open instalment is overdue: the day after it was due, or the signing of the contract when that was later. */
const OVERDUE_FROM = sql`greatest(i.due_on + 1, c.signed_on)`;

/** Signed, and not ceased with a termination by the end of the range. */
const counted = wasReceivable;

/** What was open of the instalment `i` the evening before a day. */
const openBefore = (day: Sql): Sql => sql`
  i.amount - coalesce((
    select sum(l.amount) from allocation l
    where l.instalment_id = i.id and l.allocated_on < ${day} and (l.reversed_on is null or l.reversed_on >= ${day})), 0)
  - coalesce((
    select sum(case b.kind when 'write_off' then b.amount else -b.amount end) from write_off_booking b
    where b.instalment_id = i.id and b.booked_on < ${day} and (b.reversed_on is null or b.reversed_on >= ${day})), 0)`;

/**
 * Instalments that became overdue on a day of the range, with what was open the evening before; for whoever answered that day. (`offset 0`
 * keeps the planner from adding up what was open twice.)
 */
const becameOverdue = ({ people, from, asOf }: Scope): Sql => sql`
  select n.person_id, 'instalment'::text as entity, n.id, n.label, n."on", n.amount, n.account_id
  from (
    select ${ANSWERING} as person_id, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.account_id, ${openBefore(cameDue(1))} as amount
    from ${fallenDue({ people, from: sql`${from}::date`, to: sql`${asOf}::date`, late: 1 }, counted(sql`${asOf}::date`))} ${answeredOn(cameDue(1))}
    where ${ANSWERING} = any (${people}::uuid[]) offset 0
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
  ${stoodOn(sql`l.instalment_id`, sql`l."on"`)} ${answeredOn(sql`l."on"`)}
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
    ${stoodOn(sql`r.instalment_id`, sql`(r.until_on - 1)`)}
    join contract c on c.id = i.contract_id and ${counted(sql`${asOf}::date`)}
    where r.until_on between ${from}::date and ${asOf}::date and side.person_id = any (${people}::uuid[]) and ${OVERDUE_FROM} < r.until_on
  ) h where h.amount > 0`;

/**
 * Overdue money for whoever answered for it at the time, by the amounts and due dates that were in force then. Unless in the range
 * contracts are terminated, money is written off or what is overdue is planned anew, opening + newly overdue + taken over - collected =
 * standing at the end; a test holds them together.
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
