import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from './measure.js';

const signed = ({ people, from, to }: Scope, amount: Sql): Sql => sql`
  select c.owner_id as person_id, 'contract'::text as entity, c.id, c.number || ' ' || c.name as label, c.signed_on as "on", ${amount} as amount, c.account_id
  from contract c
  where c.owner_id = any (${people}::uuid[]) and c.signed_on between ${from}::date and ${to}::date and c.state not in ('draft', 'in_review')`;

/**
 * Instalments of signed contracts that were past due on the day, with what was open then: allocations count from the day they were
 * made until the day they were reversed. Paid in full now and untouched since that day means paid in full then, so only the rest is added up.
 */
const overdueOn = ({ people, asOf }: Scope): Sql => sql`
  select i.collector_id as person_id, 'instalment'::text as entity, i.id, c.number || ' ' || i.name as label, i.due_on as "on", i.amount - settled.amount as amount, i.account_id
  from instalment i
  join contract c on c.id = i.contract_id
  cross join lateral (
    select coalesce(sum(l.amount), 0) as amount from allocation l
    where l.instalment_id = i.id and l.allocated_on <= ${asOf}::date and (l.reversed_on is null or l.reversed_on > ${asOf}::date)
  ) settled
  where i.collector_id = any (${people}::uuid[]) and i.due_on < ${asOf}::date
    and (i.received < i.amount or exists (select 1 from allocation l where l.instalment_id = i.id and l.allocated_on > ${asOf}::date))
    and c.signed_on <= ${asOf}::date and c.state not in ('draft', 'in_review') and (c.terminated_on is null or c.terminated_on > ${asOf}::date)
    and settled.amount < i.amount`;

/** Contracts, cash, and cash that should be there. */
export const MONEY_MEASURES: readonly Measure[] = [
  {
    // Signed in the range, for the owner of the contract; one terminated later was signed all the same.
    code: 'contracts_signed',
    name: { zh: '签约合同数', en: 'Contracts signed' },
    unit: 'count',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => signed(scope, sql`null::numeric`),
  },
  {
    code: 'contract_amount',
    name: { zh: '签约金额', en: 'Contract amount' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: (scope) => signed(scope, sql`c.amount`),
  },
  {
    // Received in the range and not reversed by its end, for the collector of the payment; allocated or not.
    code: 'payments_received',
    name: { zh: '回款金额', en: 'Payments received' },
    unit: 'money',
    direction: 'up',
    nature: 'flow',
    rows: ({ people, from, to }) => sql`
      select p.collector_id as person_id, 'payment'::text as entity, p.id, p.number as label, p.received_on as "on", p.amount, p.account_id
      from payment p
      where p.collector_id = any (${people}::uuid[]) and p.received_on between ${from}::date and ${to}::date
        and (p.reversed_on is null or p.reversed_on > ${to}::date)`,
  },
  {
    // For the collector of the instalment.
    code: 'overdue_amount',
    name: { zh: '逾期应收', en: 'Overdue receivables' },
    unit: 'money',
    direction: 'down',
    nature: 'stock',
    rows: overdueOn,
  },
];
