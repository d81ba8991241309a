import sql, { type Sql } from 'sql-template-tag';
import { contractsDoor, isOpen, isReceivable, openOf } from '@keyline/contracts';
import { addDays, type Actor, type LocalDate, type ReceivableFigure } from '@keyline/model';
import { allocatedOn, countedOn, standingOn, validOn } from './as-of.queries.js';

export interface FigureScope {
  readonly actor: Actor;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  readonly now: Date;
}

const instalmentDoor = contractsDoor(sql`i.account_id`, sql`i.contract_id`, { by: 'instalment', key: sql`i.id` });
const paymentDoor = contractsDoor(sql`p.account_id`, null);
const promiseDoor = contractsDoor(sql`pp.account_id`, null, {
  by: 'debt',
  key: sql`coalesce(pp.instalment_id, pp.account_id)`,
});
const invoiceDoor = contractsDoor(sql`v.account_id`, sql`v.contract_id`, { by: 'contract', key: sql`v.contract_id` });

/** Instalments with what each adds, dated `on`. */
const instalments = ({ actor, now }: FigureScope, on: Sql, amount: Sql, where: Sql): Sql => sql`
  select 'instalment'::text as entity, i.id, i.name as label, i.contract_id, ${on} as "on", ${amount} as amount, i.account_id
  from instalment i ${instalmentDoor(actor, now)} where ${where}`;

const payments = ({ actor, now }: FigureScope, amount: Sql, where: Sql): Sql => sql`
  select 'payment'::text as entity, p.id, p.number as label, null::uuid as contract_id, p.received_on as "on", ${amount} as amount, p.account_id
  from payment p ${paymentDoor(actor, now)} where p.reversed_on is null and ${where}`;

const range = (on: Sql, { from, to }: FigureScope): Sql => sql`${on} between ${from}::date and ${to}::date`;
const owing = sql`${isOpen} and ${isReceivable}`;
const expectedOn = sql`i.expected_on`;

/** Instalments whose money moved after a day: what is kept of them now is not what they were then. */
const movedAfter = (day: LocalDate): Sql => sql`i.id in (
  select al.instalment_id from allocation al where al.allocated_on > ${day}::date or al.reversed_on > ${day}::date
  union all select b.instalment_id from write_off_booking b where b.booked_on > ${day}::date or b.reversed_on > ${day}::date
  union all select l.instalment_id from invoice_line l join invoice v on v.id = l.invoice_id where v.issued_on > ${day}::date or v.cancelled_on > ${day}::date)`;

/** Instalments that counted at the end of the range, with what had come in by a day; `each` says what they add. */
const settledBy = (scope: FigureScope, amount: Sql, where: Sql): Sql => {
  const before = addDays(scope.from, -1);
  const { source } = standingOn(scope.to, scope.today);
  // Most were settled long ago and add nothing: they are left out before anything is added up.
  const unsettled = sql`(${isOpen} or i.invoiced > i.received)`;
  return sql`
    select 'instalment'::text as entity, s.id, s.label, s.contract_id, s."on", s.amount, s.account_id from (
      select i.id, i.name as label, i.contract_id, i.expected_on as "on", i.account_id, ${amount} as amount
      from ${source} join contract c on c.id = i.contract_id ${instalmentDoor(scope.actor, scope.now)}
        left join lateral (
          select coalesce(sum(al.amount) filter (where ${allocatedOn(before)}), 0.00) as before,
            coalesce(sum(al.amount) filter (where ${allocatedOn(scope.to)}), 0.00) as till
          from allocation al where al.instalment_id = i.id
        ) settled on true
        left join lateral (
          select coalesce(sum(l.amount), 0.00) as amount from invoice_line l join invoice v on v.id = l.invoice_id
          where l.instalment_id = i.id and ${validOn(scope.to)}
        ) invoiced on true
      where ${countedOn(scope.to)} and (${unsettled} or ${movedAfter(before)}) and ${where}
    ) s where s.amount <> 0`;
};

