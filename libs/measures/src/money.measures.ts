import sql, { type Sql } from 'sql-template-tag';
import type { Measure, Scope } from './measure.js';

const signed = ({ people, from, to }: Scope, amount: Sql): Sql => sql`
  select c.owner_id as person_id, 'contract'::text as entity, c.id, c.number || ' ' || c.name as label, c.signed_on as "on", ${amount} as amount, c.account_id
  from contract c
  where c.owner_id = any (${people}::uuid[]) and c.signed_on between ${from}::date and ${to}::date and c.state not in ('draft', 'in_review')`;

/**
 * Instalments of signed contracts that were past due on the day, with what was open then: an allocation holds from the day it was made
 * until the day it was reversed. What is received now, put back by what has happened to allocations since that day, is what had been
 * received then; so a recent day costs little more than today.
 * The few that are paid by now are looked up one by one (`offset 0` keeps the planner from reading all that were ever paid).
 */
const overdueOn = ({ people, asOf }: Scope): Sql => sql`
  with since as materialized (
    select l.instalment_id, sum(case when l.reversed_on is null then l.amount else -l.amount end) as amount from allocation l
    where (l.allocated_on > ${asOf}::date and l.reversed_on is null) or (l.allocated_on <= ${asOf}::date and l.reversed_on > ${asOf}::date)
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
  where i.collector_id = any (${people}::uuid[]) and i.due_on < ${asOf}::date and i.open > 0
    and c.signed_on <= ${asOf}::date and c.state not in ('draft', 'in_review') and (c.terminated_on is null or c.terminated_on > ${asOf}::date)`;

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
