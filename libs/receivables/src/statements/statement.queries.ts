import sql, { join, raw, type Sql } from 'sql-template-tag';
import { inBucket, instalmentsAsOf } from '@keyline/contracts';
import { AGEING_BUCKETS, type LocalDate } from '@keyline/model';
import { allocatedOn, countedOn } from '../as-of.queries.js';
import { writtenOffOn } from '../bad-debt/bad-debt.queries.js';

interface Period {
  accountId: string;
  from: LocalDate;
  to: LocalDate;
}

/**
 * What the schedule made due, and took back: a term that began counts from the day on which it was due, signed and agreed; planned anew
 * after that, it counts no more; what ceases with a termination was not due. So a line once printed stays, and what happened later is a line of its own (ADR 9).
 */
const OWED = (accountId: string): Sql => sql`
  term as (
    select i.id, i.contract_id, i.name, i.amount, i.due_on, i.agreed_on as from_on, i.ceased_on as until_on from instalment i where i.account_id = ${accountId}::uuid
    union all
    select t.instalment_id, t.contract_id, t.name, t.amount, t.due_on, t.from_on, t.until_on from instalment_term t where t.account_id = ${accountId}::uuid
  ), owed as (
    select t.id, t.contract_id, c.number || ' · ' || t.name as label, t.amount, greatest(t.due_on, c.signed_on, t.from_on) as begins_on, t.until_on
    from term t join contract c on c.id = t.contract_id
    where t.due_on is not null and c.signed_on is not null and c.state not in ('draft', 'in_review')
  ), fell_due as (
    select * from owed where begins_on < coalesce(until_on, 'infinity'::date)
  )`;

/** What was given up of what the account owes, brought back by money after all, and lost again with it. */
const writeOffs = (accountId: string): Sql => sql`
  select booking."on", booking.move, c.number || ' · ' || i.name, booking.amount, b.id
  from write_off_booking b join instalment i on i.id = b.instalment_id join contract c on c.id = i.contract_id cross join lateral (values
    (b.booked_on, b.kind, case b.kind when 'write_off' then -b.amount else b.amount end), (b.reversed_on, 'recovery_reversal', -b.amount)
  ) as booking ("on", move, amount)
  where i.account_id = ${accountId}::uuid and booking."on" is not null`;

/** Money that came, went back, and did neither after all. */
const money = (accountId: string): Sql => sql`
  select p.received_on, 'payment', p.number, -p.amount, p.id from payment p where p.account_id = ${accountId}::uuid
  union all
  select p.reversed_on, 'reversal', p.number, p.amount, p.id from payment p where p.account_id = ${accountId}::uuid and p.reversed_on is not null
  union all
  select back."on", back.move, p.number, back.amount, r.id
  from refund r join payment p on p.id = r.payment_id cross join lateral (values
    (r.refunded_on, 'refund', r.amount), (r.reversed_on, 'refund_reversal', -r.amount)
  ) as back ("on", move, amount)
  where p.account_id = ${accountId}::uuid and back."on" is not null`;

/** What moved the account's balance up to the period's end: `amount` is what is owed more by it, less when negative. */
const movesUntil = ({ accountId, to }: Omit<Period, 'from'>): Sql => sql`
  with ${OWED(accountId)}, every as (
    select f."on", case when bool_or(f.again) then 'replanned' else 'due' end as move, min(f.label) as label, sum(f.amount) as amount, f.id
    from (
      select begins_on as "on", label, amount, id, false as again from fell_due
      union all
      select until_on, label, -amount, id, true from fell_due where until_on is not null
    ) f group by f.id, f."on" having sum(f.amount) <> 0
    union all ${money(accountId)} union all ${writeOffs(accountId)}
  ) select * from every where "on" <= ${to}::date and amount <> 0`;

/** The opening balance, and behind it the lines of the period with the balance after each. */
export const movesOf = (period: Period): Sql => sql`
  with moves as (${movesUntil(period)}), opening as (
    select coalesce(sum(amount), 0.00) as amount from moves where "on" < ${period.from}::date
  )
  select m."on", m.move, m.label, m.amount, (opening.amount + sum(m.amount) over (order by m."on", m.move, m.id))::numeric(18,2)::text as balance
  from moves m cross join opening where m."on" >= ${period.from}::date
  union all
  select null, null, null, null, opening.amount::numeric(18,2)::text from opening
  order by 1 nulls first, 2, 3`;

/** Valid invoices of the period; a red-letter one is negative. */
export const invoicesOf = ({ accountId, from, to }: Period): Sql => sql`
  select v.number, v.issued_on as "issuedOn", c.number as "contractNumber", v.amount
  from invoice v join contract c on c.id = v.contract_id
  where v.account_id = ${accountId}::uuid and v.issued_on between ${from}::date and ${to}::date
    and (v.cancelled_on is null or v.cancelled_on > ${to}::date) order by v.issued_on, v.number`;

/** What is open on the last day by age, and what had come in by then and settled nothing. */
export const standingOf = ({ accountId, to }: Omit<Period, 'from'>): Sql => {
  const buckets = join(
    AGEING_BUCKETS.map(
      (bucket) => sql`coalesce(sum(i.open) filter (where ${inBucket(bucket, to)}), 0.00) as ${raw(`"${bucket}"`)}`,
    ),
    ', ',
  );
  return sql`
    with counted as (
      select i.due_on, i.amount, i.amount - ${writtenOffOn(to)} - coalesce((select sum(al.amount) from allocation al where al.instalment_id = i.id and ${allocatedOn(to)}), 0) as open
      from ${instalmentsAsOf(to)} join contract c on c.id = i.contract_id where i.account_id = ${accountId}::uuid and ${countedOn(to)}
    ), free as (
      select p.amount - coalesce((select sum(al.amount) from allocation al where al.payment_id = p.id and ${allocatedOn(to)}), 0)
        - coalesce((select sum(r.amount) from refund r where r.payment_id = p.id and r.refunded_on <= ${to}::date and (r.reversed_on is null or r.reversed_on > ${to}::date)), 0) as amount
      from payment p where p.account_id = ${accountId}::uuid and p.received_on <= ${to}::date and (p.reversed_on is null or p.reversed_on > ${to}::date)
    )
    select ${buckets}, coalesce(sum(i.open), 0.00) as total, (select coalesce(sum(amount), 0.00) from free) as unallocated,
      coalesce(sum(i.amount) filter (where i.due_on is null or i.due_on > ${to}::date), 0.00) as "notYetDue"
    from counted i`;
};