/** The rows behind each figure: its value is the sum of their amounts, so the two cannot differ. */
export const FIGURE_ROWS: Readonly<Record<ReceivableFigure, (scope: FigureScope) => Sql>> = {
  expected: (scope) =>
    instalments(scope, expectedOn, sql`i.amount - i.written_off`, sql`${isReceivable} and ${range(expectedOn, scope)}`),
  expectedOpen: (scope) => instalments(scope, expectedOn, openOf, sql`${owing} and ${range(expectedOn, scope)}`),
  carriedOver: (scope) => instalments(scope, expectedOn, openOf, sql`${owing} and i.expected_on < ${scope.from}::date`),
  promised: (scope) => sql`
    select 'promise'::text as entity, pp.id, coalesce(i.name, pp.made_by, to_char(pp.promised_on, 'YYYY-MM-DD')) as label, i.contract_id,
      pp.promised_on as "on", pp.amount, pp.account_id
    from payment_promise pp left join instalment i on i.id = pp.instalment_id ${promiseDoor(scope.actor, scope.now)}
    where pp.withdrawn_on is null and ${range(sql`pp.promised_on`, scope)}`,
  received: (scope) => payments(scope, sql`p.amount - p.refunded`, range(sql`p.received_on`, scope)),
  dueIn: (scope) => instalments(scope, sql`i.due_on`, openOf, sql`${owing} and ${range(sql`i.due_on`, scope)}`),
  overdue: (scope) => instalments(scope, sql`i.due_on`, openOf, sql`${owing} and i.due_on < ${scope.today}::date`),
  open: (scope) => instalments(scope, expectedOn, openOf, owing),
  unallocated: (scope) => payments(scope, sql`p.amount - p.allocated - p.refunded`, sql`p.allocated + p.refunded < p.amount`),
  sales: (scope) => sql`
    select 'invoice'::text as entity, v.id, v.number as label, v.contract_id, v.issued_on as "on", v.amount, v.account_id
    from invoice v ${invoiceDoor(scope.actor, scope.now)} where v.issued_on >= ${scope.from}::date and ${validOn(scope.to)}`,
  invoicedUnpaid: (scope) => settledBy(scope, sql`greatest(invoiced.amount - settled.till, 0.00)`, sql`true`),
  collectable: (scope) =>
    settledBy(
      scope,
      sql`i.amount - ${standingOn(scope.to, scope.today).writtenOff} - settled.before`,
      sql`i.due_on is not null and i.due_on <= ${scope.to}::date`,
    ),
  collected: (scope) =>
    settledBy(scope, sql`settled.till - settled.before`, sql`i.due_on is not null and i.due_on <= ${scope.to}::date`),
};

/** Sum and number of the rows of one figure. */
export const figureValue = (figure: ReceivableFigure, scope: FigureScope): Sql => sql`
  select coalesce(sum(r.amount), 0.00) as amount, count(*)::int as count from (${FIGURE_ROWS[figure](scope)}) r`;

/** The rows of one figure, in the order of their days. */
export const figureRows = (figure: ReceivableFigure, scope: FigureScope, limit: number, offset: number): Sql => sql`
  select r.entity, r.id, coalesce(c.number || ' ', '') || r.label as label, r."on", r.amount, r.account_id as "accountId", a.name as "accountName"
  from (${FIGURE_ROWS[figure](scope)}) r join account a on a.id = r.account_id left join contract c on c.id = r.contract_id
  order by r."on", r.id limit ${limit}::int offset ${offset}::int`;

/** One figure of each week or month of the range; `period` is its first day on the calendar. */
export const figureByPeriod = (figure: ReceivableFigure, by: 'week' | 'month', scope: FigureScope): Sql => sql`
  select date_trunc(${by}, r."on"::timestamp)::date as period, sum(r.amount) as amount from (${FIGURE_ROWS[figure](scope)}) r group by 1`;
