import sql, { join, type Sql } from 'sql-template-tag';
import { inBucket, isOpen, isReceivable, isSigned, openOf, stillOwes } from '@keyline/contracts';
import { AGEING_BUCKETS, type AgeingBucket, type LocalDate } from '@keyline/model';
import type { Invariant } from '@keyline/platform';

const held = sql`al.reversed_on is null`;
const text = (value: Sql) => sql`(${value})::numeric(18,2)::text`;

/** Payments: what is allocated, left over and reversed. */
const PAYMENTS: readonly Invariant[] = [
  {
    code: 'payment.conserved',
    name: { zh: '每笔回款 = 已核销 + 未核销', en: 'Every payment = what it settles + what is left of it' },
    examined: () => sql`from payment`,
    broken: () => sql`
      select 'payment' as entity, p.id, p.number as label, ${text(sql`coalesce(s.amount, 0)`)} as expected, ${text(sql`p.allocated`)} as found
      from payment p left join (select al.payment_id, sum(al.amount) as amount from allocation al where ${held} group by 1) s on s.payment_id = p.id
      where p.allocated <> coalesce(s.amount, 0) or p.allocated > p.amount or p.allocated < 0 or p.amount <= 0`,
  },
  {
    code: 'payment.refunded',
    name: {
      zh: '每笔回款的退款合计正确，且已核销 + 已退款不超过到账金额',
      en: 'Refunds of a payment add up, and what it settles and what went back are never more than it',
    },
    examined: () => sql`from payment where refunded > 0`,
    broken: () => sql`
      select 'payment' as entity, p.id, p.number as label, ${text(sql`coalesce(r.amount, 0)`)} as expected, ${text(sql`p.refunded`)} as found
      from payment p left join (select payment_id, sum(amount) as amount from refund where reversed_on is null group by 1) r on r.payment_id = p.id
      where p.refunded <> coalesce(r.amount, 0) or p.allocated + p.refunded > p.amount or (p.reversed_on is not null and p.refunded > 0)`,
  },
  {
    code: 'bank-line.booked-once',
    name: { zh: '每条已认领流水对应一笔同额有效回款', en: 'Every booked bank line is one payment of that amount that holds' },
    examined: () => sql`from bank_line where state = 'booked'`,
    broken: () => sql`
      select 'payment' as entity, p.id, p.number as label, ${text(sql`b.amount`)} as expected, ${text(sql`case when p.reversed_on is null then p.amount else 0 end`)} as found
      from bank_line b join payment p on p.id = b.payment_id where p.amount <> b.amount or p.reversed_on is not null`,
  },
  {
    code: 'payment.reversed-settles-nothing',
    name: { zh: '已冲销的回款不再核销任何款项', en: 'A reversed payment settles nothing' },
    examined: () => sql`from payment where reversed_on is not null`,
    broken: () => sql`
      select 'payment' as entity, p.id, p.number as label, '0.00' as expected, ${text(sql`sum(al.amount)`)} as found
      from payment p join allocation al on al.payment_id = p.id and ${held} where p.reversed_on is not null group by p.id, p.number`,
  },
  {
    code: 'allocation.same-account',
    name: { zh: '核销只发生在同一客户之内', en: 'Money of one customer settles only what that customer owes' },
    examined: () => sql`from allocation al where ${held}`,
    broken: () => sql`
      select 'payment' as entity, p.id, p.number as label, payer.name as expected, debtor.name as found
      from allocation al join payment p on p.id = al.payment_id join instalment i on i.id = al.instalment_id
        join account payer on payer.id = p.account_id join account debtor on debtor.id = i.account_id
      where ${held} and p.account_id <> i.account_id`,
  },
];

/** Money or an invoice on an instalment that ceased: it should have stayed owed. */
const LOST = sql`(i.ceased_on is not null and (i.received > 0 or i.written_off > 0 or i.invoiced > 0 or i.due_on <= i.ceased_on))`;

