import sql, { join, raw, type Sql } from 'sql-template-tag';
import { inBucket } from '@keyline/contracts';
import { AGEING_BUCKETS, type LocalDate } from '@keyline/model';
import { allocatedOn, countedOn } from '../as-of.queries.js';

interface Period {
  accountId: string;
  from: LocalDate;
  to: LocalDate;
}

/** What moved the account's balance up to the period's end: `amount` is what is owed more by it, less when negative. */
const movesUntil = ({ accountId, to }: Omit<Period, 'from'>): Sql => sql`
  select greatest(i.due_on, c.signed_on) as "on", 'due' as move, c.number || ' · ' || i.name as label, i.amount, i.id
  from instalment i join contract c on c.id = i.contract_id
  where i.account_id = ${accountId}::uuid and ${countedOn(to)} and greatest(i.due_on, c.signed_on) <= ${to}::date and i.due_on is not null
  union all
  select p.received_on, 'payment', p.number, -p.amount, p.id from payment p where p.account_id = ${accountId}::uuid and p.received_on <= ${to}::date
  union all
  select p.reversed_on, 'reversal', p.number, p.amount, p.id from payment p where p.account_id = ${accountId}::uuid and p.reversed_on <= ${to}::date
  union all
  select r.refunded_on, 'refund', p.number, r.amount, r.id from refund r join payment p on p.id = r.payment_id
  where p.account_id = ${accountId}::uuid and r.refunded_on <= ${to}::date`;

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
    with open as (
      select i.due_on, i.amount - i.written_off - coalesce((select sum(al.amount) from allocation al where al.instalment_id = i.id and ${allocatedOn(to)}), 0) as open
      from instalment i join contract c on c.id = i.contract_id where i.account_id = ${accountId}::uuid and ${countedOn(to)}
    )
    select ${buckets}, coalesce(sum(i.open), 0.00) as total,
      (select coalesce(sum(p.amount - coalesce((select sum(al.amount) from allocation al where al.payment_id = p.id and ${allocatedOn(to)}), 0)
          - coalesce((select sum(r.amount) from refund r where r.payment_id = p.id and r.refunded_on <= ${to}::date), 0)), 0.00)
        from payment p where p.account_id = ${accountId}::uuid and p.received_on <= ${to}::date and (p.reversed_on is null or p.reversed_on > ${to}::date)
      ) as unallocated
    from open i where i.open > 0`;
};