/** Instalments: settled sums, the schedule, what counts as a receivable. */
const INSTALMENTS: readonly Invariant[] = [
  {
    code: 'instalment.settled',
    name: {
      zh: '每期已收 = 其核销之和，且已收 + 核销坏账不超过应收',
      en: 'Received of an instalment = its allocations, and never more than its amount',
    },
    examined: () => sql`from instalment`,
    broken: () => sql`
      select 'instalment' as entity, i.id, c.number || ' · ' || i.name as label, ${text(sql`coalesce(s.amount, 0)`)} as expected, ${text(sql`i.received`)} as found
      from instalment i join contract c on c.id = i.contract_id
        left join (select al.instalment_id, sum(al.amount) as amount from allocation al where ${held} group by 1) s on s.instalment_id = i.id
      where i.received <> coalesce(s.amount, 0) or i.received + i.written_off > i.amount or i.received < 0 or i.written_off < 0 or i.amount <= 0`,
  },
  {
    code: 'instalment.written-off',
    name: {
      zh: '每期坏账 = 已核销坏账 − 后续收回',
      en: 'Written off of an instalment = its write-offs less what came in after all',
    },
    examined: () => sql`from instalment i where i.written_off > 0`,
    broken: () => sql`
      select 'instalment' as entity, i.id, c.number || ' · ' || i.name as label, ${text(sql`coalesce(b.amount, 0)`)} as expected, ${text(sql`i.written_off`)} as found
      from instalment i join contract c on c.id = i.contract_id left join (
        select instalment_id, sum(case kind when 'write_off' then amount else -amount end) as amount from write_off_booking where reversed_on is null group by 1
      ) b on b.instalment_id = i.id
      where i.written_off <> coalesce(b.amount, 0)`,
  },
  {
    code: 'contract.schedule',
    name: { zh: '回款计划合计 = 合同金额', en: 'The instalments of a contract add up to its amount' },
    examined: () => sql`from contract c where ${isSigned}`,
    broken: () => sql`
      select 'contract' as entity, c.id, c.number as label, ${text(sql`c.amount`)} as expected, ${text(sql`coalesce(sum(i.amount), 0)`)} as found
      from contract c left join instalment i on i.contract_id = c.id
      where ${isSigned} group by c.id having coalesce(sum(i.amount), 0) <> c.amount`,
  },
  {
    code: 'instalment.receivable',
    name: {
      zh: '合同签订后各期计入应收；终止时未到期、未开票、未收款的除外',
      en: 'An instalment is receivable once its contract is signed, but for what was still to come when that was terminated',
    },
    examined: () => sql`from instalment`,
    broken: () => sql`
      select 'instalment' as entity, i.id, c.number || ' · ' || i.name as label, (${stillOwes} or ${LOST})::text as expected, i.receivable::text as found
      from instalment i join contract c on c.id = i.contract_id where i.receivable <> ${stillOwes} or ${LOST}`,
  },
];

/** Contracts and what hangs on them. */
const CONTRACTS: readonly Invariant[] = [
  {
    code: 'contract.one-customer',
    name: { zh: '回款计划与合同属于同一客户', en: 'Contract and instalments belong to one customer' },
    examined: () => sql`from instalment`,
    broken: () => sql`
      select 'contract' as entity, c.id, c.number as label, a.name as expected, other.name as found
      from instalment i join contract c on c.id = i.contract_id join account a on a.id = c.account_id join account other on other.id = i.account_id
      where i.account_id <> c.account_id`,
  },
  {
    code: 'contract.signed-has-date',
    name: {
      zh: '已签合同都有签订日期，且不晚于今天',
      en: 'Every signed contract has a day of signing that is not in the future',
    },
    examined: () => sql`from contract c where ${isSigned}`,
    broken: (today) => sql`
      select 'contract' as entity, c.id, c.number as label, ${today}::text as expected, c.signed_on::text as found
      from contract c where ${isSigned} and (c.signed_on is null or c.signed_on > ${today}::date)`,
  },
];

const bucketSum = (bucket: AgeingBucket, today: LocalDate) =>
  sql`coalesce(sum(${openOf}) filter (where ${inBucket(bucket, today)}), 0)`;

/** The ageing table against the plain difference of what is owed and what came in, computed the other way round. */
const AGEING: Invariant = {
  code: 'ageing.adds-up',
  name: {
    zh: '每个客户：未到期 + 各账龄 = 应收 − 已收 − 已核销坏账',
    en: 'For every customer: not due + all buckets = owed − received − written off',
  },
  examined: () => sql`from instalment i where ${isReceivable} and ${isOpen}`,
  broken: (today) => sql`
    select 'account' as entity, a.id, a.name as label, ${text(sql`owed.open`)} as expected, ${text(sql`coalesce(aged.total, 0)`)} as found
    from (
      select c.account_id, sum(i.amount - i.written_off) - coalesce(sum(paid.amount), 0) as open
      from instalment i join contract c on c.id = i.contract_id
        left join lateral (select sum(al.amount) as amount from allocation al where al.instalment_id = i.id and ${held}) paid on true
      where ${stillOwes} group by 1
    ) owed join account a on a.id = owed.account_id left join (
      select i.account_id, ${join(
        AGEING_BUCKETS.map((bucket) => bucketSum(bucket, today)),
        ' + ',
      )} as total
      from instalment i where ${isReceivable} and ${isOpen} group by 1
    ) aged on aged.account_id = owed.account_id
    where owed.open <> coalesce(aged.total, 0)`,
};

/** Every invariant of the money that this room and the rooms below it keep. */
export const MONEY_CHECKS: readonly Invariant[] = [...PAYMENTS, ...INSTALMENTS, ...CONTRACTS, AGEING];
